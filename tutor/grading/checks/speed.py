"""Speed checks: a function's time beside that of the author's reference, measured in turn in the same run."""

import time
from dataclasses import dataclass
from typing import Any, Final

from tutor.course.checks import SpeedCheck
from tutor.grading import compare, draw
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text, number_text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised
from tutor.sandbox.run import Run

_ALIKE_WITHIN: Final = 3.0
"""A slow program is another's likeness when their times are within this factor of each other."""

_SLOW = Text(
    uz="“{call}” toʻgʻri hisoblaydi, lekin sekin: {took} ms, taqqoslanadigan dastur {reference} ms "
    "({ratio} baravar; koʻpi bilan {bound} baravar boʻlishi kerak).",
    en="“{call}” computes the right result, but slowly: {took} ms, the program it is compared with {reference} ms "
    "({ratio} times as long; at most {bound} times is allowed).",
)


@dataclass(frozen=True, slots=True)
class Observed:
    """The outcome of each round and the reference's result, and the shortest seconds of both."""

    outcomes: list[Outcome]
    expected: list[Any]
    seconds: float
    reference: float


class SpeedProbe:
    """Judges a function's results, and then its shortest time as a ratio to the reference's."""

    def __init__(self, check: SpeedCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        self._cases = list(draw.cases(check, bench.generator))

    def observe(self, program: Program) -> Observed:
        """Measure the program and the reference in turn, with the arguments of one case after the other.

        The clock runs here, outside the program, from the question to the answer; arguments are sent before and
        results fetched after. Where that takes longer than with the reference, the program used it to compute: the
        difference counts.
        """
        outcomes: list[Outcome] = []
        times: list[float] = []
        waits: list[float] = []
        reference_times: list[float] = []
        reference_waits: list[float] = []
        expected: list[Any] = []
        for case in self._cases:
            arguments = self._bench.sent(case.arguments.values())
            taken, reference_waited, right = self._bench.measured(
                lambda run: self._timed(run, "judge", arguments)  # noqa: B023
            )
            reference_times.append(taken)
            reference_waits.append(reference_waited)
            expected.append(right)
            try:
                taken, waited, outcome = self._timed(program.run(), None, arguments)
                times.append(taken)
                waits.append(waited)
            except ProgramRaisedError as error:
                outcome = error.raised
            outcomes.append(outcome)
        hidden = max(0.0, min(waits, default=0.0) - min(reference_waits))
        return Observed(outcomes, expected, min(times, default=0.0) + hidden, min(reference_times))

    def judge(self, observation: Observed) -> CheckResult:
        """Explain a wrong result, or how much too slow the function is."""
        check = self._check
        failures: list[tuple[int, CheckResult]] = []
        for case, expected, outcome in zip(self._cases, observation.expected, observation.outcomes, strict=True):
            if isinstance(outcome, Raised):
                failures.append((case.weight, comparing.raised(check, check.call, case, outcome)))
            elif (found := compare.difference(expected, outcome, check.tolerance)) is not None:
                failures.append((case.weight, comparing.failure(check, check.call, case, found)))
        ratio = observation.seconds / observation.reference
        if failures or ratio <= check.at_most:
            return comparing.smallest(check, failures)
        message = _SLOW.format(
            call=check.call,
            took=number_text(f"{1000 * observation.seconds:.3g}"),
            reference=number_text(f"{1000 * observation.reference:.3g}"),
            ratio=number_text(f"{ratio:.3g}"),
            bound=number_text(f"{check.at_most:g}"),
        )
        return comparing.failed(check, message, expected=f"≤ {check.at_most:g} ×", got=f"{ratio:.3g} ×")

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs gave the same results in about the same time."""
        pairs = zip(one.outcomes, other.outcomes, strict=True)
        if not all(comparing.alike(a, b, self._check.tolerance) for a, b in pairs):
            return False
        slower, faster = max(one.seconds, other.seconds), min(one.seconds, other.seconds)
        # Where the results are wrong, the time is beside the point.
        return slower <= _ALIKE_WITHIN * faster or not self._right(one)

    def _right(self, observation: Observed) -> bool:
        pairs = zip(observation.expected, observation.outcomes, strict=True)
        return all(
            not isinstance(got, Raised) and compare.difference(expected, got, self._check.tolerance) is None
            for expected, got in pairs
        )

    def _timed(self, run: Run, module: str | None, arguments: list[Any]) -> tuple[float, float, Any]:
        """Return the seconds of the call, the seconds of sending arguments and fetching the result, and the result."""
        target = self._check.reference if module else self._check.call
        sent = time.perf_counter()
        kept = run.understood(_handle, "keep", values=arguments)
        called = time.perf_counter()
        result = run.understood(_handle, "timed", target=target, module=module, arguments=kept)
        answered = time.perf_counter()
        value = run.ask("fetch", handle=result)
        return answered - called, called - sent + time.perf_counter() - answered, value


def _handle(answer: Any) -> int:  # noqa: ANN401 - a program's answer
    if type(answer) is not int:
        raise TypeError("no handle")
    return answer
