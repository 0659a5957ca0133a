"""The colours that terminals with few of them have, and how to come near to any other colour with these."""

from bisect import bisect_left
from functools import lru_cache
from itertools import permutations, product
from typing import Final, NamedTuple

Rgb = tuple[int, int, int]
Colour = tuple[float, float, float]

_HUE: Final = 0.8
"""How much a difference in hue counts beside one in brightness."""
_BUSY: Final = (0.03, 0.15)
"""How much it counts that the two colours of a mix differ: in Unicode, whose shades look even, and in ASCII."""

_CUBE: Final = (0, 95, 135, 175, 215, 255)
"""The six levels of the colours 16 … 231; 232 … 255 are greys (https://invisible-island.net/xterm, 256colres.pl)."""

_EIGHT: Final = tuple((red, green, blue) for blue in (0, 205) for green in (0, 205) for red in (0, 205))
"""Roughly what most terminals show as the colours 0 … 7, of which the last is brighter: see `of_8`."""

_WHITE: Final = (229, 229, 229)

_SHADES: Final = (("░", 0.25), ("▒", 0.5), ("▓", 0.75))
_ASCII_SHADES: Final = ((":", 0.1), ("+", 0.18), ("#", 0.35))
"""Characters, and how much of their cell is in their own colour."""


class Mix(NamedTuple):
    """A character in one of eight colours on another, and the square of its distance from the colour wanted."""

    character: str
    colour: int
    ground: int
    error: float


def of_8(number: int) -> Rgb:
    """Return what the colour 0 … 7 looks like, roughly."""
    return _WHITE if number == 7 else _EIGHT[number]


@lru_cache(1 << 15)
def nearest_of_256(red: int, green: int, blue: int) -> int:
    """Return the number of the colour among 16 … 255 that is nearest to one."""
    wanted = (red, green, blue)
    step = max(0, min(23, round((sum(wanted) / 3 - 8) / 10)))
    grey = 8 + 10 * step
    found = [(distance(wanted, (grey, grey, grey)), 232 + step)]
    for places in product(*map(_beside, wanted)):
        red, green, blue = (_CUBE[place] for place in places)
        number = 16 + 36 * places[0] + 6 * places[1] + places[2]
        found.append((distance(wanted, (red, green, blue)), number))
    return min(found)[1]


def _beside(level: int) -> tuple[int, int]:
    """Return the places of the cube's levels on both sides of a level."""
    above = min(bisect_left(_CUBE, level), len(_CUBE) - 1)
    return max(0, above - 1), above


@lru_cache(1 << 12)
def nearest_of_8(red: int, green: int, blue: int) -> Mix:
    """Return the nearest of the eight colours as a full cell of it."""
    number = min(range(8), key=lambda number: distance((red, green, blue), of_8(number)))
    return Mix(" ", number, number, distance((red, green, blue), of_8(number)))


@lru_cache(1 << 12)
def nearest_mix(red: int, green: int, blue: int, *, unicode: bool) -> Mix:
    """Return what comes nearest to a colour: one of the eight, or two of them mixed by a character."""
    wanted = (red, green, blue)
    return min(
        (mix._replace(error=mix.error + distance(wanted, look)) for mix, look in _mixes(unicode=unicode)),
        key=lambda mix: mix.error,
    )


@lru_cache(2)
def _mixes(*, unicode: bool) -> list[tuple[Mix, Colour]]:
    """Return everything that eight colours can look like; the error is how unquiet it is."""
    found: list[tuple[Mix, Colour]] = [(Mix(" ", number, number, 0.0), of_8(number)) for number in range(8)]
    for colour, ground in permutations(range(8), 2):
        busy = _BUSY[not unicode] * distance(of_8(colour), of_8(ground))
        for character, share in _SHADES if unicode else _ASCII_SHADES:
            red, green, blue = (
                share * one + (1 - share) * other for one, other in zip(of_8(colour), of_8(ground), strict=True)
            )
            found.append((Mix(character, colour, ground, busy), (red, green, blue)))
    return found


def distance(one: Colour, other: Colour) -> float:
    """Return how different two colours look, roughly: by their brightness, and by how far they are from grey."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    bright = 0.299 * red + 0.587 * green + 0.114 * blue
    return bright * bright + _HUE * ((red - bright) ** 2 + (blue - bright) ** 2)
