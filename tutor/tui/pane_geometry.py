"""Where the panes of a lesson lie, and where the borders between them can go: numbers only, no screen.

Three panes beside one another need 170 columns, two 100. On less, they lie one under the other where there are 36
rows, and below that one pane has the screen to itself: of 22 rows three panes would get seven each, and a task that
is read seven lines at a time is forgotten before its end.
"""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from dataclasses import dataclass
from enum import Enum
from itertools import accumulate, pairwise
from typing import Final, Literal

from textual.geometry import Region, Size

Pane = Literal["text", "code", "results"]
PANES: Final[tuple[Pane, ...]] = ("text", "code", "results")

WIDTHS: Final = [(0, "-narrow"), (100, "-wide"), (170, "-broad")]
"""The least width of the screen for each class."""

HEIGHTS: Final = [(0, "-low"), (36, "-tall")]
"""The least height of the screen for each class."""


class Shape(Enum):
    """How the panes lie; the value is the name under which their sizes are kept."""

    SINGLE = "single"
    STACKED = "stacked"
    BESIDE = "beside"
    """Text at the left, at the right code over results."""
    COLUMNS = "columns"


def shape_of(screen: Size) -> Shape:
    """Return how the panes lie on a screen of this size."""
    name, height = class_of(screen.width, WIDTHS), class_of(screen.height, HEIGHTS)
    if name == "-narrow":
        return Shape.STACKED if height == "-tall" else Shape.SINGLE
    return Shape.COLUMNS if name == "-broad" else Shape.BESIDE


def class_of(cells: int, breakpoints: list[tuple[int, str]]) -> str:
    """Return the class of the screen for a width or a height."""
    return [name for least, name in breakpoints if cells >= least][-1]


_LEAST_WIDTH: Final = {"text": 26, "code": 32, "results": 32}
_LEAST_HEIGHT: Final = 5

