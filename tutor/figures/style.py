"""How a terminal can show a figure: its colours and its characters.

Meaning never hangs on colour alone: every series and every class has a mark of its own. The two first colours
are a blue and an orange (cyan and yellow among 16), which people with any colour blindness tell apart; the
order follows Okabe and Ito, "Color Universal Design" (2008).
"""

from dataclasses import dataclass
from functools import cache
from typing import Final, Literal

from rich.style import Style as RichStyle

from tutor.settings.ground import Ground

Colours = Literal[0, 16, 256]

_SERIES: Final = {
    0: ("default",),
    16: ("cyan", "yellow", "magenta", "green", "red", "blue"),
}
_SERIES_OF_256: Final[dict[Ground, tuple[str, ...]]] = {
    "dark": ("color(32)", "color(172)", "color(36)", "color(169)", "color(166)", "color(74)"),
    "light": ("color(25)", "color(130)", "color(29)", "color(127)", "color(124)", "color(31)"),
    "black": ("color(75)", "color(214)", "color(43)", "color(212)", "color(209)", "color(117)"),
    "white": ("color(20)", "color(88)", "color(23)", "color(54)", "color(52)", "color(24)"),
}
_FAINT_OF_256: Final[dict[Ground, str]] = {
    "dark": "color(248)",
    "light": "color(240)",
    "black": "color(252)",
    "white": "color(238)",
}

# Backgrounds per class: where the model is sure, and where it is not.
_REGIONS: Final = {
    16: ("cyan", "yellow", "magenta", "green", "red", "white"),
    256: ("color(24)", "color(130)", "color(29)", "color(90)", "color(88)", "color(61)"),
}
_UNSURE_REGIONS: Final = {
    16: ("cyan", "yellow", "magenta", "green", "red", "white"),
    256: ("color(67)", "color(137)", "color(66)", "color(133)", "color(131)", "color(104)"),
}
_ON_REGION: Final = {16: "black", 256: "color(231)"}

_MARKS: Final = ("●", "○", "▲", "□", "◆", "+", "×", "▽")
_ASCII_MARKS: Final = ("o", "x", "+", "#", "@", "%", "&", "$")

MARKS: Final = len(_MARKS)
"""How many series or classes can be told apart without colour."""

_ASCII_FORMS: Final = str.maketrans(
    {
        **dict.fromkeys("ʻʼ‘’′", "'"),
        **dict.fromkeys("“”", '"'),
        **dict.fromkeys("−–—─┬┴", "-"),
        **dict.fromkeys("│┤├▏", "|"),
        **dict.fromkeys("└┘┌┐┼", "+"),
        "·": "*",
        "→": ">",
        "↓": "v",
        "↑": "^",
        "…": "~",
        "⋮": ":",
        "✗": "x",
        "×": "x",
    }
)


@dataclass(frozen=True, slots=True)
class Style:
    """What a figure may use: 256 colours, 16, or none (0), on its ground; all of Unicode, or ASCII.

    `truecolour` adds to 256 colours all others, which pictures have a use for.
    """

    colours: Colours = 256
    unicode: bool = True
    ground: Ground = "dark"
    truecolour: bool = False

    @classmethod
    def of_terminal(cls, color_system: str | None, *, encoding: str = "utf-8", term: str = "") -> "Style":
        """Return the style for a terminal.

        Args:
            color_system: as Rich names it: `truecolor`, `256`, `standard`, `windows`, or None for no colour.
            encoding: of the terminal's output; anything but UTF-8 gets ASCII.
            term: the value of `TERM`; the Linux console has no braille patterns in its font and gets ASCII.

        """
        colours: Colours = 0 if color_system is None else 256 if color_system in ("truecolor", "256") else 16
        utf8 = encoding.lower().replace("-", "") == "utf8"
        return cls(colours=colours, unicode=utf8 and term != "linux", truecolour=color_system == "truecolor")

    def chosen(self, characters: str, colours: str, ground: Ground) -> "Style":
        """Return the style that the learner's settings `figure_style` and `figure_colours` make of this one.

        A terminal without colours, or with ASCII only, stays so whatever they say.
        """
        wanted: dict[str, Colours] = {"256": 256, "16": 16, "none": 0}
        return Style(
            colours=wanted.get(colours, self.colours) if self.colours else 0,
            unicode=self.unicode and characters != "ascii",
            ground=ground,
            truecolour=self.truecolour and colours not in wanted,
        )

    def mark(self, index: int) -> str:
        """Return the mark of the series or class `index`."""
        return (_MARKS if self.unicode else _ASCII_MARKS)[index % MARKS]

    def series(self, index: int) -> RichStyle:
        """Return the colour of the series or class `index`."""
        names = _SERIES_OF_256[self.ground] if self.colours == 256 else _SERIES[self.colours]
        return foreground(names[index % len(names)])

    @property
    def faint(self) -> RichStyle:
        """Return the colour of axes and notes."""
        return foreground(_FAINT_OF_256[self.ground] if self.colours == 256 else "default")

    def region(self, index: int, *, sure: bool = True) -> str:
        """Return the name of the background colour of a class's region; only where there are colours."""
        names = (_REGIONS if sure else _UNSURE_REGIONS)[self.colours]
        return names[index % len(names)]

    @property
    def on_region(self) -> str:
        """Return the name of the colour of writing on a region; only where there are colours."""
        return _ON_REGION[self.colours]

    def text(self, text: str) -> str:
        """Return `text` in characters that this terminal has, each one cell wide, as many as `text` has."""
        if text.isascii() or self.unicode:
            return text
        return "".join(character if character.isascii() else "?" for character in text.translate(_ASCII_FORMS))


@cache
def foreground(name: str) -> RichStyle:
    """Return the style that writes in the colour `name`."""
    return RichStyle(color=name) if name != "default" else RichStyle.null()


@cache
def on_background(name: str, background: str, *, bold: bool = False) -> RichStyle:
    """Return the style that writes in the colour `name` on `background`; black is never bold, which makes it grey."""
    return RichStyle(color=name, bgcolor=background, bold=(bold and name != "black") or None)
