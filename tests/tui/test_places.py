"""Where the learner was is there the next time: pane, place in the text, cursor."""

from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle

from tutor.progress.view_state import ViewState
from tutor.tui.app import TutorApp


@pytest.fixture
def long_task(course: Path) -> Path:
    lesson = course / "doubling" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    task = "".join(f"        Line {n}.\n\n" for n in range(60))
    both = f"task:\n      uz: |\n{task}      en: |\n{task}"
    short = 'task: {uz: "`double(x)` ni yozing.", en: "Write `double(x)`."}'
    lesson.write_text(text.replace(short, both), encoding="utf-8")
    return lesson


def again(make_app: MakeApp, home: Path) -> TutorApp:
    """Return the app as the next session finds it."""
    app = make_app()
    app.view_state = ViewState.load(home / "view.json")
    return app


@pytest.mark.usefixtures("long_task")
@pytest.mark.parametrize(("pane", "front"), [("f3", "text"), ("f4", "code"), ("f7", "code")])
async def test_a_step_is_as_it_was_the_next_time(make_app: MakeApp, home: Path, pane: str, front: str) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "right", "right", "f3", "space", "space", pane, "ctrl+q")
    app = again(make_app, home)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = lesson_screen(app)
        assert screen.bench.front == front
        assert screen.code.editor.cursor_location == (1, 2)
        await press(pilot, "f3")
        assert "Line 20." in screen_text(app)
        assert "Line 1." not in screen_text(app)


@pytest.mark.usefixtures("long_task")
async def test_each_step_has_a_place_of_its_own(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "space", "ctrl+b")
        assert "Run it." in screen_text(app)
        await press(pilot, "ctrl+n")
        assert "Line 16." in screen_text(app)
        assert "Line 1." not in screen_text(app)
