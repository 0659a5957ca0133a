"""Values as short aligned texts, with the entries that differ marked."""

from typing import Any, Final

import numpy as np

from tutor.sandbox.text import safe_text

MARK: Final = "▸"
MOST: Final = 6
"""Rows and columns of an array that are shown."""
LONGEST: Final = 1200

Value = Any


def shown(value: Value, wrong: np.ndarray | None = None) -> str:
    """Return a value as text of a few short lines; `wrong` says which entries of an array to mark."""
    return safe_text(_shown(value, wrong), LONGEST)


def shown_arguments(arguments: dict[str, Value]) -> str:
    """Return the arguments of a call, one after the other, as `name = value`."""
    return safe_text("\n".join(_named(name, _shown(value, None)) for name, value in arguments.items()), LONGEST)


def number(value: float) -> str:
    """Return a number with as many digits as a learner needs to compare it."""
    return f"{value + 0.0:.6g}"  # which turns −0 into 0


def _shown(value: Value, wrong: np.ndarray | None) -> str:
    if isinstance(value, dict):
        return "\n".join(_named(str(key), _shown(item, None)) for key, item in list(value.items())[:MOST])
    if isinstance(value, list):
        parts = [_shown(item, None) for item in value[:MOST]] + (["…"] if len(value) > MOST else [])
        joined = ", ".join(parts)
        return f"({joined})" if len(joined) <= 60 and "\n" not in joined else "\n".join(parts)
    if isinstance(value, np.ndarray):
        return _array(value, np.zeros(value.shape, dtype=bool) if wrong is None else wrong)
    if isinstance(value, float):
        return number(value)
    return str(value)


def _named(name: str, text: str) -> str:
    first, *rest = text.split("\n")
    indent = " " * (len(name) + 3)
    return "\n".join([f"{name} = {first}", *(indent + line for line in rest)])


def _array(array: np.ndarray, wrong: np.ndarray) -> str:
    if array.ndim == 0:
        return (MARK if wrong else "") + _entry(array)
    if array.size == 0:
        return f"[] {_shape(array)}"
    if array.ndim > 2:
        return f"{_array(array.reshape(-1), wrong.reshape(-1))} {_shape(array)}"
    flat = array.ndim == 1
    rows, marks = (array[None], wrong[None]) if flat else (array, wrong)
    top, left = _window(marks)
    part = np.s_[top : top + MOST, left : left + MOST]
    cells = [
        [(MARK if mark else "") + _entry(entry) for entry, mark in zip(row, row_marks, strict=True)]
        for row, row_marks in zip(rows[part], marks[part], strict=True)
    ]
    width = max(len(cell) for row in cells for cell in row)
    before, after = ("… " if left else ""), (" …" if left + MOST < rows.shape[1] else "")
    lines = [f"[{before}{' '.join(cell.rjust(width) for cell in row)}{after}]" for row in cells]
    if not flat:
        lines = (["…"] if top else []) + lines + (["…"] if top + MOST < rows.shape[0] else [])
    cut = bool(before or after or top or top + MOST < rows.shape[0])
    return "\n".join(lines) + (f" {_shape(array)}" if cut else "")


def _window(marks: np.ndarray) -> tuple[int, int]:
    """Return the first row and column to show, so that the first marked entry is in sight."""
    places = np.argwhere(marks)
    row, column = places[0] if len(places) else (0, 0)
    return tuple(
        int(max(0, min(at - MOST // 2, length - MOST))) for at, length in zip((row, column), marks.shape, strict=True)
    )  # type: ignore[return-value]


def _entry(entry: Any) -> str:  # noqa: ANN401 - a NumPy scalar
    return number(float(entry)) if np.asarray(entry).dtype.kind == "f" else str(entry)


def _shape(array: np.ndarray) -> str:
    return f"({', '.join(map(str, array.shape))}{',' if array.ndim == 1 else ''})"
