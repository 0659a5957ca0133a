"""Finding in the code, pairs of brackets, notes beside lines: by keys, as they are seen."""

import pytest
from editor_app import EditorApp
from textual.widgets import Input

from tutor.language import Text
from tutor.tui.editing.marks import Note, Span

PROGRAM = "loss = 1\nfor Loss in range(3):\n    loss = loss + exp(2)\nprint(loss)\n"


def screen_lines(app: EditorApp) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


async def open_find(app: EditorApp, wanted: str) -> None:
    await app.pane.find()
    app.screen.query_one("#find", Input).value = wanted


async def test_a_text_is_found_marked_and_counted() -> None:
    app = EditorApp(PROGRAM, (2, 0))
    async with app.typing() as pilot:
        await open_find(app, "loss")
        await pilot.pause()
        assert "3/5" in screen_lines(app)[-1]
        assert app.editor.cursor_location == (2, 4)
        assert len(app.editor.spans("find")) == 5
        await pilot.press("enter", "down", "down")
        assert app.editor.cursor_location == (0, 0)
        await pilot.press("up", "escape")
        assert app.editor.cursor_location == (3, 6)
        assert app.editor.has_focus
        assert app.editor.spans("find") == []
        assert "Find" not in screen_lines(app)[-1]


async def test_what_is_not_there_leaves_the_cursor_where_it_was() -> None:
    app = EditorApp(PROGRAM, (1, 2))
    async with app.typing() as pilot:
        await open_find(app, "nowhere")
        await pilot.pause()
        assert "none" in screen_lines(app)[-1]
        await pilot.press("enter", "escape")
        assert app.editor.cursor_location == (1, 2)


async def test_names_are_replaced_as_a_whole_and_one_undo_takes_it_back() -> None:
    app = EditorApp("x = exp(x)\nmax = x\n")
    async with app.typing() as pilot:
        await open_find(app, "x")
        await pilot.press("tab", *"size", "enter")
        assert app.editor.text == "size = exp(size)\nmax = size\n"
        await pilot.press("ctrl+z")
        assert app.editor.text == "x = exp(x)\nmax = x\n"


async def test_what_is_selected_is_found() -> None:
    app = EditorApp(PROGRAM, (3, 0))
    async with app.typing() as pilot:
        await pilot.press(*["shift+right"] * 5)
        await app.pane.find()
        await pilot.pause()
        assert app.screen.query_one("#find", Input).value == "print"


async def test_a_line_is_gone_to_by_its_number() -> None:
    app = EditorApp("\n".join(f"x{n}" for n in range(1, 201)))
    async with app.typing() as pilot:
        await app.pane.ask_for_line()
        await pilot.press("1", "5", "0", "enter")
        assert app.editor.cursor_location == (149, 0)
        await app.pane.ask_for_line()
        await pilot.press("9", "escape")
        assert app.editor.cursor_location == (149, 0)
        assert app.editor.has_focus


async def test_the_pair_of_brackets_at_the_cursor_is_marked_and_gone_to() -> None:
    app = EditorApp("f(')', [\n    1,\n])\n", (0, 0))
    async with app.typing() as pilot:
        assert app.editor.spans("brackets") == []
        await pilot.press("right")
        assert app.editor.spans("brackets") == [Span(0, 1, 2, "bracket"), Span(2, 1, 2, "bracket")]
        await pilot.press("alt+m")
        assert app.editor.cursor_location == (2, 1)
        await pilot.press("up", "alt+m")
        assert app.editor.cursor_location == (0, 7)


@pytest.mark.parametrize(("width", "under"), [(80, False), (30, True)])
async def test_a_note_stands_beside_its_line_or_under_the_code_until_the_line_is_edited(
    width: int, under: bool
) -> None:
    said = Text(uz="Bu satrda nimadir notoʻgʻri.", en="Something is wrong in this line.")
    app = EditorApp("a = 1\nb = a +  1\nc = 2\n", (0, 0))
    async with app.typing((width, 24)) as pilot:
        app.editor.mark("run", [Note(1, said)])
        await pilot.pause()
        line = screen_lines(app)[1]
        assert line.lstrip().startswith("2! ")
        assert ("wrong in this line." in line) is not under
        assert ("…" in line) is under
        await pilot.press("down")
        await pilot.pause()
        assert ("wrong in this" in "\n".join(screen_lines(app)[-3:])) is under
        await pilot.press("home", "enter", "up", "x")
        await pilot.pause()
        assert screen_lines(app)[2].lstrip().startswith("3! ")
        await pilot.press("down", "end", "0")
        await pilot.pause()
        assert not any("!" in line or "wrong" in line for line in screen_lines(app))


async def test_a_long_line_tells_that_it_goes_on() -> None:
    app = EditorApp("short\n" + "x" * 100 + "\n", (0, 0))
    async with app.typing() as pilot:
        assert screen_lines(app)[1].endswith("x›")
        await pilot.press("down", "end")
        await pilot.pause()
        assert screen_lines(app)[1].lstrip().startswith("2 ‹x")
        assert not screen_lines(app)[1].endswith("›")
        await pilot.press("home")
        await pilot.pause()
        assert screen_lines(app)[1].startswith(" 2  x") or screen_lines(app)[1].startswith("2  x")
