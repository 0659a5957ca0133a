"""The colours that terminals with few of them have, and how to come near to any other colour with these."""

from functools import lru_cache
from typing import Final, NamedTuple

Rgb = tuple[int, int, int]

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
    places = [min(range(6), key=lambda place: abs(_CUBE[place] - level)) for level in (red, green, blue)]
    in_cube = (_CUBE[places[0]], _CUBE[places[1]], _CUBE[places[2]])
    step = max(0, min(23, round(((red + green + blue) / 3 - 8) / 10)))
    grey = 8 + 10 * step
    if _distance((red, green, blue), (grey, grey, grey)) < _distance((red, green, blue), in_cube):
        return 232 + step
    return 16 + 36 * places[0] + 6 * places[1] + places[2]


@lru_cache(1 << 12)
def nearest_of_8(red: int, green: int, blue: int) -> Mix:
    """Return the nearest of the eight colours as a full cell of it."""
    number = min(range(8), key=lambda number: _distance((red, green, blue), of_8(number)))
    return Mix(" ", number, number, _distance((red, green, blue), of_8(number)))


@lru_cache(1 << 12)
def nearest_mix(red: int, green: int, blue: int, *, unicode: bool) -> Mix:
    """Return what comes nearest to a colour: one of the eight, or two of them mixed by a character."""
    return min(
        (mix._replace(error=_distance((red, green, blue), colour)) for mix, colour in _mixes(unicode=unicode)),
        key=lambda mix: mix.error,
    )


@lru_cache(2)
def _mixes(*, unicode: bool) -> list[tuple[Mix, tuple[float, float, float]]]:
    """Return everything that eight colours can look like."""
    found = [(Mix(" ", number, number, 0.0), tuple(map(float, of_8(number)))) for number in range(8)]
    for colour in range(8):
        for ground in range(8):
            for character, share in _SHADES if unicode else _ASCII_SHADES:
                if colour != ground:
                    pairs = zip(of_8(colour), of_8(ground), strict=True)
                    blend = tuple(share * one + (1 - share) * other for one, other in pairs)
                    found.append((Mix(character, colour, ground, 0.0), blend))
    return found  # type: ignore[return-value]


def _distance(one: tuple[float, float, float], other: tuple[float, float, float]) -> float:
    """Return how different two colours look, roughly: the eye sees green best and blue least."""
    red, green, blue = (a - b for a, b in zip(one, other, strict=True))
    return 3 * red * red + 6 * green * green + blue * blue
