"""Where in the plane a classifier says which class, and on which side of the boundary the points lie."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import axis_between, short_number
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, draw_frame
from tutor.figures.grid import Grid
from tutor.figures.reading import MAX_NUMBERS, axis_labels, extent, points, same_length, table, whole_numbers
from tutor.figures.regions import SAMPLE, paint_regions, point_style, put_samples, wrong_style
from tutor.figures.style import MARKS
from tutor.language import Language, Text

CLASS = Text(uz="{name}-sinf", en="class {name}")
WRONG = Text(uz="notoʻgʻri tomonda: {n} tadan {wrong} ta", en="on the wrong side: {wrong} of {n}")
_WRONG_IN_SHORT = Text(uz="notoʻgʻri: {wrong}/{n}", en="wrong: {wrong}/{n}")
_OUTSIDE = Text(uz=", chizmadan tashqarida {outside} ta", en=", outside of the picture {outside}")
_DESCRIPTION = Text(
    uz="Qaror chegarasi: x1 {x_low} dan {x_high} gacha, x2 {y_low} dan {y_high} gacha. Maydon: {areas}. "
    "Nuqtalar: {points}. Jami {n} ta nuqtadan {wrong} tasi notoʻgʻri tomonda{outside}.",
    en="Decision boundary: x1 from {x_low} to {x_high}, x2 from {y_low} to {y_high}. Area: {areas}. "
    "Points: {points}. In all, {wrong} of {n} points lie on the wrong side{outside}.",
)
_AREA = Text(uz="{name}-sinf {share} %", en="class {name} {share} %")
_OF_CLASS = Text(
    uz="{name}-sinfdan {n} ta, {wrong} tasi notoʻgʻri tomonda",
    en="{n} of class {name}, {wrong} on the wrong side",
)
_NOT_PROBABILITIES = Text(
    uz="`predict` ehtimollik (0 dan 1 gacha) yoki sinf raqamini qaytarishi kerak, u esa {low} dan {high} gacha "
    "qiymatlar qaytardi. Logitlar boʻlsa, avval sigmoid yoki argmax qoʻllang.",
    en="`predict` must return probabilities (0 to 1) or class ids, but it returned values from {low} to {high}. "
    "If these are logits, apply the sigmoid or argmax first.",
)
_CLASSES = Text(
    uz="{n} ta sinfni chizib boʻlmaydi; koʻpi bilan {most} ta.",
    en="{n} classes cannot be drawn; at most {most}.",
)
_ROUNDING: Final = 1e-6
"""float32 probabilities may lie this far outside of [0, 1]."""


@dataclass(frozen=True, slots=True)
class DecisionBoundary:
    """A grid of predictions, row 0 at the top, over `extent` (x0, x1, y0, y1), and the labelled points.

    `classes` are the class ids in order. `middle` is the value that separates two classes where the grid
    holds probabilities, and None where it holds class ids. `brief` keeps the legend to one row.
    """

    grid: list[list[float]]
    extent: tuple[float, float, float, float]
    points: list[tuple[float, float]]
    labels: list[int]
    classes: list[int]
    middle: float | None
    x_label: str = "x1"
    y_label: str = "x2"
    brief: bool = False

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "DecisionBoundary":
        """Read `{grid, extent, points, labels, x_label?, y_label?}`; raises `FigureError`."""
        grid = table(figure, "grid")
        where, labels = points(figure, "points"), whole_numbers(figure, "labels")
        same_length(where, labels, ("points", "labels"))
        classes, middle = _classes_of(grid, labels)
        return cls(grid, extent(figure), where, labels, classes, middle, *axis_labels(figure, "x1", "x2"))

    def class_at(self, u: float, v: float) -> tuple[int, bool]:
        """Return the class (its place among `classes`) at a share of the picture, and whether that is sure.

        Args:
            u: 0 at the left to 1 at the right.
            v: 0 at the top to 1 at the bottom.

        A probability is interpolated between the grid's points; it is sure at more than 3 to 1.

        """
        column, row = u * (len(self.grid[0]) - 1), v * (len(self.grid) - 1)
        if self.middle is None:
            return self.classes.index(round(self.grid[round(row)][round(column)])), True
        left, top = min(int(column), max(0, len(self.grid[0]) - 2)), min(int(row), max(0, len(self.grid) - 2))
        right, below = min(left + 1, len(self.grid[0]) - 1), min(top + 1, len(self.grid) - 1)
        across, down = column - left, row - top
        upper, lower = self.grid[top], self.grid[below]
        value = (upper[left] * (1 - across) + upper[right] * across) * (1 - down)
        value += (lower[left] * (1 - across) + lower[right] * across) * down
        unsure = (1 - self.middle) / 2
        return int(value >= self.middle), abs(value - self.middle) > unsure

    def sides(self) -> list[bool | None]:
        """Return for each point whether it lies on its class's side; None outside of the picture."""
        x0, x1, y0, y1 = self.extent
        found: list[bool | None] = []
        for (x, y), label in zip(self.points, self.labels, strict=True):
            u, v = (x - x0) / (x1 - x0), (y1 - y) / (y1 - y0)
            inside = 0 <= u <= 1 and 0 <= v <= 1
            found.append(self.classes[self.class_at(u, v)[0]] == label if inside else None)
        return found

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the regions, the points of each class with its own mark, and how many lie on the wrong side."""
        x0, x1, y0, y1 = self.extent
        sides = self.sides()
        top = self._draw_legend(grid, sides, language)
        frame = draw_frame(
            grid,
            top,
            axis_between(x0, x1, max(3, grid.width // 12)),
            axis_between(y0, y1, max(3, grid.height // 4)),
            x_label=self.x_label,
            y_label=self.y_label,
        )
        paint_regions(grid, frame, self.class_at)
        self.draw_points(grid, frame, sides)

    def describe(self, language: Language) -> str:
        """Return the area of each class and the points on the wrong side in words."""
        sides = self.sides()
        wrong, outside = sides.count(False), sides.count(None)
        x0, x1, y0, y1 = map(short_number, self.extent)
        return _DESCRIPTION.format(
            x_low=x0,
            x_high=x1,
            y_low=y0,
            y_high=y1,
            areas=", ".join(self._areas(language)),
            points="; ".join(self._counts(sides, language)),
            n=len(sides),
            wrong=wrong,
            outside=_OUTSIDE.format(outside=outside) if outside else "",
        )[language]

    def _draw_legend(self, grid: Grid, sides: list[bool | None], language: Language) -> int:
        """Write the classes' marks and the count of wrong points; return the first row left for the plot."""
        style = grid.style
        numbers = {"n": len(sides), "wrong": sides.count(False)}
        names = [CLASS.format(name=name)[language] for name in self.classes]
        count = WRONG.format(**numbers)[language]
        wrong = wrong_style(style) if numbers["wrong"] else None
        sample = SAMPLE + 1 if wrong else 0
        column, row = sum(SAMPLE + 1 + len(name) + 2 for name in names), 0
        if column + sample + len(count) > grid.width:
            in_short = _WRONG_IN_SHORT.format(**numbers)[language]
            if self.brief and column + sample + len(in_short) <= grid.width:
                count = in_short
            elif column - 2 <= grid.width and grid.height > LOW:
                column, row = 0, 1
            else:
                names = [str(name) for name in self.classes]
                count, wrong = _WRONG_IN_SHORT.format(**numbers)[language], None
                column = sum(SAMPLE + 1 + len(name) + 2 for name in names)
        put_samples(grid, names)
        if wrong:
            column = grid.put(column, row, f" {style.mark(0)} ", wrong) + 1
        grid.put(column, row, count)
        return row + 1

    def draw_points(self, grid: Grid, frame: Frame, sides: list[bool | None]) -> None:
        """Put the marks; points on the wrong side come last, so that none hides under a right one."""
        x0, x1, y0, y1 = self.extent
        marked = sorted(zip(self.points, self.labels, sides, strict=True), key=lambda point: point[2] is False)
        for (x, y), label, right in marked:
            if right is None:
                continue
            column = frame.left + min(frame.columns - 1, int((x - x0) / (x1 - x0) * frame.columns))
            row = frame.top + min(frame.rows - 1, int((y1 - y) / (y1 - y0) * frame.rows))
            index = self.classes.index(label)
            background = grid.styles[row][column]
            grid.put(column, row, grid.style.mark(index), point_style(grid.style, index, background, right=right))

    def _areas(self, language: Language) -> list[str]:
        """Return each class's share of the grid."""
        counts = [0] * len(self.classes)
        for row in self.grid:
            for value in row:
                counts[
                    int(value >= self.middle) if self.middle is not None else self.classes.index(round(value))
                ] += 1
        size = len(self.grid) * len(self.grid[0])
        return [
            _AREA.format(name=name, share=f"{100 * count / size:.0f}")[language]
            for name, count in zip(self.classes, counts, strict=True)
        ]

    def _counts(self, sides: list[bool | None], language: Language) -> list[str]:
        """Return for each class how many points it has and how many are wrong."""
        return [
            _OF_CLASS.format(
                name=name,
                n=self.labels.count(name),
                wrong=sum(label == name and right is False for label, right in zip(self.labels, sides, strict=True)),
            )[language]
            for name in self.classes
            if name in self.labels
        ]


def _classes_of(grid: list[list[float]], labels: list[int]) -> tuple[list[int], float | None]:
    """Return the class ids, and the value between two classes where the grid holds probabilities."""
    low, high = min(map(min, grid)), max(map(max, grid))
    known = set(labels)
    whole = all(value.is_integer() for row in grid for value in row)
    least = -1 if -1 in known and known <= {-1, 1} else 0
    if known <= {least, 1} and least - _ROUNDING <= low and high <= 1 + _ROUNDING:
        return [least, 1], (least + 1) / 2
    if not whole or max(abs(low), abs(high)) > MAX_NUMBERS:
        raise FigureError(_NOT_PROBABILITIES.format(low=short_number(low), high=short_number(high)))
    classes = sorted(known.union(int(value) for row in grid for value in row))
    if len(classes) > MARKS:
        raise FigureError(_CLASSES.format(n=len(classes), most=MARKS))
    return classes, None
