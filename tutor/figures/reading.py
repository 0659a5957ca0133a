"""Reading the numbers of a figure, which come from a learner's program: nothing about them is certain.

Every function raises `FigureError` where the data are not what the figure needs, and nothing else. Messages
name the field and the place, and never repeat the data as a whole: they may be huge or nested without end.
"""

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from tutor.figures.errors import FigureError
from tutor.figures.labels import one_line
from tutor.language import Text

MAX_NUMBERS: Final = 100_000
"""Most numbers that one field may hold; more would keep the screen waiting."""

LARGEST: Final = 1e300
"""Numbers beyond this count as infinite, so that differences stay finite."""

_MISSING = Text(
    uz="Chizma uchun `{field}` berilmagan. show(…) ga `{field}=…` ni qoʻshing.",
    en="The figure needs `{field}`, which was not given. Add `{field}=…` to show(…).",
)
_NOT_NUMBERS = Text(
    uz="`{field}` faqat sonlardan iborat boʻlishi kerak, lekin unda {kind} bor.",
    en="`{field}` must hold numbers only, but it holds {kind}.",
)
_NOT_A_LIST = Text(
    uz="`{field}` roʻyxat yoki massiv boʻlishi kerak, lekin u — {kind}.",
    en="`{field}` must be a list or an array, but it is {kind}.",
)
_NOT_FINITE = Text(
    uz="`{field}` ichida {value} bor ({place}), uni chizib boʻlmaydi. Oʻqitish uzoqlashib ketgan boʻlishi "
    "mumkin: kichikroq oʻrganish tezligini sinab koʻring.",
    en="`{field}` holds {value} ({place}), which cannot be drawn. Training may have diverged: try a smaller "
    "learning rate.",
)
_EMPTY = Text(uz="`{field}` boʻsh: chizadigan narsa yoʻq.", en="`{field}` is empty: there is nothing to draw.")
TOO_MANY = Text(
    uz="`{field}` ichida {count} ta qiymat bor; koʻpi bilan {most} tasini chizish mumkin.",
    en="`{field}` holds {count} values; at most {most} can be drawn.",
)
_LENGTHS = Text(
    uz="`{first}` va `{second}` bir xil uzunlikda boʻlishi kerak, lekin ular {m} va {n}.",
    en="`{first}` and `{second}` must have the same length, but they have {m} and {n}.",
)
_PAIRS = Text(
    uz="`{field}` ning har bir qatorida ikkita son boʻlishi kerak: (n, 2) shakl.",
    en="Every row of `{field}` must have two numbers: the shape (n, 2).",
)
_RECTANGLE = Text(
    uz="`{field}` toʻgʻri toʻrtburchakli jadval boʻlishi kerak: qatorlar uzunligi bir xil emas.",
    en="`{field}` must be a rectangular table, but its rows differ in length.",
)
_EXTENT = Text(
    uz="`extent` toʻrtta son boʻlishi kerak: x0 < x1 va y0 < y1.",
    en="`extent` must be four numbers with x0 < x1 and y0 < y1.",
)
_WHOLE = Text(
    uz="`{field}` ichida butun sonlar boʻlishi kerak.",
    en="`{field}` must hold whole numbers.",
)
_FROM_TO = Text(
    uz="`{field}` {low} dan {high} gacha boʻlgan butun son boʻlishi kerak.",
    en="`{field}` must be a whole number from {low} to {high}.",
)
_PLACE = Text(uz="{index}-oʻrinda", en="at index {index}")
_ALONE = Text(uz="yagona qiymat", en="its only value")
_KINDS: Final[Mapping[type, Text]] = {
    str: Text(uz="matn", en="text"),
    int: Text(uz="bitta son", en="a single number"),
    float: Text(uz="bitta son", en="a single number"),
    dict: Text(uz="lugʻat (dict)", en="a dict"),
    list: Text(uz="ichma-ich roʻyxat", en="a nested list"),
    tuple: Text(uz="ichma-ich roʻyxat", en="a nested list"),
    type(None): Text(uz="None", en="None"),
    bool: Text(uz="mantiqiy qiymat (bool)", en="a bool"),
}


def field(figure: Mapping[str, Any], name: str) -> Any:  # noqa: ANN401 - not known before it is looked at
    """Return the figure's field `name`."""
    try:
        return figure[name]
    except KeyError:
        raise FigureError(_MISSING.format(field=name)) from None


def as_number(value: Any, name: str, index: int | None = None) -> float:  # noqa: ANN401
    """Return one finite number; `name` and `index` say in the message where it stood."""
    number = float_or_nan(value)
    if number is None:
        raise FigureError(_NOT_NUMBERS.format(field=name, kind=_kind(value)))
    if not math.isfinite(number):
        place = _PLACE.format(index=index) if index is not None else _ALONE
        raise FigureError(_NOT_FINITE.format(field=name, value="nan" if number != number else "inf", place=place))
    return number


def float_or_nan(value: Any) -> float | None:  # noqa: ANN401
    """Return a number as float, infinite beyond ±1e300; None where `value` is no number at all."""
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    try:
        number = float(value)
    except OverflowError:
        return math.inf if value > 0 else -math.inf
    return number if abs(number) <= LARGEST or number != number else math.copysign(math.inf, number)


