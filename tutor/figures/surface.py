"""A function of two numbers as a block seen from above at an angle, and paths over it: how a descent went."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from tutor.figures.axes import Axis, axis_between, log_axis_around, short_number
from tutor.figures.bands import resampled
from tutor.figures.block_axes import BlockAxes
from tutor.figures.curve import MarkedPoint, read_points
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW
from tutor.figures.grid import Grid
from tutor.figures.heights import NO_POSITIVE, Heights, lowest_of_log, read_heights, robust_top
from tutor.figures.legend import put_legend
from tutor.figures.notes import put_notes
from tutor.figures.path import Path, read_paths
from tutor.figures.reading import label, scalar
from tutor.figures.relief import Region, draw_relief, mark_style
from tutor.figures.style import MARKS
from tutor.figures.thinning import Point
from tutor.figures.trail import cell, draw_trail, walk
from tutor.figures.view import View
from tutor.language import Language, Text

_MANY = Text(
    uz="{n} ta yoʻl va nuqtani farqlab boʻlmaydi; koʻpi bilan {most} ta chizing.",
    en="{n} paths and points cannot be told apart; draw at most {most}.",
)
_TITLE = Text(uz="Sirt", en="A surface")
_ENDS = Text(uz="S boshi  [ ] oxiri", en="S start  [ ] end")
_CUT = Text(uz="{height} dan balandi kesilgan", en="cut off above {height}")
_DESCRIPTION = Text(
    uz="{title}: yuqoridan va yondan koʻrinish, {heights}", en="{title}: seen from above at an angle, {heights}"
)
_LOG = Text(uz="Balandlik oʻqi logarifmik.", en="The axis of heights is logarithmic.")
_CUT_WORDS = Text(
    uz="Chizmada {height} dan baland joylar kesib tashlangan.",
    en="In the picture, what is above {height} is cut off.",
)
_POINT = Text(uz="{name} nuqtasi: {place}.", en="The point {name}: {place}.")

_TURN: Final = 30.0
_MOST: Final = 64
"""Heights along a side of the drawing; a larger table is thinned."""
_LONGEST: Final = 60
_FARTHEST: Final = 1e6
"""Places are kept within so many sides of the ground, so that arithmetic on them stays exact enough."""
_NEARLY: Final = 0.15
"""An axis that would begin below this share of its top begins at 0."""


@dataclass(frozen=True, slots=True)
class Surface:
    """Heights with paths and marked points over them; what is above `top` and dwarfs the rest is cut off."""

    heights: Heights
    top: float
    log_z: bool
    paths: list[Path]
    points: list[MarkedPoint]
    turn: float
    title: str
    x_label: str
    y_label: str
    z_label: str

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Surface":
        """Read `{values, extent, paths?, heights?, points?, title?, x_label?, y_label?, z_label?, log_z?, turn?}`.

        They are as in `Contours.read`. `turn` is how many degrees the block is turned clockwise, as seen from above.

        Raises:
            FigureError: the data cannot be drawn.

        """
        heights = read_heights(figure)
        paths = [_with_heights(path, heights) for path in read_paths(figure.get("paths"), figure.get("heights"))]
        points = read_points(figure.get("points"), log_y=False)
        if len(paths) + len(points) > MARKS:
            raise FigureError(_MANY.format(n=len(paths) + len(points), most=MARKS))
        names = {
            name: "" if figure.get(name) is None else label(figure[name], _LONGEST)
            for name in ("title", "x_label", "y_label", "z_label")
        }
        log_z = figure.get("log_z") is True
        if log_z and heights.high <= 0:
            raise FigureError(NO_POSITIVE)
        places = [place for path in paths for place in path.places] + [point.place for point in points]
        top = heights.high if log_z else robust_top(heights, places)
        turn = _TURN if figure.get("turn") is None else scalar(figure, "turn")
        return cls(heights, top, log_z, paths, points, turn, **names)

    @property
    def cut(self) -> bool:
        """Return whether the picture leaves out the highest heights."""
        return self.top < self.heights.high or self.heights.missing > 0

    def axis(self, ticks: int) -> Axis:
        """Return the axis of heights, with about so many ticks; one that begins a little above 0 begins there."""
        low, top = self.heights.low, self.top
        if self.log_z:
            ends = [path.places[-1] for path in self.paths]
            return log_axis_around(lowest_of_log(self.heights, ends), top, ticks)
        return axis_between(0.0 if 0 < low < _NEARLY * top else low, top, ticks)

    def around(self, axis: Axis) -> BlockAxes:
        """Return the axes around the block."""
        return BlockAxes(self.heights.extent, axis, self.x_label, self.y_label, self.z_label)

    def view(self, axis: Axis) -> View:
        """Return the block that is looked at."""
        table = self.heights.table
        if max(len(table), len(table[0])) > _MOST:
            table = resampled(table, min(_MOST, len(table[0])), min(_MOST, len(table)))
        return View(axis.shares(table), self.turn)

    def ground(self, place: Point) -> Point:
        """Return a place in shares of the ground."""
        (x, y), (x0, x1, y0, y1) = place, self.heights.extent
        u, v = (x - x0) / (x1 - x0) - 0.5, (y - y0) / (y1 - y0) - 0.5
        return max(-_FARTHEST, min(_FARTHEST, u)), max(-_FARTHEST, min(_FARTHEST, v))

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the block with its axes, over it the paths, each with its mark, `S` at its start and `[ ]` at its end."""
        axis = self.axis(max(3, grid.height // 5))
        view, around = self.view(axis), self.around(axis)
        region = around.region(grid, self._draw_legend(grid, language), view)
        horizon = draw_relief(grid, region, view, cut=self.cut)
        around.draw(grid, region, view)
        for index, path in enumerate(self.paths):
            trail = walk([self.ground(place) for place in path.places], view, horizon, 1 / region.columns)
            draw_trail(grid, region, trail, index, len(self.paths))
        for index, point in enumerate(self.points, len(self.paths)):
            self._put(grid, region, view, point.place, grid.style.mark(index), index)
        for index, path in enumerate(self.paths):
            self._put(grid, region, view, path.places[0], "S", index)
        for index, path in enumerate(self.paths):
            self._put(grid, region, view, path.places[-1], f"[{grid.style.mark(index)}]", index)

    def describe(self, language: Language) -> str:
        """Return the lowest and the highest place, and where each path begins and ends."""
        title = self.title or _TITLE[language]
        lines = [_DESCRIPTION.format(title=title, heights=self.heights.words())[language]]
        if self.log_z:
            lines.append(_LOG[language])
        if self.top < self.heights.high:
            lines.append(_CUT_WORDS.format(height=short_number(self.top, 3))[language])
        lines += [path.words()[language] for path in self.paths]
        lines += [_POINT.format(name=point.name, place=point.words)[language] for point in self.points]
        return " ".join(lines)

    def entries(self) -> list[tuple[str, str]]:
        """Return names and heights of paths (at start and end) and points for the legend."""
        paths = [(path.name, " → ".join(short_number(end, 3) for end in path.heights or ())) for path in self.paths]
        return paths + [(point.name, point.words) for point in self.points]

    def cut_note(self, language: Language) -> str:
        """Return where the picture is cut off; nothing where it is not."""
        return _CUT.format(height=short_number(self.top, 3))[language] if self.top < self.heights.high else ""

    def _draw_legend(self, grid: Grid, language: Language) -> int:
        """Write names with heights, and title and notes above; return the first row left for the block."""
        entries = self.entries()
        if grid.height <= LOW:
            return put_legend(grid, 0, entries, most_rows=1) if entries else 0
        top = put_notes(grid, self.title, [self.cut_note(language), _ENDS[language] if self.paths else ""])
        return put_legend(grid, top, entries) if entries else top

    def _put(self, grid: Grid, region: Region, view: View, place: Point, mark: str, index: int) -> None:
        """Write a mark, its middle where a place is, if that lies on the block."""
        u, v = self.ground(place)
        if abs(u) <= 0.5 and abs(v) <= 0.5:
            column, row = cell(region, view.place(u, v, view.height(u, v)))
            grid.put(column - len(mark) // 2, row, mark, mark_style(grid.style, index))


def _with_heights(path: Path, heights: Heights) -> Path:
    """Return the path with the heights at its start and end: those of the table where it has no others."""
    first, last = heights.at(path.places[0]), heights.at(path.places[-1])
    if path.heights or path.lost or first is None or last is None:
        return path
    return replace(path, heights=(first, last))
