import random

import pytest

from tutor.history.difference import Changed, Line, changed, difference

OLD = "import numpy as np\n\nRATE = 0.1\n\n\ndef double(x):\n    y = x + 2\n    return y\n"


def signs(old: str, new: str) -> list[str]:
    return [f"{line.kind[0]}{line.number}" for line in difference(old, new)]


def marked(line: Line) -> list[str]:
    return [line.text[start:end] for start, end in line.words]


def test_a_changed_line_stands_before_what_it_became_and_the_words_that_differ_are_known() -> None:
    gone, come = [line for line in difference(OLD, OLD.replace("0.1", "0.5")) if line.kind != "same"][:2]
    assert (gone.kind, gone.text, marked(gone)) == ("removed", "RATE = 0.1", ["0.1"])
    assert (come.kind, come.text, marked(come)) == ("added", "RATE = 0.5", ["0.5"])


def test_unchanged_lines_are_folded_but_for_those_near_a_change() -> None:
    lines = "".join(f"line {number}\n" for number in range(30))
    assert signs(lines, lines.replace("line 15\n", "LINE\n")) == [
        "f13",
        "s14",
        "s15",
        "r16",
        "a16",
        "s17",
        "s18",
        "f12",
    ]
    assert "f1" not in signs(
        lines, lines.replace("line 3\n", "LINE\n")
    )  # a fold of one line would hide and save nothing


def test_indentation_that_differs_is_marked() -> None:
    gone, come = [line for line in difference("if a:\n    b()\n", "if a:\n        b()\n") if line.kind != "same"]
    assert (gone.words, come.words) == (((0, 4),), ((0, 8),))


def test_lines_that_have_nothing_in_common_are_not_paired() -> None:
    lines = difference("a = 1\n", "print('hello')\nfor i in range(10):\n")
    assert [line.kind for line in lines] == ["removed", "added", "added"]
    assert all(line.words == () for line in lines)


@pytest.mark.parametrize(("old", "new"), [("", ""), ("a\n", "a"), ("a\r\nb", "a\nb\n")])
def test_where_no_line_differs_there_is_nothing(old: str, new: str) -> None:
    assert difference(old, new) == []


def test_both_programs_can_be_put_together_again_whatever_they_are() -> None:
    random.seed(7)
    words = ["x", "y = 1", "    return y", "", "def f():", "\ty", "x = 1.5e-3", "“ʻ”"]
    for _ in range(200):
        old, new = ("\n".join(random.choices(words, k=random.randrange(12))) for _ in range(2))
        lines = difference(old, new, context=100)
        if not lines:
            assert old.splitlines() == new.splitlines()
            continue
        assert [line.text for line in lines if line.kind != "added"] == old.splitlines()
        assert [line.text for line in lines if line.kind != "removed"] == new.splitlines()
        for line in lines:
            assert all(0 <= start < end <= len(line.text) for start, end in line.words)


def test_how_many_lines_were_changed() -> None:
    assert changed(OLD, OLD) == Changed(0, 0)
    assert changed(OLD, OLD.replace("0.1", "0.5")) == Changed(1, 1)
    assert changed("", OLD) == Changed(8, 0)


def test_long_programs_are_compared_too() -> None:
    old = "".join(f"x{number} = {number}\n" for number in range(1000))
    new = "".join(f"x{number} = {number + number % 2}\n" for number in range(1000))
    assert sum(line.kind == "added" for line in difference(old, new)) == 500
