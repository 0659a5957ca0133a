"""Wrong results that are the right results for other arguments: transposed, of the other sign, exchanged, squashed."""

from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any, Final

import numpy as np

from tutor.grading.compare import Value, normalized, plain
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.inquiry import Arguments, Inquiry
from tutor.grading.diagnoses.results import numbers
from tutor.grading.diagnoses.squashing import FUNCTIONS
from tutor.language import Text

_LARGEST_COUNT: Final = 1000
"""Whole numbers above this are no sizes or counts, and are not exchanged with others."""

_AXIS = Text(
    uz="“{call}” {name} ning qatorlari va ustunlarini almashtirib hisobladi: natija amal boshqa oʻq boʻyicha bajarilgandagidek. "
    "axis=0 (ustunlar boʻylab) va axis=1 (qatorlar boʻylab) yoki {name} va {name}.T almashib qolmaganmi?",
    en="“{call}” computed along the other axis: the result is what the rows and columns of {name}, exchanged, would give. "
    "Check axis=0 (down the columns) against axis=1 (along the rows), or {name} against {name}.T.",
)
_TRANSPOSED = Text(
    uz="“{call}” {name} oʻrniga uning transponirlanganini ({name}.T) ishlatgan: natija aynan shunday. Koʻpaytirishda .T ni va "
    "koʻpaytuvchilar tartibini tekshiring.",
    en="“{call}” used {name}.T in place of {name}: the result is exactly that. Check the .T and the order of the factors in "
    "the product.",
)
_COLUMN = Text(
    uz="“{call}” natijasi {name} (n,) emas, (n, 1) shaklida boʻlgandagidek: ustun bilan vektor amalga kirishib, har bir son "
    "har bir son bilan juftlangan (broadcasting). Amaldan oldin shakllarni tenglang: .ravel() yoki [:, None].",
    en="The result of “{call}” is what comes out when {name} has the shape (n, 1) in place of (n,): a column met a vector, "
    "and every number was paired with every other (broadcasting). Make the shapes equal first: .ravel() or [:, None].",
)
_FLAT = Text(
    uz="“{call}” natijasi {name} (n, 1) emas, (n,) shaklida boʻlgandagidek: ustun bilan vektor amalga kirishib, har bir son "
    "har bir son bilan juftlangan (broadcasting). Amaldan oldin shakllarni tenglang: .ravel() yoki [:, None].",
    en="The result of “{call}” is what comes out when {name} has the shape (n,) in place of (n, 1): a column met a vector, "
    "and every number was paired with every other (broadcasting). Make the shapes equal first: .ravel() or [:, None].",
)
_SQUASHED = Text(
    uz="“{call}” {name} ga {function} ni ortiqcha qoʻllagan: natija {name} oʻrniga {function}({name}) berilgandagidek. Masalan, "
    "cross_entropy ning oʻzi ichida softmax bor, unga logitlar beriladi.",
    en="“{call}” applied {function} to {name} once too often: the result is what {function}({name}) gives in place of {name}. "
    "cross_entropy, for one, holds a softmax of its own and takes the logits.",
)
_SIGN = Text(
    uz="“{call}” natijasi {name} teskari ishora bilan olingandagidek: -{name}. Minus ortiqcha yoki yetishmayapti (gradient "
    "ayirilmay, qoʻshilgan), yoki eng katta va eng kichik almashgan (argmax va argmin).",
    en="The result of “{call}” is what -{name} gives in place of {name}. There is a minus too many or too few (a gradient "
    "added, not subtracted), or the largest and the smallest were exchanged (argmax and argmin).",
)
_EXCHANGED = Text(
    uz="“{call}” {one} va {other} ni almashtirib ishlatgan: natija ularning oʻrni almashgandagidek. Formuladagi oʻrinlarini "
    "tekshiring.",
    en="“{call}” used {one} and {other} in each other’s place: the result is what they give when exchanged. Check where each "
    "stands in the formula.",
)

Supposition = tuple[Finding, list[Arguments]]
"""What would be wrong with a program, and the arguments with which the author's then gives the same results."""


def supposed_arguments(inquiry: Inquiry) -> Finding | None:
    """Find other arguments for which the learner's results would be right. Raises as `Inquiry.solve` does."""
    if not all(series.finite for series in inquiry.series):
        return None
    for look in (_other_axis, _other_shape):
        if (found := look(inquiry)) is not None:
            return found
    suppositions = [*_squashed(inquiry), *_other_sign(inquiry), *_exchanged(inquiry)]
    return next(
        (found for found, calls in _likely(inquiry, suppositions) if inquiry.explained_by(inquiry.solve(calls))), None
    )


