"""Ten kinds of small colour pictures, drawn from a seed: a task for convolutions that needs no download."""

from collections.abc import Callable
from typing import Final

import numpy as np

from tutor.engine.datasets import drawing
from tutor.engine.datasets.dataset import Dataset

SIDE: Final = 32
"""Pixels along each side."""

_TOGETHER: Final = 512
"""Pictures drawn at once: their arrays stay small."""


def shapes32(n: int = 5000, noise: float = 0.05, random_state: int | None = None) -> Dataset:
    """Shapes and textures in random place, size, turn and colours: X (n, 3, 32, 32) float32 from 0 to 1, y (n,), 10 classes.

    Six shapes lie before a background (disc, square, triangle, ring, cross, star), four textures fill the picture
    (stripes, checks, dots, ripples). Neither colour nor brightness nor any single pixel tells the class: a linear
    classifier stays far below a small convolutional network.

    Args:
        n: pictures, as many of each class as can be.
        noise: the standard deviation of each pixel's error.
        random_state: a seed; None draws anew each time.

    Licence: public domain. Origin: drawn by this program.
    """
    generator = np.random.default_rng(random_state)
    y = drawing.balanced(n, len(_KINDS), generator)
    X = np.empty((n, 3, SIDE, SIDE), np.float32)
    for start in range(0, n, _TOGETHER):
        stop = start + _TOGETHER
        X[start:stop] = _pictures(y[start:stop], noise, generator)
    return Dataset(
        "shapes32",
        X,
        y,
        tuple(_KINDS),
        (),
        "Shapes and textures in random place, size, turn and colours.",
        "public domain: drawn by chance",
        "drawn by this program",
    )


def _pictures(y: np.ndarray, noise: float, generator: np.random.Generator) -> np.ndarray:
    """Return pictures (n, 3, 32, 32) of the given classes."""
    n = len(y)
    radius = generator.uniform(8.0, 12.0, n)
    room = (SIDE / 2 - radius)[:, None]
    middle = SIDE / 2 + generator.uniform(-1.0, 1.0, (n, 2)) * room
    angle = generator.uniform(0.0, 2 * np.pi, n)
    u, v = _turned_axes(middle, angle, radius)
    distance = np.empty((n, SIDE, SIDE), np.float32)
    for kind, distance_of in enumerate(_KINDS.values()):
        members = y == kind
        distance[members] = distance_of(u[members], v[members])
    # The edge between the two colours is one pixel wide, so that it looks smooth.
    share = np.clip(0.5 - distance * radius[:, None, None].astype(np.float32), 0.0, 1.0)[:, None]
    behind = generator.uniform(0.0, 1.0, (n, 3, 1, 1)).astype(np.float32)
    before = (behind + generator.uniform(0.3, 0.7, (n, 3, 1, 1)).astype(np.float32)) % 1.0
    pictures = behind + (before - behind) * share
    pictures *= _light(n, generator)
    pictures += noise * generator.standard_normal(pictures.shape, dtype=np.float32)
    return np.clip(pictures, 0.0, 1.0)


def _turned_axes(middle: np.ndarray, angle: np.ndarray, radius: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return each pixel's coordinates u and v, both (n, 32, 32), on turned axes from the middle, in radii."""
    at = np.arange(SIDE) + 0.5
    x, y = (at - middle[:, :1])[:, None, :], (at - middle[:, 1:])[:, :, None]
    cos, sin = (np.asarray(part / radius)[:, None, None] for part in (np.cos(angle), np.sin(angle)))
    return (cos * x + sin * y).astype(np.float32), (cos * y - sin * x).astype(np.float32)


def _light(n: int, generator: np.random.Generator) -> np.ndarray:
    """Return brightness (n, 1, 32, 32) that changes evenly from 0.7 to 1 across the picture in a random direction."""
    slope = np.linspace(-1.0, 1.0, SIDE)
    direction = generator.uniform(0.0, 2 * np.pi, (n, 1, 1))
    along = np.cos(direction) * slope + np.sin(direction) * slope[:, None]
    return (0.85 + 0.15 * along / np.sqrt(2.0)).astype(np.float32)[:, None]


# The distance to the edge in radii, negative inside, given u and v: exact near the edge, which is all that is drawn of it.


def _disc(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.hypot(u, v) - 0.9


def _square(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.maximum(abs(u), abs(v)) - 0.8


def _triangle(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.maximum(0.866 * abs(u) + 0.5 * v, -v) - 0.55


def _ring(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return abs(np.hypot(u, v) - 0.75) - 0.22


def _cross(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    long, short = np.maximum(abs(u), abs(v)), np.minimum(abs(u), abs(v))
    return np.maximum(long - 1.0, short - 0.3)


def _star(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.hypot(u, v) - (0.7 + 0.3 * np.cos(5 * np.arctan2(v, u)))


def _stripes(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    del v
    return np.sin(8 * u) / 8


def _checks(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.sin(5 * u) * np.sin(5 * v) / 5


def _dots(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.hypot(u - np.round(u / 0.8) * 0.8, v - np.round(v / 0.8) * 0.8) - 0.24


def _ripples(u: np.ndarray, v: np.ndarray) -> np.ndarray:
    return np.sin(9 * np.hypot(u, v)) / 9


_KINDS: Final[dict[str, Callable[[np.ndarray, np.ndarray], np.ndarray]]] = {
    "disc": _disc,
    "square": _square,
    "triangle": _triangle,
    "ring": _ring,
    "cross": _cross,
    "star": _star,
    "stripes": _stripes,
    "checks": _checks,
    "dots": _dots,
    "ripples": _ripples,
}
