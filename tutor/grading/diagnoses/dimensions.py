"""The sizes of a case by which results are wrongly multiplied or divided, and their names."""

from collections.abc import Iterator, Sequence

import numpy as np

from tutor.grading.diagnoses.results import Pair, numbers
from tutor.language import Text

_LENGTH = Text(uz="{name} ning uzunligi, len({name})", en="the length of {name}, len({name})")
_ROWS = Text(uz="{name} dagi qatorlar soni, len({name})", en="the number of rows of {name}, len({name})")
_COLUMNS = Text(
    uz="{name} dagi ustunlar soni, {name}.shape[1]", en="the number of columns of {name}, {name}.shape[1]"
)
_AXIS = Text(uz="{name}.shape[{axis}]", en="{name}.shape[{axis}]")
_ENTRIES = Text(
    uz="{name} dagi barcha sonlar soni, {name}.size", en="the number of all entries of {name}, {name}.size"
)
_RESULT = Text(uz="natijadagi sonlar soni", en="the number of entries of the result")
_NAMED = Text(uz="{name} soni", en="the number {name}")
_SIZE = Text(uz="argumentlarning {name} oʻlchami", en="the size {name} of the arguments")


def dimensions(pairs: Sequence[Pair]) -> Iterator[tuple[Text, list[float]]]:
    """Yield what counts something in every case: its description, and its value in each of the cases.

    Lengths, rows and columns of the arguments come first, then whole numbers among them, the exercise's own
    sizes (classes, say), and the sizes of the result.
    """
    arguments = [pair.case.arguments for pair in pairs]
    arrays: dict[str, list[np.ndarray]] = {}
    for name in arguments[0]:
        column = [array for one in arguments if (array := numbers(one[name])) is not None]
        if len(column) == len(arguments) and len({array.ndim for array in column}) == 1:
            arrays[name] = column
    for name, column in arrays.items():
        if column[0].ndim:
            yield (_LENGTH if column[0].ndim == 1 else _ROWS).format(name=name), [len(array) for array in column]
    for name, column in arrays.items():
        for axis in range(1, column[0].ndim):
            text = _COLUMNS.format(name=name) if axis == 1 else _AXIS.format(name=name, axis=axis)
            yield text, [array.shape[axis] for array in column]
    for name, column in arrays.items():
        if column[0].ndim > 1:
            yield _ENTRIES.format(name=name), [array.size for array in column]
        elif column[0].ndim == 0 and all(array.dtype.kind in "iu" for array in column):
            yield _NAMED.format(name=name), [float(array) for array in column]
    for name in pairs[0].case.sizes:
        yield _SIZE.format(name=name), [pair.case.sizes.get(name, 0) for pair in pairs]
    yield _RESULT, [pair.expected.size for pair in pairs]
