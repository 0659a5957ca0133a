"""An error of a run or a check stands beside its line, and keys lead there."""

from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import BROKEN, FAILED, ScriptedService

from tutor.grading.explain import in_a_sentence
from tutor.grading.verdict import CheckResult, ProgramError, Verdict
from tutor.language import Text, verbatim
from tutor.tui.editing.program_notes import note_of

ERROR = ProgramError(
    "NameError",
    "name 'y' is not defined",
    2,
    "return y",
    Text(uz="“y” nomi hali yoʻq.", en="“y” does not exist yet."),
)
SOURCE = "def double(x):\n    return y\n"


def test_a_run_a_verdict_and_a_failed_check_name_the_line() -> None:
    said = Text(uz="NameError · “y” nomi hali yoʻq.", en="NameError · “y” does not exist yet.")
    for event in (
        {"event": "finished", "error": ERROR.as_json()},
        {"event": "verdict", "verdict": Verdict("e", False, [], error=ERROR).as_json()},
        {
            "event": "verdict",
            "verdict": Verdict("e", False, [CheckResult("c", verbatim("c"), False, in_a_sentence(ERROR))]).as_json(),
        },
    ):
        note = note_of(event)
        assert note is not None
        assert (note.row, note.text) == (1, said)
    assert note_of({"event": "finished", "error": None}) is None
    assert note_of({"event": "verdict", "verdict": FAILED.as_json()}) is None
    assert note_of({"event": "metric", "step": 1, "values": {}}) is None


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_error_of_a_run_is_beside_its_line_until_the_next_run(
    make_app: MakeApp, service: ScriptedService, size: tuple[int, int]
) -> None:
    service.finish(error=ERROR)
    app = make_app("doubling", "double")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.show(SOURCE)
        await press(pilot, "f5", "f7", "enter")
        assert editor.has_focus
        assert editor.cursor_location == (1, 4)
        assert "!" in screen_text(app)
        assert "NameError · “y”" in screen_text(app)
        await press(pilot, "f3", "alt+x")
        assert editor.has_focus
        service.finish()
        await press(pilot, "f5", "f4")
        assert "NameError · “y”" not in screen_text(app)


async def test_a_line_that_was_edited_is_no_longer_marked(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(BROKEN)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.show(SOURCE)
        service.gate.clear()
        await pilot.press("f6", "f4", "enter")  # a line more while the check runs
        service.gate.set()
        await settle(pilot)
        assert [note.row for note in editor.notes("run")] == [2]
        await press(pilot, "alt+x", "end", "2")
        assert editor.notes("run") == []
        await press(pilot, "f7", "alt+x")
        assert any("No line of the code is marked" in one.message for one in app._notifications)


async def test_esc_closes_what_is_open_in_the_code_before_it_goes_back(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "ctrl+f", "r", "e")
        assert "Find:" in screen_text(app)
        await press(pilot, "escape")
        assert "Find:" not in screen_text(app)
        assert lesson_screen(app).bench.front == "code"
        await press(pilot, "escape")
        assert lesson_screen(app).bench.front == "text"


@pytest.mark.parametrize("typed_at", [0, 10, 17, 18, 30])
async def test_the_line_that_is_being_typed_is_never_under_its_note(make_app: MakeApp, typed_at: int) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.show("\n" * typed_at)
        await press(pilot, "f4", "ctrl+end", "enter")
        editor.insert("result_of_this_rather_long_line = (1 + 2 + 3 + 4) * np.")
        editor.look_for_problems()
        editor.explain_problems()
        await settle(pilot)
        shown = screen_text(app)
        assert "result_of_this_rather_long_line" in shown
        assert "is not finished" in shown or "could not" in shown or "Python" in shown


async def test_a_line_that_goes_on_says_so_beside_the_bar_for_scrolling(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.show("\n" * 40)
        await press(pilot, "f4")
        for length in range(68, 84):
            editor.show("x" * length + "\n" * 40)
            await settle(pilot)
            line = screen_text(app).splitlines()[2]
            assert line.count("x") == length or "›" in line


async def test_what_is_wrong_in_a_file_is_marked_when_it_is_opened(make_app: MakeApp, home: Path) -> None:
    (home / "work").mkdir()
    (home / "work" / "double.py").write_text("def double(x):\n    return (x\n\ny = 1\n", encoding="utf-8")
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        assert "2!     return (x   ← The bracket (" in screen_text(app)
