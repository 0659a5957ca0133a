"""Arrays as small texts: aligned by their points, of one precision, cut around the entry that differs."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tutor.grading.differing import MARK, MOST, Differing, Entry
from tutor.grading.number_text import Format, apart

WIDEST: Final = 52
"""Columns of the widest text: what half of a terminal of 120 columns has."""
MOST_ROWS: Final = 5
MOST_COLUMNS: Final = 6

_LONGEST_CELL: Final = 20
_CUT: Final = "…"

Cells = list[list[str]]


@dataclass(frozen=True, slots=True)
class _Window:
    """The part of an array that is shown: `plane` leads to two of its dimensions, of which rows and columns are cut."""

    plane: tuple[int, ...]
    rows: range
    columns: range
    size: tuple[int, int]

    def part(self, array: np.ndarray) -> np.ndarray:
        """Return the entries in the window, in rows and columns."""
        plane = np.atleast_2d(array[self.plane])
        found: np.ndarray = plane[self.rows.start : self.rows.stop, self.columns.start : self.columns.stop]
        return found

    @property
    def is_cut(self) -> bool:
        """Return whether anything is left out."""
        return bool(self.plane) or (len(self.rows), len(self.columns)) != self.size


def array_text(array: np.ndarray, width: int = WIDEST, *, tell_shape: bool = False) -> str:
    """Return one array as text; its shape is told where it is cut, or where asked for."""
    return _written([array], np.zeros(array.shape, dtype=bool), width, tell_shape)[0]


def pair_text(expected: np.ndarray, got: np.ndarray, wrong: np.ndarray, width: int = WIDEST) -> tuple[str, str]:
    """Return two arrays of one shape as texts that can be laid over one another: the same part, the same columns.

    Args:
        expected: what it should be.
        got: what it is; the entries that are `wrong` are marked in its text.
        wrong: which entries differ, a bool array of the same shape.
        width: columns that no line exceeds, at least 34.

    """
    first, second = _written([expected, got], wrong, width, tell_shape=False)
    return first, second


def differing(expected: np.ndarray, got: np.ndarray, wrong: np.ndarray) -> Differing:
    """Return the entries of `got` that are `wrong`, one at least; all three arrays are of one shape."""
    places = [tuple(int(i) for i in place) for place in np.argwhere(wrong)[:MOST]]
    entries = tuple(Entry(place, *apart(float(expected[place]), float(got[place]))) for place in places)
    return Differing(int(wrong.sum()), int(wrong.size), entries)


def _written(arrays: list[np.ndarray], wrong: np.ndarray, width: int, tell_shape: bool) -> list[str]:
    shape = f"({', '.join(map(str, wrong.shape))}{',' if wrong.ndim == 1 else ''})"
    if not wrong.size:
        return [f"[] {shape}"] * len(arrays)
    for columns in range(MOST_COLUMNS, 0, -1):
        window = _window(wrong, columns)
        cells = _aligned(_cells([window.part(array) for array in arrays], window.part(wrong)))
        rows = [_rows(of_array, window, wrong.ndim) for of_array in cells]
        if max(len(row) for of_array in rows for row in of_array) <= width:
            break
    return [_framed(of_array, window, shape, width, tell_shape) for of_array in rows]


def _window(wrong: np.ndarray, columns: int) -> _Window:
    """Return the window in which the first wrong entry is in sight."""
    places = np.argwhere(wrong)
    at = tuple(int(i) for i in places[0]) if len(places) else (0,) * wrong.ndim
    size = (1, 1) if wrong.ndim == 0 else (1, wrong.shape[0]) if wrong.ndim == 1 else wrong.shape[-2:]
    row, column = (0, 0, *at)[-2:] if wrong.ndim != 1 else (0, at[0])
    return _Window(at[:-2], _around(row, MOST_ROWS, size[0]), _around(column, columns, size[1]), (size[0], size[1]))


def _around(at: int, most: int, length: int) -> range:
    start = max(0, min(at - most // 2, length - most))
    return range(start, min(start + most, length))


def _cells(parts: list[np.ndarray], wrong: np.ndarray) -> list[Cells]:
    """Return the texts of the entries, the wrong ones of the last array marked."""
    formats = _formats(parts, wrong)
    cells = [[[write(entry) for entry in row] for row in part] for part, write in zip(parts, formats, strict=True)]
    for row, marks in zip(cells[-1], wrong, strict=True):
        row[:] = [(MARK if mark else "") + cell for cell, mark in zip(row, marks, strict=True)]
    return cells


def _formats(parts: list[np.ndarray], wrong: np.ndarray) -> list[Any]:
    """Return what writes the entries of each array: numbers of both have one precision."""
    numeric = [part.astype(np.float64) for part in parts if part.dtype.kind in "iuf"]
    pairs: list[tuple[float, float]] = []
    if len(numeric) == 2:
        pairs = [(float(a), float(b)) for a, b in zip(numeric[0][wrong], numeric[1][wrong], strict=True)]
    common = Format([float(entry) for part in numeric for entry in part.flat], pairs)
    whole = all(part.dtype.kind in "iu" for part in parts if part.dtype.kind in "iuf")
    return [(str if whole else common) if part.dtype.kind in "iuf" else _other for part in parts]


def _other(entry: Any) -> str:  # noqa: ANN401 - a NumPy scalar
    """Write what is no real number: a bool, a complex number, a word."""
    if isinstance(entry, complex | np.complexfloating):
        text = f"{entry.real:.4g}{entry.imag:+.4g}j"
    else:
        text = repr(str(entry)) if isinstance(entry, str) else str(entry)
    return text if len(text) <= _LONGEST_CELL else text[: _LONGEST_CELL - 1] + _CUT


def _aligned(cells: list[Cells]) -> list[Cells]:
    """Pad the texts so that in a column of all arrays the points stand under one another."""
    columns = len(cells[0][0])
    for column in range(columns):
        entries = [row[column] for of_array in cells for row in of_array]
        numbers = [_split(entry) for entry in entries if _has_point(entry)]
        before = max((len(left) for left, _ in numbers), default=0)
        after = max((len(right) for _, right in numbers), default=0)
        width = max(before + after, *(len(entry) for entry in entries))
        for of_array in cells:
            for row in of_array:
                entry = row[column]
                if _has_point(entry):
                    left, right = _split(entry)
                    entry = left.rjust(width - after) + right.ljust(after)
                row[column] = entry.rjust(width)
    return cells


def _has_point(entry: str) -> bool:
    return "." in entry and entry.lstrip(MARK + "-")[:1].isdecimal()


def _split(entry: str) -> tuple[str, str]:
    left, point, right = entry.partition(".")
    return left, point + right


def _rows(cells: Cells, window: _Window, dimensions: int) -> list[str]:
    """Return the rows in brackets as NumPy prints them: two around a table, one around a list, none around a number."""
    if dimensions == 0:
        return [cells[0][0].strip()]
    before = f"{_CUT} " if window.columns.start else ""
    after = f" {_CUT}" if window.columns.stop < window.size[1] else ""
    rows = [f"[{before}{' '.join(row)}{after}]" for row in cells]
    if dimensions == 1:
        return rows
    opened = ["[" if at == 0 else " " for at in window.rows]
    closed = ["]" if at == window.size[0] - 1 else "" for at in window.rows]
    return [before + row + after for before, row, after in zip(opened, rows, closed, strict=True)]


def _framed(rows: list[str], window: _Window, shape: str, width: int, tell_shape: bool) -> str:
    """Say which plane it is, where rows were cut, and the shape."""
    lines = [f"[{', '.join(map(str, window.plane))}, :, :]"] if window.plane else []
    lines += [f" {_CUT}"] if window.rows.start else []
    lines += rows
    lines += [f" {_CUT}"] if window.rows.stop < window.size[0] else []
    if window.is_cut or tell_shape:
        if len(lines[-1]) + 1 + len(shape) <= width:
            lines[-1] += f" {shape}"
        else:
            lines.append(shape)
    return "\n".join(lines)
