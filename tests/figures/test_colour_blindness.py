"""Colours as people see them who lack one kind of cone.

Matrices: G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, "A Physiologically-based Model for Simulation of Color Vision
Deficiency" (2009), severity 1.0, for linear RGB. Distances: CIE 1976 L*a*b*.
"""

import math
from itertools import combinations, pairwise
from typing import get_args

import pytest
from rich.color import Color
from rich.terminal_theme import DEFAULT_TERMINAL_THEME

from tutor.figures.export import block, palette
from tutor.figures.relief import SHADES
from tutor.figures.style import Style
from tutor.settings.ground import Ground

RGB = tuple[float, float, float]

SIGHT = {
    "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
NOTICED = 10.0
"""A distance that is seen at once between two patches."""


def linear(colour: RGB) -> RGB:
    return tuple(c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)  # type: ignore[return-value]


def seen(colour: RGB, sight: str) -> RGB:
    """The colour's place in L*a*b*, as somebody sees it."""
    red, green, blue = (
        min(1.0, max(0.0, sum(weight * part for weight, part in zip(row, linear(colour), strict=True))))
        for row in SIGHT[sight]
    )
    x = 0.4124 * red + 0.3576 * green + 0.1805 * blue
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = 0.0193 * red + 0.1192 * green + 0.9505 * blue
    fx, fy, fz = (
        value ** (1 / 3) if value > 0.008856 else 7.787 * value + 16 / 116 for value in (x / 0.9505, y, z / 1.089)
    )
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def of_terminal(name: str) -> RGB:
    triplet = Color.parse(name).get_truecolor(DEFAULT_TERMINAL_THEME)
    return triplet.red / 255, triplet.green / 255, triplet.blue / 255


def of_paper(colour: str) -> RGB:
    red, green, blue = palette.channels(colour)
    return red / 255, green / 255, blue / 255


def luminance(colour: RGB) -> float:
    red, green, blue = linear(colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def series_names(style: Style, count: int) -> list[str]:
    return [colour.name for index in range(count) if (colour := style.series(index).color)]


PALETTES = {
    **{
        f"256 colours on {ground}, series": [of_terminal(name) for name in series_names(Style(256, ground=ground), 4)]
        for ground in get_args(Ground)
    },
    "256 colours, regions": [of_terminal(Style(256).region(index)) for index in range(3)],
    "16 colours, series": [of_terminal(name) for name in series_names(Style(16), 3)],
    "16 colours, regions": [of_terminal(Style(16).region(index)) for index in range(3)],
    "paper, series": [of_paper(colour) for colour in palette.SERIES[:4]],
    "paper, regions": [of_paper(colour) for colour in palette.REGIONS[:3]],
}
"""The first colours, which most figures have; marks tell further ones apart, and all of them without colour."""


@pytest.mark.parametrize("sight", SIGHT)
@pytest.mark.parametrize("name", PALETTES)
def test_colours_are_told_apart_with_any_sight(name: str, sight: str) -> None:
    places = [seen(colour, sight) for colour in PALETTES[name]]
    for (i, a), (j, b) in combinations(enumerate(places), 2):
        assert math.dist(a, b) >= NOTICED, f"colours {i} and {j}: {math.dist(a, b):.1f}"


@pytest.mark.parametrize("sight", SIGHT)
def test_the_higher_the_brighter_with_any_sight(sight: str) -> None:
    for shades in ([of_terminal(name) for name in SHADES[256]], [of_paper(colour) for colour in block.SHADES]):
        places = [seen(colour, sight) for colour in shades]
        for low, high in pairwise(places):
            assert high[0] > low[0]
            assert math.dist(low, high) >= NOTICED * 0.8


@pytest.mark.parametrize("sight", SIGHT)
def test_where_a_model_is_unsure_is_seen_with_any_sight(sight: str) -> None:
    for index in range(2):
        pairs = [
            (of_terminal(Style(256).region(index)), of_terminal(Style(256).region(index, sure=False))),
            (of_paper(palette.region(index)), of_paper(palette.region(index, sure=False))),
        ]
        for sure, unsure in pairs:
            assert math.dist(seen(sure, sight), seen(unsure, sight)) >= NOTICED / 2


def test_lines_and_words_on_paper_have_contrast() -> None:
    for colour in palette.SERIES:
        assert 1.05 / (luminance(of_paper(colour)) + 0.05) >= 3.0, colour
    for colour in (palette.INK, palette.MUTED):
        assert 1.05 / (luminance(of_paper(colour)) + 0.05) >= 4.5, colour


def test_marks_can_be_seen_on_the_grounds_of_their_regions() -> None:
    for mark, ground in zip(palette.SERIES, palette.REGIONS, strict=True):
        brighter, darker = luminance(of_paper(ground)), luminance(of_paper(mark))
        assert (brighter + 0.05) / (darker + 0.05) >= 2.0, (mark, ground)
