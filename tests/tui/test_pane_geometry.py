"""Where panes lie, for many sizes and many places of borders."""

from typing import Literal

from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Region, Size

from tutor.tui.pane_geometry import PANES, Arrangement, Pane, Shape, border_at, border_of, lay_out, move, shape_of

SIZES = st.builds(Size, st.integers(60, 250), st.integers(16, 80))
GIVEN_PANES = st.sampled_from([PANES[:1], PANES[:2], PANES])
NAMES = [
    f"{shape}{figure}.{pane}"
    for shape in ("beside", "columns", "columns-two", "stacked", "stacked-two")
    for figure in ("", "-figure")
    for pane in PANES
]
PLACES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 5000))


@st.composite
def arrangements(draw: st.DrawFn) -> tuple[Arrangement, Size]:
    screen, panes = draw(SIZES), draw(GIVEN_PANES)
    arrangement = Arrangement(
        shape_of(screen), panes, draw(st.sampled_from(panes)), draw(st.booleans()), draw(st.booleans())
    )
    return arrangement, Size(screen.width, screen.height - draw(st.integers(1, 4)))


@given(arrangements(), PLACES)
def test_panes_fill_the_room_and_none_is_too_small(drawn: tuple[Arrangement, Size], places: dict[str, int]) -> None:
    arrangement, room = drawn
    regions = lay_out(arrangement, room, places)
    assert tuple(regions) == arrangement.shown
    assert sum(region.area for region in regions.values()) == room.area
    assert Region.from_union(list(regions.values())) == room.region
    alone = len(regions) == 1
    assert all(region.width >= 26 and (alone or region.height >= 4) for region in regions.values())


@given(arrangements(), PLACES, st.sampled_from(PANES), st.sampled_from(["x", "y"]), st.integers(-40, 40))
def test_a_moved_border_is_where_it_was_moved_to_or_at_its_limit(
    drawn: tuple[Arrangement, Size], places: dict[str, int], pane: Pane, axis: Literal["x", "y"], by: int
) -> None:
    arrangement, room = drawn
    border = border_of(arrangement, pane, axis)
    if border is None:
        return

    def place() -> int:
        region = lay_out(arrangement, room, places)[border.before[-1]]
        return region.right if axis == "x" else region.bottom

    before = place()
    moved = move(arrangement, border, by, room, places)
    assert moved == (place() != before)
    assert 0 <= (place() - before) * (1 if by > 0 else -1) <= abs(by)
    assert lay_out(arrangement, room, places) == lay_out(arrangement, room, dict(places))


def test_one_pane_is_in_front_on_few_rows_and_all_are_in_sight_on_many() -> None:
    shapes = {size: shape_of(Size(*size)) for size in [(80, 24), (80, 36), (99, 35), (100, 24), (120, 40), (170, 50)]}
    assert list(shapes.values()) == [
        Shape.SINGLE, Shape.STACKED, Shape.SINGLE, Shape.BESIDE, Shape.BESIDE, Shape.COLUMNS,
    ]  # fmt: skip


def test_a_border_keeps_its_place_when_the_window_was_smaller_in_between() -> None:
    places: dict[str, int] = {}
    beside = Arrangement(Shape.BESIDE, PANES, "text")
    border = border_of(beside, "text", "x")
    assert border is not None
    assert move(beside, border, 20, Size(160, 40), places)
    wide = lay_out(beside, Size(160, 40), places)
    assert wide["text"].width == 100
    assert lay_out(beside, Size(100, 20), places)["code"].width >= 32
    assert lay_out(beside, Size(160, 40), places) == wide


def test_the_frames_between_two_panes_can_be_taken_hold_of() -> None:
    arrangement, room = Arrangement(Shape.BESIDE, PANES, "text"), Size(120, 38)
    regions = lay_out(arrangement, room, {})
    right, below = regions["text"].right, regions["code"].bottom
    names = [
        border.name if (border := border_at(arrangement, x, y, room, {})) else None
        for x, y in [(right - 1, 3), (right, 3), (right + 1, 3), (right + 9, below), (right - 9, below)]
    ]
    assert names == ["beside.text", "beside.text", None, "beside.code", None]