def _likely(inquiry: Inquiry, suppositions: list[Supposition]) -> list[Supposition]:
    """Return the suppositions that hold in the first case that is wrong: one question refutes nearly all."""
    at = inquiry.right.index(False)
    results = inquiry.solve([calls[at] for _, calls in suppositions])
    if results is None:  # the author's function does not take all of them
        return suppositions
    return [one for one, result in zip(suppositions, results, strict=True) if inquiry.fits(at, result)]


def _other_axis(inquiry: Inquiry) -> Finding | None:
    arrays = dict(inquiry.arrays())
    matrices = [position for position, column in arrays.items() if column[0].ndim == 2]
    together = [[position] for position in matrices] + ([matrices] if len(matrices) > 1 else [])
    for positions in together:
        results = inquiry.solve(_transposed(inquiry.arguments, positions))
        name = ", ".join(inquiry.names[position] for position in positions)
        if inquiry.explained_by(results):
            alone = len(arrays) == len(positions)
            return Finding("wrong-axis", _AXIS, {"name": name}) if alone else _of("transposed", _TRANSPOSED, name)
        if results is not None and inquiry.explained_by([_back(result) for result in results]):
            return Finding("wrong-axis", _AXIS, {"name": name})
    return None


def _other_shape(inquiry: Inquiry) -> Finding | None:
    for position, column in inquiry.arrays():
        name = inquiry.names[position]
        if column[0].ndim == 1 and inquiry.explained_by(
            inquiry.solve(inquiry.changed(position, [array[:, None] for array in column]))
        ):
            return _of("wrong-shape", _COLUMN, name)
        if all(array.ndim == 2 and array.shape[1] == 1 for array in column) and inquiry.explained_by(
            inquiry.solve(inquiry.changed(position, [array.ravel() for array in column]))
        ):
            return _of("wrong-shape", _FLAT, name)
    return None


def _squashed(inquiry: Inquiry) -> Iterator[Supposition]:
    for position, column in inquiry.arrays("f"):
        for function, squash in FUNCTIONS:
            values = [squash(array) for array in column]
            if all(value is not None for value in values):
                kind = "softmaxed-twice" if function == "softmax" else "sigmoid-twice"
                fields: dict[str, Text | str] = {"name": inquiry.names[position], "function": function}
                yield Finding(kind, _SQUASHED, fields), inquiry.changed(position, values)


def _other_sign(inquiry: Inquiry) -> Iterator[Supposition]:
    for position, name in enumerate(inquiry.names):
        column = [numbers(arguments[position]) for arguments in inquiry.arguments]
        negative = [plain(-array) for array in column if array is not None and array.dtype.kind == "f"]
        if len(negative) == len(column):
            yield _of("sign-flipped", _SIGN, name), inquiry.changed(position, negative)


def _exchanged(inquiry: Inquiry) -> Iterator[Supposition]:
    for one, other in combinations(range(len(inquiry.names)), 2):
        if not all(_alike(arguments[one], arguments[other]) for arguments in inquiry.arguments):
            continue
        calls = []
        for arguments in inquiry.arguments:
            call = list(arguments)
            call[one], call[other] = call[other], call[one]
            calls.append(call)
        yield (
            Finding("swapped-arguments", _EXCHANGED, {"one": inquiry.names[one], "other": inquiry.names[other]}),
            calls,
        )


def _of(kind: str, text: Text, name: str) -> Finding:
    return Finding(kind, text, {"name": name})


def _transposed(calls: Sequence[Arguments], positions: Sequence[int]) -> list[Arguments]:
    return [
        [np.ascontiguousarray(value.T) if position in positions else value for position, value in enumerate(call)]
        for call in calls
    ]


def _back(result: Value) -> Value:
    value = normalized(result)
    return value.T if isinstance(value, np.ndarray) else result


def _alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - arguments of any kind
    a, b = numbers(one), numbers(other)
    if a is None or b is None or a.dtype != b.dtype or a.shape != b.shape:
        return False
    # A seed in place of a number of steps would keep the author's function busy until its time is up.
    return a.dtype.kind == "f" or a.size == 0 or max(np.abs(a).max(), np.abs(b).max()) <= _LARGEST_COUNT
