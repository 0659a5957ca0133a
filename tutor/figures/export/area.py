"""The inside of a plot on paper: axes with ticks, numbers and names around it, and lines cut off at its edges."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tutor.figures.axes import Axis
from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.page import MARGIN, Page
from tutor.figures.export.palette import FAINT, INK, MUTED
from tutor.figures.export.surface import Point, Surface

SMALL: Final = 13.0
"""The height of an axis's numbers."""

_TICK: Final = 5.0
_LABEL: Final = 22.0


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of the page on which values have places."""

    left: float
    top: float
    width: float
    height: float
    x: Axis
    y: Axis

    def at(self, x: float, y: float) -> Point:
        """Return the place of a pair of values, perhaps outside."""
        return self.left + self.x.share(x) * self.width, self.top + (1 - self.y.share(y)) * self.height

    def holds(self, place: Point) -> bool:
        """Return whether a place lies inside."""
        x, y = place
        return -1e-6 <= x - self.left <= self.width + 1e-6 and -1e-6 <= y - self.top <= self.height + 1e-6

    def line(
        self, surface: Surface, points: Sequence[Point], colour: str, *, width: float = 2.0, dashed: bool = False
    ) -> None:
        """Draw a line through pairs of values; what lies outside is cut off."""
        for run in self._inside([self.at(*point) for point in points]):
            surface.line(run, colour, width=width, dashed=dashed)

    def _inside(self, places: Sequence[Point]) -> Iterator[list[Point]]:
        run: list[Point] = []
        for start, end in pairwise(places):
            part = self._clipped(start, end)
            if part is None:
                continue
            if run and run[-1] == part[0]:
                run.append(part[1])
            else:
                if run:
                    yield run
                run = list(part)
        if run:
            yield run

    def _clipped(self, start: Point, end: Point) -> tuple[Point, Point] | None:
        """Return the part of a straight line that lies inside (Liang and Barsky, 1984)."""
        (x, y), (dx, dy) = start, (end[0] - start[0], end[1] - start[1])
        first, last = 0.0, 1.0
        edges = (
            (-dx, x - self.left),
            (dx, self.left + self.width - x),
            (-dy, y - self.top),
            (dy, self.top + self.height - y),
        )
        for step, room in edges:
            if step == 0:
                if room < 0:
                    return None
            elif step < 0:
                first = max(first, room / step)
            else:
                last = min(last, room / step)
        if first > last:
            return None
        whole = start if first == 0.0 else (x + first * dx, y + first * dy)
        return whole, end if last == 1.0 else (x + last * dx, y + last * dy)


def draw_axes(
    page: Page,
    x: Axis,
    y: Axis,
    *,
    x_label: str = "",
    y_label: str = "",
    right: Axis | None = None,
    right_label: str = "",
    colours: tuple[str | None, str | None] = (None, None),
    grid: bool = True,
) -> Area:
    """Draw axes into the room that is left of a page, and return the inside.

    `colours` are those of the numbers at the left and at the right, where an axis belongs to one series.
    """
    surface = page.surface
    left = MARGIN + (_LABEL if y_label else 0) + _widest(y.labels) + _TICK + 6
    at_right = MARGIN + ((_LABEL if right_label else 0) + _widest(right.labels) + _TICK + 6 if right else 0)
    bottom = MARGIN + _TICK + SMALL + 4 + (_LABEL if x_label else 0)
    top = page.top + 10
    area = Area(left, top, surface.width - left - at_right, surface.height - top - bottom, x, y)
    edge, floor = left + area.width, top + area.height
    _upright(surface, area, y, colours[0], grid=grid)
    if right:
        _upright(surface, area, right, colours[1], at_right=True)
    put_bottom_axis(surface, area, grid=grid)
    surface.line([(left, top), (left, floor), (edge, floor)] + ([(edge, top)] if right else []), MUTED)
    if x_label:
        shown = fitted(x_label, area.width)
        surface.text(left + area.width / 2, surface.height - MARGIN, shown, colour=INK, anchor="middle")
    middle = top + area.height / 2
    for name, place in ((y_label, MARGIN + 12), (right_label if right else "", surface.width - MARGIN)):
        if name:
            shown = fitted(name, area.height)
            surface.text(place, middle, shown, colour=INK, anchor="middle", upright=True)
    return area


def _widest(labels: Sequence[str]) -> float:
    return max((text_width(label, SMALL) for label in labels), default=0.0)


def _upright(
    surface: Surface, area: Area, axis: Axis, colour: str | None, *, at_right: bool = False, grid: bool = False
) -> None:
    """Draw the ticks and numbers of an axis at the side."""
    edge, out = (area.left + area.width, 1) if at_right else (area.left, -1)
    for value, label in zip(axis.ticks, axis.labels, strict=True):
        height = area.top + (1 - axis.share(value)) * area.height
        if grid:
            surface.line([(area.left, height), (area.left + area.width, height)], FAINT, width=1)
        surface.line([(edge, height), (edge + out * _TICK, height)], MUTED)
        place = edge + out * (_TICK + 4)
        anchor = "start" if at_right else "end"
        surface.text(place, height + 0.35 * SMALL, label, size=SMALL, colour=colour or MUTED, anchor=anchor)  # type: ignore[arg-type]


def put_bottom_axis(surface: Surface, area: Area, *, grid: bool) -> None:
    """Draw the ticks of the bottom axis, and as many of its numbers as there is room for."""
    floor = area.top + area.height
    places = [area.left + area.x.share(value) * area.width for value in area.x.ticks]
    room = area.width / max(1, len(places) - 1)
    every = next((n for n in (1, 2, 5, 10) if n * room >= _widest(area.x.labels) + 10), 20)
    for number, (place, label) in enumerate(zip(places, area.x.labels, strict=True)):
        if grid:
            surface.line([(place, area.top), (place, floor)], FAINT, width=1)
        surface.line([(place, floor), (place, floor + _TICK)], MUTED)
        if number % every == 0:
            half = text_width(label, SMALL) / 2
            place = min(max(place, half + 2), surface.width - half - 2)
            surface.text(place, floor + _TICK + SMALL + 2, label, size=SMALL, colour=MUTED, anchor="middle")
