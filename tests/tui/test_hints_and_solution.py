from pathlib import Path

from driving import MakeApp, lesson_screen, press, screen_text, settle
from screen_course import STARTER
from scripted_service import PASSED, ScriptedService

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore


async def test_hints_come_one_by_one_and_are_recorded(make_app: MakeApp, store: ProgressStore) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f8")
        text = screen_text(app)
        assert "▸ New · Hint 1 of 3" in text
        assert "The sign for multiplying" in text
        assert "Hint 2 of 3" not in text
        await press(pilot, "f8", "f8")
        assert "▸ New · Hint 3 of 3" in screen_text(app)
        assert screen_text(app).count("New") == 1
        assert "That was the last hint. To see the solution beside your code: Ctrl+O" in screen_text(app)
        await press(pilot, "f8")
        assert "All hints are shown" in screen_text(app)
    assert store.summary("local")["double"].hints == 3


async def test_hints_that_were_shown_are_there_the_next_time(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(Event.hint("double", 1, lesson="doubling"), Event.hint("double", 2, lesson="doubling"))
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3")
        text = screen_text(app)
    assert "Hint 2 of 3" in text
    assert "Hint 3 of 3" not in text
    assert "New" not in text


async def test_the_solution_is_shown_only_after_a_decision_that_is_recorded(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+o")
        assert "See the solution now?" in screen_text(app)
        await press(pilot, "enter")
        assert "return 2 * x" not in screen_text(app)
        assert "double" not in store.summary("local")
        await press(pilot, "ctrl+o", "tab", "enter")
        text = screen_text(app)
        for shown in ("Yours", "2~     return x", "Solution", "2~     return 2 * x"):
            assert shown in text
        assert "A number plus itself" not in text
        await press(pilot, "tab")
        assert "A number plus itself" in screen_text(app)
        await press(pilot, "f2")
        assert "Ikki marta oʻzi" in screen_text(app)
        await press(pilot, "escape", "f2")
        assert "[◇]" in screen_text(app)
    assert store.summary("local")["double"].gave_up


async def test_after_passing_the_solution_needs_no_decision(
    make_app: MakeApp, service: ScriptedService, store: ProgressStore
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "ctrl+o")
        assert "return 2 * x" in screen_text(app)
    assert not store.summary("local")["double"].gave_up


async def test_starting_over_keeps_a_copy_and_can_be_undone(
    make_app: MakeApp, home: Path, store: ProgressStore
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "a", "b", "c")
        lesson_screen(app).action_reset()
        await press(pilot, "enter")
        assert lesson_screen(app).code.source == "abc" + STARTER
        lesson_screen(app).action_reset()
        await press(pilot, "tab", "enter")
        assert lesson_screen(app).code.source == STARTER
        assert "A copy of your work" in screen_text(app)
        await press(pilot, "ctrl+z")
        assert lesson_screen(app).code.source == "abc" + STARTER
    assert (home / "work" / "kept" / "double.1.py").read_text(encoding="utf-8") == "abc" + STARTER
    assert "reset" in [event.kind for event in store.history("local")]
