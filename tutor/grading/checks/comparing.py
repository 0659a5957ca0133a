"""What the checks that compare values share: outcomes judged case by case, the smallest failing case explained."""

from collections.abc import Mapping, Sequence

import numpy as np

from tutor.course.checks import CheckBase, OnArguments, Tolerance
from tutor.grading import array_text, compare, display, explain
from tutor.grading.checks import difference_words
from tutor.grading.compare import Difference, Kind
from tutor.grading.differing import Differing
from tutor.grading.draw import Case
from tutor.grading.program import Outcome
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import Raised

PASSED = Text(uz="Toʻgʻri.", en="Correct.")

RAISED = Text(
    uz="“{call}” chaqirilganda xato yuz berdi.\n{error}",
    en="Calling “{call}” raised an error.\n{error}",
)


def failure(
    check: OnArguments,
    call: str,
    case: Case,
    found: Difference,
    names: Sequence[str] = (),
    texts: Mapping[Kind, Text] = difference_words.RETURNED,
) -> CheckResult:
    """Explain a difference found in one case; `names` are those of a returned tuple's parts, `texts` how it is said."""
    expected, got = found.expected, found.got
    wrong = differing = None
    numeric = isinstance(got, np.ndarray) and got.dtype.kind in "biuf"
    if isinstance(expected, np.ndarray) and numeric and expected.shape == got.shape:
        wrong = compare.differing(expected, got, check.tolerance)
        differing = array_text.differing(expected, got, wrong)
    if wrong is not None and not found.path and wrong.shape == (len(names),) and len(names) <= array_text.MOST_ROWS:
        pair = display.shown_fields(names, expected, got, wrong)
    else:
        pair = display.shown_pair(expected, got, wrong, name=difference_words.place(found, names, entry=False))
    return failed(
        check,
        difference_words.message(call, found, names, texts),
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
    argument: str | None = None,
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
        argument=argument,
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
