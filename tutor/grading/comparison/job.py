"""The service's job that compares."""

from pathlib import Path

from tutor.course.loader import UnknownExerciseError, find_exercise
from tutor.course.manifest import load_manifest
from tutor.course.yaml_source import CourseError
from tutor.grading import explain
from tutor.grading.comparison.comparing import ENGINE_LIMITS, Comparing
from tutor.grading.comparison.learner_run import LearnerFailedError
from tutor.grading.comparison.refusal import nothing_to_compare
from tutor.grading.jobs import BROKEN, LONGEST_ID, NO_SANDBOX, Needs, text_of
from tutor.grading.judge import Emit
from tutor.grading.program import BrokenExerciseError
from tutor.grading.protocol import MAX_SOURCE, Message
from tutor.grading.refusals import bad_request, failed
from tutor.grading.sources import Sources
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.outcomes import RunStoppedError, StopReason


class CompareJob:
    """Compares one program that passes with the engine."""

    def __init__(self, sources: Sources, request: Message) -> None:
        self._sources = sources
        self._request = request
        self._refusal: Message | None = None
        self._comparing: Comparing | None = None
        self._cancelled = False

    def needs(self) -> Needs:
        """Find out what it needs; nothing where it cannot be done, which `work` will say."""
        request = self._request
        source = text_of(request, "source")
        try:
            manifest = load_manifest(Path(text_of(request, "course")))
            lesson_id, exercise = find_exercise(manifest, text_of(request, "exercise")[:LONGEST_ID])
        except UnknownExerciseError as error:
            self._refusal = failed("unknown-exercise", error.text)
        except CourseError as error:
            self._refusal = failed("course", error.text)
        else:
            if exercise.compare is None:
                self._refusal = failed("no-comparison", nothing_to_compare(exercise.id, manifest))
            elif len(source) > MAX_SOURCE:
                self._refusal = bad_request(f"{len(source)} > {MAX_SOURCE}")
            else:
                earlier = text_of(request, "earlier")[:MAX_SOURCE] or None
                args = manifest.path, lesson_id, exercise, source, self._sources.get, lambda *_: None, earlier
                self._comparing = Comparing(*args)
                # The author's program lives beside one other: the learner's, or an engine's.
                return Needs(exercise.limits.memory_mb + max(exercise.limits.memory_mb, ENGINE_LIMITS.memory_mb))
        return Needs()

    def work(self, emit: Emit) -> Message:
        """Compare and return the comparison event."""
        comparing = self._comparing
        if comparing is None:
            assert self._refusal is not None
            return self._refusal
        comparing.emit = emit
        exercise = comparing.exercise
        try:
            if self._cancelled:
                comparing.cancel()
            return {"event": "comparison", "comparison": comparing.compared().as_json()}
        except CourseError as error:
            return failed("course", error.text)
        except BrokenExerciseError as error:
            return failed("broken-exercise", BROKEN.format(exercise=exercise.id, why=str(error)))
        except LearnerFailedError as error:
            return failed("not-trained", error.text)
        except SandboxUnavailableError as error:
            return failed("no-sandbox", NO_SANDBOX.format(why=str(error)))
        except RunStoppedError as error:
            if self._cancelled or error.reason is StopReason.CANCELLED:
                return {"event": "cancelled"}
            return failed("not-trained", explain.stopped(error, exercise.limits.seconds).explanation)

    def cancel(self) -> None:
        """End the programs."""
        self._cancelled = True
        if self._comparing is not None:
            self._comparing.cancel()
