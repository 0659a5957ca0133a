from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, screen_text, settle
from scripted_service import FAILED, ScriptedService
from textual.events import Key, Paste
from textual.geometry import Region
from textual.pilot import Pilot
from textual.widgets import TextArea

from tutor.tui.widgets.editor import Editor


async def editor_with(pilot: Pilot[None], source: str, cursor: tuple[int, int]) -> Editor:
    await settle(pilot)
    editor = lesson_screen(pilot.app).code.editor  # type: ignore[arg-type]
    editor.show(source, cursor)
    await pilot.pause()
    return editor


@pytest.mark.parametrize(
    ("source", "cursor", "keys", "expected"),
    [
        ("def f():", (0, 8), ["enter", "x"], "def f():\n    x"),
        ("    a = 1", (0, 9), ["enter", "x"], "    a = 1\n    x"),
        ("x = 1  # why:", (0, 13), ["enter", "y"], "x = 1  # why:\ny"),
        ("        x", (0, 8), ["backspace"], "    x"),
        ("      x", (0, 6), ["backspace"], "    x"),
        ("ab", (0, 2), ["backspace"], "a"),
        ("    a\n    b", (1, 4), ["shift+tab"], "    a\nb"),
        ("a = 1", (0, 0), ["ctrl+underscore"], "# a = 1"),
        ("    # a = 1", (0, 0), ["ctrl+underscore"], "    a = 1"),
        ("a", (0, 0), ["tab"], "    a"),
    ],
)
async def test_it_knows_how_python_is_indented(
    make_app: MakeApp, source: str, cursor: tuple[int, int], keys: list[str], expected: str
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, source, cursor)
        await pilot.press(*keys)
        assert editor.text == expected


async def test_several_lines_are_indented_dedented_and_commented_together(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "a\nb\nc\n", (0, 0))
        await pilot.press("shift+down", "shift+down", "tab")
        assert editor.text == "    a\n    b\nc\n"
        editor.select_all()
        await pilot.press("ctrl+underscore")
        assert editor.text == "#     a\n#     b\n# c\n"


async def test_keys_of_the_lesson_work_inside_the_editor(make_app: MakeApp) -> None:
    """TextArea has its own F6 and F7."""
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "a\n", (0, 0))
        await pilot.press("f7")
        assert lesson_screen(app).bench.front == "results"
        assert editor.selected_text == ""


async def test_a_key_repaints_one_line(make_app: MakeApp, monkeypatch: pytest.MonkeyPatch) -> None:
    regions: list[Region] = []
    refresh = TextArea.refresh

    def spy(
        self: TextArea, *given: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> object:
        if repaint:
            regions.extend(given or [self.size.region])
        return refresh(self, *given, repaint=repaint, layout=layout, recompose=recompose)

    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await editor_with(pilot, "a = 1\nb = 2\nc = 3\n", (1, 5))
        await pilot.pause()
        monkeypatch.setattr(TextArea, "refresh", spy)
        await pilot.press("4")
        await pilot.pause()
    assert regions
    assert all(region.height == 1 and region.y == 1 and region.x >= 5 for region in regions)


async def test_what_is_painted_is_what_is_there(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "\n".join(f"line_{n} = {n}" for n in range(60)), (0, 0))
        await pilot.press("pagedown", "x", "enter", "up", "home", "y", "ctrl+z", "pagedown", "end", "(", "1", ")")
        await pilot.pause()
        top = editor.scroll_offset.y
        painted = [editor._painted[y].text for y in range(editor.size.height)]
    for y, line in enumerate(painted):
        assert editor.document.get_line(top + y) == line[editor.gutter_width :].rstrip()


async def test_what_is_pasted_while_another_pane_is_in_front_is_there_when_the_code_comes_back(
    make_app: MakeApp,
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "a = 1\nb = 2\n", (0, 0))
        await pilot.press("f3")
        await pilot.pause()
        editor.replace_all("c = 3\nd = 4\ne = 5\n")
        await pilot.pause()
        await pilot.press("f4")
        await settle(pilot)
        text = screen_text(app)
    assert "c = 3" in text
    assert "e = 5" in text
    assert "a = 1" not in text


@pytest.mark.parametrize("key", ["f6", "ctrl+n", "ctrl+q"])
async def test_what_was_typed_just_before_a_command_counts(
    make_app: MakeApp, service: ScriptedService, home: Path, key: str
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "a = 1\n", (0, 0))
        app.post_message(Paste("z = 0\n"))
        app.post_message(Key(key, None))
        await settle(pilot)
        assert editor.text in ("z = 0\na = 1\n", "")
    assert (home / "work" / "double.py").read_text(encoding="utf-8") == "z = 0\na = 1\n"
    assert [request["source"] for request in service.asked("check")] == (["z = 0\na = 1\n"] if key == "f6" else [])


async def test_the_lines_that_are_seen_have_the_colours_that_textual_gives_them(make_app: MakeApp) -> None:
    source = "\n".join(
        f'def f_{n}(x):\n    """A text\n    of lines."""\n    return x + {n}  # why' for n in range(50)
    )
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, source, (0, 0))
        stock = TextArea.code_editor(source, language="python")
        for row in (0, 90, 40, 180):
            editor.move_cursor((row, 0))
            await pilot.pause()
            top = editor.scroll_offset.y
            for y in range(top, min(top + editor.size.height, editor.document.line_count)):
                assert sorted(editor._highlights[y], key=str) == sorted(stock._highlights[y], key=str)


async def test_the_cursor_stays_in_sight_when_a_line_is_added_at_the_end(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await editor_with(pilot, "\n".join("a" * 40), (39, 1))
        await pilot.press("enter")
        await pilot.pause()
        assert editor.cursor_location[0] < editor.scroll_offset.y + editor.size.height
