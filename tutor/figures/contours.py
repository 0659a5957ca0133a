"""A function of two numbers seen from above, as lines of equal height, and paths over it: how a descent went."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import axis_between, short_number
from tutor.figures.bands import draw_bands
from tutor.figures.curve import MarkedPoint, read_points
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.legend import put_legend
from tutor.figures.path import Path, read_paths
from tutor.figures.reading import extent, label, table, vector
from tutor.figures.style import MARKS
from tutor.language import Language, Text

_SMALL = Text(
    uz="`values` jadvali kamida 2 × 2 boʻlishi kerak.",
    en="The table `values` must be at least 2 × 2.",
)
_MANY = Text(
    uz="{n} ta yoʻl va nuqtani farqlab boʻlmaydi; koʻpi bilan {most} ta chizing.",
    en="{n} paths and points cannot be told apart; draw at most {most}.",
)
_MANY_LEVELS = Text(
    uz="`levels` ichida {n} ta balandlik bor; koʻpi bilan {most} tasini chizish mumkin.",
    en="`levels` holds {n} heights; at most {most} can be drawn.",
)
_NOTE = Text(uz="S boshi  [ ] oxiri  chiziqlar: {levels}", en="S start  [ ] end  lines at {levels}")
_LINES_ALONE = Text(uz="chiziqlar: {levels}", en="lines at {levels}")
_DESCRIPTION = Text(
    uz="{title}: yuqoridan koʻrinish, x {x0} dan {x1} gacha, y {y0} dan {y1} gacha. Eng past joyi {low} "
    "({low_at}), eng balandi {high} ({high_at}).",
    en="{title}: seen from above, x from {x0} to {x1}, y from {y0} to {y1}. Lowest {low} at ({low_at}), "
    "highest {high} at ({high_at}).",
)
_TITLE = Text(uz="Sath chiziqlari", en="Lines of equal height")
_POINT = Text(uz="{name} nuqtasi: {place}.", en="The point {name}: {place}.")

_LINES: Final = 6
"""Lines of height where a program does not choose them."""
_MOST_LEVELS: Final = 40
_CROWDED: Final = 8
"""In so many rows, or fewer, not all lines have room."""
_AROUND: Final = 5
"""Rows of the picture above and below its lines."""
_SPACING: Final = 16
"""Columns between two marks of one path."""


@dataclass(frozen=True, slots=True)
class Contours:
    """Heights over `extent` (x0, x1, y0, y1), row 0 at y0; the heights that get a line; paths and marked points."""

    values: list[list[float]]
    extent: tuple[float, float, float, float]
    levels: list[float]
    paths: list[Path]
    points: list[MarkedPoint]
    title: str
    x_label: str
    y_label: str

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Contours":
        """Read `{values, extent, paths?, heights?, points?, levels?, title?, x_label?, y_label?}`; raises `FigureError`.

        `values[i][j]` is the height at the i-th y from y0 up and the j-th x from x0 on, evenly spaced. A path is a
        list of places; where one is nan or inf, the path ends before it. `heights` are those at a path's start and end.
        """
        edges, values = extent(figure), table(figure, "values")
        if len(values) < 2 or len(values[0]) < 2:
            raise FigureError(_SMALL)
        paths = read_paths(figure.get("paths"), figure.get("heights"))
        points = read_points(figure.get("points"), log_y=False)
        if len(paths) + len(points) > MARKS:
            raise FigureError(_MANY.format(n=len(paths) + len(points), most=MARKS))
        levels = _levels(values) if figure.get("levels") is None else sorted(vector(figure, "levels"))
        if len(levels) > _MOST_LEVELS:
            raise FigureError(_MANY_LEVELS.format(n=len(levels), most=_MOST_LEVELS))
        texts = (figure.get(name) for name in ("title", "x_label", "y_label"))
        title, x_label, y_label = ("" if text is None else label(text, 60) for text in texts)
        return cls(values, edges, levels, paths, points, title, x_label, y_label)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the lines of height, over them the paths, each with its mark, `S` at its start and `[ ]` at its end."""
        style, (x0, x1, y0, y1) = grid.style, self.extent
        frame = draw_frame(
            grid,
            self._draw_legend(grid, language),
            axis_between(x0, x1, max(3, grid.width // 12)),
            axis_between(y0, y1, max(3, grid.height // 4)),
            x_label=self.x_label,
            y_label=self.y_label,
        )
        draw_bands(grid, frame, self.values, self._drawn(grid))
        canvas = frame.canvas()
        for owner, path in enumerate(self.paths):
            for start, end in path.lines(frame):
                canvas.line(start, end, owner)
        canvas.paint(grid, frame.left, frame.top, [style.series(index) for index in range(len(self.paths))])
        for index, path in enumerate(self.paths):
            first = _SPACING * (index + 1) / len(self.paths)
            for place in path.marked(frame, _SPACING, first):
                _put(grid, frame, place, style.mark(index), index)
        for index, point in enumerate(self.points, len(self.paths)):
            _put(grid, frame, point.place, style.mark(index), index)
        for index, path in enumerate(self.paths):
            _put(grid, frame, path.places[0], "S", index)
        for index, path in enumerate(self.paths):
            _put_end(grid, frame, path.places[-1], index)

    def describe(self, language: Language) -> str:
        """Return the lowest and the highest place, and where each path begins and ends."""
        x0, x1, y0, y1 = map(short_number, self.extent)
        (low, low_at), (high, high_at) = (self._at(choose) for choose in (min, max))
        lines = [
            _DESCRIPTION.format(
                title=self.title or _TITLE[language],
                x0=x0,
                x1=x1,
                y0=y0,
                y1=y1,
                low=low,
                low_at=low_at,
                high=high,
                high_at=high_at,
            )[language]
        ]
        lines += [path.words()[language] for path in self.paths]
        lines += [_POINT.format(name=point.name, place=point.words)[language] for point in self.points]
        return " ".join(lines)

    def _at(self, choose: Any) -> tuple[str, str]:  # noqa: ANN401 - min or max
        """Return the table's lowest or highest entry and its place, in words."""
        height, row, column = choose(
            (height, row, column) for row, line in enumerate(self.values) for column, height in enumerate(line)
        )
        x0, x1, y0, y1 = self.extent
        x = x0 + (x1 - x0) * column / (len(self.values[0]) - 1)
        y = y0 + (y1 - y0) * row / (len(self.values) - 1)
        return short_number(height), f"{short_number(x)}, {short_number(y)}"

    def _drawn(self, grid: Grid) -> list[float]:
        """Return the levels that there is room for: of a low picture every second, or third."""
        return self.levels[:: 1 + _CROWDED // max(1, grid.height - _AROUND)]

    def _draw_legend(self, grid: Grid, language: Language) -> int:
        """Write names, and title and heights of the lines in a row above; return the first row left for the plot."""
        entries = [(path.name, path.height) for path in self.paths]
        entries += [(point.name, point.words) for point in self.points]
        if grid.height <= LOW:
            return put_legend(grid, 0, entries, most_rows=1) if entries else 0
        levels = ", ".join(map(short_number, self._drawn(grid)))
        note = (_NOTE if self.paths else _LINES_ALONE).format(levels=levels)[language]
        column = grid.put(0, 0, f"{self.title}  ") if self.title else 0
        grid.put(column, 0, shortened(note, max(0, grid.width - column)), grid.style.faint)
        return put_legend(grid, 1, entries) if entries else 1


def _put(grid: Grid, frame: Frame, place: tuple[float, float], mark: str, index: int) -> None:
    """Put the mark of the series `index` where a place is, if it is in the picture."""
    if at := frame.cell(*place):
        grid.put(*at, mark, grid.style.series(index))


def _put_end(grid: Grid, frame: Frame, place: tuple[float, float], index: int) -> None:
    """Put a mark in brackets."""
    if at := frame.cell(*place):
        column, row = at
        style = grid.style.series(index)
        grid.put(column, row, grid.style.mark(index), style)
        for beside, bracket in ((column - 1, "["), (column + 1, "]")):
            if frame.left <= beside < frame.left + frame.columns:
                grid.put(beside, row, bracket, style)


def _levels(values: list[list[float]]) -> list[float]:
    """Return heights between lowest and highest, closer together below, as a bowl's lines are then evenly spaced."""
    low, high = min(map(min, values)), max(map(max, values))
    between = (low + (high - low) * (index / (_LINES + 1)) ** 2 for index in range(1, _LINES + 1))
    return sorted({float(f"{height:.2g}") for height in between})
