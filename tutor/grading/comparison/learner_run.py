"""The learner's training, looked at from outside: what it reached, its losses on the way, and its time."""

from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any, Final

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.course.comparison import Comparison
from tutor.grading.bench import Bench
from tutor.grading.checks.held_out import good_enough, metric_of
from tutor.grading.checks.trained_parameters import checked
from tutor.grading.compare import plain
from tutor.grading.comparison.lines_of_code import lines_of_code
from tutor.grading.comparison.measures import loss_of
from tutor.grading.comparison.result import Curve, Row, Who, thinned
from tutor.grading.comparison.timing import best_seconds
from tutor.grading.data import Samples
from tutor.grading.metrics import MetricsRecorder
from tutor.grading.program import Program
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason

SIDE: Final = files("tutor.grading.comparison").joinpath("learner_side.py").read_text(encoding="utf-8")
"""What is executed beside the learner's program."""

_POINTS: Final = 25
"""Places of a curve for each of which training is done once more, with fewer steps."""

_MOST_STEPS: Final = 1 << 53

_NEAR: Final = 0.1
"""How far, as a part of it, the last logged loss may be from the measured one to be the same quantity; programs that log
every few epochs end a little before the end."""
_NEAR_ZERO: Final = 0.01


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen of the learner's training.

    Attributes:
        row: for the result.
        first: their first parameters; None where they were not seen.
        first_loss: the loss of these on all training samples.
        trained: their trained parameters.
        logged: the last loss that they logged, if any.

    """

    row: Row
    first: Any
    first_loss: float | None
    trained: Any
    logged: float | None


class LearnerFailedError(Exception):
    """The training function did not do what it does in its check; `text` says what it did."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


_DID_NOT_TRAIN = Text(
    uz="“{call}” solishtirish maʼlumotlarida oʻqitilgan parametrlarni qaytarmadi: {why}",
    en="On the data of the comparison “{call}” returned no trained parameters: {why}",
)


