"""What `show` makes of functions: a curve over x, and heights over a plane."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from tutor.shown.plain import plain

CURVE_PLACES: Final = 241
"""Places along x at which a fitted curve is computed."""

_GRID: Final = 56
"""Points along each side of the grid on which the heights of contours and surfaces are computed."""

_DIGITS = 6
"""Significant digits of a height: no picture shows more, and they take half the room."""


def curve_at_places(
    x: Any,  # noqa: ANN401
    predict: Callable[[Any], Any] | None = None,
    target: Callable[[Any], Any] | None = None,
    span: Any = None,  # noqa: ANN401
    **others: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Compute a network's curve, and the true one if it is given, at places evenly spaced over the span.

    What is missing or has another form than it should is passed on: the figure's reader says so.
    """
    import numpy as np

    points = np.asarray(plain(x), dtype=float)
    low, high = (points.min(), points.max()) if span is None else (float(end) for end in plain(span))
    if low == high:
        low, high = low - 0.5, high + 0.5
    places = np.linspace(low, high, CURVE_PLACES)
    data = {"x": points, "span": [low, high], **others}
    for name, function in (("curve", predict), ("target", target)):
        if function is not None:
            asked = places.reshape(-1, 1) if points.ndim == 2 else places
            values = np.asarray(plain(function(asked)), dtype=float)
            if values.size != CURVE_PLACES:
                raise ValueError(
                    f"{'predict' if name == 'curve' else name} must return one number for each x: from the shape "
                    f"{asked.shape} an array of that shape, but it returned the shape {values.shape}"
                )
            data[name] = values.reshape(-1)
    return data


def heights_on_grid(
    function: Callable[[Any], Any] | None = None,
    extent: Any = None,  # noqa: ANN401
    paths: Any = None,  # noqa: ANN401
    **others: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Compute a function's heights on a grid over the extent, row 0 at y0, and at both ends of every path.

    What is missing or has another form than it should is passed on: the figure's reader says so.
    """
    import numpy as np

    data = others if extent is None else {"extent": extent, **others}
    data["paths"] = paths
    if function is None or extent is None or len(extent) != 4:
        return data

    def heights(points: Any) -> Any:  # noqa: ANN401
        found = np.asarray(plain(function(points)), dtype=float)
        if found.size != len(points):
            raise ValueError(
                f"function must return one height for each point: from points of the shape {points.shape} an array "
                f"of the shape ({len(points)},), but it returned the shape {found.shape}"
            )
        return found.reshape(-1)

    x0, x1, y0, y1 = (float(edge) for edge in extent)
    xs, ys = np.linspace(x0, x1, _GRID), np.linspace(y0, y1, _GRID)
    table = heights(np.stack(np.meshgrid(xs, ys), axis=-1).reshape(-1, 2)).reshape(len(ys), len(xs))
    data["values"] = [[float(f"{height:.{_DIGITS}g}") for height in row] for row in table]
    if isinstance(paths, Mapping):
        places = {name: np.asarray(plain(path), dtype=float) for name, path in paths.items()}
        with np.errstate(all="ignore"):  # a descent may have left all numbers behind
            data["heights"] = {
                name: heights(path[[0, -1]]) for name, path in places.items() if path.ndim == 2 and len(path)
            }
    return data
