import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from tutor.figures.labels import one_line, shortened
from tutor.figures.style import MARKS, Style


@pytest.mark.parametrize(
    ("color_system", "encoding", "term", "expected"),
    [
        ("truecolor", "utf-8", "xterm-256color", Style(256, unicode=True, truecolour=True)),
        ("256", "UTF-8", "screen-256color", Style(256, unicode=True)),
        ("standard", "utf8", "xterm", Style(16, unicode=True)),
        ("standard", "utf-8", "linux", Style(16, unicode=False)),
        (None, "utf-8", "", Style(0, unicode=True)),
        ("256", "latin-1", "xterm", Style(256, unicode=False)),
    ],
)
def test_the_terminal_decides(color_system: str | None, encoding: str, term: str, expected: Style) -> None:
    assert Style.of_terminal(color_system, encoding=encoding, term=term) == expected


@pytest.mark.parametrize("unicode", [True, False])
def test_marks_tell_series_apart_without_colour(unicode: bool) -> None:
    style = Style(0, unicode=unicode)
    marks = [style.mark(index) for index in range(MARKS)]
    assert len(set(marks)) == MARKS
    assert all(cell_len(mark) == 1 for mark in marks)
    assert unicode or all(mark.isascii() for mark in marks)


def test_sixteen_colours_never_rely_on_bright_ones() -> None:
    style = Style(16)
    colours = [style.series(index).color for index in range(6)]
    assert all(colour is not None and colour.number is not None and colour.number < 8 for colour in colours)
    assert len({colour.number for colour in colours if colour}) == 6


def test_ascii_keeps_the_meaning_of_what_it_replaces() -> None:
    assert Style(unicode=False).text("oʻrtacha: y = 2·x − 1 + …") == "o'rtacha: y = 2*x - 1 + ~"


def test_escape_sequences_and_direction_marks_never_reach_the_screen() -> None:
    assert one_line("\x1b[31mred\x07\u202eabc\u200b\n\ttwo", 40) == "[31mredabc two"


@given(st.text(max_size=80), st.integers(1, 30))
def test_any_name_becomes_one_line_of_one_cell_characters(text: str, longest: int) -> None:
    line = one_line(text, longest)
    assert cell_len(line) == len(line) <= longest
    assert line.isprintable()
    assert Style(unicode=False).text(line).isascii()


def test_what_is_too_long_says_so() -> None:
    assert shortened("virginica", 6) == "virgi…"
    assert shortened("virginica", 0) == ""
