"""The keys with which one finds one's way in a program."""

from typing import Final

from tutor.language import Text
from tutor.tui.keys.key import Key

_EDITOR = Text(uz="Muharrir", en="Editor")

# fmt: off
PROGRAM_KEYS: Final[tuple[Key, ...]] = (
    Key("find", "ctrl+f", "find",
        Text(uz="Topish", en="Find"),
        Text(uz="Koddan topish; Tab — almashtirish", en="Find in the code; Tab: replace"),
        _EDITOR),
    Key("go-to-line", "", "go_to_line",
        Text(uz="Satr", en="Line"),
        Text(uz="Satrga raqami boʻyicha oʻtish", en="Go to line"),
        _EDITOR),
    Key("error-line", "alt+x", "error_line",
        Text(uz="Xato", en="Error"),
        Text(uz="Xato satriga oʻtish; yana bossangiz, keyingisiga", en="Go to the error’s line; again: to the next one"),
        _EDITOR),
    Key("error-line-from-results", "enter", "error_line_from_results",
        Text(uz="Xato satri", en="Error’s line"),
        Text(uz="Natijadagi xatoning satriga oʻtish", en="Go to the line of the error in the results"),
        _EDITOR, priority=False),
    Key("to-start", "ctrl+home", "to_start",
        Text(uz="Boshiga", en="Start"),
        Text(uz="Kodning boshiga oʻtish", en="Go to the start of the code"),
        _EDITOR, priority=False),
    Key("to-end", "ctrl+end", "to_end",
        Text(uz="Oxiriga", en="End"),
        Text(uz="Kodning oxiriga oʻtish", en="Go to the end of the code"),
        _EDITOR, priority=False),
    Key("bracket", "alt+m", "to_bracket",
        Text(uz="Qavs", en="Bracket"),
        Text(uz="Qavsning juftiga oʻtish", en="Go to the matching bracket"),
        _EDITOR),
)
# fmt: on
