import threading
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from screen_course import STARTER
from scripted_service import BROKEN, FAILED, PASSED, ScriptedService

from tutor.course.loader import load_lesson
from tutor.course.schema import Lesson
from tutor.progress.store import ProgressStore

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("keys", ["f6", "ctrl+g"])
async def test_a_failed_check_leads_with_what_failed(make_app: MakeApp, service: ScriptedService, keys: str) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, keys)
        lines = [line.strip() for line in screen_text(app).splitlines()]
    order = [
        "✗ Not yet: 1 of 2 checks passed · 0.01 s",
        "✗ double doubles",
        "x came back as it was: 2 * x is needed.",
        "Input     x = [1 2]",
        "Expected  [2 4]",
        "Got       [▸1 ▸2]",
        "Hint: Multiply by two.",
        "1 passed – to see: d",
    ]
    places = [lines.index(line) for line in order]
    assert places == sorted(places)
    assert service.asked("check")[0]["source"] == STARTER


@pytest.mark.parametrize("size", SIZES)
async def test_passing_is_said_recorded_and_leads_on(
    make_app: MakeApp, service: ScriptedService, store: ProgressStore, size: tuple[int, int]
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        assert "[○]" in screen_text(app)
        await press(pilot, "f6")
        text = screen_text(app)
        assert "✓ Correct! All 1 checks passed" in text
        assert "Next step: Ctrl+N" in text
        assert "[✓]" in text
        await press(pilot, "f3")
        assert "A number plus itself is twice the number." in screen_text(app)
    [attempt] = store.attempts("local", "double")
    assert attempt.passed
    assert attempt.code == STARTER
    assert store.summary("local")["double"].passed


async def test_an_error_of_the_program_is_explained(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(BROKEN)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        text = screen_text(app)
    assert "✗ NameError: name 'y' is not defined · line 2" in text
    assert "There is no such name." in text


@pytest.mark.parametrize("key", ["f5", "ctrl+r"])
async def test_a_run_streams_output_plot_and_figure(make_app: MakeApp, service: ScriptedService, key: str) -> None:
    figure = {"kind": "curves", "series": {"L": [3.0, 2.0, 1.0]}, "title": "The curve"}
    service.finish(
        {"event": "output", "stream": "stdout", "text": "first\nsec"},
        {"event": "metric", "step": 1, "values": {"loss": 0.25}},
        {"event": "figure", "figure": figure},
        {"event": "output", "stream": "stdout", "text": "ond\n"},
    )
    app = make_app("doubling", "show")
    async with app.run_test(size=(120, 60)) as pilot:
        await settle(pilot)
        await press(pilot, key, "f7", "f11")
        text = screen_text(app)
    for shown in ("✓ Finished · 0.50 s", "loss", "The curve", "first", "second"):
        assert shown in text
    request = service.asked("run")[0]
    assert (request["runtime"], request["seconds"], request["memory_mb"]) == ("numpy", 60.0, 512)


async def test_what_a_program_prints_is_never_markup(make_app: MakeApp, service: ScriptedService) -> None:
    hostile = "[red]not red[/red] [@click=app.quit]no link[/] $primary :smile:"
    service.finish({"event": "output", "stream": "stderr", "text": hostile + "\n"})
    app = make_app("doubling", "show")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f5", "f7", "f11")
        assert hostile in screen_text(app)


async def test_escape_stops_a_run_and_the_service_is_told(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish({"event": "output", "stream": "stdout", "text": "working\n"})
    service.gate.clear()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await pilot.pause()
        text = screen_text(app)
        assert "working" in text
        assert "Running" in text
        assert "Esc Stop" in text
        await press(pilot, "escape")
        text = screen_text(app)
    assert "■ Stopped" in text
    assert "Esc Stop" not in text
    assert service.cancelled == ["run"]


async def test_another_run_replaces_the_one_before(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish({"event": "output", "stream": "stdout", "text": "working\n"})
    service.gate.clear()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await pilot.pause()
        service.gate.set()
        await press(pilot, "f5")
        text = screen_text(app)
    assert "Finished" in text
    assert text.count("working") == 1


async def test_leaving_the_step_stops_the_run(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish()
    service.gate.clear()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f5")
        await pilot.pause()
        await press(pilot, "ctrl+n")
        assert service.cancelled == ["run"]
        assert not lesson_screen(app).program_runs


async def test_waiting_in_line_and_the_check_that_runs_are_shown(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(PASSED, {"event": "queued", "position": 3})
    service.gate.clear()
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f6")
        await pilot.pause()
        assert "Waiting in line: place 3" in screen_text(app)
        service.gate.set()
        await settle(pilot)


async def test_without_the_service_a_check_says_so_and_the_next_one_tries_again(
    make_app: MakeApp, service: ScriptedService, store: ProgressStore
) -> None:
    service.judge(PASSED)
    service.down = True
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "! No service." in screen_text(app)
        assert store.attempts("local", "double") == []
        service.down = False
        await press(pilot, "f6")
        assert "✓ Correct!" in screen_text(app)


async def test_a_request_that_could_not_be_carried_out_says_why(make_app: MakeApp, service: ScriptedService) -> None:
    message = {"uz": "Sandbox yoʻq.", "en": "There is no sandbox."}
    service.answers["check"] = [{"event": "failed", "code": "no-sandbox", "message": message}]
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "! There is no sandbox." in screen_text(app)


async def test_missing_layers_of_isolation_are_told_once(make_app: MakeApp, service: ScriptedService) -> None:
    service.missing = ["seccomp"]
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "seccomp" in screen_text(app)
        app.prepare("torch")
        await settle(pilot)
        assert len(app._notifications) == 1


@pytest.mark.parametrize(("key", "op"), [("f6", "check"), ("f5", "run")])
async def test_a_key_that_comes_before_the_lesson_was_read_is_not_lost(
    make_app: MakeApp, service: ScriptedService, monkeypatch: pytest.MonkeyPatch, key: str, op: str
) -> None:
    service.judge(FAILED)
    service.finish()
    pressed = threading.Event()

    def load(course: Path, lesson_id: str) -> Lesson:
        pressed.wait(30)
        return load_lesson(course, lesson_id)

    monkeypatch.setattr("tutor.course.loader.load_lesson", load)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(key)
        assert lesson_screen(app).lesson is None
        pressed.set()
        await settle(pilot)
        assert [request["op"] for request in service.requests if request["op"] != "prepare"] == [op]
