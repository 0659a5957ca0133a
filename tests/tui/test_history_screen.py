"""The history of a step: what is listed, what differs, reading it again, taking it back; and that runs get there."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import BROKEN, FAILED, PASSED, ScriptedService
from textual.pilot import Pilot

from tutor.history import when
from tutor.progress.events import Event
from tutor.progress.place import Place
from tutor.progress.store import ProgressStore
from tutor.progress.workspace import Workspace
from tutor.tui.app import TutorApp
from tutor.tui.screens.history import HistoryScreen
from tutor.tui.widgets.title_bar import TitleBar

SnapCompare = Callable[..., bool]

NOW = datetime(2026, 5, 4, 14, 3, tzinfo=ZoneInfo("Asia/Tashkent"))
DOUBLE = Place.of_exercise("double")
FIRST = "def double(x):\n    return x\n"
SECOND = "import numpy as np\n\nRATE = 0.1\n\n\ndef double(x):\n    y = x + 2\n    return y\n"
THIRD = "import numpy as np\n\nRATE = 0.5\n\n\ndef double(x):\n    y = x + x\n    return y\n"


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(when, "local_now", lambda: NOW)


def attempt(code: str, verdict: dict[str, object], minutes: float, *, imported: bool = False) -> Event:
    at = NOW - timedelta(minutes=minutes)
    passed = bool(verdict["passed"])
    return Event(
        kind="attempt", exercise="double", passed=passed, code=code, verdict=verdict, at=at, imported=imported
    )


def run(code: str, minutes: float, *, ended_well: bool | None = True) -> Event:
    falling = [{"step": step, "loss": 1 / (step + 1), "accuracy": step / 30} for step in range(30)]
    event = Event.run(
        DOUBLE, code, {"metrics": falling, "output": "done\n"}, ended_well=ended_well, lesson="doubling"
    )
    return Event(
        kind="run", exercise="double", passed=ended_well, code=code, verdict=event.verdict,
        at=NOW - timedelta(minutes=minutes),
    )  # fmt: skip


@pytest.fixture
def past(store: ProgressStore, home: Path) -> None:
    """Record five programs and keep a copy; the work is the last of them, changed once more."""
    work = Workspace(home / "work")
    work.merge("double", "# kept\n", int((NOW - timedelta(days=40)).timestamp()) * 10**9)
    work.keep("double")
    work.save("double", THIRD.replace("0.5", "0.9"))
    store.record(
        attempt(FIRST, FAILED.as_json(), 60 * 24 * 3, imported=True),
        attempt(SECOND, BROKEN.as_json(), 60 * 24),
        run(SECOND, 25, ended_well=None),
        run(THIRD, 20),
        attempt(THIRD, PASSED.as_json(), 10),
    )


async def opened(app: TutorApp, pilot: Pilot[None]) -> HistoryScreen:
    await settle(pilot)
    await press(pilot, "alt+h")
    assert isinstance(app.screen, HistoryScreen)
    return app.screen


@pytest.mark.usefixtures("past")
async def test_everything_that_was_tried_is_listed_with_how_it_ended(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(100, 24)) as pilot:
        await opened(app, pilot)
        lines = screen_text(app).splitlines()
        assert "attempts: 3, runs: 2, copies: 1" in lines[0]
        for line, parts in zip(
            lines[1:],
            (
                ("✓ check: passed", "today 13:53", "1/1", "="),
                ("▸ run: ended", "today 13:43", "+2 −2", "loss 0.0333, accuracy 0.967"),
                ("■ run: stopped", "today 13:38", "="),
                ("✗ check: failed", "yesterday 14:03", "+7 −1", "NameError, line 2"),
                ("✗ check: failed", "3 days ago", "1/2", "double doubles · imported"),
                ("• kept copy", "25 Mar 14:03"),
            ),
            strict=False,
        ):
            for part in parts:
                assert part in line
        await press(pilot, "f2")
        text = screen_text(app)
        for shown in ("tekshiruv: oʻtdi", "kecha 14:03", "3 kun oldin", "25-mart 14:03", "saqlangan nusxa"):
            assert shown in text
        assert "bajarish: toʻxtatildi" in text


@pytest.mark.usefixtures("past")
async def test_the_name_gives_way_to_how_it_stands(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(60, 24)) as pilot:
        await opened(app, pilot)
        app.screen.query_one(TitleBar).show("History: " + "a step with quite a long title", "runs: 12, copies: 1")
        await pilot.pause()
        assert screen_text(app).splitlines()[0].endswith("with quite…  runs: 12, copies: 1")


@pytest.mark.usefixtures("past")
async def test_what_differs_from_the_present_and_from_the_one_before(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 30)) as pilot:
        await opened(app, pilot)
        text = screen_text(app)
        assert "3 − RATE = 0.5" in text
        assert "3 + RATE = 0.9" in text
        assert "… unchanged lines:" in text
        await press(pilot, "b")
        assert "The program is the same" in screen_text(app)
        await press(pilot, "down")
        text = screen_text(app)
        assert "3 − RATE = 0.1" in text
        assert "3 + RATE = 0.5" in text
        await press(pilot, "end")
        assert "the very first" in screen_text(app)


@pytest.mark.usefixtures("past")
async def test_the_result_and_the_program_can_be_read_again(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        screen = await opened(app, pilot)
        await press(pilot, "down", "tab")
        text = screen_text(app)
        assert "● loss" in text
        assert "It printed:" in text
        await press(pilot, "down", "down")
        assert "There is no such name." in screen_text(app)
        await press(pilot, "down")
        assert "The program runs" not in screen_text(app)
        await press(pilot, "d")
        assert "The program runs" in screen_text(app)
        await press(pilot, "up")
        await press(pilot, "t")
        assert "y = x + 2" in screen_text(app)
        await press(pilot, "x", "y", "z", "escape")
        assert screen.entries.has_focus
        await press(pilot, "escape")
        assert lesson_screen(app).code.source == THIRD.replace("0.5", "0.9")


@pytest.mark.usefixtures("past")
async def test_taking_back_is_one_change_that_undo_takes_away_and_a_copy_is_kept(
    make_app: MakeApp, home: Path, service: ScriptedService
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "All 1 checks passed" in screen_text(app)
        await press(pilot, "f4", "#", "a")
        present = lesson_screen(app).code.source
        assert present.startswith("#a")
        assert "✓ 1/1" in screen_text(app)
        await press(pilot, "alt+h", "end", "up", "r")
        screen = lesson_screen(app)
        assert screen.code.source == FIRST
        assert "✓ 1/1" not in screen_text(app)  # another program passed
        assert any("Taken back: 3 days ago" in str(told.message) for told in app._notifications)
        assert present in [path.read_text() for path in Workspace(home / "work").copies("double")]
        await press(pilot, "ctrl+z")
        assert screen.code.source == present


async def test_runs_get_there_and_so_does_one_that_is_stopped(
    make_app: MakeApp, service: ScriptedService, store: ProgressStore
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+h")
        assert "There is nothing here yet" in screen_text(app)
        await press(pilot, "escape")
        service.finish(
            {"event": "metric", "step": 1, "values": {"loss": 0.5}},
            {"event": "output", "stream": "stdout", "text": "hello\n"},
        )
        await press(pilot, "f5")
        [event] = store.past("local", DOUBLE)
        assert (event.kind, event.passed, event.code) == ("run", True, FIRST)
        assert event.verdict["metrics"] == [{"step": 1, "loss": 0.5}]
        assert event.verdict["output"] == "hello\n"
        service.gate.clear()
        service.finish(error=BROKEN.error)
        await pilot.press("f4", "#", "f5")
        while not service.asked("run")[1:]:
            await pilot.pause()
        await press(pilot, "escape")
        service.gate.set()
        await press(pilot, "f4", "!", "f5")
        kept = store.past("local", DOUBLE)
        assert [one.passed for one in kept] == [False, None, True]
        assert kept[0].verdict["error"]["type"] == "NameError"
        assert store.attempts("local", "double") == []


async def test_a_demo_has_its_own_history(make_app: MakeApp, service: ScriptedService, store: ProgressStore) -> None:
    service.finish()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "alt+h")
        assert "▸ run: ended" in screen_text(app)
    assert store.past_counts("local", Place.of_demo("doubling", "show")) == (0, 1)


async def test_five_hundred_attempts_are_read_as_one_goes_down(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(*(attempt(f"# {number}\n{FIRST}", FAILED.as_json(), 500 - number) for number in range(500)))
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await opened(app, pilot)
        assert len(screen.entries.rows) == 50
        for _ in range(9):
            await press(pilot, "end")
        assert len(screen.entries.rows) == 500
        await press(pilot, "end")
        assert screen.entries.chosen is not None
        assert screen.entries.chosen.entry.code.startswith("# 0\n")


async def test_verdicts_that_are_none_and_programs_with_control_characters_do_no_harm(
    make_app: MakeApp, store: ProgressStore
) -> None:
    odd: list[dict[str, object]] = [
        {"passed": False, "checks": "none", "metrics": {"a": 1}, "error": 5},
        {"passed": True, "checks": [{"title": {"uz": 1, "en": 2}, "passed": "yes"}, 7], "output": ["x"]},
        {
            "passed": False,
            "checks": [],
            "metrics": [{"step": "x", "loss": []}, 3, {"loss": 1}, {"step": 1, "loss": "NaN"}],
        },
        {"passed": False, "checks": [{"name": "a", "title": {"uz": "a", "en": "a"}, "passed": False}], "error": {}},
    ]
    code = "x = '\x1b[31m\u202e'\n\tif:\r\n\f"
    store.record(*(attempt(code + str(number), one, number) for number, one in enumerate(odd)))
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await opened(app, pilot)
        for key in ("tab", "down", "down", "down", "tab", "up", "tab", "b", "up", "up"):
            await press(pilot, key)
            assert "\x1b" not in screen_text(app)
            assert "\u202e" not in screen_text(app)


async def test_a_notice_of_the_service_is_told(make_app: MakeApp, service: ScriptedService) -> None:
    notice = {"event": "notice", "message": {"uz": "Bu dastur CPUda.", "en": "This program runs on the CPU."}}
    service.finish(notice)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "f5")
        told = [str(one.message) for one in app._notifications]
        assert told.count("This program runs on the CPU.") == 1


@pytest.mark.usefixtures("past")
@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("view", ["difference", "result"])
def test_how_it_looks(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str, view: str
) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "alt+h", "down", *(["tab"] if view == "result" else ["b"]))

    assert snap_compare(make_app("doubling", "double", language=language), terminal_size=size, run_before=look)
