from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import PASSED, ScriptedService

from tutor.progress.events import Event
from tutor.progress.store import ProgressStore


async def test_it_shows_parts_lessons_and_the_chosen_lesson(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
    for shown in ("A small course", "Part one", "Doubling", "Part two", "Halving", "About 5 minutes", "Double it"):
        assert shown in text


async def test_progress_is_shown_for_the_course_each_lesson_and_each_exercise(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "0 of 1 exercises done" in screen_text(app)
        assert "0/1 ○" in screen_text(app)
        store.record(Event.attempt("double", "", PASSED.as_json(), lesson="doubling"))
        app.record()
        await settle(pilot)
        text = screen_text(app)
    assert "1 of 1 exercises done" in text
    assert "1/1 ✓" in text
    assert "✓ Double it" in text


async def test_enter_opens_the_chosen_lesson(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert lesson_screen(app).entry.id == "halving"


async def test_a_step_can_be_opened_from_the_list(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "right", "down", "down", "enter")
        screen = lesson_screen(app)
        assert screen.step is not None
        assert screen.step.id == "double"


async def test_the_language_changes_everything_and_keeps_the_place(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "f2")
        text = screen_text(app)
        assert app.screen.query_one("#lessons").highlighted == 3  # type: ignore[attr-defined]
    for shown in ("Kichik kurs", "Birinchi qism", "Yarmini olish", "Yordam", "English"):
        assert shown in text
    assert "Part" not in text


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_service_gets_ready_while_the_list_is_read(
    make_app: MakeApp, service: ScriptedService, size: tuple[int, int]
) -> None:
    app = make_app()
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
    assert service.asked("prepare") == [{"op": "prepare", "runtime": "numpy"}]


async def test_trouble_with_the_database_stays_in_sight_in_either_language(make_app: MakeApp, home: Path) -> None:
    broken = home / "broken"
    (broken / "progress.db").mkdir(parents=True)
    store = ProgressStore.open(broken)
    app = make_app(open_store=lambda: store)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "! The progress database" in screen_text(app)
        await press(pilot, "f2")
        assert "! Natijalar bazasi" in screen_text(app)
    store.close()


async def test_a_lesson_that_cannot_be_read_says_where_it_is_wrong(make_app: MakeApp, course: object) -> None:
    app = make_app()
    (app.manifest.path / "halving" / "lesson.yaml").write_text("id: halving\nminutes: many\n", encoding="utf-8")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "down")
        assert "This lesson cannot be read" in screen_text(app)
        await press(pilot, "enter")
        assert "lesson.yaml:2" in "".join(screen_text(app).split())  # a long path wraps
