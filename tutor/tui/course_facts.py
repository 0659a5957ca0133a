"""What the list of lessons knows beyond titles and progress; read in a thread, after the first frame."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

from tutor.course.manifest import Manifest
from tutor.course.outline import LessonOutline, outlines
from tutor.tui.lesson_states import state_of
from tutor.tui.marks import State
from tutor.tui.progress_keeper import LessonAnswers, Progress, ProgressKeeper

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and the first frame comes before it
    from tutor.progress.queries import Worked


@dataclass(frozen=True, slots=True)
class CourseFacts:
    """What is in each lesson, what was answered and read there, when it was last opened, and where something was last done.

    All by the lesson's id.
    """

    outlines: dict[str, LessonOutline] = field(default_factory=dict)
    answers: dict[str, LessonAnswers] = field(default_factory=dict)
    opened: dict[str, datetime] = field(default_factory=dict)
    worked: dict[str, Worked] = field(default_factory=dict)

    def states(self, lesson_id: str, progress: Progress | None) -> list[State]:
        """Return the state of each step of a lesson, nothing for a lesson that cannot be read."""
        outline, answers = self.outlines.get(lesson_id), self.answers.get(lesson_id)
        if outline is None or answers is None:
            return []
        return [state_of(step, progress, answers) for step in outline.steps]


def read_facts(manifest: Manifest, keeper: ProgressKeeper) -> CourseFacts:
    """Read the lessons and the database. Call it in a thread."""
    found = outlines(manifest)
    opened, worked = keeper.opened(), keeper.worked()
    begun = opened.keys() | worked.keys()
    nothing = LessonAnswers({}, set(), {})
    answers = {lesson_id: keeper.answers(lesson_id) if lesson_id in begun else nothing for lesson_id in found}
    return CourseFacts(found, answers, opened, worked)
