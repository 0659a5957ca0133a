"""Carries out one comparison: the learner's training, then the engine's with each backend, one after the other.

Where the comparison puts an earlier exercise beside, the learner's own program of that one takes the engine's place.

Nothing of the learner's, and nothing of the author's, is executed in this process, and neither is the engine: each is in
a child of the sandbox, on one thread of the processor.
"""

import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import numpy as np

from tutor.course import files
from tutor.course.loader import UnknownExerciseError, find_exercise
from tutor.course.manifest import load_manifest
from tutor.course.schema import ExerciseStep
from tutor.grading import data, draw, explain
from tutor.grading.bench import Bench
from tutor.grading.comparison import notes
from tutor.grading.comparison.engine_run import SIDE as ENGINE_SIDE
from tutor.grading.comparison.engine_run import EngineTask, engine_row
from tutor.grading.comparison.learner_run import SIDE as LEARNER_SIDE
from tutor.grading.comparison.learner_run import LearnerFailedError, LearnerRun, Observed
from tutor.grading.comparison.result import NAMES, Compared, Row, Who
from tutor.grading.comparison.start import engine_start, sizes_of
from tutor.grading.data import Samples
from tutor.grading.judge import Emit
from tutor.grading.metrics import MetricsRecorder
from tutor.grading.program import BrokenExerciseError, Program
from tutor.language import Text
from tutor.sandbox.children import ChildSource, SandboxUnavailableError
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError, StopReason

ENGINES: Final[tuple[Who, ...]] = ("numpy", "torch")
ENGINE_LIMITS: Final = Limits(seconds=60.0, memory_mb=2048)