Thousandths = int


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What is to be laid out.

    Attributes:
        shape: how the panes lie.
        panes: the panes that there are, in their order.
        front: the pane with the focus.
        whole: whether the pane in front has all the room.
        has_figure: whether the results hold a figure, which wants more room than text.

    """

    shape: Shape
    panes: tuple[Pane, ...]
    front: Pane
    whole: bool = False
    has_figure: bool = False

    @property
    def shown(self) -> tuple[Pane, ...]:
        """Return the panes that are in sight."""
        if self.whole or self.shape is Shape.SINGLE:
            return (self.front,) if self.front in self.panes else self.panes[:1]
        return self.panes

    def borders(self) -> tuple[Border, ...]:
        """Return the borders between the panes in sight, from left to right and from top to bottom."""
        if len(self.shown) < 2:
            return ()
        with_results = len(self.shown) == 3
        figure = "-figure" if self.has_figure else ""
        match self.shape:
            case Shape.BESIDE if with_results:
                return (
                    Border("beside.text", "x", ("text",), 500),
                    Border(f"beside{figure}.code", "y", ("code",), 400 if figure else 556),
                )
            case Shape.BESIDE:
                return (Border("beside.text", "x", ("text",), 500),)
            case Shape.COLUMNS if with_results:
                return (
                    Border("columns.text", "x", ("text",), 316),
                    Border("columns.code", "x", ("text", "code"), 684),
                )
            case Shape.COLUMNS:
                return (Border("columns-two.text", "x", ("text",), 500),)
            case _ if with_results:
                return (
                    Border(f"stacked{figure}.text", "y", ("text",), 220 if figure else 280),
                    Border(f"stacked{figure}.code", "y", ("text", "code"), 500 if figure else 680),
                )
            case _:
                return (Border("stacked-two.text", "y", ("text",), 400),)


@dataclass(frozen=True, slots=True)
class Border:
    """A border that can be moved.

    Attributes:
        name: the name under which its place is kept.
        axis: "x" where it moves to the left and to the right, "y" where it moves up and down.
        before: the panes at its left, or above it.
        usual: its place unless it was moved, in thousandths of the whole.

    """

    name: str
    axis: Literal["x", "y"]
    before: tuple[Pane, ...]
    usual: Thousandths


def lay_out(arrangement: Arrangement, room: Size, places: Mapping[str, Thousandths]) -> dict[Pane, Region]:
    """Return where each pane in sight lies in the room; together they fill it, and none is empty if that can be.

    `places` says where borders were put, by name. One that would leave a pane too small for this room is moved for
    as long as the room is so small.
    """
    shown, (width, height) = arrangement.shown, room
    if len(shown) == 1:
        return {shown[0]: Region(0, 0, width, height)}
    by_axis = {axis: [border for border in arrangement.borders() if border.axis == axis] for axis in ("x", "y")}
    if arrangement.shape is Shape.STACKED:
        ys = _cuts(by_axis["y"], places, height, [_LEAST_HEIGHT] * len(shown))
        return {pane: Region(0, top, width, end - top) for pane, (top, end) in zip(shown, pairwise(ys), strict=True)}
    if arrangement.shape is Shape.COLUMNS or len(shown) == 2:
        xs = _cuts(by_axis["x"], places, width, [_LEAST_WIDTH[pane] for pane in shown])
        return {
            pane: Region(left, 0, end - left, height) for pane, (left, end) in zip(shown, pairwise(xs), strict=True)
        }
    _, middle, right = _cuts(by_axis["x"], places, width, [_LEAST_WIDTH["text"], _LEAST_WIDTH["code"]])
    _, across, bottom = _cuts(by_axis["y"], places, height, [_LEAST_HEIGHT] * 2)
    return {
        "text": Region(0, 0, middle, height),
        "code": Region(middle, 0, right - middle, across),
        "results": Region(middle, across, right - middle, bottom - across),
    }


def _cuts(borders: list[Border], places: Mapping[str, Thousandths], cells: int, least: list[int]) -> list[int]:
    """Return where parts begin and end, each of at least its number of cells; all alike where these are too many."""
    if sum(least) > cells:
        return [cells * part // len(least) for part in range(len(least) + 1)]
    ends = [round(cells * min(max(places.get(border.name, border.usual), 0), 1000) / 1000) for border in borders]
    before, after = list(accumulate(least)), list(accumulate(reversed(least)))[::-1]
    cuts = [0]
    for place, end in enumerate(ends):
        cuts.append(min(max(end, cuts[-1] + least[place], before[place]), cells - after[place + 1]))
    return [*cuts, cells]


def border_of(arrangement: Arrangement, pane: Pane, axis: Literal["x", "y"]) -> Border | None:
    """Return the border that a pane's arrows move along an axis: the one after it, else the one before it."""
    borders = [border for border in arrangement.borders() if border.axis == axis]
    after = [border for border in borders if border.before[-1] == pane]
    return next(iter(after or borders[-1:]), None)


def move(
    arrangement: Arrangement, border: Border, by: int, room: Size, places: MutableMapping[str, Thousandths]
) -> bool:
    """Move a border by so many cells, as far as its neighbours allow, and note its place; return whether it moved."""
    before = lay_out(arrangement, room, places)
    cells = room.width if border.axis == "x" else room.height
    region = before[border.before[-1]]
    place = region.right if border.axis == "x" else region.bottom
    trial = {**places, border.name: round(1000 * (place + by) / cells)}
    after = lay_out(arrangement, room, trial)
    region = after[border.before[-1]]
    reached = region.right if border.axis == "x" else region.bottom
    if after == before:
        return False
    places[border.name] = round(1000 * reached / cells)
    return True


def border_at(
    arrangement: Arrangement, x: int, y: int, room: Size, places: Mapping[str, Thousandths]
) -> Border | None:
    """Return the border that can be dragged at a cell: the frames at it belong to it."""
    regions = lay_out(arrangement, room, places)
    for border in arrangement.borders():
        region = regions[border.before[-1]]
        if border.axis == "x" and x in (region.right - 1, region.right) and region.y <= y < region.bottom:
            return border
        frame = (region.bottom,) if arrangement.shape is Shape.STACKED else (region.bottom - 1, region.bottom)
        if border.axis == "y" and y in frame and region.x <= x < region.right:
            return border
    return None
