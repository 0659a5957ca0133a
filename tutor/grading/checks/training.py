"""Training checks: fresh data, several seeds, judged on points that the learner's program never saw.

The program returns its trained parameters as plain values, and the author's `predict` computes from them, in a
process of its own. Memory of the training data, answers for known data sets, or a classifier that is no network
cannot help: only the parameters travel.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.course.checks import Tolerance, TrainingCheck
from tutor.grading import data, display, draw, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.checks.figure_data import figure_of_training
from tutor.grading.compare import normalized, plain
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.run import Raised
from tutor.sandbox.text import safe_line

_ALIKE = Tolerance(relative=1e-5, absolute=1e-7)

_NOT_ENOUGH = Text(
    uz="{seeds} marta oʻqitildi, yangi nuqtalarda {reached} tasi yetarli boʻldi (kamida {needed} tasi kerak). "
    "{metric}: {values}; kerak: {bound}.",
    en="Trained {seeds} times; on new points {reached} were good enough (at least {needed} needed). "
    "{metric}: {values}; needed: {bound}.",
)
_WRONG_PARAMETERS = Text(
    uz="“{call}” qaytargan parametrlar boshqacha. Kerak: {expected}. Keldi: {got}.",
    en="The parameters that “{call}” returned are different. Expected: {expected}. Got: {got}.",
)
_NOT_FINITE = Text(
    uz="Oʻqitishdan keyin “{name}” ichida NaN yoki cheksizlik bor: oʻrganish tezligi juda katta yoki log(0) uchragan.",
    en="After training “{name}” holds NaN or an infinity: the learning rate is too large, or a log(0) occurred.",
)
_METRICS = {
    "accuracy": Text(uz="Aniqlik", en="Accuracy"),
    "mean-squared-error": Text(uz="Oʻrtacha kvadrat xato", en="Mean squared error"),
}


@dataclass(frozen=True, slots=True)
class Observed:
    """The trained parameters of each seed, or what was raised."""

    outcomes: list[Outcome]


class TrainingProbe:
    """Judges a training function by what its parameters predict for held-out points."""

    def __init__(self, check: TrainingCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        generator = bench.generator
        self._samples = [data.samples(check.data, generator) for _ in range(check.seeds)]
        tensors = bench.exercise.runtime == "torch"
        self._calls = []
        for samples in self._samples:
            arguments: list[Any] = [samples.X, samples.y]
            if tensors:
                arguments = [draw.as_tensors(value) for value in arguments]
            if check.seeded:
                arguments.append(draw.seed(generator))
            self._calls.append([*arguments, *draw.arguments(check.settings, {}, generator).values()])

    def observe(self, program: Program) -> Observed:
        """Train once for each seed."""
        return Observed(program.outcomes(self._check.call, self._calls, state=True))

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs trained to the same parameters from the same data and seeds."""
        pairs = zip(one.outcomes, other.outcomes, strict=True)
        return all(comparing.alike(a, b, _ALIKE) for a, b in pairs)

    def judge(self, observation: Observed) -> CheckResult:
        """Compute the metric of every seed on its held-out points, and draw the figure of the first."""
        check = self._check
        parameters: list[Any] = []
        for outcome in observation.outcomes:
            if isinstance(outcome, Raised):
                return comparing.failed(
                    check,
                    comparing.RAISED.format(call=check.call, error=explain.in_a_sentence(explain.raised(outcome))),
                )
            named = self._named(outcome)
            if isinstance(named, Text):
                return comparing.failed(check, named, got=display.shown(normalized(outcome)))
            parameters.append(named)
        predictions = self._bench.ask_judge(
            check.predict,
            [[p, samples.held_out_X] for p, samples in zip(parameters, self._samples, strict=True)],
        )
        values = [self._metric(p, s.held_out_y) for p, s in zip(predictions, self._samples, strict=True)]
        good = [self._good(value) for value in values]
        if check.figure:
            shown = good.index(sum(good) >= check.must_pass)  # a failed one explains a failure best
            for figure in figure_of_training(check, self._bench, self._samples[shown], parameters[shown]):
                self._bench.figure(figure)
        if sum(good) >= check.must_pass:
            return comparing.passed(check)
        mistake = next(self._diagnoses(parameters, values, good), None)
        return comparing.failed(
            check,
            _NOT_ENOUGH.format(
                seeds=check.seeds,
                reached=sum(good),
                needed=check.must_pass,
                metric=_METRICS[check.metric],
                values=", ".join(map(display.number, values)),
                bound=f"≥ {check.at_least:g}" if check.at_least is not None else f"≤ {check.at_most:g}",
            ),
            expected=f"≥ {check.at_least:g}" if check.at_least is not None else f"≤ {check.at_most:g}",
            got=", ".join(map(display.number, values)),
            mistake=mistake,
        )

    def _named(self, outcome: Outcome) -> Any:  # noqa: ANN401 - the parameters, or why they will not do
        """Return the trained parameters as the author's predict expects them, or a message."""
        check = self._check
        value = normalized(outcome)
        expected = check.parameters
        parts: dict[str, Any]
        if isinstance(value, dict):
            parts = value
        elif (isinstance(value, np.ndarray) and value.ndim and len(value) == len(expected)) or (
            isinstance(value, list) and len(value) == len(expected)
        ):
            parts = dict(zip(expected, value, strict=True))
        elif not expected:
            return value
        else:
            parts = {}
        got = {name: np.shape(part) for name, part in parts.items() if _is_numeric(part)}
        sizes: dict[str, int] = {}
        fits = got.keys() == expected.keys() and all(_fits(got[name], expected[name], sizes) for name in expected)
        if not fits:
            shown = _listed(got) if got else display.shown(value)
            return _WRONG_PARAMETERS.format(call=check.call, expected=_listed(expected), got=shown)
        for name, part in parts.items():
            if not np.isfinite(np.asarray(part, dtype=np.float64)).all():
                return _NOT_FINITE.format(name=name)
        return {name: plain(np.asarray(part)) for name, part in parts.items()}

    def _metric(self, prediction: Any, truth: np.ndarray) -> float:  # noqa: ANN401
        predicted = np.asarray(prediction, dtype=np.float64)
        truth = truth.reshape(-1).astype(np.float64)
        if self._check.metric == "mean-squared-error":
            return float(np.mean((predicted.reshape(-1) - truth) ** 2))
        return float(np.mean(class_ids(predicted) == truth))

    def _good(self, value: float) -> bool:
        above = self._check.at_least is None or value >= self._check.at_least
        return above and (self._check.at_most is None or value <= self._check.at_most)

    def _diagnoses(self, parameters: list[Any], values: list[float], good: list[bool]) -> Iterator[str]:
        """Yield the mistakes that the author's diagnose sees in the parameters of failed seeds."""
        if self._check.diagnose is None:
            return
        failed = [index for index, ok in enumerate(good) if not ok]
        details = [{"X": self._samples[i].X, "y": self._samples[i].y, "metric": values[i]} for i in failed]
        calls = [[parameters[i], d] for i, d in zip(failed, details, strict=True)]
        for answer in self._bench.ask_judge(self._check.diagnose, calls):
            if answer:
                yield str(answer)


def class_ids(predicted: np.ndarray) -> np.ndarray:
    """Return class ids: the largest of several scores, or whether one probability is at least ½."""
    if predicted.ndim == 2 and predicted.shape[1] > 1:
        return np.asarray(predicted.argmax(axis=1))
    return (predicted.reshape(-1) >= 0.5).astype(np.int64)


def _is_numeric(value: Any) -> bool:  # noqa: ANN401
    return isinstance(value, (np.ndarray, np.generic)) and value.dtype.kind in "biuf"


def _fits(shape: tuple[int, ...], expected: list[int | str], sizes: dict[str, int]) -> bool:
    """Return whether a shape is the expected one, where a name stands for the same number everywhere."""
    if len(shape) != len(expected):
        return False
    return all(
        length == (sizes.setdefault(want, length) if isinstance(want, str) else want)
        for length, want in zip(shape, expected, strict=True)
    )


def _listed(shapes: Any) -> str:  # noqa: ANN401
    return safe_line(", ".join(f"{name} ({', '.join(map(str, shape))})" for name, shape in shapes.items()))
