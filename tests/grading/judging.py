"""Judges a program for an exercise of a tiny course, with the real judge and a real sandbox."""

from dataclasses import dataclass, field
from typing import Any

from tiny_course import TinyCourse

from tutor.course.loader import find_exercise
from tutor.course.manifest import load_manifest
from tutor.grading.judge import Submission
from tutor.grading.verdict import CheckResult, Verdict
from tutor.sandbox.fork_server import ForkServer


@dataclass
class Judging:
    """A course, a zygote, and what was told while a program was judged."""

    course: TinyCourse
    server: ForkServer
    events: list[tuple[str, dict[str, Any]]] = field(default_factory=list)

    def submission(self, exercise_id: str, source: str) -> Submission:
        lesson_id, exercise = find_exercise(load_manifest(self.course.path), exercise_id)
        self.events.clear()
        return Submission(
            self.course.path, lesson_id, exercise, source, self.server, lambda *event: self.events.append(event)
        )

    def verdict(self, exercise_id: str, source: str) -> Verdict:
        return self.submission(exercise_id, source).verdict()

    def only_check(self, exercise_id: str, source: str) -> CheckResult:
        """Return the result of an exercise's one check."""
        (result,) = self.verdict(exercise_id, source).checks
        return result

    def told(self, name: str) -> list[dict[str, Any]]:
        return [data for event, data in self.events if event == name]
