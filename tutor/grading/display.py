"""Values as short aligned texts, with the entries that differ marked."""

from collections.abc import Sequence
from itertools import accumulate
from typing import Any, Final

import numpy as np

from tutor.grading.array_text import WIDEST, array_text, pair_text
from tutor.grading.differing import MARK
from tutor.grading.number_text import apart, number
from tutor.sandbox import generators
from tutor.sandbox.text import safe_line, safe_text

__all__ = [
    "LONGEST",
    "MARK",
    "apart",
    "number",
    "shown",
    "shown_arguments",
    "shown_fields",
    "shown_numbers",
    "shown_pair",
]

MOST: Final = 6
"""Items of a list or dict that are shown."""
LONGEST: Final = 1200

_NARROWEST: Final = 34
_LONGEST_LIST: Final = 50
_MOST_LINES: Final = 14
_LONGEST_KEY: Final = 40
_CUT: Final = "…"

Value = Any


def shown(value: Value, *, name: str = "", tell_shape: bool = False) -> str:
    """Return a value as text of a few short lines, after `name = ` where there is a name."""
    return _bounded(_named(name, value, tell_shape=tell_shape) if name else _shown(value, WIDEST, tell_shape))


def shown_pair(expected: Value, got: Value, wrong: np.ndarray | None = None, *, name: str = "") -> tuple[str, str]:
    """Return what was expected and what came as texts that can be laid over one another.

    `wrong` says which entries of two arrays of one shape differ; those of `got` are marked. Of arrays of other
    shapes both shapes are told.
    """
    if wrong is None:
        both = isinstance(expected, np.ndarray) and isinstance(got, np.ndarray)
        tell = both and expected.shape != got.shape
        first, second = (shown(one, name=name, tell_shape=tell and one.ndim > 0) for one in (expected, got))
        return first, second
    texts = pair_text(expected, got, wrong, _room(name))
    beside = " " * len(MARK) if name and wrong.ndim == 0 else ""  # so that the marked number stands under it
    first, second = (_bounded(_after(name, text)) for text in (beside + texts[0], texts[1]))
    return first, second


def shown_numbers(expected: float, got: float, name: str = "") -> tuple[str, str]:
    """Return two numbers that differ as `shown_pair` does."""
    return shown_pair(np.asarray(expected), np.asarray(got), np.asarray(True), name=name)


def shown_fields(names: Sequence[str], expected: np.ndarray, got: np.ndarray, wrong: np.ndarray) -> tuple[str, str]:
    """Return two rows of as many numbers as there are names as texts, a line for each name; at most `MOST_ROWS`."""
    longest = max(map(len, names))
    texts = pair_text(expected[:, None], got[:, None], wrong[:, None], _room(" " * longest))
    rows = [zip(names, text.split("\n"), strict=True) for text in texts]
    first, second = (
        "\n".join(f"{name:<{longest}} = {row[2:].rstrip(']')}" for name, row in of_text) for of_text in rows
    )
    return _bounded(first), _bounded(second)


def shown_arguments(arguments: dict[str, Value]) -> str:
    """Return the arguments of a call, one after the other, as `name = value`."""
    return _bounded("\n".join(_named(name, value) for name, value in arguments.items()))


def _bounded(text: str) -> str:
    """Return a text made safe; of a long one its first whole lines, and how many more there are: `… (+12)`."""
    lines = text.split("\n")
    kept = sum(end <= LONGEST + 1 for end in accumulate(len(line) + 1 for line in lines))
    if kept == len(lines):
        return safe_text(text, LONGEST)
    if kept == 0:
        return safe_text(text, LONGEST - 1) + _CUT
    return safe_text("\n".join([*lines[:kept], f"{_CUT} (+{len(lines) - kept})"]), len(text))


def _shown(value: Value, width: int, tell_shape: bool = False) -> str:
    if generators.is_marked(value):
        return f"np.random.default_rng({value[generators.MARKER][1]})"
    if isinstance(value, dict) and value:
        rows = [_named(safe_line(str(key), _LONGEST_KEY), item) for key, item in list(value.items())[:MOST]]
        return "\n".join([*rows, *_left_out(value)])
    if isinstance(value, list):
        return _list(value, width)
    if isinstance(value, np.ndarray):
        return array_text(value, width, tell_shape=tell_shape)
    if isinstance(value, float):
        return number(value)
    return str(value)


def _list(items: list[Value], width: int, place: str = "") -> str:
    """Return a list on one line where it is short; else its items by their places, as many as a few lines hold."""
    parts = [_shown(item, width) for item in items[:MOST]] + ([_CUT] if len(items) > MOST else [])
    joined = ", ".join(parts)
    if len(joined) <= _LONGEST_LIST and "\n" not in joined:
        return _after(place, f"({joined})")
    lines: list[str] = []
    for at, item in enumerate(items[:MOST]):
        inner = f"{place}[{at}]"
        text = _list(item, width, inner) if isinstance(item, list) else _after(inner, _shown(item, _room(inner)))
        rows = text.split("\n")
        if lines and len(lines) + len(rows) > _MOST_LINES:
            return "\n".join([*lines, _CUT])
        lines += rows
    return "\n".join(lines + ([_CUT] if len(items) > MOST else []))


def _named(name: str, value: Value, *, tell_shape: bool = False) -> str:
    if isinstance(value, dict) and value and not generators.is_marked(value):
        items = list(value.items())[:MOST]
        rows = [_named(f"{name}[{safe_line(repr(key), _LONGEST_KEY)}]", item) for key, item in items]
        return "\n".join([*rows, *_left_out(value)])
    return _after(name, repr(value) if isinstance(value, str) else _shown(value, _room(name), tell_shape))


def _left_out(value: dict[str, Value]) -> list[str]:
    """Return the line that says which items of a dict are not shown."""
    rest = list(value)[MOST:]
    names = safe_line(", ".join(map(repr, rest[:MOST])), _LONGEST_KEY)
    return [f"{_CUT} (+{len(rest)}: {names}{', ' + _CUT if len(rest) > MOST else ''})"] if rest else []


def _room(name: str) -> int:
    """Return the columns that a value after its name has."""
    return max(WIDEST - len(name) - 3, _NARROWEST) if name else WIDEST


def _after(name: str, text: str) -> str:
    if not name:
        return text
    first, *rest = text.split("\n")
    indent = " " * (len(name) + 3)
    return "\n".join([f"{name} = {first}", *(indent + line for line in rest)])
