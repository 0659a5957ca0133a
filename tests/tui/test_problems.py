"""What Python cannot read: found while it is typed, underlined at the right place, explained, and never in the way."""

import asyncio
import subprocess
import sys
from collections.abc import Callable

import pytest
from editor_app import EditorApp
from textual.document._syntax_aware_document import SyntaxAwareDocument
from textual.pilot import Pilot

from tutor.tui.editing.problem import Problem
from tutor.tui.editing.problems import problems, rows_to_look_at


@pytest.mark.parametrize(
    ("program", "underlined", "said"),
    [
        ("def f(x)\n    return x", ")", "colon"),
        ("while x\n    pass", "x", "colon"),
        ("while True print(1)", "print", "colon"),
        ("if x = 1:\n    pass", "x = 1", "=="),
        ("x = (1\ny = 2", "(", "never closed"),
        ("x = 'abc", "'abc", "not closed"),
        ("x = [1, 2)", ")", "opened"),
        ("if a:\n\tx=1\n        y=2", "        y", "Tabs and spaces"),
        ("if a:\nx = 1", "x", "line 1"),
        ("    x = 1", "    x", "do not belong"),
        ("x =", "=", "not finished"),
        ("else if x:\n    pass", "else", "elif"),
        ("for i = 0; i < 3", "=", "in range"),
        ("for (i=0;i<3;i++) {", "i=0", "in range"),
        ("i++", "+", "i += 1"),
        ("a && b", "&", "and"),
        ("x => 3", ">", ">="),
        ("lambda = 0.1", "=", "lambda_"),
        ("if x == 1 {\n    y\n}", "{", "colon"),
        ("o'lcham = 5", "'lcham = 5", "apostrophe"),
        ("return 1", "return 1", "inside a function"),
        ("рrint(1)", "рrint", "print"),
        ("fоr i in x:\n    pass", "fоr", "Cyrillic"),
        ("loss = 1\nprint(lоss)", "lоss", "loss"),
        ("x = 2 × 3", "×", "Write *"),
        ("print(“hi”)", "“", 'Write "'),
        ("x\u00a0= 1", "\u00a0", "no plain space"),
        ("x = ʻsalomʻ", "ʻsalomʻ", "plain quotes"),
    ],
)
def test_slips_of_beginners_are_recognised(program: str, underlined: str, said: str) -> None:
    lines = program.split("\n")
    problem = problems(lines)[0]
    assert lines[problem.row][problem.start : problem.end] == underlined
    assert said in problem.text.en
    assert problem.text.uz != problem.text.en


@pytest.mark.parametrize(
    "program",
    ["", "x = 1", "# “matn”", "x = 'а − б × ʻ'", "oʻlcham = 3", "вес = 1", "λ = 1", "\x00", "x is 5", "'\\d'"],
)
def test_what_python_reads_is_left_alone(program: str) -> None:
    assert problems(program.split("\n")) == []


def test_no_program_harms_the_tutor() -> None:
    """In a process of its own, as a parser that fails may take the process along."""
    monsters = (
        "from tutor.tui.editing.problems import problems\n"
        "for one in ('-', '(', '[', '{', 'not ', 'a.', 'a if b else ', 'lambda:', 'f(', '~', 'a**', '\\'', '\\\\', '@'):\n"
        "    for count in (90, 1000, 13000):\n"
        "        problems([one * count + 'x'])\n"
        "problems([' ' * i + 'if a:' for i in range(200)])\n"
        "problems(['if a: pass'] + ['elif a: pass'] * 3000)\n"
    )
    result = subprocess.run([sys.executable, "-c", monsters], capture_output=True, text=True, timeout=120)
    assert (result.returncode, result.stderr) == (0, "")


def test_of_a_long_program_only_the_wrong_part_is_looked_at() -> None:
    import tree_sitter_python
    from tree_sitter import Language

    def document(text: str) -> SyntaxAwareDocument:
        return SyntaxAwareDocument(text, Language(tree_sitter_python.language()))

    function = "def f{}(x):\n    y = x\n    return y\n\n"
    lines = "".join(function.format(n) for n in range(500)).split("\n")
    assert rows_to_look_at(document("\n".join(lines))) == range(0)
    lines[1200] = "def broken(x)"
    rows = rows_to_look_at(document("\n".join(lines)))
    assert 1200 in rows
    assert len(rows) < 50
    [problem] = problems(lines, rows)
    assert (problem.row, "colon" in problem.text.en) == (1200, True)
    assert rows_to_look_at(document("x = (")) == range(1)


def test_what_is_being_typed_is_known() -> None:
    [block] = problems(["def f():", "    "])
    assert block.is_just_begun(["def f():", "    "], 1)
    assert not block.is_just_begun(["def f():", "", "x"], 2)
    [bracket] = problems(["x = f(", "    1,"])
    assert bracket.is_being_typed(1)
    [colon] = problems(["if x", "    y"])
    assert colon.is_being_typed(0)
    assert not colon.is_being_typed(1)
    assert isinstance(colon, Problem)


async def until(pilot: Pilot[None], is_there: Callable[[], object]) -> None:
    async with asyncio.timeout(20):
        while not is_there():
            await pilot.pause(0.02)


async def test_a_mistake_is_underlined_by_itself_and_explained_when_its_line_is_left() -> None:
    app = EditorApp("")
    async with app.typing() as pilot:
        editor = app.editor
        await pilot.press(*"while x")
        editor.look_for_problems()
        assert [span.row for span in editor.spans("syntax")] == [0]
        assert editor.notes("syntax") == []
        await pilot.press("enter")
        editor.look_for_problems()
        await pilot.pause()
        assert [note.row for note in editor.notes("syntax")] == [0]
        await pilot.press("up", "end", ":")
        assert editor.spans("syntax") == []
        await pilot.press("x", "y", "=")
        await until(pilot, lambda: editor.spans("syntax"))
        await until(pilot, lambda: editor.notes("syntax"))


async def test_a_block_that_was_just_begun_is_no_mistake() -> None:
    app = EditorApp("")
    async with app.typing() as pilot:
        await pilot.press(*"def f", "(", ")", ":", "enter")
        app.editor.look_for_problems()
        assert app.editor.spans("syntax") == []
        await pilot.press("up")
        await pilot.pause()
        assert [span.row for span in app.editor.spans("syntax")] == []
        app.editor.show("def f():\n\n\nx")
        app.editor.look_for_problems()
        assert len(app.editor.spans("syntax")) == 1
