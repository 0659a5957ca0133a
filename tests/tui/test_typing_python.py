"""What is typed, key by key, and what the program is then; `|` is the cursor."""

import pytest

from tutor.language import Text
from tutor.tui.editing import rows
from tutor.tui.editing.brackets import enclosing, pair_at
from tutor.tui.editing.finding import Match, find, nearest, replaced
from tutor.tui.editing.indentation import indentation_after, place_of_clause
from tutor.tui.editing.marks import Note, Span, follow
from tutor.tui.editing.pairs import is_empty_pair, is_finished, typed


def type_into(program: str, character: str) -> str:
    offset = program.index("|")
    source = program.replace("|", "", 1)
    what = typed(character, source, offset)
    if what is None:
        return f"{source[:offset]}{character}|{source[offset:]}"
    return f"{source[: offset - what.before]}{what.text}|{what.partner}{source[offset + what.behind :]}"


@pytest.mark.parametrize(
    ("before", "character", "after"),
    [
        ("print|", "(", "print(|)"),
        ("print(|)", ")", "print()|"),
        ("print(|)", '"', 'print("|")'),
        ('print("hi|")', '"', 'print("hi"|)'),
        ("|", "'", "'|'"),
        ("x = |", "[", "x = [|]"),
        ("f(a, |)", "{", "f(a, {|})"),
        ('""|', '"', '"""|"""'),
        ("x = f|", '"', 'x = f"|"'),
        ('"""|"""', '"', '""""|""'),
        ('"""""|"', '"', '""""""|'),
        # never in the way
        ("|word", "(", "(|word"),
        ("|word", '"', '"|word'),
        ("don|", "'", "don'|"),
        ("# don't |", "(", "# don't (|"),
        ('"a |"', "(", '"a (|"'),
        ('"it|"', "'", '"it\'|"'),
        ("f(g(a|)", ")", "f(g(a)|)"),
        ("f(a|))", ")", "f(a)|))"),
        ("f(a]|)", "]", "f(a]]|)"),
        ('"\\|"', '"', '"\\"|"'),
        ("x = 'a'|", "'", "x = 'a''|"),
        ("f(')'|)", ")", "f(')')|"),
        # a closer that stands below an empty line
        ("f(\n    a,\n    |\n)", ")", "f(\n    a,\n)|"),
        ("x = f(\n    [\n        1,\n        |\n    ]\n)", "]", "x = f(\n    [\n        1,\n    ]|\n)"),
        ("f(\n    a|\n)", ")", "f(\n    a)|\n)"),
    ],
)
def test_brackets_and_quotes_come_in_pairs_where_that_helps(before: str, character: str, after: str) -> None:
    assert type_into(before, character) == after


@pytest.mark.parametrize(
    ("program", "empty"),
    [
        ("f(|)", True),
        ("['|']", True),
        ('"""|"""', False),
        ("f(a|)", False),
        ("f((|)", False),
        ("|", False),
        ("'|'", True),
    ],
)
def test_backspace_takes_a_pair_with_nothing_in_it(program: str, empty: bool) -> None:
    assert is_empty_pair(program.replace("|", ""), program.index("|")) is empty


@pytest.mark.parametrize(
    ("line", "finished"),
    [
        ('print("a|")', True),
        ("print(a|)", True),
        ("f(g(a|))", True),
        ("f(|)", False),
        ("f(a,|)", False),
        ("f(a, |)", False),
        ("x = (a +|)", False),
        ("    2|]", False),
        ("print(a)|", False),
        ("f(a|, b)", False),
        ("|)", False),
        ('"a, |"', True),
    ],
)
def test_enter_leaves_a_line_whole_that_only_lacks_the_way_to_its_end(line: str, finished: bool) -> None:
    assert is_finished(line.replace("|", ""), line.index("|")) is finished


