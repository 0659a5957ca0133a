import pytest

from tutor.figures.axes import Axis, axis_around, axis_between, log_axis_around
from tutor.figures.frame import Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.style import Style


def drawn(
    x: Axis, y: Axis, width: int = 40, height: int = 12, *, right: Axis | None = None
) -> tuple[list[str], Frame]:
    grid = Grid(width, height, Style(0, unicode=False))
    frame = draw_frame(grid, 0, x, y, right=right, x_label="step")
    return ["".join(row) for row in grid.characters], frame


def test_labels_stand_at_their_values() -> None:
    lines, frame = drawn(axis_between(0, 10, 5), axis_around(0, 4, 4))
    for value, label in ((0, "0"), (2, "2"), (4, "4")):
        assert lines[frame.row(frame.y, value)].startswith(f"{label}|")
    for value in (0, 4, 8):
        assert lines[-1][frame.column(value)] == str(value)
    assert lines[-1].endswith("step")


def test_both_sides_have_their_own_numbers() -> None:
    lines, frame = drawn(axis_between(0, 10, 5), axis_around(0, 4, 4), right=Axis(0, 1, (0.0, 0.5, 1.0)))
    assert next(line.rpartition("|")[2].strip() for line in lines if "|" in line) == "1.0"
    assert frame.columns == 40 - 2 - 4


@pytest.mark.parametrize("height", range(3, 12))
def test_two_numbers_never_share_a_row(height: int) -> None:
    axis = log_axis_around(0.001, 10, 9)
    lines, frame = drawn(axis_between(0, 10, 5), axis, height=height)
    shown = [line.split("|")[0].strip() for line in lines[: frame.rows]]
    assert {label for label in shown if label} <= set(axis.labels)


@pytest.mark.parametrize("width", range(16, 80))
def test_labels_below_never_touch(width: int) -> None:
    axis = axis_between(-12_345, 67_890, 12)
    lines, _ = drawn(axis, axis_around(0, 1, 4), width=width)
    assert set(lines[-1].split()) <= {*axis.labels, "step"}


def test_a_narrow_plot_keeps_its_inside_and_leaves_the_side_labels_out() -> None:
    lines, frame = drawn(axis_between(0, 1, 3), axis_around(123_000, 124_000, 3), width=16)
    assert frame.columns == 15
    assert lines[0].startswith("|")


def test_what_lies_outside_has_no_cell() -> None:
    _, frame = drawn(axis_between(0, 10, 5), axis_around(0, 4, 4))
    assert frame.cell(5, 2) is not None
    assert frame.cell(11, 2) is None
    assert frame.cell(5, -3) is None
