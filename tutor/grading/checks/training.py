"""Training checks: fresh data, several seeds, judged on points that the learner's program never saw.

The program returns its trained parameters as plain values, and the author's `predict` computes from them, in a
process of its own; or the learner's does, where the form of the network is free (`second_phase`). Memory of the
training data, answers for known data sets, or a classifier that is no network cannot help: only the parameters travel.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.course.checks import Tolerance, TrainingCheck
from tutor.course.checks.training import METRICS
from tutor.grading import data, display, draw, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing, second_phase
from tutor.grading.checks.figure_data import figure_of_training
from tutor.grading.checks.held_out import bound, good_enough, metric_of
from tutor.grading.checks.trained_parameters import checked, disturbed
from tutor.grading.compare import normalized, plain
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import Raised

_ALIKE = Tolerance(relative=1e-5, absolute=1e-7)

_NOT_ENOUGH = Text(
    uz="{seeds} marta oʻqitildi, yangi nuqtalarda {reached} tasi yetarli boʻldi (kamida {needed} tasi kerak). "
    "{metric}: {values}; kerak: {bound}.",
    en="Trained {seeds} times; on new points {reached} were good enough (at least {needed} needed). "
    "{metric}: {values}; needed: {bound}.",
)
_IN_A_FRESH_PROCESS = Text(
    uz="Bashorat oʻqitish boʻlmagan yangi jarayonda hisoblanadi: u faqat qaytarilgan parametrlarni biladi, global "
    "oʻzgaruvchilarda qolganini bilmaydi.",
    en="The prediction is computed in a fresh process in which nothing was trained: it knows the parameters that were "
    "returned, and nothing that training left in global variables.",
)
_WRONG_PREDICTIONS = Text(
    uz="“{call}” {n} ta nuqta uchun {n} ta javob (yoki har sinf uchun bittadan son) qaytarmadi.",
    en="“{call}” did not return {n} answers (or one score for each class) for {n} points.",
)
_WEIGHTS_DO_NOT_MATTER = Text(
    uz="Oʻqitilgan parametrlar oʻrniga tasodifiy sonlar qoʻyilganda ham javoblar deyarli oʻzgarmadi ({values}). "
    "Bashorat faqat qaytarilgan parametrlardan hisoblanishi kerak.",
    en="With random numbers in place of the trained parameters the answers hardly changed ({values}). "
    "The prediction must be computed from the parameters that were returned, and from nothing else.",
)


@dataclass(frozen=True, slots=True)
class Observed:
    """The trained parameters of each seed, or what was raised.

    Where the learner's own program predicts: what it predicts for the held-out points from them, and from random ones.
    """

    outcomes: list[Outcome]
    predictions: list[Outcome] | None = None
    from_random: list[Outcome] | None = None


class TrainingProbe:
    """Judges a training function by what its parameters predict for held-out points."""

    def __init__(self, check: TrainingCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        generator = bench.generator
        self._samples = [data.samples(check.data, generator) for _ in range(check.seeds)]
        self._calls = []
        for samples in self._samples:
            arguments = bench.sent([samples.X, samples.y])
            if check.seeded:
                arguments.append(draw.seed(generator))
            self._calls.append([*arguments, *draw.arguments(check.settings, {}, generator).values()])

    def observe(self, program: Program) -> Observed:
        """Train once for each seed; only then does the program see the held-out points, if it does at all."""
        check = self._check
        outcomes = program.outcomes(check.call, self._calls, state=True)
        unfit = any(isinstance(o, Raised) or isinstance(checked(check, o), Text) for o in outcomes)
        if check.predict_by == "author" or unfit:
            return Observed(outcomes)
        trained = [plain(outcome) for outcome in outcomes]
        random = [disturbed(value, self._bench.generator) for value in trained]
        if check.build is None:  # a module's state goes back as arrays, whatever it is called with
            trained, random = self._bench.sent(trained), self._bench.sent(random)
        points = self._bench.sent([samples.held_out_X for samples in self._samples])
        return Observed(
            outcomes,
            predictions=second_phase.predictions(check, program.fresh(), trained, points),
            from_random=second_phase.predictions(check, program.fresh(), random, points),
        )

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
                return self._raised(check.call, outcome)
            trained = checked(check, outcome)
            if isinstance(trained, Text):
                return comparing.failed(check, trained, got=display.shown(normalized(outcome)))
            parameters.append(trained)
        predictions = observation.predictions
        if predictions is None:
            points = [[p, samples.held_out_X] for p, samples in zip(parameters, self._samples, strict=True)]
            predictions = self._bench.ask_judge(check.predict, points)
        elif (unfit := self._unfit(predictions)) is not None:
            return unfit
        values = self._values(predictions)
        good = [self._good(value) for value in values]
        if check.figure:
            shown = good.index(sum(good) >= check.must_pass)  # a failed one explains a failure best
            prediction = np.asarray(predictions[shown])
            for figure in figure_of_training(check, self._bench, self._samples[shown], parameters[shown], prediction):
                self._bench.figure(figure)
        if (random := observation.from_random) is not None and self._unfit(random) is None:
            values_of_random = self._values(random)
            if sum(good) >= check.must_pass and 2 * sum(map(self._good, values_of_random)) > check.seeds:
                listed = ", ".join(map(display.number, values_of_random))
                return comparing.failed(check, _WEIGHTS_DO_NOT_MATTER.format(values=listed))
        if sum(good) >= check.must_pass:
            return comparing.passed(check)
        mistake = next(self._diagnoses(parameters, values, good), None)
        return comparing.failed(
            check,
            _NOT_ENOUGH.format(
                seeds=check.seeds,
                reached=sum(good),
                needed=check.must_pass,
                metric=METRICS[check.metric],
                values=", ".join(map(display.number, values)),
                bound=bound(check),
            ),
            expected=bound(check),
            got=", ".join(map(display.number, values)),
            mistake=mistake,
        )

    def _raised(self, call: str, error: Raised, more: Text | None = None) -> CheckResult:
        explained = explain.in_a_sentence(explain.raised(error))
        message = comparing.RAISED.format(call=call, error=explained)
        if more is not None:
            message = Text(uz=f"{message.uz}\n{more.uz}", en=f"{message.en}\n{more.en}")
        return comparing.failed(self._check, message)

    def _unfit(self, predictions: list[Outcome]) -> CheckResult | None:
        """Return why the learner's predictions cannot be judged, or None."""
        call = self._check.build or self._check.predict
        for samples, prediction in zip(self._samples, predictions, strict=True):
            if isinstance(prediction, Raised):
                return self._raised(call, prediction, _IN_A_FRESH_PROCESS)
            if not second_phase.fits(prediction, len(samples.held_out_y), self._check.metric):
                message = _WRONG_PREDICTIONS.format(call=call, n=len(samples.held_out_y))
                return comparing.failed(self._check, message, got=display.shown(normalized(prediction)))
        return None

    def _values(self, predictions: list[Outcome]) -> list[float]:
        """Return the metric of each seed."""
        pairs = zip(predictions, self._samples, strict=True)
        return [metric_of(self._check.metric, prediction, samples.held_out_y) for prediction, samples in pairs]

    def _good(self, value: float) -> bool:
        return good_enough(self._check, value)

    def _diagnoses(self, parameters: list[Any], values: list[float], good: list[bool]) -> Iterator[str]:
        """Yield the mistakes that the author's diagnose sees in the parameters of failed seeds, the most frequent first."""
        if self._check.diagnose is None:
            return
        failed = [index for index, ok in enumerate(good) if not ok]
        details = [{"X": self._samples[i].X, "y": self._samples[i].y, "metric": values[i]} for i in failed]
        calls = [[parameters[i], d] for i, d in zip(failed, details, strict=True)]
        answers = Counter(str(answer) for answer in self._bench.ask_judge(self._check.diagnose, calls) if answer)
        yield from (answer for answer, _ in answers.most_common())  # of equally many the first
