"""Judges one submission: runs its checks, recognises the mistakes, and writes the verdict.

Nothing of the learner's, and nothing of the author's, is executed in this process: every program lives in a
sandboxed child of its own, and only plain values come back.
"""

import math
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

import numpy as np

from tutor.course import files
from tutor.course.checks import Check, TrainingCheck
from tutor.course.schema import ExerciseStep, Mistake
from tutor.grading import explain
from tutor.grading.bench import Bench, Diagnosable, Observation, Probe
from tutor.grading.checks.gradient import GradientProbe
from tutor.grading.checks.kinds import probe_of
from tutor.grading.checks.training import TrainingProbe
from tutor.grading.diagnoses.diagnosing import diagnose
from tutor.grading.metrics import MetricsRecorder
from tutor.grading.program import BrokenExerciseError, Program
from tutor.grading.protocol import MAX_SOURCE
from tutor.grading.source_verdict import ALLOWED, broken_rule
from tutor.grading.verdict import NOT_TRIED, RUN, SOURCE, CheckResult, ProgramError, Verdict
from tutor.language import Text
from tutor.sandbox.children import ChildSource
from tutor.sandbox.devices import CPU
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError, StopReason
from tutor.sandbox.run import Listener

Emit = Callable[[str, dict[str, Any]], None]
"""Tells whoever waits for the verdict of an event of the protocol."""

_TOO_LONG: Final = Text(
    uz="Dastur juda uzun: {length} belgi, koʻpi bilan {longest}.",
    en="The program is too long: {length} characters, at most {longest}.",
)
_RUNS: Final = Text(uz="Dastur xatosiz ishga tushadi", en="The program runs without an error")
_DIAGNOSING_SECONDS: Final = 2.0
"""A program that takes longer than this when it is called again gets no diagnosis that needs it, nor does one whose
arguments keep the author's busy for so long."""


