"""What the checks that compare values share: outcomes judged case by case, the smallest failing case explained."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np

from tutor.course.checks import CheckBase, OnArguments, Tolerance
from tutor.grading import array_text, compare, display, explain
from tutor.grading.compare import Difference, Kind
from tutor.grading.differing import Differing
from tutor.grading.draw import Case
from tutor.grading.literal import literal
from tutor.grading.program import Outcome
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import Raised
from tutor.sandbox.text import safe_line

_LONGEST_PLACE: Final = 60

PASSED = Text(uz="Toʻgʻri.", en="Correct.")

RAISED = Text(
    uz="“{call}” chaqirilganda xato yuz berdi.\n{error}",
    en="Calling “{call}” raised an error.\n{error}",
)
_NOTHING = Text(
    uz="“{call}” hech narsa qaytarmadi (None){part}. return yozilganmi?",
    en="“{call}” returned nothing (None){part}. Is there a return?",
)
_TYPE = Text(
    uz="“{call}” sonlar oʻrniga boshqa turdagi qiymat qaytardi{part}.",
    en="“{call}” returned a value of another type where numbers were expected{part}.",
)
_LENGTH = Text(
    uz="“{call}” {expected} ta qiymat qaytarishi kerak edi{part}, {got} ta qaytardi.",
    en="“{call}” should return {expected} values{part}; it returned {got}.",
)
_KEYS = Text(
    uz="“{call}” qaytargan lugʻatning kalitlari boshqacha{part}: kerak {expected}, keldi {got}.",
    en="The dict that “{call}” returned has other keys{part}: expected {expected}, got {got}.",
)
_SHAPE = Text(
    uz="“{call}” natijasining shakli {got}{part}, kerakli shakl esa {expected}.",
    en="The result of “{call}” has the shape {got}{part}; the expected shape is {expected}.",
)
_NOT_A_NUMBER = Text(
    uz="“{call}” natijasida NaN (son emas) bor{part}: log(0), 0/0 yoki juda katta sonning exp-i boʻlishi mumkin.",
    en="The result of “{call}” holds NaN (not a number){part}: perhaps log(0), 0/0, or exp of a very large number.",
)
_INFINITE = Text(
    uz="“{call}” natijasida cheksizlik (inf) bor{part}: nolga boʻlish, log(0) yoki juda katta sonning exp-i.",
    en="The result of “{call}” holds an infinity{part}: a division by zero, log(0), or exp of a very large number.",
)
_VALUES = Text(
    uz="“{call}” boshqa son qaytardi{part}: kerak {expected}, keldi {got}.",
    en="“{call}” returned another number{part}: expected {expected}, got {got}.",
)
_WHERE = Text(uz=" ({name} qismida)", en=" (in {name})")

RETURNED: Final[Mapping[Kind, Text]] = {
    Kind.NOTHING: _NOTHING,
    Kind.TYPE: _TYPE,
    Kind.LENGTH: _LENGTH,
    Kind.KEYS: _KEYS,
    Kind.SHAPE: _SHAPE,
    Kind.NOT_A_NUMBER: _NOT_A_NUMBER,
    Kind.INFINITE: _INFINITE,
    Kind.VALUES: _VALUES,
}
HELD: Final[Mapping[Kind, Text]] = {
    Kind.NOTHING: Text(uz="“{call}” da hali hech narsa yoʻq (None){part}.", en="“{call}” is still None{part}."),
    Kind.TYPE: Text(
        uz="“{call}” da sonlar oʻrniga boshqa turdagi qiymat bor{part}.",
        en="“{call}” holds a value of another type where numbers were expected{part}.",
    ),
    Kind.LENGTH: Text(
        uz="“{call}” da {expected} ta qiymat boʻlishi kerak edi{part}, {got} ta bor.",
        en="“{call}” should hold {expected} values{part}; it holds {got}.",
    ),
    Kind.KEYS: Text(
        uz="“{call}” dagi nomlar boshqacha{part}: kerak {expected}, bor {got}.",
        en="The names in “{call}” are different{part}: expected {expected}, found {got}.",
    ),
    Kind.SHAPE: Text(
        uz="“{call}” ning shakli {got}{part}, kerakli shakl esa {expected}.",
        en="“{call}” has the shape {got}{part}; the expected shape is {expected}.",
    ),
    Kind.NOT_A_NUMBER: Text(
        uz="“{call}” da NaN (son emas) bor{part}: log(0), 0/0 yoki juda katta sonning exp-i boʻlishi mumkin.",
        en="“{call}” holds NaN (not a number){part}: perhaps log(0), 0/0, or exp of a very large number.",
    ),
    Kind.INFINITE: Text(
        uz="“{call}” da cheksizlik (inf) bor{part}: nolga boʻlish, log(0) yoki juda katta sonning exp-i.",
        en="“{call}” holds an infinity{part}: a division by zero, log(0), or exp of a very large number.",
    ),
    Kind.VALUES: Text(
        uz="“{call}” da boshqa son bor{part}: kerak {expected}, keldi {got}.",
        en="“{call}” holds another number{part}: expected {expected}, got {got}.",
    ),
}
"""The texts for what was not returned by a call: an attribute, a figure."""


def failure(
    check: OnArguments,
    call: str,
    case: Case,
    found: Difference,
    names: Sequence[str] = (),
    texts: Mapping[Kind, Text] = RETURNED,
) -> CheckResult:
    """Explain a difference found in one case; `names` are those of a returned tuple's parts, `texts` how it is said."""
    expected, got = found.expected, found.got
    wrong = differing = None
    numeric = isinstance(got, np.ndarray) and got.dtype.kind in "biuf"
    if isinstance(expected, np.ndarray) and numeric and expected.shape == got.shape:
        wrong = compare.differing(expected, got, check.tolerance)
        differing = array_text.differing(expected, got, wrong)
    pair = display.shown_pair(expected, got, wrong, name=_place(found, names, entry=False))
    return failed(
        check,
        message(call, found, names, texts),
        input=display.shown_arguments(case.arguments),
        expected=pair[0],
        got=pair[1],
        hint=case.hint,
        differing=differing,
    )


