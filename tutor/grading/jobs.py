"""The two jobs of the service, each done in a thread of its own: check a submission, run a program."""

import time
from pathlib import Path
from typing import Any, Final, NamedTuple, Protocol

from tutor.course.loader import UnknownExerciseError, find_exercise
from tutor.course.manifest import Manifest, load_manifest
from tutor.course.schema import ExerciseStep
from tutor.course.yaml_source import CourseError
from tutor.grading import explain
from tutor.grading.attempts import learners_source, tell, with_a_second_try
from tutor.grading.devices import AUTO, Choice, Devices, NoDeviceError
from tutor.grading.judge import Emit, Submission
from tutor.grading.metrics import MetricsRecorder
from tutor.grading.pictures import asked_for
from tutor.grading.program import BrokenExerciseError
from tutor.grading.protocol import MAX_SOURCE, Message
from tutor.grading.refusals import bad_request, failed
from tutor.grading.sources import Sources
from tutor.language import Text
from tutor.sandbox.children import ChildSource, SandboxUnavailableError
from tutor.sandbox.devices import CPU
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError, StopReason
from tutor.sandbox.run import Run
from tutor.sandbox.runtimes import DISTRIBUTIONS

LONGEST_RUN_SECONDS: Final = 3600.0
MOST_MEMORY_MB: Final = 8192
PROGRAMS_OF_A_CHECK: Final = 3
"""Programs of a check that live at the same time: the learner's, the author's, and one to compare with."""

LONGEST_ID: Final = 200

BROKEN = Text(
    uz="“{exercise}” mashqining oʻzida xato bor, sizning kodingizda emas. Oʻqituvchingizga ayting: {why}",
    en="The exercise “{exercise}” itself is broken, not your code. Tell your teacher: {why}",
)
NO_SANDBOX = Text(
    uz="Dasturni ishga tushirib boʻlmadi: himoyalangan muhit ochilmadi. `tutor doctor` sababini koʻrsatadi. ({why})",
    en="The program could not be run: the sandbox did not open. `tutor doctor` shows why. ({why})",
)


class Needs(NamedTuple):
    """What a job needs before it can begin: the megabytes that its programs may use together, and maybe a GPU."""

    memory_mb: int = 0
    gpu: bool = False


class Job(Protocol):
    """Something to do in a thread, which may be cancelled from another."""

    def needs(self) -> Needs:
        """Find out what it needs; asked once, before `work`, and may take seconds where there is a GPU."""

    def work(self, emit: Emit) -> Message:
        """Do it, telling of events, and return the final event."""

    def cancel(self) -> None:
        """End it as soon as possible."""


class CheckJob:
    """Checks one submission."""

    def __init__(self, sources: Sources, devices: Devices, request: Message) -> None:
        self._sources = sources
        self._devices = devices
        self._request = request
        self._choice = Choice()
        self._refusal: Message | None = None
        self._manifest: Manifest
        self._lesson_id: str
        self._exercise: ExerciseStep
        self._submission: Submission | None = None
        self._cancelled = False

    def needs(self) -> Needs:
        """Find out what it needs; nothing where it cannot be done, which `work` will say."""
        request = self._request
        try:
            self._manifest = load_manifest(Path(text_of(request, "course")))
            self._lesson_id, exercise = find_exercise(self._manifest, text_of(request, "exercise")[:LONGEST_ID])
            asked = text_of(request, "device") or AUTO
            self._choice = self._devices.choose(asked, exercise.runtime, exercise.prefers_gpu)
        except UnknownExerciseError as error:
            self._refusal = failed("unknown-exercise", error.text)
        except CourseError as error:
            self._refusal = failed("course", error.text)
        except NoDeviceError as error:
            self._refusal = failed("no-device", error.text)
        else:
            self._exercise = exercise
            return Needs(PROGRAMS_OF_A_CHECK * exercise.limits.memory_mb, self._choice.on_gpu)
        return Needs()

    def work(self, emit: Emit) -> Message:
        """Judge the source and return the verdict event."""
        if self._refusal is not None:
            return self._refusal
        exercise = self._exercise
        pictures = asked_for(text_of(self._request, "source"), exercise)
        tell(self._choice, emit, pictures)

        def verdict(learners: ChildSource, emit: Emit) -> Message:
            submission = Submission(
                course=self._manifest.path,
                lesson_id=self._lesson_id,
                exercise=exercise,
                source=text_of(self._request, "source"),
                server=self._sources.get(exercise.runtime),
                emit=emit,
                learners=learners,
                device=self._choice.name,
                data=pictures.name if pictures else None,
            )
            self._submission = submission
            if self._cancelled:
                submission.cancel()
            return {"event": "verdict", "verdict": submission.verdict().as_json()}

        try:
            with learners_source(self._sources, self._devices, self._choice, exercise.runtime) as source:
                return with_a_second_try(verdict, source, emit)
        except CourseError as error:
            return failed("course", error.text)
        except BrokenExerciseError as error:
            return failed("broken-exercise", BROKEN.format(exercise=exercise.id, why=str(error)))
        except SandboxUnavailableError as error:
            return failed("no-sandbox", NO_SANDBOX.format(why=str(error)))
        except RunStoppedError as error:
            if self._cancelled or error.reason is StopReason.CANCELLED:
                return {"event": "cancelled"}
            return failed("no-sandbox", NO_SANDBOX.format(why=str(error)))

    def cancel(self) -> None:
        """End the submission's programs."""
        self._cancelled = True
        if self._submission is not None:
            self._submission.cancel()


