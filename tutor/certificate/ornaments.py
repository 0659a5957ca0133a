"""What is drawn around the words of a certificate: paper, a faint network, a frame, a seal of woven curves."""

import math
from itertools import pairwise
from typing import Final

_PAPER: Final = "#fdfaf2"
_INK: Final = "#14213d"
_GOLD: Final = "#b08a35"
_FAINT: Final = "#e9dfc5"

_LAYERS: Final = (4, 6, 6, 3)
"""Neurons of the network behind the words."""


def background(width: float, height: float) -> list[str]:
    """Return the paper, and on it a network of a few layers, so faint that words are read over it."""
    columns = [
        [
            (width * (0.13 + 0.74 * layer / (len(_LAYERS) - 1)), height * (0.5 + (n - (count - 1) / 2) * 0.115))
            for n in range(count)
        ]
        for layer, count in enumerate(_LAYERS)
    ]
    wires = "".join(
        f"M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"
        for left, right in pairwise(columns)
        for x1, y1 in left
        for x2, y2 in right
    )
    neurons = [f'<circle cx="{x:.1f}" cy="{y:.1f}" r="9"/>' for column in columns for x, y in column]
    return [
        f'<rect width="{width}" height="{height}" fill="{_PAPER}"/>',
        f'<g opacity="0.34" stroke="{_FAINT}" fill="{_PAPER}"><path d="{wires}" fill="none" stroke-width="1"/>',
        f'<g stroke-width="2">{"".join(neurons)}</g></g>',
    ]


def frame(width: float, height: float) -> list[str]:
    """Return two lines around the page, and a star of eight in each corner."""
    lines = [
        f'<rect x="{inset}" y="{inset}" width="{width - 2 * inset}" height="{height - 2 * inset}" fill="none" '
        f'stroke="{colour}" stroke-width="{weight}"/>'
        for inset, colour, weight in ((24, _INK, 3), (32, _GOLD, 1.2), (37, _GOLD, 0.8))
    ]
    corners = [(x, y) for x in (46, width - 46) for y in (46, height - 46)]
    return lines + [star for x, y in corners for star in _star(x, y, 17)]


def _star(x: float, y: float, radius: float) -> list[str]:
    """Return the star that two squares make, as on the tiles of Samarkand."""
    squares = "".join(_polygon(x, y, radius, 4, turn) for turn in (0.0, math.pi / 4))
    return [
        f'<path d="{squares}" fill="{_PAPER}" stroke="{_INK}" stroke-width="1.6"/>',
        f'<circle cx="{x:g}" cy="{y:g}" r="{radius / 3:g}" fill="{_GOLD}"/>',
    ]


def _polygon(x: float, y: float, radius: float, corners: int, turn: float) -> str:
    points = [
        (
            x + radius * math.cos(turn + 2 * math.pi * n / corners),
            y + radius * math.sin(turn + 2 * math.pi * n / corners),
        )
        for n in range(corners)
    ]
    return "M" + "L".join(f"{px:.2f} {py:.2f}" for px, py in points) + "Z"


def seal(x: float, y: float) -> list[str]:
    """Return a rosette of woven curves with a tick in its middle."""
    curves = "".join(_rosette(x, y, 40, 7, 24, turn) for turn in (0.0, 2 * math.pi / 72, 4 * math.pi / 72))
    return [
        f'<circle cx="{x:g}" cy="{y:g}" r="52" fill="{_PAPER}" stroke="{_GOLD}" stroke-width="1.4"/>',
        f'<path d="{curves}" fill="none" stroke="{_GOLD}" stroke-width="0.8"/>',
        f'<circle cx="{x:g}" cy="{y:g}" r="28" fill="{_INK}"/>',
        f'<path d="M{x - 12:g} {y + 1:g}L{x - 4:g} {y + 10:g}L{x + 13:g} {y - 10:g}" fill="none" stroke="{_PAPER}" '
        'stroke-width="4.5" stroke-linecap="round" stroke-linejoin="round"/>',
    ]


def _rosette(x: float, y: float, radius: float, swing: float, waves: int, turn: float) -> str:
    """Return a closed curve whose radius swings about a circle."""
    steps = 12 * waves
    points = []
    for step in range(steps):
        angle = 2 * math.pi * step / steps
        r = radius + swing * math.cos(waves * (angle + turn))
        points.append(f"{x + r * math.cos(angle):.2f} {y + r * math.sin(angle):.2f}")
    return "M" + "L".join(points) + "Z"
