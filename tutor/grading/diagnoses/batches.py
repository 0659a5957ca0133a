"""Programs that are right for one sample only, or for all but one."""

from collections.abc import Iterator

import numpy as np

from tutor.grading.compare import Value, normalized
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.inquiry import Arguments, Inquiry
from tutor.grading.diagnoses.results import close, series_of
from tutor.language import Text
from tutor.sandbox.outcomes import Raised

_FIRST = Text(
    uz="“{call}” {name} ning faqat birinchi elementini (qatorini) hisobga oladi: qolganlari natijaga taʼsir qilmaydi. return "
    "sikl ichida qolib ketmaganmi yoki [0] yozilganmi?",
    en="“{call}” takes only the first entry (row) of {name} into account: the others do not change the result. Is there a "
    "return inside the loop, or a [0]?",
)
_LAST = Text(
    uz="“{call}” {name} ning faqat oxirgi elementini (qatorini) hisobga oladi. Siklda oldingi natija ustiga yozib yuborilyapti: "
    "+= yoki append yetishmayapti, yoki [-1] yozilgan.",
    en="“{call}” takes only the last entry (row) of {name} into account. The loop overwrites what came before: a += or an append "
    "is missing, or there is a [-1].",
)
_ONE = Text(
    uz="“{call}” {name} da bitta qator boʻlganda toʻgʻri, undan koʻp boʻlganda har doim notoʻgʻri ishlaydi: qatorlar bir-biriga "
    "aralashib ketyapti. Har bir qator alohida hisoblanishi kerak: axis=1, keepdims=True yoki qatorlar boʻylab sikl.",
    en="“{call}” is right when {name} has one row, and wrong whenever it has more: the rows get mixed up with one another. "
    "Every row must be computed by itself: axis=1, keepdims=True, or a loop over the rows.",
)
_LARGER = Text(
    uz="“{call}” {name} ning uzunligi 1 boʻlgandagina xato: koʻproq boʻlsa, toʻgʻri ishlaydi. squeeze() oʻlchamni yoʻqotmaydimi, "
    "n − 1 ga boʻlinmaydimi?",
    en="“{call}” goes wrong only where {name} has the length 1; with more it is right. Does squeeze() lose a dimension, or is "
    "there a division by n − 1?",
)


def only_larger_batches(inquiry: Inquiry) -> Finding | None:
    """Find programs that fail exactly where a batch holds one sample."""
    right = inquiry.right
    if all(right) or sum(right) < 2:
        return None
    for positions, lengths in _batches(inquiry):
        if all((length == 1) is not good for length, good in zip(lengths, right, strict=True)) and 0 not in lengths:
            return _found(inquiry, positions, _LARGER, "only-larger-batches")
    return None


def batch_of_one(inquiry: Inquiry) -> Finding | None:
    """Find programs that use the first or last sample only, or mix the rows. Raises as `Inquiry.solve` does."""
    if not all(series.finite for series in inquiry.series):
        return None
    for positions, lengths in _batches(inquiry):
        if sum(length > 1 for length in lengths) < 2 or 0 in lengths:
            continue
        first = _sliced(inquiry, positions, slice(None, 1))
        alone = inquiry.solve(first)
        if _explained(inquiry, alone):
            return _found(inquiry, positions, _FIRST, "batch-of-one")
        if _explained(inquiry, inquiry.solve(_sliced(inquiry, positions, slice(-1, None)))):
            return _found(inquiry, positions, _LAST, "batch-of-one")
        if alone is not None and _right_alone(inquiry, first, alone, lengths):
            return _found(inquiry, positions, _ONE, "batch-of-one")
    return None


def _batches(inquiry: Inquiry) -> Iterator[tuple[list[int], list[int]]]:
    """Yield the positions of arrays that always have one length, which varies, and that length in each case."""
    groups: dict[tuple[int, ...], list[int]] = {}
    for position, column in inquiry.arrays():
        groups.setdefault(tuple(len(array) for array in column), []).append(position)
    for lengths, positions in groups.items():
        if len(set(lengths)) > 1:
            yield positions, list(lengths)


def _sliced(inquiry: Inquiry, positions: list[int], part: slice) -> list[Arguments]:
    return [
        [value[part] if position in positions else value for position, value in enumerate(arguments)]
        for arguments in inquiry.arguments
    ]


def _explained(inquiry: Inquiry, results: list[Value] | None) -> bool:
    """Return whether the learner's results are those of one sample, with or without the axis of the samples."""
    if results is None:
        return False
    arrays = [normalized(result) for result in results]
    rows = [array[0] for array in arrays if isinstance(array, np.ndarray) and array.ndim and len(array) == 1]
    return inquiry.explained_by(results) or (len(rows) == len(arrays) and inquiry.explained_by(rows))


def _right_alone(inquiry: Inquiry, calls: list[Arguments], alone: list[Value], lengths: list[int]) -> bool:
    """Return whether a function of rows is right for single rows, and wrong wherever there are more."""
    if any(good is not (length == 1) for good, length in zip(inquiry.right, lengths, strict=True)):
        return False
    given = inquiry.evidence
    of_rows = series_of(given.cases, alone, given.expected, given.names, _first_row_is)
    if not of_rows or not all(series.right for series in of_rows):
        return False
    outcomes = inquiry.call_again(calls)
    if outcomes is None or any(isinstance(outcome, Raised) for outcome in outcomes):
        return False
    again = series_of(given.cases, alone, outcomes, given.names, _agree)
    return bool(again) and all(series.right for series in again)


def _first_row_is(one: np.ndarray, all_rows: np.ndarray) -> bool:
    return all_rows.ndim > 0 and _agree(one, all_rows[:1])


def _agree(one: np.ndarray, other: np.ndarray) -> bool:
    return close(one.astype(np.float64), other.astype(np.float64))


def _found(inquiry: Inquiry, positions: list[int], text: Text, kind: str) -> Finding:
    return Finding(kind, text, {"name": ", ".join(inquiry.names[position] for position in positions)})
