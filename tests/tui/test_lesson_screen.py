from pathlib import Path
from threading import Event

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from screen_course import STARTER
from scripted_service import FAILED, ScriptedService

from tutor.course.loader import load_lesson
from tutor.course.schema import Lesson
from tutor.progress.store import ProgressStore
from tutor.progress.view_state import ViewState

SIZES = [(80, 24), (120, 40)]


@pytest.mark.parametrize("size", SIZES)
async def test_the_code_is_in_the_editor_before_the_lesson_was_read(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch, size: tuple[int, int]
) -> None:
    may_read = Event()

    def slow_load(course: Path, lesson_id: str) -> Lesson:
        may_read.wait(30)
        return load_lesson(course, lesson_id)

    monkeypatch.setattr("tutor.course.loader.load_lesson", slow_load)
    (home / "work").mkdir()
    (home / "work" / "double.py").write_text("my_own = 1\n", encoding="utf-8")
    app = make_app("doubling", "double")
    async with app.run_test(size=size) as pilot:
        screen = lesson_screen(app)
        assert screen.lesson is None
        assert screen.code.source == "my_own = 1\n"
        assert screen.code.editor.has_focus
        assert "Doubling" in screen_text(app)
        may_read.set()
        await settle(pilot)
        assert screen.lesson is not None
        assert screen.code.source == "my_own = 1\n"
        assert "my_own" in screen_text(app)


@pytest.mark.parametrize("size", SIZES)
async def test_every_kind_of_step_can_be_reached_and_read(make_app: MakeApp, size: tuple[int, int]) -> None:
    app = make_app("doubling")
    expected = ["This text has [b]brackets[/b]", "Run it.", "Write double(x).", "What is 2 · 3?", "can double."]
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        for shown in expected:
            assert shown in screen_text(app)
            await press(pilot, "ctrl+n")
        await press(pilot, "enter")
        assert lesson_screen(app).entry.id == "halving"
        await press(pilot, "f9")
        assert "Part one" in screen_text(app)


async def test_previous_step(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+b", "ctrl+b", "ctrl+b")
        assert "1/5" in screen_text(app)


async def test_a_narrow_screen_shows_one_pane_at_a_time(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "def double" in screen_text(app)
        assert "Write double" not in screen_text(app)
        await press(pilot, "f3")
        assert "Write double" in screen_text(app)
        assert "def double" not in screen_text(app)
        await press(pilot, "f7")
        assert "What the program gives appears here" in screen_text(app)
        await press(pilot, "escape")
        assert "def double" in screen_text(app)
        await press(pilot, "escape")
        assert "Write double" in screen_text(app)
        await press(pilot, "escape")
        assert "Part one" in screen_text(app)


async def test_ctrl_t_goes_round_the_panes(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        bench = lesson_screen(app).bench
        fronts = [bench.front]
        for _ in range(2):
            await press(pilot, "ctrl+t")
            fronts.append(bench.front)
        assert fronts == ["code", "text", "code"]


async def test_a_wide_screen_shows_text_and_code_side_by_side_and_results_when_there_are_some(
    make_app: MakeApp, service: ScriptedService
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "Write double" in text
        assert "def double" in text
        assert "F7 Results" not in text
        await press(pilot, "f6")
        text = screen_text(app)
        for shown in ("Write double", "def double", "F7 Results", "x came back as it was"):
            assert shown in text
        await press(pilot, "f7")
        assert "def double" in screen_text(app)


async def test_the_language_changes_and_nothing_is_lost(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(FAILED, {"event": "metric", "step": 1, "values": {"loss": 0.5}})
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        screen = lesson_screen(app)
        await press(pilot, "down", "end", "x", "f6")
        source, cursor = screen.code.source, screen.code.editor.cursor_location
        await press(pilot, "f2")
        text = screen_text(app)
        for shown in ("Ikkilantiring", "x oʻzgarmay qaytdi", "Kutilgan", "yoʻqotish", "Bajarish", "F3 Matn"):
            assert shown in text
        assert (screen.code.source, screen.code.editor.cursor_location) == (source, cursor)
        await press(pilot, "ctrl+l")
        text = screen_text(app)
        assert "x came back as it was" in text
        assert "Run" in text


async def test_the_place_in_a_long_text_is_kept_when_the_language_changes(make_app: MakeApp, course: Path) -> None:
    lesson = course / "halving" / "lesson.yaml"
    body = "    body:\n" + "".join(
        f"      {language}: |\n" + "".join(f"        {word} {n}.\n\n" for n in range(60))
        for language, word in (("uz", "Satr"), ("en", "Line"))
    )
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("    body: {uz: Yarmi., en: Half of it.}\n", body))
    app = make_app("halving")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "space", "space", "space")
        before = lesson_screen(app).bench.text.scroll_y
        assert before > 20
        await press(pilot, "f2")
        assert lesson_screen(app).bench.text.scroll_y == before
        assert "Satr" in screen_text(app)


async def test_the_app_opens_where_the_learner_left_off(make_app: MakeApp, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "ctrl+n", "ctrl+n")
        await press(pilot, "f4", "a", "b", "ctrl+q")
    state = ViewState.load(home / "view.json")
    assert (state.lesson, state.steps) == ("doubling", {"doubling": "double"})
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == "ab" + STARTER


async def test_opening_a_step_is_recorded(make_app: MakeApp, store: ProgressStore) -> None:
    app = make_app("doubling")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
    assert [(event.kind, event.item) for event in store.history("local")] == [
        ("opened", "why"), ("read", "why"), ("opened", "show"),
    ]  # fmt: skip


async def test_a_window_that_is_too_small_says_so_and_recovers(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.resize_terminal(50, 10)
        await settle(pilot)
        assert "The window is too small" in screen_text(app)
        await pilot.resize_terminal(120, 40)
        await settle(pilot)
        assert "def double" in screen_text(app)


async def test_a_torch_lesson_prepares_torch(make_app: MakeApp, course: Path, service: ScriptedService) -> None:
    lesson = course / "doubling" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(
        text.replace("    file: show.py\n", "    file: show.py\n    runtime: torch\n"), encoding="utf-8"
    )
    app = make_app("doubling")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
    assert {request["runtime"] for request in service.asked("prepare")} == {"numpy", "torch"}


async def test_work_that_cannot_be_read_is_told_and_nothing_else_is_checked_in_its_place(
    make_app: MakeApp, home: Path, service: ScriptedService
) -> None:
    (home / "work").mkdir()
    (home / "work" / "double.py").write_bytes(b"\xff\xfe")
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        text = " ".join(screen_text(app).split())
        assert "is not UTF-8" in text
        assert "Write double(x)." in text
        await press(pilot, "f6")
    assert service.asked("check") == []
    assert (home / "work" / "double.py").read_bytes() == b"\xff\xfe"
