"""How far each step of a lesson has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.tui.marks import State
from tutor.tui.progress_keeper import LessonAnswers, Progress

if TYPE_CHECKING:
    from tutor.course.schema import Lesson, Step


def states(lesson: Lesson, progress: Progress | None, answers: LessonAnswers, furthest: int) -> list[State]:
    """Return the state of every step; pages up to the `furthest` position that was reached count as read."""
    return [_state(step, progress, answers, index <= furthest) for index, step in enumerate(lesson.steps)]


def _state(step: Step, progress: Progress | None, answers: LessonAnswers, reached: bool) -> State:
    if step.kind == "exercise":
        return progress.state(step.id) if progress else State.OPEN
    if step.kind == "quiz":
        places = {(step.id, question.id) for question in step.questions}
        return _of(len(places & answers.right), len(places), bool(places & answers.chosen.keys()))
    if step.kind == "checklist":
        ticked = len(answers.ticked.get(step.id, ()))
        return _of(ticked, len(step.items), ticked > 0)
    return State.DONE if reached else State.OPEN


def _of(done: int, count: int, begun: bool) -> State:
    if done == count:
        return State.DONE
    return State.TRIED if begun else State.OPEN