@pytest.mark.parametrize(
    ("before", "width"),
    [
        ("x = 1", 0),
        ("    x = 1", 4),
        ("def f():", 4),
        ("    if a:  # why", 8),
        ("x = 1  # why:", 0),
        ('x = "a:"', 0),
        ("def f():\n    return 1", 0),
        ("        break", 4),
        ("    returned = 1", 4),
        ("    pass", 0),
        ("    return f(", 8),
        ("x = f(", 4),
        ("x = f(a,", 0),
        ("x = f(a,\n      b,", 6),
        ("x = f(a,\n      b)", 0),
        ("    y = f(a,\n          b)", 4),
        ("    return f(a,\n             b)", 0),
        ("def f(a,\n      b):", 4),
        ("x = {\n    'a':", 4),
        ("    ", 4),
        ("", 0),
        ("x = ')'", 0),
        ("raise ValueError(\n    1\n)", 0),
    ],
)
def test_the_next_line_is_indented_as_python_wants_it(before: str, width: int) -> None:
    assert indentation_after(before) == width


@pytest.mark.parametrize(
    ("program", "place"),
    [
        ("if a:\n    x = 1\n    else", 0),
        ("if a:\n    x = 1\nelse", None),
        ("if a:\n    if b:\n        x\n    else", None),
        ("if a:\n    if b:\n        x\n        else", 4),
        ("for a in b:\n    x\n    elif", None),
        ("try:\n    x\n    except ValueError", 0),
        ("try:\n    x\nexcept E:\n    y\n    finally", 0),
        ("def f():\n    x\n    else", None),
        ("    else", None),
        ("if a:\n    elsewhere", None),
    ],
)
def test_else_finds_its_block(program: str, place: int | None) -> None:
    lines = program.split("\n")
    assert place_of_clause(lines, len(lines) - 1) == place


def test_lines_become_comments_and_come_back() -> None:
    lines = ["    a", "", "        b", "  "]
    comments = ["    # a", "", "    #     b", "  "]
    assert rows.commented(lines) == comments
    assert rows.commented(comments) == lines
    assert rows.commented(["# a", "b"]) == ["# # a", "# b"]
    assert rows.commented(["\ta", "    b"]) == ["# \ta", "#     b"]
    assert rows.commented(["", ""]) == ["", ""]
    assert rows.dedented(["      a", "  b", "\tc", ""]) == ["  a", "b", "c", ""]


@pytest.mark.parametrize(
    ("program", "pair"),
    [
        ("f|(a)", (1, 3)),
        ("f(a)|", (3, 1)),
        ("f(a|)", (3, 1)),
        ("(|[a])", (1, 3)),
        ("f(')'|)", (5, 1)),
        ("f|(')'", None),
        ("f|(]", None),
        ("|x", None),
        ('"|("', None),
        ("f|(\n# )\n)", (1, 7)),
    ],
)
def test_a_bracket_finds_its_partner(program: str, pair: tuple[int, int] | None) -> None:
    assert pair_at(program.replace("|", ""), program.index("|")) == pair


def test_the_bracket_that_is_open_around_the_cursor() -> None:
    assert enclosing("f(a, [b], c)", 9) == 1
    assert enclosing("f(a, [b], c)", 6) == 5
    assert enclosing("f(a)", 4) is None


def test_finding() -> None:
    lines = ["Loss = oʻrta", "loss2 = loss", "x = exp(x)"]
    assert find(lines, "loss") == [Match(0, 0, 4), Match(1, 0, 4), Match(1, 8, 12)]
    assert find(lines, "Loss") == [Match(0, 0, 4)]
    assert find(lines, "o'rta") == find(lines, "oʻrta") == [Match(0, 7, 12)]
    assert find(lines, "x", whole_names=True) == [Match(2, 0, 1), Match(2, 8, 9)]
    assert find(lines, "(x", whole_names=True) == [Match(2, 7, 9)]
    assert find(lines, "") == find(lines, "[") == []
    assert nearest(find(lines, "loss"), 1, 1) == 2
    assert nearest(find(lines, "loss"), 2, 0) == 0
    assert replaced(lines, find(lines, "loss"), r"\1") == "\\1 = oʻrta\n\\12 = \\1\nx = exp(x)"


def test_marks_follow_their_lines_and_go_when_these_are_edited() -> None:
    note, span = Note(2, Text(uz="a", en="a")), Span(0, 1, 2, "error")
    before = ["a", "b", "c", "d"]
    assert follow([note], before, ["a", "b", "new", "c", "d"]) == [Note(3, note.text)]
    assert follow([note], before, ["b", "c", "d"]) == [Note(1, note.text)]
    assert follow([note], before, ["a", "b", "c2", "d"]) == []
    assert follow([span], before, ["a", "x", "b", "c", "d"]) == [span]
    assert follow([span], before, []) == []
