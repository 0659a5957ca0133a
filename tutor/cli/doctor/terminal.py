"""The terminal: whether it can show the tutor, and its letters."""

import locale
import os
import shutil
from collections.abc import Iterator
from typing import Final

from tutor.cli.console import Console, is_utf8
from tutor.cli.doctor.report import Finding, finding, information
from tutor.language import LANGUAGE_NAMES, Text, verbatim

COLUMNS, LINES = 80, 24
SAMPLE: Final = "Oʻ gʻ maʼno ✓ ▸ ● ⣿ ŷ η"

_TOO_PLAIN: Final = frozenset({"", "dumb", "unknown", "vt52", "vt100", "vt102"})

_KIND = Text(uz="turi", en="kind")
_NONE = Text(uz="terminal yoʻq (chiqish boshqa joyga yoʻnaltirilgan)", en="no terminal (the output goes elsewhere)")
_USE_PLAIN = Text(
    uz="Bu turdagi terminalda toʻliq ekran ochilmaydi: buyruqlarni --plain bilan bering yoki bering: "
    "export TERM=xterm-256color",
    en="This kind cannot show the full screen: use the commands with --plain, or give: export TERM=xterm-256color",
)
_COLOURS = Text(uz="ranglar", en="colours")
_NO_COLOURS = Text(uz="oʻchirilgan (NO_COLOR)", en="switched off (NO_COLOR)")
_SIZE = Text(uz="oʻlchami", en="size")
_ENLARGE = Text(
    uz="Oynani kamida {columns} × {lines} gacha kattalashtiring yoki shriftni kichraytiring.",
    en="Enlarge the window to {columns} × {lines} at least, or take a smaller font.",
)
_ENCODING = Text(uz="kodlash", en="encoding")
_SET_UTF8 = Text(
    uz="Oʻzbekcha harflar buzilib chiqadi. Buni ~/.profile fayliga yozing: export LC_ALL=C.UTF-8",
    en="Letters will be broken. Put this into ~/.profile: export LC_ALL=C.UTF-8",
)
_LETTERS = Text(uz="belgilar", en="letters")
_LOOK = Text(
    uz="{sample}  (oʻrnida kvadrat yoki ? koʻrsangiz: --plain)", en="{sample}  (if you see boxes or ?: --plain)"
)
_KEYS = Text(uz="tugmalar", en="keys")
_ALL_KEYS = Text(
    uz="F1–F12. Ishlamasa: F5 = Ctrl+R, F6 = Ctrl+G, F2 = Ctrl+L, qolgani Ctrl+P da",
    en="F1 to F12. If one does nothing: F5 = Ctrl+R, F6 = Ctrl+G, F2 = Ctrl+L, all others by Ctrl+P",
)
_OPTION_KEY = Text(
    uz="{keys}; macOS da Alt: Terminal → Settings → Keyboard → Use Option as Meta key",
    en="{keys}; Alt on macOS: Terminal → Settings → Keyboard → Use Option as Meta key",
)
_ESCAPE_TIME = Text(
    uz="{keys}; tmux Esc ni kechiktirmasin: set -sg escape-time 20",
    en="{keys}; let tmux not hold Esc back: set -sg escape-time 20",
)
_CLIPBOARD = Text(uz="nusxa olish (OSC 52)", en="copying (OSC 52)")
_ASKED = Text(
    uz="terminal ruxsat bersa, nusxa kompyuteringizga oʻtadi; boʻlmasa, Shift bilan sichqonchada belgilang",
    en="a copy reaches your computer if the terminal permits; else select with Shift and the mouse",
)
_BY_TMUX = Text(
    uz="tmux orqali: ~/.tmux.conf ga yozing: set -g set-clipboard on",
    en="through tmux: put into ~/.tmux.conf: set -g set-clipboard on",
)
_NOT_HERE = Text(
    uz="bu terminalda yoʻq: nusxa faqat muharrir ichida qoladi",
    en="not on this terminal: a copy stays inside the editor",
)
_LANGUAGE = Text(uz="til", en="language")


def look(console: Console) -> Iterator[Finding]:
    """Yield what there is to say about the terminal of this process."""
    term = os.environ.get("TERM", "")
    if console.interactive:
        yield finding("terminal.kind", _KIND, term or '""', _USE_PLAIN if term.lower() in _TOO_PLAIN else None)
        yield information("terminal.colours", _COLOURS, _colours(term))
        columns, lines = shutil.get_terminal_size()
        small = columns < COLUMNS or lines < LINES
        advice = _ENLARGE.format(columns=COLUMNS, lines=LINES) if small else None
        yield finding("terminal.size", _SIZE, f"{columns} × {lines}", advice)
        yield information("terminal.keys", _KEYS, _keys(term))
        yield information("terminal.clipboard", _CLIPBOARD, _clipboard(term))
    else:
        yield information("terminal.kind", _KIND, _NONE)
    encodings = f"{console.out.encoding}, {locale.getpreferredencoding(False)}"
    both = is_utf8(console.out) and locale.getpreferredencoding(False).lower().replace("-", "") == "utf8"
    yield finding("terminal.encoding", _ENCODING, encodings, None if both else _SET_UTF8)
    if console.interactive:
        yield information("terminal.letters", _LETTERS, _LOOK.format(sample=SAMPLE))
    yield information("terminal.language", _LANGUAGE, LANGUAGE_NAMES[console.language])


def _colours(term: str) -> Text:
    if os.environ.get("NO_COLOR"):
        return _NO_COLOURS
    if os.environ.get("COLORTERM", "").lower() in ("truecolor", "24bit"):
        return verbatim("16 777 216")
    return verbatim("256" if "256color" in term else "16")


def _keys(term: str) -> Text:
    """Return which keys the tutor counts on, and what is known to stand in their way here."""
    if os.environ.get("TMUX"):
        return _ESCAPE_TIME.format(keys=_ALL_KEYS)
    if term.startswith("nsterm") or os.environ.get("TERM_PROGRAM") == "Apple_Terminal":
        return _OPTION_KEY.format(keys=_ALL_KEYS)
    return _ALL_KEYS


def _clipboard(term: str) -> Text:
    """Return where a copy goes; whether a terminal permits it, it does not tell."""
    if os.environ.get("TMUX") or term.startswith("tmux"):
        return _BY_TMUX
    return _NOT_HERE if term.startswith(("linux", "screen")) else _ASKED
