"""Function checks: the same random arguments for the learner's function and the author's."""

from dataclasses import dataclass
from typing import Any

from tutor.course.checks import FunctionCheck
from tutor.grading import compare
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.checks.unchanged import changed
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case, cases
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.sandbox.outcomes import ProgramRaisedError, Raised


@dataclass(frozen=True, slots=True)
class Observed:
    """The outcome of each case, and the arguments as they were after it."""

    outcomes: list[Outcome]
    afterwards: list[Any]


class FunctionProbe:
    """Judges a function by the author's on the same arguments."""

    def __init__(self, check: FunctionCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        self._cases = list(cases(check, bench.generator))
        self._calls = [bench.sent(case.arguments.values()) for case in self._cases]
        self._through = bench.through(check.through)
        self._expected = bench.solve(check.call, self._calls, check.through)

    def observe(self, program: Program) -> Observed:
        """Call the program's function with every case."""
        try:
            run = program.run()
            return Observed(*run.echoing_calls(self._check.call, self._calls, echo=True, **self._through))
        except ProgramRaisedError as error:
            return Observed([error.raised] * len(self._cases), [])

    def judge(self, observation: Observed) -> CheckResult:
        """Explain the smallest case that failed, or say that all is well."""
        failures = [
            (case.weight, result)
            for index, case in enumerate(self._cases)
            if (result := self._judge_case(index, case, observation)) is not None
        ]
        return comparing.smallest(self._check, failures)

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs' results agree in every case, and neither or both change their arguments."""
        pairs = zip(one.outcomes, other.outcomes, strict=True)
        return all(comparing.alike(a, b, self._check.tolerance) for a, b in pairs) and comparing.alike(
            one.afterwards, other.afterwards, self._check.tolerance
        )

    def evidence(self, observation: Observed, program: Program) -> Evidence:
        """Return what general diagnoses read of the failure."""
        check = self._check
        return Evidence(
            call=check.call,
            cases=self._cases,
            expected=self._expected,
            outcomes=observation.outcomes,
            tolerance=check.tolerance,
            names=check.returns,
            afterwards=() if check.may_change_arguments else observation.afterwards,
            solve=lambda calls: self._bench.solve(check.call, self._all_sent(calls), check.through),
            call_again=lambda calls: program.outcomes(check.call, self._all_sent(calls), **self._through),
            tensors=self._bench.exercise.runtime == "torch",
        )

    def _all_sent(self, calls: list[list[Any]]) -> list[list[Any]]:
        return [self._bench.sent(call) for call in calls]

    def _judge_case(self, index: int, case: Case, observation: Observed) -> CheckResult | None:
        check, outcome = self._check, observation.outcomes[index]
        if isinstance(outcome, Raised):
            return comparing.raised(check, check.call, case, outcome)
        found = compare.difference(self._expected[index], outcome, check.tolerance)
        if found is not None:
            return comparing.failure(check, check.call, case, found, check.returns)
        if check.may_change_arguments or index >= len(observation.afterwards):
            return None
        return changed(check, check.call, case, self._calls[index], observation.afterwards[index])