def scalar(figure: Mapping[str, Any], name: str) -> float:
    """Return the field's one number; arrays of one number, such as a weight of shape (1, 1), will do."""
    value = field(figure, name)
    for _ in range(3):
        if isinstance(value, (list, tuple)) and len(value) == 1:
            value = value[0]
    return as_number(value, name)


def items(value: Any, name: str, most: int = MAX_NUMBERS) -> Sequence[Any]:  # noqa: ANN401
    """Return `value` as it is if it is a list of 1 … `most` entries."""
    if not isinstance(value, (list, tuple)):
        raise FigureError(_NOT_A_LIST.format(field=name, kind=_kind(value)))
    if not value:
        raise FigureError(_EMPTY.format(field=name))
    if len(value) > most:
        raise FigureError(TOO_MANY.format(field=name, count=len(value), most=most))
    return value


def vector(figure: Mapping[str, Any], name: str) -> list[float]:
    """Return the field's numbers, all finite; a column of shape (n, 1) is read as well."""
    values = items(field(figure, name), name)
    return [as_number(of_column(value), name, index) for index, value in enumerate(values)]


def whole_numbers(figure: Mapping[str, Any], name: str) -> list[int]:
    """Return the field's whole numbers (`2.0` is one), up to a thousand million either way."""
    numbers = vector(figure, name)
    if any(not number.is_integer() or abs(number) > 1e9 for number in numbers):
        raise FigureError(_WHOLE.format(field=name))
    return [int(number) for number in numbers]


def whole_number(value: Any, name: str, low: int, high: int) -> int:  # noqa: ANN401
    """Return a whole number from `low` to `high`."""
    number = as_number(value, name)
    if not number.is_integer() or not low <= number <= high:
        raise FigureError(_FROM_TO.format(field=name, low=low, high=high))
    return int(number)


def table(figure: Mapping[str, Any], name: str) -> list[list[float]]:
    """Return the field's rectangular table of finite numbers."""
    rows = [items(row, name) for row in items(field(figure, name), name)]
    width = same_width(rows, name)
    if width * len(rows) > MAX_NUMBERS:
        raise FigureError(TOO_MANY.format(field=name, count=width * len(rows), most=MAX_NUMBERS))
    flat = [as_number(value, name, index) for index, value in enumerate(chain.from_iterable(rows))]
    return [flat[start : start + width] for start in range(0, len(flat), width)]


def same_width(rows: Sequence[Sequence[Any]], name: str) -> int:
    """Return the length that all rows of a table have."""
    width = len(rows[0])
    if any(len(row) != width for row in rows):
        raise FigureError(_RECTANGLE.format(field=name))
    return width


def points(figure: Mapping[str, Any], name: str) -> list[tuple[float, float]]:
    """Return the field's points, an (n, 2) table of finite numbers."""
    rows = items(field(figure, name), name, MAX_NUMBERS // 2)
    if any(not isinstance(row, (list, tuple)) or len(row) != 2 for row in rows):
        raise FigureError(_PAIRS.format(field=name))
    return [(as_number(x, name, index), as_number(y, name, index)) for index, (x, y) in enumerate(rows)]


def extent(figure: Mapping[str, Any]) -> tuple[float, float, float, float]:
    """Return the corners of the picture, the field `extent`: (x0, x1, y0, y1) with x0 < x1 and y0 < y1."""
    corners = vector(figure, "extent")
    if len(corners) != 4 or not (corners[0] < corners[1] and corners[2] < corners[3]):
        raise FigureError(_EXTENT)
    x0, x1, y0, y1 = corners
    return x0, x1, y0, y1


def same_length(first: Sequence[Any], second: Sequence[Any], names: tuple[str, str]) -> None:
    """Raise a `FigureError` unless both fields have the same length."""
    if len(first) != len(second):
        raise FigureError(
            _LENGTHS.format(first=names[0], second=names[1], m=len(first), n=len(second)),
        )


def label(value: Any, longest: int = 40) -> str:  # noqa: ANN401
    """Return a name (a text, or a number that counts as one) as one harmless line; others become `?`."""
    if isinstance(value, str):
        return one_line(value, longest) or "?"
    number = float_or_nan(value)
    return "?" if number is None else f"{number:.6g}"


def axis_labels(figure: Mapping[str, Any], x: str, y: str) -> tuple[str, str]:
    """Return what the program calls the axes, in its fields `x_label` and `y_label`; else the names `x` and `y`."""
    given = (figure.get("x_label"), figure.get("y_label"))
    x, y = (usual if name is None else label(name) for name, usual in zip(given, (x, y), strict=True))
    return x, y


def of_column(value: Any) -> Any:  # noqa: ANN401
    """Return the one entry of a row of length 1, as in a column of shape (n, 1); anything else as it is."""
    return value[0] if isinstance(value, (list, tuple)) and len(value) == 1 else value


def _kind(value: Any) -> Text:  # noqa: ANN401
    """Say in words what `value` is instead of a number."""
    return _KINDS.get(type(value), Text(uz="boshqa turdagi qiymat", en="something else"))
