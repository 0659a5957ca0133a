"""Text and colours as a terminal is told them, in as few bytes as it takes: only what differs from the cells before.

Rich says all of a style before each piece of text and takes all of it back behind it, some 25 bytes for a cell of a picture.
"""

from functools import lru_cache
from typing import Final

from rich.color import ColorSystem
from rich.style import Style
from textual.strip import Strip

_ATTRIBUTES: Final = {
    "bold": "1",
    "dim": "2",
    "italic": "3",
    "underline": "4",
    "blink": "5",
    "blink2": "6",
    "reverse": "7",
    "conceal": "8",
    "strike": "9",
    "underline2": "21",
    "frame": "51",
    "encircle": "52",
    "overline": "53",
}
_SHOWN_ON_BLANKS: Final = frozenset({"4", "7", "9", "21", "51", "52", "53"})
_DEFAULT: Final = ("39", "49")
_UNKNOWN: Final = (-1, -1)
_OTHER_HALF: Final = {"▀": "▄", "▄": "▀"}

Codes = tuple[frozenset[str], str, str]
"""The attributes, the colour of the writing and the colour of the ground, as SGR parameters (ECMA-48, 8.3.117)."""

_PLAIN: Final[Codes] = (frozenset(), *_DEFAULT)


class Pen:
    """Writes segments one after the other, and remembers how the terminal stands."""

    def __init__(self, color_system: ColorSystem | None) -> None:
        self._color_system = color_system or ColorSystem.TRUECOLOR
        self._now = _PLAIN
        self._place = _UNKNOWN
        self._written: list[str] = []

    def write(self, x: int, y: int, strip: Strip) -> None:
        """Write segments from a cell on, counted from 0.

        After letters that a terminal may take for wider than they are, it is told again where it is.
        """
        if self._place != (x, y):
            self._written.append(f"\x1b[{y + 1};{x + 1}H")
        for text, style, control in strip:
            if control or not text:
                continue
            if style is not None and style.link:
                self._change(_PLAIN)
                self._written.append(style.render(text, color_system=self._color_system))
            else:
                wanted = _codes(style, self._color_system) if style is not None else _PLAIN
                shown, wanted = self._cheapest(text, wanted)
                self._change(wanted)
                self._written.append(shown)
        self._place = (x + strip.cell_length, y) if strip.text.isascii() else _UNKNOWN

    def written(self) -> str:
        """Return everything, with the terminal's own colours at the end."""
        self._change(_PLAIN)
        return "".join(self._written)

    def _cheapest(self, text: str, wanted: Codes) -> tuple[str, Codes]:
        """Return the same picture as it needs the fewest changes.

        A blank shows no colour of writing. An upper half in one colour on another is a lower half the other way round.
        """
        attributes, colour, ground = wanted
        _, colour_now, ground_now = self._now
        if text.isspace() and not attributes & _SHOWN_ON_BLANKS:
            return text, (attributes, colour_now, ground)
        half = text[0]
        turned = half in _OTHER_HALF and not attributes and text == half * len(text)
        if turned and (ground == colour_now) + (colour == ground_now) > (colour == colour_now) + (
            ground == ground_now
        ):
            return _OTHER_HALF[half] * len(text), (attributes, ground, colour)
        return text, wanted

    def _change(self, wanted: Codes) -> None:
        """Tell the terminal what differs."""
        if wanted == self._now:
            return
        attributes, colour, ground = wanted
        attributes_now, colour_now, ground_now = self._now
        if wanted == _PLAIN:
            parameters = [""]
        elif attributes >= attributes_now:
            parameters = sorted(attributes - attributes_now)
            parameters += [colour] * (colour != colour_now) + [ground] * (ground != ground_now)
        else:
            parameters = ["", *sorted(attributes)]
            parameters += [one for one in (colour, ground) if one not in _DEFAULT]
        self._written.append(f"\x1b[{';'.join(parameters)}m")
        self._now = wanted


@lru_cache(maxsize=4096)
def _codes(style: Style, color_system: ColorSystem) -> Codes:
    attributes = frozenset(code for name, code in _ATTRIBUTES.items() if getattr(style, name))
    colour, ground = _DEFAULT
    if style.color:
        colour = ";".join(style.color.downgrade(color_system).get_ansi_codes(foreground=True))
    if style.bgcolor:
        ground = ";".join(style.bgcolor.downgrade(color_system).get_ansi_codes(foreground=False))
    return attributes, colour, ground
