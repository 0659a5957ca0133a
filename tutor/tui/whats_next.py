"""What a learner does next: where the lesson of the last time goes on, or the next lesson that is not done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tutor.course.manifest import LessonEntry, Manifest
from tutor.course.outline import StepOutline
from tutor.tui.course_facts import CourseFacts
from tutor.tui.marks import State
from tutor.tui.progress_keeper import Progress


class Next(NamedTuple):
    """A step of a lesson."""

    lesson: LessonEntry
    step: StepOutline


def whats_next(
    manifest: Manifest, facts: CourseFacts, progress: Progress | None, left_at: Mapping[str, str]
) -> Next | None:
    """Return what comes next, None where nothing is left to do.

    In the lesson that was opened last, it is the first step from the one where it was left that is not done, and
    else an exercise that was skipped. After it come the lessons behind it, then those before it, in which
    exercises are open; a lesson without exercises counts as done when all of it was read.

    Args:
        manifest: the course.
        facts: what is in the lessons, and what was answered there.
        progress: what became of the exercises.
        left_at: the id of the step at which each lesson was left.

    """
    lessons = [entry for entry in manifest.lessons if entry.id in facts.outlines]
    last = max(
        lessons,
        key=lambda entry: facts.opened[entry.id].timestamp() if entry.id in facts.opened else 0.0,
        default=None,
    )
    begin = lessons.index(last) if last is not None and last.id in facts.opened else 0
    for place, entry in enumerate(lessons[begin:] + lessons[:begin]):
        steps, states = facts.outlines[entry.id].steps, facts.states(entry.id, progress)
        ids = [step.id for step in steps]
        left = left_at.get(entry.id)
        position = ids.index(left) if left in ids else 0
        is_last_opened = place == 0 and entry.id in facts.opened
        index = _open_step(steps, states, position, goes_on=is_last_opened)
        if index is not None:
            return Next(entry, steps[index])
    return None


def _open_step(steps: Sequence[StepOutline], states: Sequence[State], position: int, *, goes_on: bool) -> int | None:
    """Return the position of the step with which a lesson goes on, None where it is done."""
    waiting = [index for index, state in enumerate(states) if state is not State.DONE]
    exercises = [index for index, step in enumerate(steps) if step.kind == "exercise"]
    ahead = [index for index in waiting if index >= position]
    skipped = [index for index in waiting if index in exercises]
    if goes_on:
        return next(iter(ahead or skipped), None)
    if exercises and not skipped:
        return None
    return next(iter(ahead or skipped or waiting), None)
