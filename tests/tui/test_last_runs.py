"""Curves of the last runs: what is drawn and told, the other numbers, the logarithmic axis, the engine's curves."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from driving import MakeApp, press, screen_text, settle
from scripted_service import PASSED, ScriptedService
from test_compare_screen import comparison
from textual.pilot import Pilot

from tutor.course import files
from tutor.history import when
from tutor.progress.events import Event
from tutor.progress.place import Place
from tutor.progress.store import ProgressStore

SnapCompare = Callable[..., bool]

LESSONS = Path(__file__).parent.parent.parent / "lessons"
NOW = datetime(2026, 5, 4, 14, 3, tzinfo=ZoneInfo("Asia/Tashkent"))


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when, "local_now", lambda: NOW)


@pytest.fixture
def course(course: Path, request: pytest.FixtureRequest) -> Path:
    return LESSONS if "xor" in request.fixturenames else course


def logged(rate: float) -> list[dict[str, float]]:
    return [
        {"step": step, "loss": 1 / (rate * step + 1), "accuracy": 1 - 1 / (rate * step + 2)} for step in range(40)
    ]


@pytest.fixture
def runs(store: ProgressStore) -> None:
    for minutes, rate in ((30, 0.1), (20, 0.5), (10, 2.0)):
        place = Place.of_demo("doubling", "show")
        code = f"RATE = {rate}\nKIND = 'slow'\n"
        event = Event.run(place, code, {"metrics": logged(rate)}, ended_well=True, lesson=None)
        at = NOW - timedelta(minutes=minutes)
        store.record(
            Event(
                kind="run", lesson="doubling", item="show", passed=True, code=event.code, verdict=event.verdict, at=at
            )
        )


@pytest.mark.usefixtures("runs")
async def test_the_last_runs_are_drawn_and_told(make_app: MakeApp) -> None:
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+v")
        text = screen_text(app)
        for shown in (
            "The last runs: A demo",
            "● 1 today 13:53  ○ 2 today 13:43  ▲ 3 today 13:33",
            "● 1 today 13:53 run ended: RATE 0.5 → 2.0",
            "○ 2 today 13:43 run ended: RATE 0.1 → 0.5",
            "▲ 3 today 13:33 run ended",
        ):
            assert shown in text
        await press(pilot, "m")
        assert "accuracy" in screen_text(app).splitlines()[1]
        await press(pilot, "m", "l")
        assert "loss (log)" in screen_text(app).splitlines()[1]
        await press(pilot, "d")
        assert "The vertical axis is logarithmic." in " ".join(screen_text(app).split())
        await press(pilot, "f2")
        assert "bajarish tugadi: RATE 0.5 → 2.0" in screen_text(app)
        await press(pilot, "escape")
        assert "Sozlagich" in screen_text(app)


async def test_without_numbers_it_says_how_to_log_some(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+v")
        assert "There are no numbers to plot. Call log(step, loss=…)" in screen_text(app)
        await press(pilot, "m", "l", "d", "c", "f2")
        assert "Chizadigan son yoʻq" in screen_text(app)


@pytest.fixture
def xor(store: ProgressStore, home: Path, service: ScriptedService) -> str:
    solution = files.solution(LESSONS, "xor", "xor")
    (home / "work").mkdir()
    (home / "work" / "xor.py").write_text(solution)
    service.judge(PASSED)
    service.answers["compare"] = comparison()
    verdict = {**PASSED.as_json(), "metrics": logged(0.5)}
    store.record(Event.attempt("xor", solution, verdict, lesson="xor"))
    return solution


async def test_the_engines_curves_are_offered_and_then_known(
    make_app: MakeApp, service: ScriptedService, xor: str
) -> None:
    app = make_app("xor", "xor")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+v")
        assert "C: train the same task with NumPy and PyTorch" in screen_text(app)
        await press(pilot, "c")
        text = screen_text(app)
        assert "tutor: NumPy" in text
        assert "tutor: PyTorch" in text
        assert "C: train" not in text
        [request] = service.asked("compare")
        assert (request["exercise"], request["source"]) == ("xor", xor)
        await press(pilot, "escape", "alt+v")
        assert "tutor: PyTorch" in screen_text(app)
        assert len(service.asked("compare")) == 1


@pytest.mark.usefixtures("xor")
async def test_a_comparison_that_was_computed_in_the_lesson_is_used(
    make_app: MakeApp, service: ScriptedService
) -> None:
    app = make_app("xor", "xor")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "f10", "alt+v")
        assert "tutor: NumPy" in screen_text(app)
        assert len(service.asked("compare")) == 1


async def test_what_cannot_be_compared_is_said(make_app: MakeApp, service: ScriptedService, xor: str) -> None:
    message = {"uz": "Oʻqitmadi.", "en": "It did not train."}
    service.answers["compare"] = [{"event": "failed", "code": "not-trained", "message": message}]
    app = make_app("xor", "xor")
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+v", "c")
        assert "It did not train." in screen_text(app)


@pytest.mark.usefixtures("runs")
@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_how_the_last_runs_look(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "alt+v")

    assert snap_compare(make_app("doubling", "show", language=language), terminal_size=size, run_before=look)