@dataclass(slots=True)
class Comparing:
    """One learner's program on its way to a comparison.

    Args:
        course: the course's folder.
        lesson_id: the lesson that holds the exercise.
        exercise: an exercise with a comparison.
        source: a program that passes.
        children: gives what starts children of a runtime, and may take seconds where that has not been used yet.
        emit: told who trains.
        earlier: the learner's own program that passed the exercise which the comparison puts beside; None if there is none.

    """

    course: Path
    lesson_id: str
    exercise: ExerciseStep
    source: str
    children: Callable[[str], ChildSource]
    emit: Emit
    earlier: str | None = None
    _programs: list[Program] = field(default_factory=list)
    _cancelled: bool = False

    def compared(self) -> Compared:
        """Train everyone and return what came of it.

        Raises:
            BrokenExerciseError: the author's programs, or the description of the comparison, are at fault.
            CourseError: a file of the exercise is missing.
            LearnerFailedError: the learner's program does not train as its check wants.
            RunStoppedError: the learner's program was stopped, or the comparison cancelled.
            SandboxUnavailableError: there is no sandbox.

        """
        started = time.monotonic()
        exercise = self.exercise
        spec = exercise.compare
        assert spec is not None
        check = spec.training(exercise.checks)
        generator = np.random.default_rng(secrets.randbits(128))
        try:
            samples = data.samples(check.data, generator)
        except (ArithmeticError, LookupError, TypeError, ValueError) as error:
            raise BrokenExerciseError(f"{check.id}: {type(error).__name__}: {error}") from error
        seed = draw.seed(generator)
        try:
            self._tell("learner")
            learner = self._trained("learner", self.lesson_id, exercise, self.source, samples, seed)
            sizes = sizes_of(check, learner.trained)
            first = engine_start(spec, sizes, learner.first)
            rows, said = [learner.row], notes.of_learner(spec, learner)
            missing: list[Text] = []
            if spec.beside is not None:
                row, note = self._earlier(spec.beside, samples, seed)
                rows += [row] if row else []
                missing += [note] if note else []
            task = EngineTask(
                spec, check, sizes, samples, seed, first, learner.first_loss if first is not None else None
            )
            for engine in ENGINES if spec.beside is None else ENGINES[: 2 - len(rows)]:
                self._tell(engine)
                row, note = self._engine(task, engine)
                rows.append(row)
                said += [note] if note else []
            return Compared(
                exercise=exercise.id,
                metric=check.metric,
                loss=spec.loss,
                samples=len(samples.X),
                held_out=len(samples.held_out_X),
                same_start=first is not None,
                rows=rows,
                notes=[
                    *missing,
                    *notes.of_start(rows, exercise.id, spec.beside, same_start=first is not None),
                    *said,
                    *notes.of_curves(rows),
                    notes.of_numbers(check.metric, len(samples.X), len(samples.held_out_X)),
                    notes.TIME,
                    notes.of_lines(rows, spec.beside),
                ],
                seconds=round(time.monotonic() - started, 4),
                beside=spec.beside,
            )
        finally:
            for program in self._programs:
                program.close()

    def cancel(self) -> None:
        """End the comparison from another thread; `compared` then raises."""
        self._cancelled = True
        for program in list(self._programs):
            program.cancel()

    def _earlier(self, exercise_id: str, samples: Samples, seed: int) -> tuple[Row | None, Text | None]:
        """Return the row of the learner's own earlier program; where there can be none, why.

        Raises:
            BrokenExerciseError: there is no such exercise, or it has no comparison.

        """
        try:
            lesson_id, exercise = find_exercise(load_manifest(self.course), exercise_id)
        except UnknownExerciseError as error:
            raise BrokenExerciseError(f"compare.beside: {error}") from error
        if exercise.compare is None:
            raise BrokenExerciseError(f"compare.beside: {exercise_id} has no comparison")
        if self.earlier is None:
            return None, notes.NO_EARLIER.format(beside=exercise_id)
        self._tell("earlier")
        try:
            return self._trained("earlier", lesson_id, exercise, self.earlier, samples, seed).row, None
        except LearnerFailedError as error:
            return None, notes.EARLIER_FAILED.format(beside=exercise_id, why=error.text)
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            why = explain.stopped(error, exercise.limits.seconds).explanation
            return None, notes.EARLIER_FAILED.format(beside=exercise_id, why=why)

    def _trained(
        self, who: Who, lesson_id: str, exercise: ExerciseStep, source: str, samples: Samples, seed: int
    ) -> Observed:
        """Train with a program of the learner's, for one exercise or the other; the author's helps to measure it."""
        spec = exercise.compare
        assert spec is not None
        check = spec.training(exercise.checks)
        generator = np.random.default_rng(secrets.randbits(128))
        limits = Limits(seconds=exercise.limits.seconds, memory_mb=exercise.limits.memory_mb)
        solution = files.solution(self.course, lesson_id, exercise.id)
        judge = files.judge(self.course, lesson_id, exercise.id)
        modules = [("solution", solution), *([("judge", judge)] if judge is not None else [])]
        reference = self._program(modules, exercise.runtime, limits)
        recorder = MetricsRecorder(lambda event, fields: None)
        program = self._program(
            [("exercise", source), ("comparison", LEARNER_SIDE)], exercise.runtime, limits, recorder
        )
        try:
            settings = draw.arguments(check.settings, {}, generator)
            bench = Bench(exercise, reference, generator, lambda figure: None)
            training = LearnerRun(spec, check, bench, samples, seed, settings)
            return training.observe(source, program, recorder, who)
        except (LookupError, TypeError, ValueError) as error:
            raise BrokenExerciseError(f"compare: {type(error).__name__}: {error}") from error
        finally:
            program.close()
            reference.close()

    def _engine(self, task: EngineTask, engine: Who) -> tuple[Row, Text | None]:
        """Return a backend's row; one without numbers, and why, where PyTorch cannot be had."""
        try:
            program = self._program([("engine", ENGINE_SIDE)], engine, ENGINE_LIMITS)
            try:
                return engine_row(task, engine, program), None
            finally:
                program.close()
        except (ArithmeticError, LookupError, TypeError, ValueError, ProgramRaisedError) as error:
            raise BrokenExerciseError(f"compare, {engine}: {type(error).__name__}: {error}") from error
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            return Row(engine), notes.NO_ENGINE.format(engine=NAMES[engine], why=str(error))
        except SandboxUnavailableError as error:
            if engine == self.exercise.runtime or engine == "numpy":
                raise
            return Row(engine), notes.NO_ENGINE.format(engine=NAMES[engine], why=str(error))

    def _program(
        self, modules: list[tuple[str, str]], runtime: str, limits: Limits, recorder: MetricsRecorder | None = None
    ) -> Program:
        program = Program(self.children(runtime), limits, modules, recorder.listen if recorder else None)
        self._programs.append(program)
        if self._cancelled:
            program.cancel()
        return program

    def _tell(self, who: Who) -> None:
        self.emit("comparing", {"who": who})