def raised(check: OnArguments, call: str, case: Case, error: Raised) -> CheckResult:
    """Explain an exception that a call raised."""
    message = RAISED.format(call=call, error=explain.in_a_sentence(explain.raised(error)))
    return failed(check, message, input=display.shown_arguments(case.arguments), hint=case.hint)


def failed(
    check: CheckBase,
    message: Text,
    *,
    input: str | None = None,  # noqa: A002 - the verdict's own word
    expected: str | None = None,
    got: str | None = None,
    mistake: str | None = None,
    hint: Text | None = None,
    differing: Differing | None = None,
) -> CheckResult:
    """Return the result of a check that failed; the texts are already fit to be shown, `hint` replaces the check's."""
    return CheckResult(
        name=check.id,
        title=check.title,
        passed=False,
        message=message,
        mistake=mistake,
        input=input or None,
        expected=expected,
        got=got,
        hint=hint or check.hint,
        differing=differing,
    )


def smallest(check: CheckBase, failures: Sequence[tuple[int, CheckResult]]) -> CheckResult:
    """Return the failure of the smallest weight, which explains best, or that the check passed."""
    return min(failures, key=lambda failure: failure[0])[1] if failures else passed(check)


def passed(check: CheckBase) -> CheckResult:
    """Return the result of a check that found nothing wrong."""
    return CheckResult(name=check.id, title=check.title, passed=True, message=PASSED)


def alike(one: Outcome, other: Outcome, tolerance: Tolerance) -> bool:
    """Return whether two outcomes are the same result, or the same exception."""
    if isinstance(one, Raised) or isinstance(other, Raised):
        return (
            isinstance(one, Raised)
            and isinstance(other, Raised)
            and (one.type, one.message) == (other.type, other.message)
        )
    return compare.same(one, other, tolerance)


def message(call: str, found: Difference, names: Sequence[str], texts: Mapping[Kind, Text]) -> Text:
    """Say where a value parts from the expected one."""
    place = _place(found, names)
    part = _WHERE.format(name=place) if place else Text(uz="", en="")
    fields: dict[str, Any] = {"call": call, "part": part}
    match found.kind:
        case Kind.LENGTH:
            fields |= {"expected": len(found.expected), "got": len(found.got)}
        case Kind.KEYS:
            expected, got = (literal(safe_line(", ".join(keys))) or "–" for keys in (found.expected, found.got))
            fields |= {"expected": expected, "got": got}
        case Kind.SHAPE:
            fields |= {"expected": found.expected.shape, "got": found.got.shape}
        case Kind.VALUES:
            expected, got = _entries(found)
            fields |= {"expected": expected, "got": got}
    return texts[found.kind].format(**fields)


def _place(found: Difference, names: Sequence[str], *, entry: bool = True) -> str:
    """Return where the difference is, as code would say it: `dw`, `W1[0, 2]`, `[3]`; or without the entry's index."""
    path = list(found.path)
    index = found.index if entry else ()
    if not path and names and len(index) == 1 and len(names) == len(found.expected):
        return names[index[0]]  # a tuple of numbers was read as one array
    text = ""
    for depth, part in enumerate(path):
        if isinstance(part, int):
            text += names[part] if depth == 0 and part < len(names) else f"[{part}]"
        else:
            text += f".{part}" if text else part
    return safe_line(text, _LONGEST_PLACE) + (f"[{', '.join(map(str, index))}]" if index else "")


def _entries(found: Difference) -> tuple[str, str]:
    """Return the two values that differ, on a line each."""
    if isinstance(found.expected, np.ndarray) and isinstance(found.got, np.ndarray):
        return display.apart(float(found.expected[found.index]), float(found.got[found.index]))
    expected, got = (literal(safe_line(display.shown(value))) for value in (found.expected, found.got))
    return expected, got
