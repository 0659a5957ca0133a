"""What explains, at both sizes and in both languages: unfolded verdict, hint, solution in rows, certificate."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from driving import MakeApp, settle
from scripted_service import ScriptedService
from test_verdict_details import RICH
from textual.pilot import Pilot

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore

SnapCompare = Callable[..., bool]

SIZES = [(80, 24), (120, 40)]
LANGUAGES = ["uz", "en"]


def pressing(*keys: str) -> Callable[[Pilot[None]], object]:
    """Return what presses keys, one after what the one before has started."""

    async def press(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await pilot.press(key)
            await settle(pilot)

    return press


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_verdict_with_details(
    snap_compare: SnapCompare, make_app: MakeApp, service: ScriptedService, size: tuple[int, int], language: str
) -> None:
    service.judge(RICH)
    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=pressing("f6", "f7", "d", "pagedown"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_second_hint(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str) -> None:
    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=pressing("f8", "f8"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_solution_in_rows(
    snap_compare: SnapCompare, make_app: MakeApp, store: ProgressStore, size: tuple[int, int], language: str
) -> None:
    store.record(Event.solution("double", lesson="doubling"))
    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=pressing("f4", "x", "enter", "ctrl+o", "n"))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_certificate(
    snap_compare: SnapCompare, make_app: MakeApp, store: ProgressStore, size: tuple[int, int], language: str
) -> None:
    app = make_app(language=language)
    for _, exercise in app.manifest.exercises():
        passed = Event.attempt(exercise, "", {"passed": True}, lesson="doubling")
        store.record(replace(passed, at=datetime(2026, 5, 4, 12, tzinfo=UTC)))
    assert snap_compare(app, terminal_size=size, run_before=pressing("c", "enter", *"Ali"))