@dataclass(slots=True)
class Submission:
    """One learner's program for one exercise, on its way to a verdict.

    Args:
        course: the course's folder.
        lesson_id: the lesson that holds the exercise.
        exercise: the exercise.
        source: the program.
        server: what starts children of the exercise's runtime.
        emit: told of output, metrics, figures and progress while the checks run.
        learners: where the learner's program runs if not from `server`: on a GPU. The author's programs stay on the
            processor, and a card holds one program of a submission only.
        device: the device of the learner's program.
        data: the pictures that are drawn from, where that depends on the computer; see `Verdict.data`.

    """

    course: Path
    lesson_id: str
    exercise: ExerciseStep
    source: str
    server: ChildSource
    emit: Emit
    learners: ChildSource | None = None
    device: str = CPU
    data: str | None = None
    _programs: list[Program] = field(default_factory=list)
    _cancelled: bool = False

    def verdict(self) -> Verdict:
        """Run every check and return the verdict.

        Raises:
            BrokenExerciseError: the author's programs fail where they must not.
            CourseError: a file of the exercise is missing.
            RunStoppedError: the submission was cancelled.
            SandboxUnavailableError: there is no sandbox.

        """
        started = time.monotonic()
        recorder = MetricsRecorder(self.emit)
        learner = self._program([("exercise", self.source)], recorder.listen, self.learners)
        results: list[CheckResult] = []
        error: ProgramError | None = None
        try:
            found = self._first_look(learner)
            if found is None:
                results, error = self._checks(learner)
            else:
                result, error = found
                results = [result, *self._untried(self.exercise.checks)]
            if self._cancelled:
                raise RunStoppedError(StopReason.CANCELLED)
            run = learner.started
            return Verdict(
                exercise=self.exercise.id,
                passed=bool(results) and all(result.passed for result in results),
                checks=results,
                output=run.output if run else "",
                error=error,
                metrics=recorder.metrics,
                device=self.device,
                isolation=run.layers if run else [],
                seconds=round(time.monotonic() - started, 4),
                data=self.data,
            )
        finally:
            for program in self._programs:
                program.close()

    def cancel(self) -> None:
        """End the submission from another thread; `verdict` then raises."""
        self._cancelled = True
        for program in list(self._programs):
            program.cancel()

    def _first_look(self, learner: Program) -> tuple[CheckResult, ProgramError | None] | None:
        """Return why the program cannot be checked at all, or None: its rules, then its execution."""
        if len(self.source) > MAX_SOURCE:
            message = _TOO_LONG.format(length=len(self.source), longest=MAX_SOURCE)
            return CheckResult(SOURCE, ALLOWED, False, message), None
        try:
            run = learner.begin()
            if (broken := broken_rule(self.exercise, self.source, run)) is not None:
                return broken
            run.execute(self.source)
        except ProgramRaisedError as raised:
            error = explain.raised(raised.raised)
            return CheckResult(RUN, _RUNS, False, explain.in_a_sentence(error)), error
        except RunStoppedError as stopped:
            error = explain.stopped(stopped, self.exercise.limits.seconds)
            return CheckResult(RUN, _RUNS, False, error.explanation), error
        return None

    def _checks(self, learner: Program) -> tuple[list[CheckResult], ProgramError | None]:
        exercise = self.exercise
        solution = files.solution(self.course, self.lesson_id, exercise.id)
        judge = files.judge(self.course, self.lesson_id, exercise.id)
        bench = Bench(
            exercise=exercise,
            reference=self._program([("solution", solution), *([("judge", judge)] if judge is not None else [])]),
            generator=np.random.default_rng(secrets.randbits(128)),
            figure=lambda figure: self.emit("figure", {"figure": figure}),
            usage=files.usage(self.course, self.lesson_id, exercise.id),
        )
        results: list[CheckResult] = []
        right: list[Probe] = []
        to_audit: list[tuple[int, GradientProbe, Observation]] = []
        to_diagnose: tuple[int, Diagnosable, Observation] | None = None
        for position, check in enumerate(exercise.checks):
            failed_before = {result.name for result in results if not result.passed}
            if failed_before and (isinstance(check, TrainingCheck) or failed_before & set(check.needs)):
                results += self._untried([check])
                continue
            self.emit("checking", {"name": check.id, "title": check.title.as_dict()})
            probe = _drawn(check, bench)
            try:
                observation = probe.observe(learner)
            except RunStoppedError as stopped:
                if self._cancelled:
                    raise
                error = explain.stopped(stopped, exercise.limits.seconds)
                results.append(CheckResult(check.id, check.title, False, error.explanation))
                return [*results, *self._untried(exercise.checks[position + 1 :])], error
            result = probe.judge(observation)
            if result.passed:
                right.append(probe)
                if isinstance(probe, GradientProbe):
                    to_audit.append((position, probe, observation))
            else:
                # The first failure leads the verdict. What explains it may explain the next ones; nothing else is tried.
                first = next((earlier for earlier in results if not earlier.passed), None)
                listed = [m for m in exercise.mistakes if first is None or m.id == first.mistake]
                result = self._recognised(listed, result, probe, observation, right)
                if first is None and result.mistake is None and isinstance(probe, Diagnosable):
                    to_diagnose = position, probe, observation
            results.append(result)
        if all(result.passed for result in results):
            for position, gradients, observation in to_audit:
                results[position] = gradients.audit(observation) or results[position]
        if to_diagnose is not None:
            position, failed, observation = to_diagnose
            bench.reference.limits = self._limits(_DIAGNOSING_SECONDS)
            results[position] = self._diagnosed(results[position], failed, observation)
        return results, None

    def _recognised(
        self,
        listed: list[Mistake],
        result: CheckResult,
        probe: Probe,
        observation: Observation,
        right: list[Probe],
    ) -> CheckResult:
        """Let the explanation of a listed mistake lead the message, where the program's results are that mistake's.

        `right` are the checks that the program passed: a mistake that fails one of them is not this program's.
        """
        for mistake in listed:
            diagnosed = result.mistake == mistake.id
            if diagnosed or (result.mistake is None and self._makes(mistake, probe, observation, right)):
                return replace(result, mistake=mistake.id, message=_led_by(mistake.message, result.message))
        return replace(result, mistake=None)

    def _diagnosed(self, result: CheckResult, probe: Diagnosable, observation: Observation) -> CheckResult:
        """Let a general diagnosis lead the message of a failure that no listed mistake explains, where there is one."""
        # A run of its own: what the program prints and logs now is no part of the verdict.
        program = self._program([("exercise", self.source)])
        program.limits = self._limits(_DIAGNOSING_SECONDS)
        try:
            evidence = probe.evidence(observation, program)
            found = diagnose(evidence) if evidence is not None else None
        finally:
            program.close()
        if found is None:
            return result
        return replace(result, diagnosis=found.id, message=_led_by(found.message, result.message))

    def _makes(self, mistake: Mistake, probe: Probe, observation: Observation, right: list[Probe]) -> bool:
        source = files.mistake(self.course, self.lesson_id, self.exercise.id, mistake)
        program = self._program([("exercise", source)])
        try:
            # The cheaper question first: training takes longer than all else together.
            if isinstance(probe, TrainingProbe):
                return self._passes(program, right) and probe.alike(observation, probe.observe(program))
            return probe.alike(observation, probe.observe(program)) and self._passes(program, right)
        except RunStoppedError:
            if self._cancelled:
                raise
            return False
        finally:
            program.close()

    @staticmethod
    def _passes(program: Program, probes: list[Probe]) -> bool:
        return all(probe.judge(probe.observe(program)).passed for probe in probes)

    def _program(
        self, modules: list[tuple[str, str]], listener: Listener | None = None, source: ChildSource | None = None
    ) -> Program:
        program = Program(source or self.server, self._limits(), modules, listener, elsewhere=self.server)
        self._programs.append(program)
        if self._cancelled:
            program.cancel()
        return program

    def _limits(self, most_seconds: float = math.inf) -> Limits:
        allowed = self.exercise.limits
        return Limits(seconds=min(allowed.seconds, most_seconds), memory_mb=allowed.memory_mb)

    @staticmethod
    def _untried(checks: list[Check]) -> list[CheckResult]:
        return [CheckResult(check.id, check.title, False, NOT_TRIED) for check in checks]


def _led_by(explanation: Text, message: Text) -> Text:
    return Text(
        uz=f"{explanation.uz.rstrip()}\n\n{message.uz}",
        en=f"{explanation.en.rstrip()}\n\n{message.en}",
    )


def _drawn(check: Check, bench: Bench) -> Probe:
    """Draw a check's inputs.

    Raises:
        BrokenExerciseError: they cannot be drawn as the exercise describes them.

    """
    try:
        return probe_of(check, bench)
    except (ArithmeticError, LookupError, TypeError, ValueError) as error:
        raise BrokenExerciseError(f"{check.id}: {type(error).__name__}: {error}") from error
