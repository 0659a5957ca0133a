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
            for line in one.lines() if self._empty or new is None else new:
                self._draw(line, index)
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

    def _draw(self, line: Line, index: int) -> None:
        """Draw one line of the series `index`, and its mark where the next one is due."""
        frame, canvas = self.frames[index], self._canvas
        start, end = line
        if frame.y.log and (start[1] <= 0 or end[1] <= 0):
            return
        canvas.line(frame.dots(*start), frame.dots(*end), index)
        self._mark(end, frame, index)

    def _mark(self, point: Point, frame: Frame, index: int) -> None:
        """Keep the first point of every sixteen columns; where they begin differs from series to series."""
        offset = index * _SPACING // len(self.frames)
        place = frame.cell(*point)
        if place:
            slot = (place[0] - frame.left - offset) // _SPACING
            if slot >= 0:
                self._marks[index].setdefault(slot, place)
