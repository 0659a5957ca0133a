"""Questions to the author's function and to the learner's, for diagnoses that other arguments decide."""

import time
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any, Final

import numpy as np

from tutor.course.checks import Tolerance
from tutor.grading import compare
from tutor.grading.compare import Value
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.diagnoses.results import Series, close, count_telling, series_of
from tutor.grading.program import BrokenExerciseError, Outcome
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.outcomes import Raised, RunStoppedError, StopReason

_SECONDS: Final = 1.5
"""After so long nothing more is asked: functions that train take their time."""
_LEAST_CASES: Final = 2

Arguments = list[Any]


class Inquiry:
    """The evidence, prepared: results as series, arguments as lists, and whom one can ask."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self._deadline = time.monotonic() + _SECONDS

    @cached_property
    def series(self) -> list[Series]:
        """Return the parts of the results; nothing where some outcome is no such result at all."""
        return self._against(self.evidence.expected)

    @cached_property
    def right(self) -> list[bool]:
        """Return for each case whether its outcome is right."""
        given = self.evidence
        if self.series:
            return [all(pair.right for pair in pairs) for pairs in zip(*(s.pairs for s in self.series), strict=True)]
        return [
            not isinstance(got, Raised) and compare.difference(expected, got, given.tolerance) is None
            for expected, got in zip(given.expected, given.outcomes, strict=True)
        ]

    @cached_property
    def arguments(self) -> list[Arguments]:
        """Return the arguments of each case in order."""
        return [list(case.arguments.values()) for case in self.evidence.cases]

    @cached_property
    def names(self) -> list[str]:
        """Return the names of the arguments in order."""
        return list(self.evidence.cases[0].arguments)

    def arrays(self, kinds: str = "biuf") -> Iterator[tuple[int, list[np.ndarray]]]:
        """Yield the position of each argument that always is an array of one number of axes, and its arrays."""
        for position in range(len(self.names)):
            column = [arguments[position] for arguments in self.arguments]
            if all(
                isinstance(value, np.ndarray) and value.ndim and value.dtype.kind in kinds for value in column
            ) and (len({value.ndim for value in column}) == 1):
                yield position, column

    def changed(self, position: int, values: Sequence[Any]) -> list[Arguments]:
        """Return the arguments of each case with the one at a position replaced."""
        return [
            [*arguments[:position], value, *arguments[position + 1 :]]
            for arguments, value in zip(self.arguments, values, strict=True)
        ]

    def solve(self, calls: list[Arguments]) -> list[Value] | None:
        """Return the author's results on other arguments, or None where there are none.

        Raises:
            RunStoppedError: the submission was cancelled.

        """
        return self._ask(self.evidence.solve, calls)

    def call_again(self, calls: list[Arguments]) -> list[Outcome] | None:
        """Return the learner's outcomes on other arguments, or None where there are none. Raises as `solve` does."""
        return self._ask(self.evidence.call_again, calls)

    def explained_by(self, results: Sequence[Value] | None) -> bool:
        """Return whether the learner's outcomes are these results in every case, and tell them from the right ones."""
        if results is None:
            return False
        supposed = self._against(results)
        if len(supposed) != len(self.series) or not supposed:
            return False
        telling = cases = 0
        for true, other in zip(self.series, supposed, strict=True):
            for one, pair in zip(true.pairs, other.pairs, strict=True):
                if not close(pair.expected, pair.got):
                    return False
                here = count_telling(pair.expected, one.expected)
                telling, cases = telling + here, cases + (here > 0)
        return cases >= _LEAST_CASES and telling >= max(series.enough for series in self.series)

    def fits(self, index: int, result: Value) -> bool:
        """Return whether the learner's outcome of one case is this result."""
        given = self.evidence
        cases, outcomes = given.cases[index : index + 1], given.outcomes[index : index + 1]
        parts = series_of(cases, [result], outcomes, given.names, lambda expected, got: True)
        return bool(parts) and all(close(pair.expected, pair.got) for part in parts for pair in part.pairs)

    def _ask(self, whom: Any, calls: list[Arguments]) -> list[Any] | None:  # noqa: ANN401 - either function
        if whom is None or time.monotonic() > self._deadline:
            return None
        try:
            answers = list(whom(calls))
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            return None
        except (BrokenExerciseError, SandboxUnavailableError):
            return None
        return answers if len(answers) == len(calls) else None

    def _against(self, results: Sequence[Value]) -> list[Series]:
        given = self.evidence
        tolerance: Tolerance = given.tolerance
        return series_of(
            given.cases,
            results,
            given.outcomes,
            given.names,
            lambda expected, got: compare.difference(expected, got, tolerance) is None,
        )
