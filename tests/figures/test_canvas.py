from hypothesis import given
from hypothesis import strategies as st
from rich.style import Style as RichStyle

from tutor.figures.canvas import Canvas
from tutor.figures.grid import Grid
from tutor.figures.style import Style

RED, BLUE = RichStyle(color="red"), RichStyle(color="blue")
coordinates = st.floats(-1e9, 1e9)


def painted(canvas: Canvas, *, unicode: bool = True) -> list[str]:
    grid = Grid(canvas.columns, canvas.rows, Style(unicode=unicode))
    canvas.paint(grid, 0, 0, [RED, BLUE])
    return ["".join(row) for row in grid.characters]


def test_a_diagonal_in_braille() -> None:
    canvas = Canvas(2, 1, unicode=True)
    canvas.line((0, 0), (3, 3), owner=0)
    assert painted(canvas) == ["⠑⢄"]


def test_three_heights_in_ascii() -> None:
    canvas = Canvas(3, 1, unicode=False)
    for x in range(3):
        canvas.dot(x, x, owner=0)
    assert painted(canvas, unicode=False) == ["'-_"]


def test_a_line_that_begins_and_ends_outside_crosses_the_whole_canvas() -> None:
    canvas = Canvas(4, 1, unicode=True)
    canvas.line((-1000, 0), (1000, 0), owner=0)
    assert painted(canvas) == ["⠉⠉⠉⠉"]


def test_a_line_that_misses_the_canvas_leaves_it_empty() -> None:
    canvas = Canvas(4, 2, unicode=True)
    canvas.line((-5, 3), (3, -8), owner=0)
    canvas.dot(-1, 0, owner=0)
    canvas.dot(0, 8, owner=0)
    assert painted(canvas) == ["    ", "    "]


def test_a_shared_cell_has_the_colour_of_the_higher_owner_in_whatever_order() -> None:
    for owners in ((0, 1), (1, 0)):
        canvas = Canvas(1, 1, unicode=True)
        for owner in owners:
            canvas.dot(owner, owner, owner)
        grid = Grid(1, 1, Style())
        canvas.paint(grid, 0, 0, [RED, BLUE])
        assert grid.styles == [[BLUE]]


@given(coordinates, coordinates, coordinates, coordinates)
def test_any_line_is_drawn_or_left_out(x: float, y: float, x_end: float, y_end: float) -> None:
    canvas = Canvas(5, 3, unicode=True)
    canvas.line((x, y), (x_end, y_end), owner=0)
    both_inside = all(0 <= u <= 9 for u in (x, x_end)) and all(0 <= v <= 11 for v in (y, y_end))
    assert not both_inside or any(row.strip() for row in painted(canvas))
