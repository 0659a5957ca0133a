"""What the app asks of the screen in front, whichever it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, cast

from tutor.course.manifest import LessonEntry
from tutor.tui.screens.exact_screen import ExactScreen

if TYPE_CHECKING:
    from tutor.tui.app import TutorApp


class CourseScreen(ExactScreen[None]):
    """A screen of the course. One with work in it saves that."""

    @property
    def news(self) -> frozenset[str]:
        """Return the ids of the keys that matter most at this moment: the footer shows them, whatever else fits."""
        return frozenset()

    @property
    def tutor(self) -> TutorApp:
        """Return the app."""
        return cast("TutorApp", self.app)

    def after_typing(self, action: Callable[[], Any]) -> None:
        """Carry out an action when all that was typed before it has been taken in."""
        self.call_later(action)

    def open_place(self, lesson: LessonEntry, step_id: str | None) -> None:
        """Go to a step of a lesson, or to where the lesson was left."""
        self.tutor.open_lesson(lesson, step_id)

    def save(self) -> None:
        """Save the work, in a thread."""

    def save_at_once(self) -> None:
        """Save the work in this thread: the process is about to end."""
