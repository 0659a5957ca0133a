"""Reading pictures of pixels, and the names that a program gives them."""

from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, Final

from tutor.figures.errors import FigureError
from tutor.figures.pixels import Pixels
from tutor.figures.reading import (
    MAX_NUMBERS,
    TOO_MANY,
    as_number,
    float_or_nan,
    items,
    label,
    of_column,
    vector,
    whole_numbers,
)
from tutor.language import Text

_SHAPE = Text(
    uz="`images` bitta rasm — (h, w) yoki (h, w, 3) — yoki bir xil oʻlchamli n ta rasm — (n, h, w) yoki (n, h, w, 3) — "
    "boʻlishi kerak. Tekis qatordan rasm yasash: images=X[:20].reshape(-1, 28, 28).",
    en="`images` must be one picture, (h, w) or (h, w, 3), or n pictures of one size, (n, h, w) or (n, h, w, 3). "
    "To make pictures of flat rows: images=X[:20].reshape(-1, 28, 28).",
)
_COUNT = Text(
    uz="`{field}` uzunligi {m}, rasmlar soni esa {n}. Har bir rasmga bitta yorliq kerak. Bitta rasm — (h, w), n ta rasm — "
    "(n, h, w) shaklda: tekis qatorlardan images=X[:20].reshape(-1, 28, 28) rasm yasaydi.",
    en="`{field}` has the length {m}, but the pictures are {n}. Each needs one. One picture has the shape (h, w), n pictures "
    "have (n, h, w): of flat rows, images=X[:20].reshape(-1, 28, 28) makes pictures.",
)
_RANGE = Text(uz="`low` `high` dan kichik boʻlishi kerak.", en="`low` must be less than `high`.")
_SIZE = Text(uz="`size` ikkita butun son boʻlishi kerak.", en="`size` must be two whole numbers.")

MOST: Final = 64
"""Pictures of one figure; `show` leaves out those after them."""

LONGEST_NAME: Final = 24
_MOST_CLASSES: Final = 1000


def read_pictures(pictures: Sequence[Any], *, coloured: bool) -> list[Pixels]:
    """Return the pictures, all of one size."""
    if len(pictures) > MOST:
        raise FigureError(TOO_MANY.format(field="images", count=len(pictures), most=MOST))
    found = []
    for index, rows in enumerate(pictures):
        lines = _lines(rows, index)
        planes = tuple(tuple(line[start::3] for line in lines) for start in range(3)) if coloured else (lines,)
        found.append(Pixels(planes))
    width, height = len(lines[0]), len(lines)
    if len(found) * width * height > MAX_NUMBERS:
        raise FigureError(TOO_MANY.format(field="images", count=len(found) * width * height, most=MAX_NUMBERS))
    sides = {(len(line), len(plane)) for pixels in found for plane in pixels.planes for line in plane}
    if sides != {(width // 3 if coloured else width, height)} or not width or (coloured and width % 3):
        raise FigureError(_SHAPE)
    return found


def _lines(rows: Any, index: int) -> tuple[bytes, ...]:  # noqa: ANN401 - not known before it is looked at
    """Return the rows of picture `index`; numbers that are no levels are no bytes either."""
    if not isinstance(rows, list) or not rows or not all(isinstance(row, list) for row in rows):
        raise FigureError(_SHAPE)
    try:
        return tuple(map(bytes, rows))
    except (TypeError, ValueError, OverflowError):
        for number in chain.from_iterable(rows):
            as_number(number, "images", index)
        raise FigureError(_SHAPE) from None


def read_names(figure: Mapping[str, Any], name: str, count: int, left_out: int) -> list[str]:
    """Return a name for each picture: a class's, where the program gives a number and calls the classes by names."""
    if figure.get(name) is None:
        return []
    given = items(figure[name], name)
    if len(given) != count:
        raise FigureError(_COUNT.format(field=name, m=len(given), n=count + left_out))
    classes = None if figure.get("classes") is None else items(figure["classes"], "classes", _MOST_CLASSES)
    return [_name(value, classes) for value in map(of_column, given)]


def _name(value: Any, classes: Sequence[Any] | None) -> str:  # noqa: ANN401
    number = float_or_nan(value)
    if classes is not None and number is not None and number.is_integer() and 0 <= number < len(classes):
        value = classes[int(number)]
    return label(value, LONGEST_NAME)


def read_range(figure: Mapping[str, Any]) -> tuple[float, float]:
    """Return the values of black and white, the field `range`."""
    numbers = vector(figure, "range")
    if len(numbers) != 2 or numbers[0] >= numbers[1]:
        raise FigureError(_RANGE)
    return numbers[0], numbers[1]


def read_size(figure: Mapping[str, Any]) -> tuple[int, int]:
    """Return the width and the height that pictures had, the field `size`."""
    numbers = whole_numbers(figure, "size")
    if len(numbers) != 2:
        raise FigureError(_SIZE)
    return numbers[0], numbers[1]
