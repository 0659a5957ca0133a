"""Functions that take no notice of one of their arguments."""

from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance
from tutor.grading import compare
from tutor.grading.compare import normalized
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.inquiry import Arguments, Inquiry
from tutor.grading.diagnoses.results import FAR, close
from tutor.grading.program import Outcome
from tutor.language import Text
from tutor.sandbox.outcomes import Raised

_TRIED: Final = 6
"""Cases in which an argument is changed."""
_LEAST: Final = 3
"""Cases in which the change must matter to the right result; more where answers are whole numbers, as classes are."""
_LEAST_WHOLE: Final = 5

_IGNORED = Text(
    uz="“{call}” natijasi {name} ga bogʻliq emas: {name} oʻzgarsa ham, javob oʻzgarmadi, toʻgʻri javob esa oʻzgaradi. {name} "
    "hisobda ishlatilganmi?",
    en="The result of “{call}” does not depend on {name}: {name} was changed, and the answer stayed as it was, where the right "
    "one changes. Is {name} used in the computation?",
)


def ignored_argument(inquiry: Inquiry) -> Finding | None:
    """Find an argument that changes the right results and never the learner's. Raises as `Inquiry.solve` does."""
    before = inquiry.arguments[:_TRIED]
    # One change may leave a function that does look at the argument unmoved, as a mean is by another order.
    changed = [
        [
            [*call[:position], change(inquiry, index, position), *call[position + 1 :]]
            for change in (_of_another_case, _made_anew)
            for index, call in enumerate(before)
        ]
        for position in range(len(inquiry.names))
    ]
    answers = inquiry.call_again([*before, *(call for calls in changed for call in calls)])
    if answers is None:
        return None
    first, rest = answers[: len(before)], answers[len(before) :]
    for position, calls in enumerate(changed):
        after = rest[position * len(calls) : (position + 1) * len(calls)]
        if any(_moves(first[at % len(first)], outcome) for at, outcome in enumerate(after)):
            continue
        matter = 0
        for start in range(0, len(calls), len(before)):
            part = slice(start, start + len(before))
            matter = max(matter, _matter(inquiry, before, calls[part], after[part]))
        if matter >= (_LEAST_WHOLE if all(map(_is_whole, first)) else _LEAST):
            return Finding("ignores-argument", _IGNORED, {"name": inquiry.names[position]})
    return None


def _matter(inquiry: Inquiry, before: list[Arguments], after: list[Arguments], outcomes: list[Outcome]) -> int:
    """Return how many of the changes that the learner's function bore matter to the right results."""
    right = inquiry.solve([*before, *after])
    if right is None:
        return 0
    pairs = zip(right[: len(before)], right[len(before) :], outcomes, strict=True)
    return sum(_apart(one, other) and not isinstance(outcome, Raised) for one, other, outcome in pairs)


def _moves(before: Outcome, after: Outcome) -> bool:
    return not isinstance(after, Raised) and not _same_numbers(before, after)


def _of_another_case(inquiry: Inquiry, index: int, position: int) -> Any:  # noqa: ANN401 - an argument of any kind
    """Return the argument of another case, where there is one of the same shape."""
    value = inquiry.arguments[index][position]
    for arguments in inquiry.arguments[index + 1 :] + inquiry.arguments[:index]:
        other = arguments[position]
        same_kind = type(other) is type(value) and getattr(other, "shape", ()) == getattr(value, "shape", ())
        if same_kind and _apart(other, value):
            return other
    return value


def _made_anew(inquiry: Inquiry, index: int, position: int) -> Any:  # noqa: ANN401 - an argument of any kind
    """Return an argument changed within its range: class ids stay among those given."""
    value = inquiry.arguments[index][position]
    if isinstance(value, np.ndarray) and value.size:
        if value.dtype.kind != "f":
            return np.full_like(value, value.flat[0])
        # Neither the mean nor the order of the numbers stays, and no number lies outside the others.
        return np.maximum(value, np.roll(value, 1))
    if isinstance(value, float):
        return value * 1.5
    return value + 1 if isinstance(value, int) and not isinstance(value, bool) else value


def _apart(one: Any, other: Any) -> bool:  # noqa: ANN401 - a result of any kind
    return not compare.same(one, other, Tolerance(relative=FAR, absolute=1e-6))


def _same_numbers(one: Any, other: Any) -> bool:  # noqa: ANN401 - an outcome of any kind
    a, b = normalized(one), normalized(other)
    if isinstance(a, dict) and isinstance(b, dict):
        return bool(a) and a.keys() == b.keys() and all(_same_numbers(a[key], b[key]) for key in a)
    if isinstance(a, list) and isinstance(b, list):
        return bool(a) and len(a) == len(b) and all(map(_same_numbers, a, b))
    arrays = isinstance(a, np.ndarray) and isinstance(b, np.ndarray) and a.dtype.kind in "biuf"
    return arrays and b.dtype.kind in "biuf" and bool(a.size) and close(a.astype(np.float64), b.astype(np.float64))


def _is_whole(outcome: Any) -> bool:  # noqa: ANN401 - an outcome of any kind
    value = normalized(outcome)
    return isinstance(value, np.ndarray) and value.dtype.kind in "biuf" and bool((value == np.rint(value)).all())