class LearnerRun:
    """Trains with the learner's program.

    Args:
        spec: the comparison.
        check: the training check that it follows.
        bench: for the author's `predict`.
        samples: what to train on, and to judge by.
        seed: for a training function that takes one.
        settings: the values of the check's settings by name.

    """

    def __init__(
        self,
        spec: Comparison,
        check: TrainingCheck,
        bench: Bench,
        samples: Samples,
        seed: int,
        settings: dict[str, Any],
    ) -> None:
        self._spec = spec
        self._check = check
        self._bench = bench
        self._samples = samples
        self._settings = settings
        self._given = [*bench.sent([samples.X, samples.y]), *([seed] if check.seeded else [])]

    def observe(self, source: str, program: Program, recorder: MetricsRecorder, who: Who = "learner") -> Observed:
        """Train, and measure what came of it.

        Args:
            source: the program's text, to count its lines.
            program: the program with `SIDE` executed after it; `recorder` listens to it.
            recorder: keeps what it logs.
            who: whose row it is.

        Raises:
            LearnerFailedError: it raised an exception, or returned something else.
            RunStoppedError: it ended, or was ended at a limit.

        """
        check = self._check
        before = len(recorder.metrics)
        answer = self._watched(program)
        logged = _logged(recorder.metrics[before:])
        trained = self._parameters(answer["result"])
        if trained is None:
            raise LearnerFailedError(_DID_NOT_TRAIN.format(call=check.call, why=type(answer["result"]).__name__))
        first = self._first(answer, trained)
        first_loss = self._loss(first) if first is not None else None
        loss = self._loss(trained)
        (held_out,) = self._predicted([trained], self._samples.held_out_X)
        metric = metric_of(check.metric, held_out, self._samples.held_out_y)
        row = Row(who, loss=loss, metric=metric, good=good_enough(check, metric), lines=lines_of_code(source))
        program.renew()
        seconds = best_seconds(
            lambda: program.outcomes(check.call, [self._arguments()], module="exercise", state=True)
        )
        row = replace(row, curve=self._seen(answer, first_loss, loss) or self._stepwise(program), seconds=seconds)
        near = logged and abs(logged[-1][1] - loss) <= max(_NEAR * loss, _NEAR_ZERO)
        if not row.curve and logged and near:
            row = replace(row, curve=_begun(logged, first_loss), measured=False)
        row = replace(row, curve=thinned(row.curve))
        return Observed(row, first, first_loss, trained, logged[-1][1] if logged else None)

    def _arguments(self, **changed: Any) -> list[Any]:  # noqa: ANN401
        return [*self._given, *{**self._settings, **changed}.values()]

    def _watched(self, program: Program) -> dict[str, Any]:
        """Train once, with the function that looks at every step where the program takes one."""
        start = self._spec.start
        ways = [self._spec.watch, None] if self._spec.watch else [None]
        for watch in ways:
            fields = [watch, start.result_of if start else None, start.module if start else None]
            try:
                (answer,) = program.outcomes("watched", [[self._check.call, self._arguments(), *fields]])
            except ProgramRaisedError as error:
                answer = error.raised
            if isinstance(answer, dict) and "result" in answer:
                return answer
        why = f"{answer.type}: {answer.message}" if isinstance(answer, Raised) else type(answer).__name__
        raise LearnerFailedError(_DID_NOT_TRAIN.format(call=self._check.call, why=why))

    def _parameters(self, value: Any) -> Any:  # noqa: ANN401
        """Return parameters as the author's `predict` takes them; None where they are not what the check wants."""
        found = None if value is None else checked(self._check, value)
        return None if isinstance(found, Text) else found

    def _first(self, answer: dict[str, Any], trained: Any) -> Any:  # noqa: ANN401
        """Return the first parameters: zeros, or those that were seen, or None."""
        if self._spec.start is not None and self._spec.start.zeros:
            return plain({name: np.zeros(np.shape(part)) for name, part in trained.items()})
        return self._parameters(answer.get("start"))

    def _predicted(self, parameters: list[Any], X: np.ndarray) -> list[Any]:
        return self._bench.ask_judge(self._check.predict, [[one, X] for one in parameters])

    def _loss(self, parameters: Any) -> float:  # noqa: ANN401
        (predicted,) = self._predicted([parameters], self._samples.X)
        return loss_of(self._spec.loss, predicted, self._samples.y)

    def _seen(self, answer: dict[str, Any], first_loss: float | None, loss: float) -> Curve:
        """Return the losses before training, of the parameters that were seen on the way, and after it."""
        seen, steps = answer.get("seen"), answer.get("steps")
        if not isinstance(seen, list) or type(steps) is not int or not 0 < steps < _MOST_STEPS:
            return []
        on_the_way = [(item[0], self._parameters(item[1])) for item in seen if _is_seen(item, steps)]
        before = [(0.0, first_loss)] if first_loss is not None else []
        return [*before, *self._losses(on_the_way), (float(steps), loss)]

    def _stepwise(self, program: Program) -> Curve:
        """Return the losses after fewer and more steps, where the task says how many to take."""
        name = self._spec.steps
        if name is None:
            return []
        most = int(self._settings[name])
        steps = sorted({round(most * place / (_POINTS - 1)) for place in range(_POINTS)})
        program.renew()
        calls = [self._arguments(**{name: count}) for count in steps]
        try:
            outcomes = program.outcomes(self._check.call, calls, module="exercise", state=True)
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            return []  # so many trainings take too long: all else is known already
        trained = [None if isinstance(outcome, Raised) else self._parameters(outcome) for outcome in outcomes]
        return self._losses(list(zip(steps, trained, strict=True)))

    def _losses(self, pairs: list[tuple[float, Any]]) -> Curve:
        known = [(float(step), parameters) for step, parameters in pairs if parameters is not None]
        predicted = self._predicted([parameters for _, parameters in known], self._samples.X) if known else []
        losses = [loss_of(self._spec.loss, one, self._samples.y) for one in predicted]
        return [(step, loss) for (step, _), loss in zip(known, losses, strict=True) if np.isfinite(loss)]


def _is_seen(item: Any, steps: int) -> bool:  # noqa: ANN401 - a child's answer
    return isinstance(item, list) and len(item) == 2 and type(item[0]) is int and 0 < item[0] < steps


def _begun(logged: Curve, first_loss: float | None) -> Curve:
    """Return logged losses over the steps done: a program that counts from 0 and logs after the step is one behind."""
    step, loss = logged[0]
    if first_loss is None or step != 0 or abs(loss - first_loss) <= _NEAR_ZERO * first_loss:
        return logged
    return [(0.0, first_loss), *((step + 1, loss) for step, loss in logged)]


def _logged(metrics: list[dict[str, Any]]) -> Curve:
    """Return the losses that a training logged; a single one is no curve."""
    logged = [(float(entry["step"]), entry["loss"]) for entry in metrics if entry.get("loss") is not None]
    return logged if len(logged) > 1 else []
