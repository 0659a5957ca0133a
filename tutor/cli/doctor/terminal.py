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
