"""What a learner does next: how the lesson goes on that was worked on last, or the next lesson that is not done."""

from __future__ import annotations

from collections.abc import Sequence
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


def whats_next(manifest: Manifest, facts: CourseFacts, progress: Progress | None) -> Next | None:
    """Return what comes next, None where nothing is left to do.

    In the lesson in which something was done last, it is the first step from there on that is not done, and else an
    exercise that was skipped. A lesson that was only looked into, from the glossary for one, changes nothing. After
    it come the lessons behind it, then those before it, in which exercises are open; a lesson without exercises counts
    as done when all of it was read.

    Args:
        manifest: the course.
        facts: what is in the lessons, and what was done there.
        progress: what became of the exercises.

    """
    lessons = [entry for entry in manifest.lessons if entry.id in facts.outlines]
    last = max(
        lessons,
        key=lambda entry: facts.worked[entry.id].at.timestamp() if entry.id in facts.worked else 0.0,
        default=None,
    )
    begin = lessons.index(last) if last is not None and last.id in facts.worked else 0
    for place, entry in enumerate(lessons[begin:] + lessons[:begin]):
        steps, states = facts.outlines[entry.id].steps, facts.states(entry.id, progress)
        ids = [step.id for step in steps]
        worked = facts.worked.get(entry.id)
        position = ids.index(worked.step) if worked is not None and worked.step in ids else 0
        index = _open_step(steps, states, position, goes_on=place == 0 and worked is not None)
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
