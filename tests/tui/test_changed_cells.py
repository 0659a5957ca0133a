"""Only cells that look different are sent; whatever is sent, the screen ends as it must."""

from hypothesis import given
from hypothesis import strategies as st
from rich.segment import Segment
from rich.style import Style
from textual.strip import Strip

from tutor.tui.changed_cells import changed_cells

RED, ON_BLUE = Style(color="red"), Style(bgcolor="blue")
# An accent follows its letter in one segment: Textual's `Strip.crop` loses one that begins a segment.
LETTERS = st.text(st.sampled_from("ab é漢🙂\u0301"), max_size=4).map(lambda text: text.lstrip("\u0301"))
SEGMENTS = st.lists(st.tuples(LETTERS, st.sampled_from([Style(), RED, ON_BLUE])), max_size=5)


def strip(*parts: tuple[str, Style]) -> Strip:
    return Strip([Segment(text, style) for text, style in parts])


def test_a_letter_more_at_the_end_is_one_cell() -> None:
    old = strip(("x = 1", RED), ("     ", Style()))
    assert changed_cells(old, strip(("x = 12", RED), ("    ", Style())), 10) == [(5, 6)]


def test_a_blank_has_no_colour_of_writing_but_a_ground() -> None:
    assert changed_cells(strip(("a ", RED)), strip(("a", RED), (" ", Style())), 2) == []
    assert changed_cells(strip(("a ", RED)), strip(("a", RED), (" ", ON_BLUE)), 2) == [(1, 2)]


def test_what_is_near_goes_together() -> None:
    assert changed_cells(strip(("a" * 20, RED)), strip(("baba" + "a" * 15 + "b", RED)), 20) == [(0, 3), (19, 20)]


def test_behind_wide_letters_all_is_sent_again() -> None:
    assert changed_cells(strip(("漢a  ", RED)), strip(("漢b  ", RED)), 5) == [(2, 5)]
    assert changed_cells(None, strip(("a", RED)), 5) == [(0, 5)]


@given(SEGMENTS, SEGMENTS)
def test_the_line_is_as_it_must_be_afterwards(old: list[tuple[str, Style]], new: list[tuple[str, Style]]) -> None:
    before = strip(*old).adjust_cell_length(12)
    after = strip(*new).adjust_cell_length(12)
    painted = before
    for start, end in changed_cells(before, after, 12):
        painted = Strip.join([painted.crop(0, start), after.crop(start, end), painted.crop(end)])
    assert changed_cells(painted, after, 12) == []
