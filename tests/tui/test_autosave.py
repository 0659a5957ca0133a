import errno
import os
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from screen_course import STARTER
from scripted_service import PASSED, ScriptedService
from textual.pilot import Pilot

from tutor.progress.errors import WorkspaceError, not_written
from tutor.progress.workspace import Workspace
from tutor.tui.widgets import code_pane


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(code_pane, "AUTOSAVE", 0.01)


async def type_and_rest(pilot: Pilot[None], *keys: str) -> None:
    """Press keys and wait until the autosave has come."""
    await press(pilot, *keys)
    while lesson_screen(pilot.app).code.waits_to_save:  # type: ignore[arg-type]
        await pilot.pause()
    await settle(pilot)


async def test_what_is_typed_is_saved_by_itself(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_and_rest(pilot, "x")
        assert (home / "work" / "double.py").read_text(encoding="utf-8") == "x" + STARTER


async def test_a_demo_that_was_changed_is_kept_apart_from_the_exercises(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await type_and_rest(pilot, "f4", "x")
    assert (home / "work" / "demos" / "doubling-show.py").read_text(encoding="utf-8").startswith("xfrom tutor")
    assert not list((home / "work").glob("*.py"))


async def test_coming_back_after_a_change_in_another_editor_shows_that_change(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        (home / "work" / "double.py").write_text("from_vim = 1\n", encoding="utf-8")
        app.on_app_focus(None)  # type: ignore[arg-type]
        await settle(pilot)
        assert lesson_screen(app).code.source == "from_vim = 1\n"
        assert "was changed outside" in screen_text(app)


async def test_a_check_is_of_what_another_editor_wrote(
    make_app: MakeApp, home: Path, service: ScriptedService
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        (home / "work" / "double.py").write_text("from_vim = 1\n", encoding="utf-8")
        await press(pilot, "f6")
    assert service.asked("check")[0]["source"] == "from_vim = 1\n"


async def test_a_change_on_both_sides_keeps_both_and_says_so(
    make_app: MakeApp, home: Path, service: ScriptedService
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        (home / "work" / "double.py").write_text("from_vim = 1\n", encoding="utf-8")
        await type_and_rest(pilot, "x")
        assert "double.1.py" in screen_text(app)
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == "x" + STARTER
    assert (home / "work" / "kept" / "double.1.py").read_text(encoding="utf-8") == "from_vim = 1\n"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
async def test_a_folder_that_cannot_be_written_is_told(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        (home / "work").chmod(0o500)
        await type_and_rest(pilot, "x")
        (home / "work").chmod(0o700)
        assert "was not saved" in screen_text(app)


async def test_a_save_on_request_says_where(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+s")
        assert "Saved:" in screen_text(app)


async def test_cursor_and_text_are_as_they_were_after_another_step(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "end", "x", "ctrl+n", "ctrl+b", "f4")
        code = lesson_screen(app).code
        assert code.source == STARTER.replace("return x", "return xx")
        assert code.editor.cursor_location == (1, 13)


async def test_what_the_disk_refuses_is_there_when_one_comes_back_to_the_step(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(workspace: Workspace, name: str, *_: str) -> None:
        path = workspace.path(name)
        raise WorkspaceError(not_written(OSError(errno.EROFS, "read-only"), path))

    app = make_app("doubling", "double")
    for method in ("start", "save"):
        monkeypatch.setattr(Workspace, method, refused)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "x", "ctrl+n", "ctrl+b")
        assert lesson_screen(app).code.source == "x" + STARTER
        monkeypatch.undo()
        await press(pilot, "ctrl+s")
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == "x" + STARTER
