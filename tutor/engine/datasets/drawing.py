"""Points drawn by chance: where each lies, given the class it is to have.

`y` holds class ids (n,), as `balanced` makes them; results are float64 of shape (n, dimensions).
"""

from collections.abc import Callable

import numpy as np

XOR_CORNERS = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
XOR_ANSWERS = np.array([0, 1, 1, 0])

_TRIES = 100

_CURVE_GRID = 400
_LEFT_BY_A_LINE = 0.5


def balanced(n: int, classes: int, generator: np.random.Generator) -> np.ndarray:
    """Return n class ids in random order, as many of each class as can be."""
    return generator.permutation(np.arange(n) % classes)


def scattered(points: np.ndarray, noise: float, generator: np.random.Generator) -> np.ndarray:
    """Return points moved by a normal distribution of standard deviation `noise`."""
    return points + generator.normal(0.0, noise, points.shape)


def line(generator: np.random.Generator) -> tuple[float, float]:
    """Return w and b of a line w·x + b, both from ±[0.5, 3]."""
    w, b = generator.uniform(0.5, 3.0, 2) * generator.choice([-1.0, 1.0], 2)
    return float(w), float(b)


def curve(waves: int, low: float, high: float, generator: np.random.Generator) -> Callable[[np.ndarray], np.ndarray]:
    """Return a random smooth function: sines of ½, 1, 1½ … `waves`/2 periods over [low, high], added up.

    Over the interval its values have mean 0 and standard deviation 1, and the straight line that fits them best leaves a
    mean squared error of at least 0.5.
    """
    grid = np.linspace(low, high, _CURVE_GRID)
    while True:
        sizes = generator.uniform(0.5, 1.0, waves)
        phases = generator.uniform(0.0, 2 * np.pi, waves)

        def raw(x: np.ndarray, sizes: np.ndarray = sizes, phases: np.ndarray = phases) -> np.ndarray:
            periods = np.arange(1, waves + 1) / 2
            return np.asarray(
                np.sin(2 * np.pi * np.multiply.outer((x - low) / (high - low), periods) + phases) @ sizes
            )

        mean, deviation = raw(grid).mean(), raw(grid).std()
        line = np.polynomial.Polynomial.fit(grid, raw(grid), 1)
        if np.mean((line(grid) - raw(grid)) ** 2) >= _LEFT_BY_A_LINE * deviation**2:
            return lambda x: (raw(x) - mean) / deviation


def blobs(
    y: np.ndarray, classes: int, dimensions: int, spread: float, separation: float, generator: np.random.Generator
) -> np.ndarray:
    """Return round clouds of standard deviation `spread` around random centres that are at least `separation` apart.

    Raises:
        ValueError: no room was found for so many centres.

    """
    centres = _apart(classes, dimensions, separation, generator)
    return scattered(centres[y], spread, generator)


def separable(y: np.ndarray, dimensions: int, margin: float, generator: np.random.Generator) -> np.ndarray:
    """Return points whose distance to a random hyperplane is `margin` and more, on the side that y (0 or 1) says."""
    normal = generator.normal(0.0, 1.0, dimensions)
    normal /= np.linalg.norm(normal)
    along = generator.normal(0.0, 1.0, (len(y), dimensions))
    along -= np.outer(along @ normal, normal)
    distance = margin + np.abs(generator.normal(0.0, 1.0, len(y)))
    across = np.where(y == 1, distance, -distance) + generator.normal()
    return along + across[:, None] * normal


def moons(y: np.ndarray, noise: float, generator: np.random.Generator) -> np.ndarray:
    """Return an upper half circle around (0, 0) and a lower one around (1, ½), both moved to the origin's middle."""
    upper = _on_circle(np.pi * generator.random(len(y)))
    middle = np.array([0.5, 0.25])
    return scattered(np.where((y == 0)[:, None], upper - middle, middle - upper), noise, generator)


def circles(y: np.ndarray, inner: float, noise: float, generator: np.random.Generator) -> np.ndarray:
    """Return a circle of radius 1 and another inside it, of radius `inner`."""
    radius = np.where(y == 0, 1.0, inner)[:, None]
    return scattered(_on_circle(2 * np.pi * generator.random(len(y))) * radius, noise, generator)


def spirals(y: np.ndarray, classes: int, turns: float, noise: float, generator: np.random.Generator) -> np.ndarray:
    """Return points spread evenly along Archimedean arms, r from 0.1 to 1, the arms turned against each other."""
    r = np.sqrt(generator.uniform(0.1**2, 1.0, len(y)))
    return scattered(r[:, None] * _on_circle(2 * np.pi * (turns * r + y / classes)), noise, generator)


def _apart(count: int, dimensions: int, separation: float, generator: np.random.Generator) -> np.ndarray:
    """Return random centres, shape (count, dimensions), no two nearer to each other than `separation`.

    The box they lie in has more room than the centres keep free around them, so that darts soon find a place.
    """
    side = separation * count ** (1 / dimensions)
    for _ in range(_TRIES):
        centres = np.empty((0, dimensions))
        for dart in generator.uniform(-side, side, (20 * count, dimensions)):
            if (np.linalg.norm(centres - dart, axis=1) >= separation).all():
                centres = np.vstack([centres, dart])
            if len(centres) == count:
                return centres
    raise ValueError(f"no room for {count} centres")


def _on_circle(angles: np.ndarray) -> np.ndarray:
    return np.stack([np.cos(angles), np.sin(angles)], axis=1)
