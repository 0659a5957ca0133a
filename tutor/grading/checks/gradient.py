"""Gradient checks: the learner's gradients against finite differences of the learner's own loss.

The losses come from the learner's process, which could make them up. Where the exercise also checks the loss itself, a
program that passed everything is therefore held against the author's gradients as well (`audit`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import numpy as np

from tutor.course.checks import FunctionCheck, GradientCheck
from tutor.grading import compare, display, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.checks.finite_differences import MOST_PLACES, Derivative, Place, places, sampled
from tutor.grading.checks.rough_losses import Point, Slopes, slopes
from tutor.grading.compare import Kind
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case, cases
from tutor.grading.program import BrokenExerciseError, Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason
from tutor.sandbox.run import Run

_WRONG = Text(
    uz="∂L/∂{entry}: sizniki {got}, sonli hisob boʻyicha {expected}. Sonli hisob: shu sonni ozgina oʻzgartirib, "
    "“{loss}” qanchaga oʻzgarganini oʻlchash.",
    en="∂L/∂{entry}: yours {got}, numerically {expected}. Numerically means: change this number a little and measure "
    "how much “{loss}” changes.",
)
_UNSTEADY = Text(
    uz="“{loss}” bir-biriga juda yaqin nuqtalarda sakraydi, shuning uchun gradientni u bilan solishtirib boʻlmadi. "
    "Unda tasodifiy son ishlatilmayaptimi?",
    en="“{loss}” jumps between points that lie very close together, so the gradient could not be compared with it. "
    "Does it use random numbers?",
)
_NO_LOSS = Text(
    uz="“{loss}” son qaytarmadi, shuning uchun gradientni u bilan solishtirib boʻlmadi.",
    en="“{loss}” did not return a number, so the gradient could not be compared with it.",
)


@dataclass(frozen=True, slots=True)
class Observed:
    """For each case the outcome of the gradient function, and the numerical derivative at each probed place."""

    outcomes: list[Outcome]
    numerical: list[Slopes]


class GradientProbe:
    """Judges a gradient function by the loss of the same program."""

    def __init__(self, check: GradientCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        self._cases = list(cases(check, bench.generator))
        self._calls = [list(case.arguments.values()) for case in self._cases]
        self._places = [sampled(list(self._all_places(case)), bench.generator) for case in self._cases]
        # The author's gradients give the shape of the answer; their values count in the audit only.
        self._expected = bench.solve(check.call, self._calls)

    def observe(self, program: Program) -> Observed:
        """Call the gradient function, and the loss with one number changed at a time."""
        try:
            run = program.run()
            outcomes = run.calls(self._check.call, self._calls)
        except ProgramRaisedError as error:
            return Observed([error.raised] * len(self._cases), [error.raised] * len(self._cases))
        points: list[Point] = list(zip(self._calls, self._places, strict=True))
        return Observed(outcomes, slopes(points, partial(self._losses, run), self._check.tolerance))

    def judge(self, observation: Observed) -> CheckResult:
        """Explain the smallest case that failed, or say that all is well."""
        failures = [
            (case.weight, result)
            for index, case in enumerate(self._cases)
            if (result := self._judge_case(index, case, observation)) is not None
        ]
        if failures:
            return comparing.smallest(self._check, failures)
        entries = [entry for case in observation.numerical if isinstance(case, list) for entry in case]
        if 2 * entries.count(None) > len(entries):
            return self._result(_UNSTEADY.format(loss=self._check.loss), self._cases[0], None)
        return comparing.passed(self._check)

    def audit(self, observation: Observed) -> CheckResult | None:
        """Return a failure where gradients that passed are not those of the author's loss, or None.

        It is for programs whose loss passed a check of its own: its gradient then is the author's but at kinks.
        """
        checked = any(
            isinstance(c, FunctionCheck) and c.call == self._check.loss for c in self._bench.exercise.checks
        )
        if not checked:
            return None
        for case, expected, outcome in zip(self._cases, self._expected, observation.outcomes, strict=True):
            if compare.difference(expected, outcome, self._check.tolerance) is None:
                continue
            other = [
                place
                for place in self._all_places(case)
                if not self._close(Derivative(self._gradient_at(expected, place)), self._gradient_at(outcome, place))
            ][:MOST_PLACES]
            arguments = list(case.arguments.values())
            (true,) = slopes(
                [(arguments, other)], partial(self._bench.sweep, self._check.loss), self._check.tolerance
            )
            if not isinstance(true, list):
                raise BrokenExerciseError(f"solution.{self._check.loss} gives no number")
            for place, derivative in zip(other, true, strict=True):
                got = self._gradient_at(outcome, place)
                if derivative is not None and not self._close(derivative, got):
                    return self._wrong(case, place, derivative, got)
        return None

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs give the same gradients for the same loss."""
        outcomes = zip(one.outcomes, other.outcomes, strict=True)
        numerical = zip(one.numerical, other.numerical, strict=True)
        return all(comparing.alike(a, b, self._check.tolerance) for a, b in outcomes) and all(
            self._alike(a, b) for a, b in numerical
        )

    def evidence(self, observation: Observed, program: Program) -> Evidence | None:
        """Return the gradients beside the author's, where the learner's loss is the author's at the drawn points.

        Of another loss the author's gradients say nothing.
        """
        check = self._check
        try:
            losses = zip(
                self._bench.solve(check.loss, self._calls), program.outcomes(check.loss, self._calls), strict=True
            )
            if not all(comparing.alike(theirs, own, check.tolerance) for theirs, own in losses):
                return None
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            return None
        except BrokenExerciseError:
            return None  # the author wrote no loss that can be compared
        return Evidence(
            call=check.call,
            cases=self._cases,
            expected=self._expected,
            outcomes=observation.outcomes,
            tolerance=check.tolerance,
            names=check.with_respect_to if len(check.with_respect_to) > 1 else (),
            solve=lambda calls: self._bench.solve(check.call, calls),
            call_again=lambda calls: program.outcomes(check.call, calls),
        )

    def _judge_case(self, index: int, case: Case, observation: Observed) -> CheckResult | None:
        check, outcome, numerical = self._check, observation.outcomes[index], observation.numerical[index]
        if isinstance(outcome, Raised):
            return comparing.raised(check, check.call, case, outcome)
        shape = compare.difference(self._expected[index], outcome, check.tolerance)
        if shape is not None and shape.kind is not Kind.VALUES:
            names = check.with_respect_to if len(check.with_respect_to) > 1 else ()
            return comparing.failure(check, check.call, case, shape, names)
        if not isinstance(numerical, list):
            why = explain.in_a_sentence(explain.raised(numerical)) if numerical is not None else None
            return self._result(_NO_LOSS.format(loss=check.loss), case, why)
        for place, derivative in zip(self._places[index], numerical, strict=True):
            got = self._gradient_at(outcome, place)
            if derivative is not None and not self._close(derivative, got):
                return self._wrong(case, place, derivative, got)
        return None

    def _losses(self, run: Run, arguments: list[Any], changed: list[list[Any]]) -> Any:  # noqa: ANN401
        """Return what a program answers for its losses at changes of the arguments, or what it raised."""
        try:
            return run.ask("sweep", target=self._check.loss, arguments=arguments, changes=changed)
        except ProgramRaisedError as error:
            return error.raised

    def _alike(self, one: Slopes, other: Slopes) -> bool:
        if isinstance(one, list) and isinstance(other, list):
            pairs = zip(one, other, strict=True)
            return all(a is b if a is None or b is None else self._close(a, b.value, b.uncertainty) for a, b in pairs)
        return comparing.alike(one, other, self._check.tolerance)

    def _close(self, derivative: Derivative, got: float, uncertainty: float = 0.0) -> bool:
        """Return whether a derivative is a number, itself uncertain or not; NaN agrees with nothing."""
        tolerance, value = self._check.tolerance, derivative.value
        allowed = tolerance.absolute + tolerance.relative * max(abs(value), abs(got))
        return abs(got - value) <= allowed + derivative.uncertainty + uncertainty

    def _wrong(self, case: Case, place: Place, derivative: Derivative, got: float) -> CheckResult:
        expected, came = display.apart(derivative.value, got)
        message = _WRONG.format(entry=place.name, got=came, expected=expected, loss=self._check.loss)
        return self._result(message, case, None, *display.shown_numbers(derivative.value, got, place.name))

    def _result(
        self, message: Text, case: Case, more: Text | None, expected: str | None = None, got: str | None = None
    ) -> CheckResult:
        if more is not None:
            message = Text(uz=f"{message.uz}\n{more.uz}", en=f"{message.en}\n{more.en}")
        return comparing.failed(
            self._check, message, input=display.shown_arguments(case.arguments), expected=expected, got=got
        )

    def _all_places(self, case: Case) -> Iterator[Place]:
        names = list(case.arguments)
        for name in self._check.with_respect_to:
            yield from places((names.index(name),), case.arguments[name], name)

    def _gradient_at(self, outcome: Any, place: Place) -> float:  # noqa: ANN401 - its shape was compared before
        value = outcome
        names = self._check.with_respect_to
        if len(names) > 1:
            position = [list(self._cases[0].arguments).index(name) for name in names].index(int(place.path[0]))
            value = value[position]
        for key in place.path[1:]:
            value = value[key]
        return float(np.asarray(value)[place.index])
