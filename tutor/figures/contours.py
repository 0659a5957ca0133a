"""A function of two numbers seen from above, as lines of equal height, and paths over it: how a descent went."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import axis_between, short_number
from tutor.figures.bands import draw_bands
from tutor.figures.canvas import dots_per_cell
from tutor.figures.curve import MarkedPoint, read_points
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.heights import NO_POSITIVE, Heights, lowest_of_log, read_heights, robust_top
from tutor.figures.legend import put_legend
from tutor.figures.notes import put_notes
from tutor.figures.path import Path, read_paths
from tutor.figures.reading import label, vector
from tutor.figures.style import MARKS
from tutor.language import Language, Text

_MANY = Text(
    uz="{n} ta yoʻl va nuqtani farqlab boʻlmaydi; koʻpi bilan {most} ta chizing.",
    en="{n} paths and points cannot be told apart; draw at most {most}.",
)
_MANY_LEVELS = Text(
    uz="`levels` ichida {n} ta balandlik bor; koʻpi bilan {most} tasini chizish mumkin.",
    en="`levels` holds {n} heights; at most {most} can be drawn.",
)
_ENDS = Text(uz="S boshi  [ ] oxiri", en="S start  [ ] end")
_LINES_AT = Text(uz="chiziqlar: {levels}", en="lines at {levels}")
_DESCRIPTION = Text(uz="{title}: yuqoridan koʻrinish, {heights}", en="{title}: seen from above, {heights}")
_TITLE = Text(uz="Sath chiziqlari", en="Lines of equal height")
_POINT = Text(uz="{name} nuqtasi: {place}.", en="The point {name}: {place}.")

_LINES: Final = 6
"""Lines of height where a program does not choose them."""
_FACTORS: Final = ((1, 2, 5), (1, 3), (1,))
"""The steps inside a power of ten, the finest first, of lines whose heights grow by factors."""
_MOST_BY_FACTORS: Final = 8
_MOST_LEVELS: Final = 40
_CROWDED: Final = 8
"""In so many rows, or fewer, not all lines have room."""
_AROUND: Final = 5
"""Rows of the picture above and below its lines."""
_SPACING: Final = 16
"""Columns between two marks of one path …"""
_CLOSE: Final = 2
"""… and where no colour sets its line apart from those of level."""


@dataclass(frozen=True, slots=True)
class Contours:
    """Heights over a rectangle; those that get a line; paths and marked points."""

    heights: Heights
    levels: list[float]
    paths: list[Path]
    points: list[MarkedPoint]
    title: str
    x_label: str
    y_label: str

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Contours":
        """Read `{values, extent, paths?, heights?, points?, levels?, log_z?, title?, x_label?, y_label?}`.

        `values[i][j]` is the height at the i-th y from y0 up and the j-th x from x0 on, evenly spaced. A path is a
        list of places; where one is nan or inf, the path ends before it. `heights` are those at a path's start and
        end. `log_z` chooses heights for the lines that grow by factors.

        Raises:
            FigureError: the data cannot be drawn.

        """
        values = read_heights(figure)
        paths = read_paths(figure.get("paths"), figure.get("heights"))
        points = read_points(figure.get("points"), log_y=False)
        if len(paths) + len(points) > MARKS:
            raise FigureError(_MANY.format(n=len(paths) + len(points), most=MARKS))
        if figure.get("levels") is not None:
            levels = sorted(vector(figure, "levels"))
        elif figure.get("log_z") is True:
            levels = _levels_by_factors(values)
        else:
            levels = _levels(values.low, robust_top(values, [place for path in paths for place in path.places]))
        if len(levels) > _MOST_LEVELS:
            raise FigureError(_MANY_LEVELS.format(n=len(levels), most=_MOST_LEVELS))
        texts = (figure.get(name) for name in ("title", "x_label", "y_label"))
        title, x_label, y_label = ("" if text is None else label(text, 60) for text in texts)
        return cls(values, levels, paths, points, title, x_label, y_label)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the lines of height, over them the paths, each with its mark, `S` at its start and `[ ]` at its end."""
        style, (x0, x1, y0, y1) = grid.style, self.heights.extent
        frame = draw_frame(
            grid,
            self._draw_legend(grid, language),
            axis_between(x0, x1, max(3, grid.width // 12)),
            axis_between(y0, y1, max(3, grid.height // 4)),
            x_label=self.x_label,
            y_label=self.y_label,
        )
        draw_bands(grid, frame, self.heights.table, self._drawn(grid))
        if style.colours and style.unicode:
            self._draw_paths(grid, frame)
        else:
            for index, path in enumerate(self.paths):
                _put_row_of_marks(grid, frame, path, index)
        for index, point in enumerate(self.points, len(self.paths)):
            _put(grid, frame, point.place, style.mark(index), index)
        for index, path in enumerate(self.paths):
            _put(grid, frame, path.places[0], "S", index)
        for index, path in enumerate(self.paths):
            _put_end(grid, frame, path.places[-1], index)

    def describe(self, language: Language) -> str:
        """Return the lowest and the highest place, and where each path begins and ends."""
        title = self.title or _TITLE[language]
        lines = [_DESCRIPTION.format(title=title, heights=self.heights.words())[language]]
        lines += [path.words()[language] for path in self.paths]
        lines += [_POINT.format(name=point.name, place=point.words)[language] for point in self.points]
        return " ".join(lines)

    def _draw_paths(self, grid: Grid, frame: Frame) -> None:
        """Draw every path as a line in its colour, with its mark here and there."""
        style, canvas = grid.style, frame.canvas()
        for owner, path in enumerate(self.paths):
            for start, end in path.lines(frame):
                canvas.line(start, end, owner)
        canvas.paint(grid, frame.left, frame.top, [style.series(index) for index in range(len(self.paths))])
        for index, path in enumerate(self.paths):
            first = _SPACING * (index + 1) / len(self.paths)
            for place in path.marked(frame, _SPACING, first):
                _put(grid, frame, place, style.mark(index), index)

    def _drawn(self, grid: Grid) -> list[float]:
        """Return the levels that there is room for: of a low picture every second, or third."""
        return self.levels[:: 1 + _CROWDED // max(1, grid.height - _AROUND)]

    def _draw_legend(self, grid: Grid, language: Language) -> int:
        """Write names, and title and heights of the lines in a row above; return the first row left for the plot."""
        entries = [(path.name, path.height) for path in self.paths]
        entries += [(point.name, point.words) for point in self.points]
        if grid.height <= LOW:
            return put_legend(grid, 0, entries, most_rows=1) if entries else 0
        lines = _LINES_AT.format(levels=", ".join(map(short_number, self._drawn(grid))))[language]
        top = put_notes(grid, self.title, [*([_ENDS[language]] if self.paths else []), lines])
        return put_legend(grid, top, entries) if entries else top


def _put(grid: Grid, frame: Frame, place: tuple[float, float], mark: str, index: int) -> None:
    """Put the mark of the series `index` where a place is, if it is in the picture."""
    if at := frame.cell(*place):
        grid.put(*at, mark, grid.style.series(index))


def _put_row_of_marks(grid: Grid, frame: Frame, path: Path, index: int) -> None:
    """Draw a path as its marks one after the other."""
    across, down = dots_per_cell(unicode=frame.unicode)
    spacing = _CLOSE if frame.unicode else 1
    last = (-spacing, -1)
    for (x, y), (x_end, y_end) in path.lines(frame):
        count = max(1, round(max(abs(x_end - x) / across, abs(y_end - y) / down)))
        if count > frame.columns + frame.rows:  # it comes from far away, or goes there
            continue
        for step in range(count + 1):
            column = int(x + (x_end - x) * step / count + 0.5) // across
            row = int(y + (y_end - y) * step / count + 0.5) // down
            inside = 0 <= column < frame.columns and 0 <= row < frame.rows
            if inside and (row != last[1] or abs(column - last[0]) >= spacing):
                last = (column, row)
                grid.put(frame.left + column, frame.top + row, grid.style.mark(index), grid.style.series(index))


def _put_end(grid: Grid, frame: Frame, place: tuple[float, float], index: int) -> None:
    """Put a mark in brackets."""
    if at := frame.cell(*place):
        column, row = at
        style = grid.style.series(index)
        grid.put(column, row, grid.style.mark(index), style)
        for beside, bracket in ((column - 1, "["), (column + 1, "]")):
            if frame.left <= beside < frame.left + frame.columns:
                grid.put(beside, row, bracket, style)


def _levels(low: float, high: float) -> list[float]:
    """Return heights between lowest and highest, closer together below, as a bowl's lines are then evenly spaced."""
    between = (low + (high - low) * (index / (_LINES + 1)) ** 2 for index in range(1, _LINES + 1))
    return sorted({float(f"{height:.2g}") for height in between})


def _levels_by_factors(heights: Heights) -> list[float]:
    """Return round heights that grow by factors: 0.01, 0.1, 1 or 1, 2, 5."""
    if heights.high <= 0:
        raise FigureError(NO_POSITIVE)
    low, high = lowest_of_log(heights, []), heights.high
    powers = range(math.floor(math.log10(max(low, 1e-300))), math.ceil(math.log10(max(high, 1e-300))) + 1)
    for factors in _FACTORS:
        found = [height for power in powers for factor in factors if low < (height := factor * 10.0**power) < high]
        if len(found) <= _MOST_BY_FACTORS:
            return found or [low]
    return found[:: 1 + len(found) // _MOST_BY_FACTORS]
