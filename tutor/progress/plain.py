"""Values that every database and every JSON reader takes: no NaN, no NUL, no half characters, limited depth."""

import math
from collections.abc import Mapping
from typing import Any, Final

MAX_DEPTH: Final = 40

_INT_LIMIT: Final = 1 << 63

# C0 and C1 control characters but newline and tab, and the characters that reorder text (Unicode UAX #9).
_UNSAFE: Final = {
    **dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)], "\ufffd"),
    **dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)], "\ufffd"),
    0x0A: "\n",
    0x09: "\t",
}


def storable(text: str) -> str:
    """Return the text with U+FFFD for NUL and for lone surrogates, which PostgreSQL and UTF-8 refuse."""
    if "\0" in text:
        text = text.replace("\0", "\ufffd")
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def paintable(text: str) -> str:
    """Return the text with U+FFFD for what could take over a terminal or reorder a line."""
    return storable(text).translate(_UNSAFE)


def plain(value: object, *, foreign: bool = False, depth: int = MAX_DEPTH) -> Any:  # noqa: ANN401 - JSON
    """Return the value as strict JSON: NaN and the infinities become the strings that `float` reads back.

    Args:
        value: None, booleans, numbers, strings, and mappings and sequences of them.
        foreign: the value comes from a file that anyone may have written: texts are made `paintable`.
        depth: how deep it may be nested.

    Raises:
        TypeError: something in it is no JSON value.
        ValueError: it is nested too deep.

    """
    if depth == 0:
        raise ValueError(f"nested deeper than {MAX_DEPTH}")
    if isinstance(value, str):
        return paintable(value) if foreign else storable(value)
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return int(value) if -_INT_LIMIT <= value < _INT_LIMIT else _number(_as_float(value))
    if isinstance(value, float):
        return _number(float(value))
    clean = paintable if foreign else storable
    if isinstance(value, Mapping):
        return {clean(str(key)): plain(item, foreign=foreign, depth=depth - 1) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(item, foreign=foreign, depth=depth - 1) for item in value]
    raise TypeError(f"{type(value).__name__} is no JSON value")


def _as_float(value: int) -> float:
    try:
        return float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf


def _number(value: float) -> float | str:
    if math.isfinite(value):
        return value
    return "NaN" if math.isnan(value) else "Infinity" if value > 0 else "-Infinity"