class RunJob:
    """Runs one program to its end, as `python FILE` would."""

    def __init__(self, sources: Sources, devices: Devices, request: Message) -> None:
        self._sources = sources
        self._devices = devices
        self._asked = text_of(request, "device") or CPU
        self._prefers_gpu = request.get("prefers_gpu") is True
        self._choice = Choice()
        self._refusal: Message | None = None
        self._source = text_of(request, "source")
        self._runtime = text_of(request, "runtime")
        self._limits = Limits(
            seconds=_number(request, "seconds", 60.0, LONGEST_RUN_SECONDS),
            memory_mb=max(1, int(_number(request, "memory_mb", 1024, MOST_MEMORY_MB))),
        )
        self._run: Run | None = None
        self._cancelled = False

    def needs(self) -> Needs:
        """Find out what it needs; nothing where it cannot be done, which `work` will say."""
        if self._runtime not in DISTRIBUTIONS:
            self._refusal = bad_request(f"runtime {self._runtime[:LONGEST_ID]!r}")
            return Needs()
        if len(self._source) > MAX_SOURCE:
            self._refusal = bad_request(f"{len(self._source)} > {MAX_SOURCE}")
            return Needs()
        try:
            self._choice = self._devices.choose(self._asked, self._runtime, self._prefers_gpu)
        except NoDeviceError as error:
            self._refusal = failed("no-device", error.text)
            return Needs()
        return Needs(self._limits.memory_mb, self._choice.on_gpu)

    def work(self, emit: Emit) -> Message:
        """Run the program and return the finished event."""
        if self._refusal is not None:
            return self._refusal
        tell(self._choice, emit, asked_for(self._source))
        try:
            with learners_source(self._sources, self._devices, self._choice, self._runtime) as source:
                return with_a_second_try(self._finished, source, emit)
        except SandboxUnavailableError as unavailable:
            return failed("no-sandbox", NO_SANDBOX.format(why=str(unavailable)))

    def _finished(self, server: ChildSource, emit: Emit) -> Message:
        started = time.monotonic()
        recorder = MetricsRecorder(emit)
        error = None
        code: int | None = 0
        try:
            with Run(server, self._limits, recorder.listen) as run:
                self._run = run
                if self._cancelled:
                    run.cancel()
                run.execute(self._source, "__main__")
        except ProgramRaisedError as raised:
            if raised.raised.type == "SystemExit":
                code = _exit_code(raised.raised.message)
            else:
                code, error = 1, explain.raised(raised.raised)
        except RunStoppedError as stopped:
            if self._cancelled:
                return {"event": "cancelled"}
            code, error = None, explain.stopped(stopped, self._limits.seconds)
        return {
            "event": "finished",
            "exit": code,
            "error": error.as_json() if error else None,
            "seconds": round(time.monotonic() - started, 4),
        }

    def cancel(self) -> None:
        """End the program."""
        self._cancelled = True
        if self._run is not None:
            self._run.cancel()


def _exit_code(message: str) -> int:
    """Return the exit code of `sys.exit(message)`, as Python gives it."""
    if message in ("", "None"):
        return 0
    return int(message) & 0xFF if message.removeprefix("-").isdecimal() else 1


def text_of(request: Message, name: str) -> str:
    """Return a text of a request; what is none counts as empty."""
    value = request.get(name)
    return value if isinstance(value, str) else ""


def _number(request: Message, name: str, default: float, most: float) -> float:
    value: Any = request.get(name)
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not value > 0:
        return default
    return float(min(value, most))
