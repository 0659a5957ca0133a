"""How far each step of a lesson has come."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tutor.course.outline import StepOutline
from tutor.tui.marks import State
from tutor.tui.progress_keeper import LessonAnswers, Progress

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson, Step


def states(lesson: Lesson, progress: Progress | None, answers: LessonAnswers) -> list[State]:
    """Return the state of every step of a lesson; a page or a demo is done when it was read."""
    return [state_of(outlined(step), progress, answers) for step in lesson.steps]


def outlined(step: Step) -> StepOutline:
    """Return what the table of contents knows of a step."""
    parts: tuple[str, ...] = ()
    if step.kind == "quiz":
        parts = tuple(question.id for question in step.questions)
    elif step.kind == "checklist":
        parts = tuple(map(str, range(len(step.items))))
    return StepOutline(step.id, step.kind, step.title, parts)


def state_of(step: StepOutline, progress: Progress | None, answers: LessonAnswers) -> State:
    """Return the state of a step."""
    if step.kind == "exercise":
        return progress.state(step.id) if progress else State.OPEN
    if step.kind == "quiz":
        places = {(step.id, question) for question in step.parts}
        return _of(len(places & answers.right), len(places), begun=bool(places & answers.chosen.keys()))
    if step.kind == "checklist":
        ticked = len(answers.ticked.get(step.id, ()))
        return _of(ticked, len(step.parts), begun=ticked > 0)
    return State.DONE if step.id in answers.read else State.OPEN


def _of(done: int, count: int, *, begun: bool) -> State:
    if done == count:
        return State.DONE
    return State.TRIED if begun else State.OPEN
