"""What a function does whatever it computes: changes its arguments, is random, never varies."""

from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance
from tutor.grading import compare, display
from tutor.grading.diagnoses.findings import Finding
from tutor.grading.diagnoses.inquiry import Inquiry
from tutor.grading.diagnoses.results import Series
from tutor.language import Text
from tutor.sandbox.outcomes import Raised

_EXACTLY: Final = Tolerance(relative=0.0, absolute=0.0)
_REPEATED: Final = 4
"""Times that the same question is asked: half of all coins fall alike twice."""

_MUTATED = Text(
    uz="“{call}” {name} ni joyida oʻzgartiradi: funksiya ichidagi {name} chaqiruvchining aynan oʻsha massivi, nusxasi emas. "
    "{name} += …, {name}[0] = …, {name}.sort() kabi amallar uni hammaga oʻzgartirib qoʻyadi. {name} = {name}.copy() bilan "
    "boshlang yoki {name} = {name} + … deb yozing.",
    en="“{call}” changes {name} in place: inside the function {name} is the caller’s own array, not a copy. {name} += …, "
    "{name}[0] = … or {name}.sort() change it for everyone. Begin with {name} = {name}.copy(), or write {name} = {name} + ….",
)
_MUTATED_TENSOR = Text(
    uz="“{call}” {name} ni joyida oʻzgartiradi: funksiya ichidagi {name} chaqiruvchining aynan oʻsha tensori, nusxasi emas. "
    "{name} += …, {name}[0] = …, {name}.add_(…) kabi amallar uni hammaga oʻzgartirib qoʻyadi. {name} = {name}.clone() bilan "
    "boshlang yoki {name} = {name} + … deb yozing.",
    en="“{call}” changes {name} in place: inside the function {name} is the caller’s own tensor, not a copy. {name} += …, "
    "{name}[0] = … or {name}.add_(…) change it for everyone. Begin with {name} = {name}.clone(), or write "
    "{name} = {name} + ….",
)
_MUTATED_DICT = Text(
    uz="“{call}” {name} ni joyida oʻzgartiradi: funksiya ichidagi {name} chaqiruvchining aynan oʻsha lugʻati, nusxasi emas, "
    "undagi qiymatlar ham. {name}[…] = … va {name}[…] += … uni hammaga oʻzgartirib qoʻyadi. {name}.copy() yetmaydi: u "
    "lugʻatni nusxalaydi, ichidagilarini emas. {name} = {copied} bilan boshlang yoki yangi lugʻat tuzing.",
    en="“{call}” changes {name} in place: inside the function {name} is the caller’s own dict, not a copy, and so are the "
    "values in it. {name}[…] = … and {name}[…] += … change it for everyone. {name}.copy() is not enough: it copies the dict, "
    "not what is in it. Begin with {name} = {copied}, or build a new dict.",
)
_MUTATED_OTHER = Text(
    uz="“{call}” {name} ni joyida oʻzgartiradi: funksiya ichidagi {name} chaqiruvchining aynan oʻsha qiymati, nusxasi emas. "
    "{name}[0] = …, {name}.append(…), {name}.sort() kabi amallar uni hammaga oʻzgartirib qoʻyadi. {name} = {copied} bilan "
    "boshlang yoki yangisini tuzing.",
    en="“{call}” changes {name} in place: inside the function {name} is the caller’s own value, not a copy. {name}[0] = …, "
    "{name}.append(…) or {name}.sort() change it for everyone. Begin with {name} = {copied}, or build a new one.",
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


def mutated_input(inquiry: Inquiry) -> Finding | None:
    """Find an argument that was changed during a call."""
    given = inquiry.evidence
    for case, after in zip(given.cases, given.afterwards, strict=False):
        for (name, before), now in zip(case.arguments.items(), after, strict=False):
            unchanged = isinstance(before, np.ndarray) and np.array_equal(before, now)
            if not unchanged and not compare.same(_of_kind(before, now), now, _EXACTLY):
                return _mutated(name, before, tensors=given.tensors)
    return None


def _mutated(name: str, value: Any, *, tensors: bool) -> Finding:  # noqa: ANN401 - an argument of any kind
    """Tell that an argument was changed, and how such a value is copied."""
    if isinstance(value, np.ndarray):
        return Finding("mutated-input", _MUTATED_TENSOR if tensors else _MUTATED, {"name": name})
    arrays = isinstance(value, dict) and all(isinstance(part, np.ndarray) for part in value.values())
    of_array = f"{{k: v.{'clone' if tensors else 'copy'}() for k, v in {name}.items()}}"
    fields: dict[str, Text | str] = {"name": name, "copied": of_array if arrays else f"copy.deepcopy({name})"}
    return Finding("mutated-input", _MUTATED_DICT if isinstance(value, dict) else _MUTATED_OTHER, fields)


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


def _steady(answers: list[Any]) -> bool:
    """Return whether answers to questions that were repeated are the same each time."""
    return all(_alike(answers[at - at % _REPEATED], answer) for at, answer in enumerate(answers))


def _of_kind(before: Any, now: Any) -> Any:  # noqa: ANN401 - an argument of any kind
    """Return an argument as it travelled: tensors of single precision come back as such."""
    if isinstance(before, np.ndarray) and isinstance(now, np.ndarray) and now.dtype == np.float32:
        return before.astype(np.float32)
    if isinstance(before, dict) and isinstance(now, dict):
        return {name: _of_kind(part, now.get(name)) for name, part in before.items()}
    return before


def _alike(one: Any, other: Any) -> bool:  # noqa: ANN401 - an outcome of any kind
    return compare.same(one, other, Tolerance(relative=1e-5, absolute=1e-9))
