"""What a function does besides its results: changes arguments, is random, never varies, ignores an argument."""

from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance
from tutor.grading import compare, display
from tutor.grading.compare import normalized
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.inquiry import Arguments, Inquiry
from tutor.grading.diagnoses.results import FAR, Series, close
from tutor.language import Text
from tutor.sandbox.run import Raised

_EXACTLY: Final = Tolerance(relative=0.0, absolute=0.0)
_TRIED: Final = 6
"""Cases in which a function is called with other arguments."""
_REPEATED: Final = 4
"""Times that the same question is asked: half of all coins fall alike twice."""

_MUTATED = Text(
    uz="“{call}” {name} ni joyida oʻzgartiradi: funksiya ichidagi {name} chaqiruvchining aynan oʻsha massivi, nusxasi emas. "
    "{name} += …, {name}[0] = …, {name}.sort() kabi amallar uni hammaga oʻzgartirib qoʻyadi. {name} = {name}.copy() bilan "
    "boshlang yoki {name} = {name} + … deb yozing.",
    en="“{call}” changes {name} in place: inside the function {name} is the caller’s own array, not a copy. {name} += …, "
    "{name}[0] = … or {name}.sort() change it for everyone. Begin with {name} = {name}.copy(), or write {name} = {name} + ….",
)
_RANDOM = Text(
    uz="“{call}” bir xil argumentlarga ikki xil javob berdi, natija esa faqat argumentlarga bogʻliq boʻlishi kerak. Tasodifiy "
    "sonlar yoki chaqiruvlar orasida saqlanib qoladigan oʻzgaruvchi (global, def f(x, a=[])) ishlatilmayaptimi?",
    en="“{call}” gave two answers to the same arguments, where the result should follow from them alone. Does it use random "
    "numbers, or a variable that outlives the call (a global, or def f(x, a=[]))?",
)
_CONSTANT = Text(
    uz="“{call}” argumentlar qanday boʻlmasin, bir xil javob qaytaradi{part}: {value}. Natijani argumentlardan hisoblang.",
    en="“{call}” returns the same answer{part} whatever the arguments are: {value}. Compute the result from the arguments.",
)
_IGNORED = Text(
    uz="“{call}” natijasi {name} ga bogʻliq emas: {name} oʻzgarsa ham, javob oʻzgarmadi, toʻgʻri javob esa oʻzgaradi. {name} "
    "hisobda ishlatilganmi?",
    en="The result of “{call}” does not depend on {name}: {name} was changed, and the answer stayed as it was, where the right "
    "one changes. Is {name} used in the computation?",
)


def mutated_input(inquiry: Inquiry) -> Finding | None:
    """Find an argument that was changed during a call."""
    given = inquiry.evidence
    for case, after in zip(given.cases, given.afterwards, strict=False):
        for (name, before), now in zip(case.arguments.items(), after, strict=False):
            if not compare.same(_of_kind(before, now), now, _EXACTLY):
                return Finding("mutated-input", _MUTATED, {"name": name})
    return None


def constant_result(series: Series) -> Finding | None:
    """Find results that are one and the same, be it array or number, in every case."""
    first = series.pairs[0].got
    if not series.finite or len(series.pairs) < 3 or not first.size:
        return None
    same = all(np.array_equal(pair.got, first) for pair in series.pairs)
    uniform = all(bool((pair.got == first.flat[0]).all()) for pair in series.pairs)
    if not (same or uniform):
        return None
    wanted = {pair.expected.tobytes() for pair in series.pairs}
    differing = sum(int(np.size(pair.expected)) for pair in series.wrong)
    if len(wanted) < 3 or len(series.wrong) < 2 or differing < series.enough:
        return None
    value = display.number(float(first.flat[0])) if uniform else display.shown(first)
    return Finding("constant-result", _CONSTANT, {"value": value})


def random_result(inquiry: Inquiry) -> Finding | None:
    """Find a function that answers the same question twice differently. Raises as `Inquiry.solve` does."""
    wrong = [index for index, good in enumerate(inquiry.right) if not good]
    calls = [inquiry.arguments[index] for index in wrong[:_REPEATED] for _ in range(_REPEATED)]
    again = inquiry.call_again(calls)
    if again is None or any(isinstance(outcome, Raised) for outcome in again) or _steady(again):
        return None
    right = inquiry.solve(calls)
    if right is None or not _steady(right):
        return None
    return Finding("random", _RANDOM)


def ignored_argument(inquiry: Inquiry) -> Finding | None:
    """Find an argument that changes the right results and never the learner's. Raises as `Inquiry.solve` does."""
    picked = range(min(_TRIED, len(inquiry.arguments)))
    for position, name in enumerate(inquiry.names):
        before = [inquiry.arguments[index] for index in picked]
        after = [_with_another(inquiry, index, position) for index in picked]
        right = inquiry.solve([*before, *after])
        if right is None:
            continue
        moved = [i for i in picked if _apart(right[i], right[len(before) + i])]
        if len(moved) < 3:
            continue
        outcomes = inquiry.call_again([call for i in moved for call in (before[i], after[i])])
        if outcomes is None:
            return None
        if all(_same_numbers(one, other) for one, other in zip(outcomes[::2], outcomes[1::2], strict=True)) and (
            len(moved) >= 5 or not all(map(_is_whole, outcomes))
        ):
            return Finding("ignores-argument", _IGNORED, {"name": name})
    return None


def _with_another(inquiry: Inquiry, index: int, position: int) -> Arguments:
    """Return a case's arguments with another value in one place: another case's, or its own numbers moved on."""
    call = list(inquiry.arguments[index])
    value = call[position]
    others = [arguments[position] for arguments in inquiry.arguments[index + 1 :] + inquiry.arguments[:index]]
    for other in others:
        if np.shape(other) == np.shape(value) and type(other) is type(value) and not _alike(other, value):
            call[position] = other
            return call
    if isinstance(value, np.ndarray) and value.size:
        moved = np.roll(value, 1)
        call[position] = value * 1.5 if value.dtype.kind == "f" and np.array_equal(moved, value) else moved
    elif isinstance(value, float):
        call[position] = value * 1.5
    elif isinstance(value, int) and not isinstance(value, bool):
        call[position] = value + 1
    return call


def _steady(answers: list[Any]) -> bool:
    """Return whether answers to questions that were repeated are the same each time."""
    return all(_alike(answers[at - at % _REPEATED], answer) for at, answer in enumerate(answers))


def _of_kind(before: Any, now: Any) -> Any:  # noqa: ANN401 - an argument of any kind
    """Return an argument as it travelled: tensors of single precision come back as such."""
    if isinstance(before, np.ndarray) and isinstance(now, np.ndarray) and now.dtype == np.float32:
        return before.astype(np.float32)
    return before


def _alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - an outcome of any kind
    return compare.same(one, other, Tolerance(relative=1e-5, absolute=1e-9))


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
