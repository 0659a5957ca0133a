"""The screen with a real grading service: waiting in line, and coming back after the service was killed."""

import asyncio
import tempfile
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from driving import lesson_screen, screen_text, settle
from service_process import ServiceProcess
from textual.pilot import Pilot

from tutor.course.manifest import load_manifest
from tutor.grading.client import GradingClient
from tutor.progress.store import ProgressStore
from tutor.progress.view_state import ViewState
from tutor.progress.workspace import Workspace
from tutor.tui.app import TutorApp
from tutor.tui.widgets.editor import Editor

ENDLESS = "print('begun', flush=True)\nwhile True: pass\n"
RIGHT = "def double(x):\n    return 2 * x\n"
GONE = {"en": "The grading service has stopped.", "uz": "Tekshirish xizmati toʻxtab qoldi."}
WAITING = {"en": "Waiting in line: place 1", "uz": "Navbatda: 1-oʻrin"}

AppWith = Callable[[str, str], TutorApp]


@pytest.fixture
async def socket() -> AsyncIterator[Path]:
    """Return where the service listens, and end the one that listens there last."""
    with tempfile.TemporaryDirectory(prefix="ustoz-") as folder:
        path = Path(folder) / "s.sock"
        yield path
        client = await GradingClient.connect(path)
        await client.ask("shutdown")
        await client.closed()


@pytest.fixture
def app_with(home: Path, course: Path, store: ProgressStore, socket: Path) -> AppWith:
    """Return a function that makes an app in which a program for the exercise is open."""

    def make(source: str, language: str) -> TutorApp:
        workspace = Workspace(home / "work")
        workspace.save("double", source)
        return TutorApp(
            load_manifest(course),
            workspace,
            view_state=ViewState(lesson="doubling", steps={"doubling": "double"}),
            view_path=home / "view.json",
            connect=lambda: GradingClient.connect(socket),
            language=language,
            open_store=lambda: store,
        )

    return make


async def wait_for(pilot: Pilot[None], text: str) -> None:
    """Wait until the text is on the screen; what is there instead is told after a minute."""
    try:
        async with asyncio.timeout(60):
            while text not in screen_text(pilot.app):  # type: ignore[arg-type]
                await pilot.pause()
    except TimeoutError:
        pytest.fail(f"{text!r} did not come; on the screen:\n{screen_text(pilot.app)}")  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["en", "uz"])
async def test_who_waits_sees_the_place_in_the_queue(app_with: AppWith, socket: Path, language: str) -> None:
    service = ServiceProcess("--places", "1", socket=socket)
    client = await GradingClient.connect(socket)
    occupant = client.stream("run", source=ENDLESS, runtime="numpy", learner="another", seconds=600)
    while (await anext(occupant))["event"] != "output":
        pass
    app = app_with(RIGHT, language)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await wait_for(pilot, WAITING[language])
        await occupant.aclose()
        await settle(pilot)
        assert WAITING[language] not in screen_text(app)
        assert "[✓]" in screen_text(app)
    await client.close()
    assert service.process.poll() is None


@pytest.mark.parametrize("language", ["en", "uz"])
async def test_the_next_check_works_after_the_service_was_killed(
    app_with: AppWith, socket: Path, language: str
) -> None:
    service = ServiceProcess(socket=socket)
    app = app_with(ENDLESS + RIGHT, language)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await wait_for(pilot, "begun")
        service.kill()
        await wait_for(pilot, GONE[language])
        lesson_screen(app).query_one(Editor).replace_all(RIGHT)
        await pilot.press("f6")
        await settle(pilot)
        assert GONE[language] not in screen_text(app)
        assert "[✓]" in screen_text(app)


async def test_a_service_that_went_while_nobody_asked_is_not_missed(app_with: AppWith, socket: Path) -> None:
    service = ServiceProcess(socket=socket)
    app = app_with(RIGHT, "en")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)
        assert "Correct!" in screen_text(app)
        service.kill()
        await pilot.press("f6")
        await settle(pilot)
        assert "Correct!" in screen_text(app)
        assert "has stopped" not in screen_text(app)
