"""What can be undone: whatever happens in a session, nothing that was typed is out of reach."""

from pathlib import Path

from driving import MakeApp, lesson_screen, press, settle
from scripted_service import FAILED, ScriptedService


async def test_undo_reaches_back_over_runs_checks_steps_lessons_and_a_reset(
    make_app: MakeApp, service: ScriptedService, home: Path
) -> None:
    service.finish()
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = lesson_screen(app)
        starter = screen.code.source
        await press(pilot, "f4", "ctrl+end", *"ab")
        await press(pilot, "f5", "f4", "c")
        await press(pilot, "f6", "f4", "d")
        typed = screen.code.source
        assert typed == starter + "abcd"
        screen._reset(True)
        await settle(pilot)
        assert screen.code.source == starter
        await press(pilot, "ctrl+n", "ctrl+b", "f4")
        await press(pilot, "f9", "enter", "f4")
        editor = lesson_screen(app).code.editor
        assert lesson_screen(app) is not screen
        await press(pilot, "ctrl+z")
        assert editor.text == typed
        await press(pilot, *["ctrl+z"] * 4)
        assert editor.text == starter
        await press(pilot, *["ctrl+y"] * 3)
        assert editor.text == typed


async def test_what_was_changed_outside_can_be_undone_too(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "x")
        typed = lesson_screen(app).code.source
        await press(pilot, "f9")
        (home / "work" / "double.py").write_text("other = 1\n", encoding="utf-8")
        await press(pilot, "enter", "f4")
        editor = lesson_screen(app).code.editor
        assert editor.text == "other = 1\n"
        await press(pilot, "ctrl+z")
        assert editor.text == typed
        await press(pilot, "ctrl+z")
        assert editor.text == typed[1:]
