"""What `show("spread", …)` makes of arrays: for each one a handful of numbers, and a histogram."""

from collections.abc import Mapping
from typing import Any, Final

BINS: Final = 96
"""Equal parts of the axis in which the histograms count."""

_QUANTILES: Final = (0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0)
_LARGEST: Final = 1e300
"""Numbers beyond this count as infinite, as figures have it."""
_MOST: Final = 20_000
"""About so many of a layer's numbers make its quantiles and its histogram."""
_BEYOND: Final = 0.5
"""The axis reaches this much of the 5 … 95 % beyond them; what lies farther away is not counted."""
_BEYOND_LOG: Final = 0.03
"""A logarithmic axis begins no lower than at this share of the lowest 5 %."""


def layer_spread(layers: Any = None, log_x: bool = False, **others: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the data of the figure; what holds no numbers becomes a figure whose reader says so.

    Args:
        layers: arrays of NumPy or torch by name, of any shape.
        log_x: whether to look at absolute values on a logarithmic axis; zeros are left out of it.
        others: passed on.

    """
    import numpy as np

    data: dict[str, Any] = {**others, "log_x": bool(log_x)}
    if not isinstance(layers, Mapping):
        return data | ({} if layers is None else {"layers": None})
    numbers = {str(name): _flat(values) for name, values in layers.items()}
    shown = {}
    for name, values in numbers.items():
        if values is not None:
            kept = values[np.abs(values) <= _LARGEST]
            shown[name] = _sample(np.abs(kept[kept != 0]) if log_x else kept)
    low, high = _range([values for values in shown.values() if values.size], log=bool(log_x))
    found = {
        name: None if values is None else _numbers(values, shown[name], (low, high), log=bool(log_x))
        for name, values in numbers.items()
    }
    return data | {"layers": found, "range": [low, high]}


def _flat(values: Any) -> Any:  # noqa: ANN401
    """Return numbers of any shape as one row of float64; None for anything else."""
    import numpy as np

    if hasattr(values, "detach"):
        values = values.detach().cpu().double()
    try:
        array = np.asarray(values)
    except ValueError:  # rows of different lengths
        return None
    return array.astype(np.float64).reshape(-1) if array.dtype.kind in "buif" else None


def _sample(values: Any) -> Any:  # noqa: ANN401
    """Return so many of the numbers that sorting them takes no time, the least and the greatest among them."""
    import numpy as np

    stride = values.size // _MOST | 1  # an odd one is in step with few shapes
    return values if stride == 1 else np.append(values[::stride], (values.min(), values.max()))


def _range(rows: list[Any], *, log: bool) -> tuple[float, float]:
    """Return the ends of the axis: all that there is, unless a few numbers lie far away from all others."""
    import numpy as np

    if not rows:
        return (1.0, 10.0) if log else (0.0, 1.0)
    low, high = min(row.min() for row in rows), max(row.max() for row in rows)
    inner = [np.quantile(row, (0.05, 0.95)) for row in rows]
    first, last = min(ends[0] for ends in inner), max(ends[1] for ends in inner)
    if log:
        return float(max(low, _BEYOND_LOG * first)), float(high)
    room = _BEYOND * (last - first) or np.inf
    return float(max(low, first - room)), float(min(high, last + room))


def _numbers(values: Any, shown: Any, ends: tuple[float, float], *, log: bool) -> dict[str, Any]:  # noqa: ANN401
    """Return what the figure says of one layer."""
    import numpy as np

    nan = int(np.isnan(values).sum())
    finite = values[np.abs(values) <= _LARGEST]
    found = {
        "n": values.size,
        "nan": nan,
        "inf": values.size - nan - finite.size,
        "zeros": int((finite == 0).sum()),
    }
    if not shown.size:
        return found
    counted = shown if log else shown[shown != 0]
    (low, high), counted = (np.log10(ends), np.log10(counted)) if log else (ends, counted)
    with np.errstate(all="ignore"):
        counts = np.histogram(counted, bins=BINS, range=(low, high) if high > low else None)[0]
        about = {"mean": float(finite.mean()), "std": float(finite.std())}
    return found | about | {"quantiles": np.quantile(shown, _QUANTILES).tolist(), "counts": counts.tolist()}
