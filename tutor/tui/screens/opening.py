"""Screens are imported when they are opened: the first frame waits for none that it does not show."""

from __future__ import annotations

from textual.command import Provider

from tutor.course.manifest import LessonEntry
from tutor.progress.view_state import ViewState
from tutor.tui.screens.course_screen import CourseScreen


def home(lesson: str | None) -> CourseScreen:
    """Return the list of lessons, with one of them chosen."""
    from tutor.tui.screens.home import HomeScreen

    return HomeScreen(lesson)


def lesson(entry: LessonEntry, view: ViewState, step: str | None = None, *, resumed: bool = False) -> CourseScreen:
    """Return a lesson, at a step or where it was left."""
    from tutor.tui.screens.lesson import LessonScreen

    return LessonScreen(entry, step or view.steps.get(entry.id), resumed=resumed)


def playground() -> CourseScreen:
    """Return the playground."""
    from tutor.tui.screens.playground import PlaygroundScreen

    return PlaygroundScreen()


def source() -> CourseScreen:
    """Return the engine's source."""
    from tutor.tui.screens.source import SourceScreen

    return SourceScreen()


def welcome(*, asks_language: bool) -> CourseScreen:
    """Return what the very first start shows."""
    from tutor.tui.screens.welcome import WelcomeScreen

    return WelcomeScreen(asks_language=asks_language)


def settings() -> CourseScreen:
    """Return the settings."""
    from tutor.tui.screens.settings import SettingsScreen

    return SettingsScreen()


def certificate() -> CourseScreen:
    """Return the certificate of completion."""
    from tutor.tui.screens.certificate import CertificateScreen

    return CertificateScreen()


def commands() -> type[Provider]:
    """Return what the palette offers."""
    from tutor.tui.commands import TutorCommands

    return TutorCommands
