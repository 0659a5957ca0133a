"""Whether this terminal can show the app, and what to tell where it cannot."""

import locale
import os
import sys
from typing import Final

from tutor.language import Text
from tutor.settings.ground import has_light_ground

_TOO_PLAIN: Final = frozenset({"", "dumb", "unknown", "vt52", "vt100", "vt102"})

_NO_TERMINAL = Text(
    uz="Bu yerda terminal yoʻq. Buyruqlar: tutor --help; darslar: tutor list; oddiy matn bilan: --plain",
    en="There is no terminal here. The commands: tutor --help; the lessons: tutor list; plain text: --plain",
)
_PLAIN_TERMINAL = Text(
    uz="Bu terminal (TERM={term}) toʻliq ekranni koʻrsata olmaydi. Satrma-satr ishlash: tutor --plain",
    en="This terminal (TERM={term}) cannot show the full screen. To work line by line: tutor --plain",
)
_NOT_UTF8 = Text(
    uz="Terminal kodlashi {encoding}: harflar buzilib chiqadi. Bering: export LC_ALL=C.UTF-8 (yoki: tutor --plain)",
    en="This terminal's encoding is {encoding}: letters would be broken. Give: export LC_ALL=C.UTF-8 (or: tutor --plain)",
)


class UnfitTerminalError(Exception):
    """The app cannot be shown here; `text` says why and what to do instead."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def refusal() -> Text | None:
    """Return why the app cannot be shown on this terminal, or None where it can."""
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        return _NO_TERMINAL
    term = os.environ.get("TERM", "")
    if term.lower() in _TOO_PLAIN:
        return _PLAIN_TERMINAL.format(term=term or '""')
    encoding = locale.getpreferredencoding(False)
    if encoding.lower().replace("-", "") != "utf8":
        return _NOT_UTF8.format(encoding=encoding)
    return None


def automatic_theme() -> str:
    """Return the theme that fits this terminal, as `TERM`, `COLORTERM` and `COLORFGBG` tell; nothing is asked."""
    from rich.console import Console

    if Console(force_terminal=True).color_system == "standard":
        return "16"
    return "light" if has_light_ground() else "dark"
