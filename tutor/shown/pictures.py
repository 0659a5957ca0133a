"""What `show("images", …)` makes of arrays: few pictures, in levels 0 … 255."""

from typing import Any, Final

MOST: Final = 64
"""Pictures that one figure holds."""

_SIDES: Final = (64, 32)
"""Larger pictures are made smaller: to the first of these sides with which all have room, or to the last."""

_MOST_NUMBERS: Final = 100_000
_USUAL: Final = ((0.0, 1.0), (0.0, 255.0))
"""The values of black and white that need not be told."""
_DARK: Final = 64
"""Whole numbers that go further than this, up to 255, are levels of 8 bits."""


def picture_levels(
    images: Any = None,  # noqa: ANN401 - arrays of either library
    low: float | None = None,
    high: float | None = None,
    labels: Any = None,  # noqa: ANN401
    predicted: Any = None,  # noqa: ANN401
    **others: Any,  # noqa: ANN401
) -> dict[str, Any]:
    """Return the data of the figure; what cannot be pictures becomes a figure whose reader says why.

    Args:
        images: pictures of shape (n, h, w), or one of shape (h, w); in colour (n, h, w, 3) or (h, w, 3). PyTorch's
            order (n, 3, h, w) or (n, 1, h, w) is understood too.
        low: the value that becomes black; without it 0, or of values below 0 as far below as `high` is above.
        high: the value that becomes white; without it 1, 255, or the largest value, by what the values are.
        labels: what each picture is; also scores of shape (n, classes).
        predicted: what a model takes it for, likewise.
        others: passed on.

    """
    import numpy as np

    data: dict[str, Any] = dict(others)
    data |= {
        name: _names(given) for name, given in (("labels", labels), ("predicted", predicted)) if given is not None
    }
    if images is None:
        return data
    try:
        pictures = _as_pictures(np.asarray(_detached(images)))
    except ValueError:  # rows of different lengths
        pictures = None
    if pictures is None:
        return data | {"images": [[]]}
    given, shown = len(pictures), pictures[:MOST]
    if not shown.size:
        return data | {"images": []}
    bad = ~np.isfinite(shown).all(axis=(1, 2, 3))
    if bad.any():
        return data | {"images": [*[[[0]]] * int(bad.argmax()), [[float("nan")]]]}
    least, most = _range(shown)
    least, most = (least if low is None else float(low)), (most if high is None else float(high))
    size = shown.shape[2:0:-1]
    levels = np.clip((_small(shown) - least) / ((most - least) or 1.0), 0.0, 1.0)
    rows = (255 * levels + 0.5).astype(np.uint8)
    for name in {"labels", "predicted"} & data.keys():
        if len(data[name]) == given:
            data[name] = data[name][: len(rows)]
    data |= {} if (least, most) in _USUAL else {"range": [least, most]}
    return data | {
        "images": rows.reshape(*rows.shape[:2], -1),
        "colour": rows.shape[3] == 3,
        "size": list(size),
        "left_out": given - len(rows),
    }


def _detached(value: Any) -> Any:  # noqa: ANN401
    """Return a tensor of PyTorch without its history, or a list of them; anything else as it is."""
    if isinstance(value, (list, tuple)):
        return [_detached(one) for one in value[:MOST]] if any(hasattr(one, "detach") for one in value[:1]) else value
    return value.detach().cpu() if hasattr(value, "detach") else value


def _as_pictures(array: Any) -> Any:  # noqa: ANN401
    """Return an array as pictures of the shape (n, h, w, 1) or (n, h, w, 3); None if it has another form."""
    import numpy as np

    if array.dtype.kind not in "buif":
        return None
    match array.shape:
        case (_, _):
            return array[None, :, :, None]
        # A filter of 3 × 3 is more likely than a picture three pixels wide.
        case (_, height, 1 | 3) if height > 3:
            return array[None]
        case (_, _, _):
            return array[:, :, :, None]
        case (_, channels, _, last) if last in (1, 3) and channels != 1:
            return array
        case (_, 1 | 3, _, _):
            return np.moveaxis(array, 1, 3)
    return None


def _range(pictures: Any) -> tuple[float, float]:  # noqa: ANN401
    """Return the values of black and white: 0 … 1, 0 … 255, 0 … largest, or as far below 0 as above."""
    least, most = float(pictures.min()), float(pictures.max())
    if least < 0:
        farthest = max(-least, most)
        return -farthest, farthest
    if pictures.dtype.name == "uint8" or (most > _DARK and most <= 255 and (pictures == pictures.round()).all()):
        return 0.0, 255.0
    return 0.0, most if most > 1 else 1.0


def _small(pictures: Any) -> Any:  # noqa: ANN401
    """Return pictures, as many and as large as one figure holds; larger ones are averaged."""
    import numpy as np

    count, height, width, channels = pictures.shape
    for side in _SIDES:
        share = min(1.0, side / max(height, width))
        rows, columns = max(1, round(height * share)), max(1, round(width * share))
        if count * rows * columns * channels <= _MOST_NUMBERS:
            break
    kept = pictures[: _MOST_NUMBERS // (rows * columns * channels)].astype(np.float64)
    if (rows, columns) == (height, width):
        return kept
    return np.einsum("rh,nhwc,kw->nrkc", _shares(height, rows), kept, _shares(width, columns), optimize=True)


def _shares(old: int, new: int) -> Any:  # noqa: ANN401
    """Return the share (new, old) that each old pixel has in each new one."""
    import numpy as np

    edges = np.arange(new + 1) * (old / new)
    starts, ends = edges[:-1, None], edges[1:, None]
    covered = np.clip(np.minimum(ends, np.arange(1, old + 1)) - np.maximum(starts, np.arange(old)), 0.0, None)
    return covered / covered.sum(axis=1, keepdims=True)


def _names(given: Any) -> list[Any]:  # noqa: ANN401
    """Return class ids or names as a list; of scores, (n, classes), the classes with the largest."""
    import numpy as np

    try:
        array = np.asarray(_detached(given))
    except ValueError:
        return list(given)
    if array.ndim == 2 and array.shape[1] > 1 and array.dtype.kind in "uif":
        array = array.argmax(axis=1)
    names: list[Any] = array.reshape(-1).tolist()
    return names
