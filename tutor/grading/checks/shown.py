"""Figure checks: the numbers of a figure that a program shows, held against those of the author's figure."""

from typing import Any, Final

from tutor.course.checks import FigureCheck
from tutor.grading import compare
from tutor.grading.bench import Bench
from tutor.grading.checks import captured, comparing, difference_words
from tutor.grading.checks.captured import CapturedCalls
from tutor.grading.program import BrokenExerciseError, Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import Raised
from tutor.sandbox.text import safe_line

_LABELS: Final = ("kind", "title", "x_label", "y_label", "classes")

_NONE_SHOWN = Text(
    uz='“{figure}” rasmi chizilmadi. show("{figure}", …) ni chaqiring.',
    en='No figure “{figure}” was drawn. Call show("{figure}", …).',
)
_OTHER_SHOWN = Text(
    uz='“{figure}” rasmi chizilmadi; chizilgani: {shown}. show("{figure}", …) ni chaqiring.',
    en='No figure “{figure}” was drawn, but {shown}. Call show("{figure}", …).',
)


class FigureProbe:
    """Judges the last figure of a kind by its numbers; titles and names of curves are the learner's own."""

    def __init__(self, check: FigureCheck, bench: Bench) -> None:
        self._check = check
        self._calls = CapturedCalls(check, check.call, bench)
        self._expected = [self._numbers(answer) for answer in self._calls.expected]
        if any(isinstance(expected, list) for expected in self._expected):
            raise BrokenExerciseError(f"solution.{check.call or 'py'} shows no “{check.figure}”")

    def observe(self, program: Program) -> list[Outcome]:
        """Return for each case the figure's numbers, or the kinds of the figures that were shown instead."""
        return self._calls.observe(program, self._numbers)

    def judge(self, observation: list[Outcome]) -> CheckResult:
        """Explain a figure that is missing, or the first number that differs."""
        check = self._check
        failures = []
        for case, expected, outcome in zip(self._calls.cases, self._expected, observation, strict=True):
            if isinstance(outcome, Raised):
                failures.append((case.weight, captured.raised(check, check.call, case, outcome)))
            elif isinstance(outcome, list):
                text = _OTHER_SHOWN if outcome else _NONE_SHOWN
                message = text.format(figure=check.figure, shown=", ".join(outcome))
                failures.append((case.weight, comparing.failed(check, message, input=self._calls.shown(case))))
            elif (found := compare.difference(expected, outcome, check.tolerance)) is not None:
                failures.append(
                    (
                        case.weight,
                        comparing.failure(check, f'show("{check.figure}")', case, found, texts=difference_words.HELD),
                    )
                )
        return comparing.smallest(check, failures)

    def alike(self, one: list[Outcome], other: list[Outcome]) -> bool:
        """Return whether two programs showed the same numbers."""
        return all(comparing.alike(a, b, self._check.tolerance) for a, b in zip(one, other, strict=True))

    def _numbers(self, answer: Any) -> Any:  # noqa: ANN401 - a program's answer
        """Return the parts of the last figure of the kind that count, or the kinds that were shown."""
        figures = [figure for figure in answer["shown"] if isinstance(figure, dict)]
        wanted = [figure for figure in figures if figure.get("kind") == self._check.figure]
        if not wanted:
            return [safe_line(str(figure.get("kind")), 40) for figure in figures[:5]]
        parts = {name: value for name, value in wanted[-1].items() if name not in _LABELS}
        if isinstance(parts.get("series"), dict):
            parts["series"] = [_curve(curve) for curve in parts["series"].values()]
        return {name: value for name, value in parts.items() if name in self._check.parts or not self._check.parts}


def _curve(curve: Any) -> Any:  # noqa: ANN401
    """Return a curve as (x, y), as which `show` takes it too: where there is no x, it counts from 0."""
    if isinstance(curve, list) and len(curve) == 2 and isinstance(curve[0], list):
        return curve
    return [list(range(len(curve))), curve] if isinstance(curve, list) else curve
