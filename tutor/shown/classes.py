"""What `show` makes of a classifier: its answers on a grid, and how often it takes one class for another."""

from collections.abc import Callable
from typing import Any, Final

from tutor.shown.plain import plain

_GRID: Final = 40
"""Points along each side of the grid on which a decision boundary is computed."""


def evaluated_on_grid(predict: Callable[[Any], Any], points: Any, labels: Any) -> dict[str, Any]:  # noqa: ANN401
    """Compute a decision boundary's values on a grid around the points; row 0 is the top (largest y)."""
    import numpy as np

    points = np.asarray(plain(points), dtype=float)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.25 * np.maximum(high - low, 1e-6)
    low, high = low - margin, high + margin
    xs, ys = np.linspace(low[0], high[0], _GRID), np.linspace(high[1], low[1], _GRID)
    grid = np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)
    values = np.asarray(plain(predict(grid)), dtype=float)
    if values.ndim == 2 and values.shape[1] > 1:
        values = values.argmax(axis=1).astype(float)
    return {
        "grid": values.reshape(_GRID, _GRID),
        "extent": [low[0], high[0], low[1], high[1]],
        "points": points,
        "labels": np.asarray(plain(labels)).reshape(-1).astype(int),
    }


def counted(true: Any, predicted: Any, classes: Any = None) -> dict[str, Any]:  # noqa: ANN401
    """Count a confusion matrix; its rows are the true classes."""
    true, predicted = [[int(label) for label in plain(labels)] for labels in (true, predicted)]
    size = len(classes) if classes is not None else max([*true, *predicted], default=0) + 1
    counts = [[0] * size for _ in range(size)]
    for row, column in zip(true, predicted, strict=True):
        counts[row][column] += 1
    return {"counts": counts, "classes": list(classes) if classes is not None else [str(i) for i in range(size)]}
