"""Driving the app in tests: waiting for what runs, and reading the screen as a person would."""

from collections.abc import Callable

from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.screens.lesson import LessonScreen

MakeApp = Callable[..., TutorApp]


async def settle(pilot: Pilot[None]) -> None:
    """Wait until nothing runs in the background and the screen is painted; a worker may start another."""
    while True:
        await pilot.pause()
        running = [worker for worker in pilot.app.workers if not worker.is_finished]
        if not running:
            return
        await pilot.app.workers.wait_for_complete(running)


async def press(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait for what they start."""
    await pilot.press(*keys)
    await settle(pilot)


def screen_text(app: TutorApp) -> str:
    """Return the characters on the screen, line by line."""
    strips = app.screen._compositor.render_strips()
    return "\n".join(strip.text.rstrip() for strip in strips)


def lesson_screen(app: TutorApp) -> LessonScreen:
    """Return the lesson in front."""
    assert isinstance(app.screen, LessonScreen)
    return app.screen
