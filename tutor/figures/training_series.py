"""One logged number over the steps of a training run, in bounded memory however long the run is."""

import math
from bisect import bisect_left
from itertools import pairwise
from typing import Final

from tutor.figures.thinning import Point, lowest_and_highest

Line = tuple[Point, Point]
"""Two points that a straight line joins; the same one twice where a curve begins."""

_MOST_GROUPS: Final = 320
"""When there are more groups of neighbouring values, they are joined in pairs."""

_MOST_GAPS: Final = 64


class TrainingSeries:
    """The values of one name.

    `first`, `latest`, `low` and `high` are points of finite values; `last_value` is the last value of any kind.
    `not_finite_since` is the step since which every value has been nan or infinite, or None; `not_finite`
    counts all of those.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.first: Point | None = None
        self.latest: Point | None = None
        self.low: Point = (0.0, math.inf)
        self.high: Point = (0.0, -math.inf)
        self.last_value: float | None = None
        self.not_finite_since: float | None = None
        self.not_finite = 0
        self._groups: list[list[Point]] = []
        self._group_size = 1
        self._in_group = 0
        self._gaps: list[float] = []
        self._new_lines: list[Line] | None = None

    def add(self, step: float, value: float | None) -> None:
        """Append a value; one that is not finite leaves a gap. None is one of these, and not known which."""
        self.last_value = value
        if value is None or not math.isfinite(value):
            if self.not_finite_since is None:
                self.not_finite_since = step
                self._note_gap(step)
            self.not_finite += 1
            return
        point = (step, value)
        if self._in_group >= self._group_size or not self._groups:
            self._start_group(point)
        else:
            self._groups[-1] = lowest_and_highest([*self._groups[-1], point])
            self._in_group += 1
        self._note_line(point)
        self.not_finite_since = None
        self.first = self.first or point
        self.latest = point
        if value < self.low[1]:
            self.low = point
        if value > self.high[1]:
            self.high = point

    def points(self) -> list[Point]:
        """Return the points that were kept, in the order in which they came; the latest is among them."""
        points = [point for group in self._groups for point in group]
        if self.latest and points[-1] != self.latest:
            points.append(self.latest)
        return points

    def lines(self) -> list[Line]:
        """Return the lines of the whole curve, broken at gaps and where the steps begin anew."""
        points = self.points()
        if self._gaps or any(point[0] < previous[0] for previous, point in pairwise(points)):
            joined = [(point if self._broken(before, point) else before, point) for before, point in pairwise(points)]
        else:
            joined = list(pairwise(points))
        return [(point, point) for point in points[:1]] + joined

    def new_lines(self) -> list[Line] | None:
        """Return the lines added since the last call, or None where the whole curve must be drawn."""
        lines, self._new_lines = self._new_lines, []
        return lines

    def _note_line(self, point: Point) -> None:
        """Remember what a drawing of the curve lacks; when that is much, it is drawn anew instead."""
        if self._new_lines is not None:
            before = self.latest if self.latest and self.not_finite_since is None else point
            self._new_lines.append((point if self._broken(before, point) else before, point))
            if len(self._new_lines) > _MOST_GROUPS:
                self._new_lines = None

    def _start_group(self, point: Point) -> None:
        """Begin a group, and halve the number of groups when there are too many."""
        self._groups.append([point])
        self._in_group = 1
        if len(self._groups) > _MOST_GROUPS:
            pairs = zip(self._groups[::2], [*self._groups[1::2], []], strict=False)
            self._groups = [lowest_and_highest(first + second) for first, second in pairs]
            self._group_size *= 2

    def _note_gap(self, step: float) -> None:
        """Remember where values stopped being finite, in order; the first gaps only, as a run may have many."""
        if len(self._gaps) < _MOST_GAPS:
            self._gaps.insert(bisect_left(self._gaps, step), step)

    def _broken(self, before: Point, point: Point) -> bool:
        """Say whether no line may join two neighbouring points."""
        if point[0] < before[0]:
            return True
        place = bisect_left(self._gaps, before[0])
        return place < len(self._gaps) and self._gaps[place] <= point[0]
