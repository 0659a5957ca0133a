"""The right numbers in the wrong places: another shape, transposed, reversed, or in another part."""

from functools import partial
from itertools import combinations

import numpy as np

from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.results import Array, Series, close
from tutor.language import Text

_TRANSPOSED = Text(
    uz="“{call}” natijasi{part} transponirlangan chiqdi: sonlar toʻgʻri, lekin qatorlar va ustunlar oʻrin almashgan. "
    "Ortiqcha .T bormi, yoki bitta .T yetishmayaptimi? Koʻpaytuvchilar tartibini ham tekshiring.",
    en="The result of “{call}”{part} came out transposed: the numbers are right, but rows and columns have changed "
    "places. Is there one .T too many, or one too few? Check the order of the factors, too.",
)
_REVERSED = Text(
    uz="“{call}” natijasi{part} teskari tartibda: birinchisi oxirida turibdi. [::-1] ni yoki siklning yoʻnalishini "
    "tekshiring.",
    en="The result of “{call}”{part} is in reversed order: what should come first stands last. Check for a [::-1], or "
    "the direction of your loop.",
)
_SWAPPED = Text(
    uz="“{call}” ikki qiymatning oʻrnini almashtirib qaytardi: {one} oʻrnida {other} turibdi va aksincha. "
    "return dan keyingi tartibni tekshiring.",
    en="“{call}” returned two values in each other’s place: {other} stands where {one} should, and the other way "
    "round. Check the order after return.",
)
_SHAPE = Text(
    uz="“{call}” natijasida{part} sonlar toʻgʻri, shakl esa boshqa: {expected} oʻrniga {got}. {advice}",
    en="The numbers of “{call}”{part} are right, but their shape is not: {got} in place of {expected}. {advice}",
)
_BROADCAST = Text(
    uz="“{call}” natijasi{part} {expected} oʻrniga {got} shaklida: (n, 1) shaklidagi ustun bilan (n,) shaklidagi "
    "vektor amalga kirishib, har bir son har bir son bilan juftlangan (broadcasting). Toʻgʻri javob diagonalda qolgan. "
    "Amaldan oldin ikkalasining shaklini tenglang: masalan, .ravel() yoki [:, None].",
    en="The result of “{call}”{part} has the shape {got} in place of {expected}: a column of shape (n, 1) met a vector "
    "of shape (n,), and every number was paired with every other (broadcasting). The right answer is left on the "
    "diagonal. Give both the same shape first, with .ravel() or [:, None].",
)
_NUMBER = Text(
    uz="Massiv emas, bitta son kerak: [0] yoki .item() bilan oling yoki keepdims ni olib tashlang.",
    en="One number is wanted, not an array that holds one: take it with [0] or .item(), or drop keepdims.",
)
_FLAT = Text(
    uz="Bu qator yoki ustun koʻrinishidagi matritsa; oddiy vektor kerak: .ravel() qiling yoki keepdims ni olib tashlang.",
    en="This is a matrix of one row or one column; a plain vector is wanted: use .ravel(), or drop keepdims.",
)
_MATRIX = Text(
    uz="Satr yoki ustun oʻz oʻlchamini saqlashi kerak: keepdims=True, [:, None] yoki [None, :] yordam beradi.",
    en="The row or column should keep its dimension: keepdims=True, [:, None] or [None, :] helps.",
)
_RESHAPE = Text(
    uz="Sonlar tartibi oʻz joyida: .reshape bilan kerakli shaklga keltiring.",
    en="The order of the numbers is fine: bring them into the shape with .reshape.",
)


def wrong_shape(series: Series) -> Finding | None:
    """Find the right numbers in their order, but in another shape; or paired by broadcasting."""
    wrong = series.wrong
    if not all(pair.right or pair.got.shape != pair.expected.shape for pair in series.pairs):
        return None
    expected, got = wrong[0].expected.shape, wrong[0].got.shape
    shapes: dict[str, Text | str] = {"expected": str(expected), "got": str(got)}
    if all(close(pair.expected.ravel(), pair.got.ravel()) for pair in wrong):
        entries = np.concatenate([pair.expected.ravel() for pair in wrong])
        if np.count_nonzero(entries) < series.enough:
            return None
        if len(expected) == 0:
            advice = _NUMBER
        elif len(expected) == 1 and len(got) == 2:
            advice = _FLAT
        else:
            advice = _MATRIX if len(expected) == 2 and 1 in expected else _RESHAPE
        return Finding("wrong-shape", _SHAPE, {**shapes, "advice": advice})
    if all(_is_square(pair.got) and close(pair.expected.ravel(), np.diagonal(pair.got)) for pair in wrong):
        largest = max(wrong, key=lambda pair: pair.got.size)
        if np.count_nonzero(largest.expected) < 2:
            return None
        shapes = {"expected": str(largest.expected.shape), "got": str(largest.got.shape)}
        return Finding("wrong-shape", _BROADCAST, shapes)
    return None


def transposed(series: Series) -> Finding | None:
    """Find an array whose two axes (any two of up to four) have changed places."""
    axes = series.pairs[0].expected.ndim
    if not 2 <= axes <= 4:
        return None
    for one, other in combinations(range(axes), 2):
        if series.explained_by(partial(_exchanged, one=one, other=other)):
            return Finding("transposed", _TRANSPOSED)
    return None


def reversed_order(series: Series) -> Finding | None:
    """Find rows, or the numbers of a row, in reversed order."""
    if not series.shaped:
        return None
    for axis in (0, -1):
        if series.explained_by(partial(_flipped, axis=axis)):
            return Finding("reversed-order", _REVERSED)
    return None


def swapped_parts(all_series: list[Series]) -> Finding | None:
    """Find two parts of a tuple or dict that stand in each other's place, and nothing else that is wrong."""
    wrong = [series for series in all_series if not series.right]
    if len(wrong) != 2:
        return None
    one, other = wrong
    telling = 0
    for a, b in zip(one.pairs, other.pairs, strict=True):
        if not (close(b.expected, a.got) and close(a.expected, b.got)):
            return None
        telling += not (a.right and b.right)
    if telling < 2:
        return None
    return Finding("swapped-parts", _SWAPPED, {"one": one.name, "other": other.name})


def _exchanged(array: Array, one: int, other: int) -> Array | None:
    return array.swapaxes(one, other) if array.ndim > other else None


def _flipped(array: Array, axis: int) -> Array | None:
    return np.flip(array, axis) if array.ndim else None


def _is_square(array: Array) -> bool:
    return array.ndim == 2 and array.shape[0] == array.shape[1]
