"""The curves of a training run on one pair of axes: a drawing that grows as values come.

While the axes stay, only what is new is drawn; the class server draws for a hundred learners, so that counts.
"""

from typing import Final

from tutor.figures.canvas import Canvas
from tutor.figures.frame import Frame
from tutor.figures.grid import Grid
from tutor.figures.thinning import Point
from tutor.figures.training_series import Line, TrainingSeries

_SPACING: Final = 16
"""Cells between two marks of one series."""


class TrainingDrawing:
    """Curves in fine dots on the inside of a frame, with marks that tell them apart without colour.

    `frames` holds the frame of every series: the same cells, with the axis on which the series lies.
    """

    def __init__(self, frames: list[Frame]) -> None:
        self.frames = frames
        self._empty = True
        self._canvas: Canvas = frames[0].canvas()
        self._marks: list[dict[int, tuple[int, int]]] = [{} for _ in frames]

    def extend(self, series: list[TrainingSeries]) -> None:
        """Draw what was added since the last call, at first everything; one series for every frame."""
        for index, one in enumerate(series):
            new = one.new_lines()
            self._draw(one.lines() if self._empty or new is None else new, index)
        self._empty = False

    def paint(self, grid: Grid, series: list[TrainingSeries]) -> None:
        """Put curves and marks on the grid; a mark of its own stands at the latest value of each series."""
        style = grid.style
        colours = [style.series(index) for index in range(len(series))]
        left, top = self.frames[0].left, self.frames[0].top
        self._canvas.paint(grid, left, top, colours)
        for index, (one, frame) in enumerate(zip(series, self.frames, strict=True)):
            places = list(self._marks[index].values()) if len(series) > 1 else []
            if one.latest and (place := frame.cell(*one.latest)):
                places.append(place)
            for place in places:
                grid.put(*place, style.mark(index), colours[index])

    def _draw(self, lines: list[Line], index: int) -> None:
        """Draw lines of the series `index`, and its mark at the first point of every sixteen columns.

        Where the sixteen begin differs from series to series.
        """
        frame, canvas, marks = self.frames[index], self._canvas, self._marks[index]
        offset = index * _SPACING // len(self.frames)
        known: tuple[Point, tuple[float, float]] | None = None
        for start, end in lines:
            if frame.y.log and (start[1] <= 0 or end[1] <= 0):
                continue
            place = known[1] if known and known[0] is start else frame.dots(*start)
            end_place = frame.dots(*end)
            canvas.line(place, end_place, index)
            known = end, end_place
            column = int(end_place[0] + 0.5) // canvas.across
            if column >= offset and (slot := (column - offset) // _SPACING) not in marks:
                marks[slot] = frame.left + column, frame.top + int(end_place[1] + 0.5) // canvas.down
