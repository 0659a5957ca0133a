"""Arguments that a call must leave as they were: a function that works on them in place surprises whoever calls it."""

from collections.abc import Sequence
from typing import Any, Final

import numpy as np

from tutor.course.checks import OnArguments, Tolerance
from tutor.grading import compare, display
from tutor.grading.checks import comparing
from tutor.grading.draw import Case, Value, without_tensors
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.text import safe_line

_EXACTLY: Final = Tolerance(relative=0.0, absolute=0.0)
_LONGEST_KEY: Final = 40

_CHANGED: Final = Text(
    uz="“{call}” oʻziga berilgan “{name}” argumentini oʻzgartirib qoʻydi. Nusxasi bilan ishlang yoki yangisini yarating.",
    en="“{call}” changed the argument “{name}” that it was given. Work on a copy, or make a new one.",
)


def changed(
    check: OnArguments, call: str, case: Case, sent: Sequence[Value], afterwards: Sequence[Any]
) -> CheckResult | None:
    """Return a failure that names the first argument that a call changed and shows it before and after, or None.

    Args:
        check: the check that called.
        call: what was called.
        case: the drawn arguments by name.
        sent: the arguments as they were sent.
        afterwards: the arguments as they were after the call.

    """
    for name, given, after in zip(case.arguments, sent, afterwards, strict=False):
        before = without_tensors(given)
        if not compare.same(before, after, _EXACTLY):
            expected, got = _shown(name, before, after)
            return comparing.failed(
                check,
                _CHANGED.format(call=call, name=name),
                input=display.shown_arguments(case.arguments),
                expected=expected,
                got=got,
                argument=name,
            )
    return None


def _shown(name: str, before: Value, after: Value) -> tuple[str, str]:
    """Return an argument before and after a call as texts: of a dict only the first value that changed."""
    while isinstance(before, dict) and isinstance(after, dict) and before.keys() == after.keys():
        key = next(key for key in before if not compare.same(before[key], after[key], _EXACTLY))
        name, before, after = f"{name}[{safe_line(repr(key), _LONGEST_KEY)}]", before[key], after[key]
    arrays = isinstance(before, np.ndarray) and isinstance(after, np.ndarray)
    numbers = arrays and all(array.dtype.kind in "biuf" for array in (before, after))
    wrong = compare.differing(before, after, _EXACTLY) if numbers and before.shape == after.shape else None
    return display.shown_pair(before, after, wrong, name=name)
