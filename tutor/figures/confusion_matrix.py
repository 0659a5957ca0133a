"""Which classes a classifier takes for which."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from rich.style import Style as RichStyle

from tutor.figures.errors import FigureError
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.reading import field, items, label, table
from tutor.figures.style import Style, on_background
from tutor.figures.wrapping import put_wrapped
from tutor.language import Language, Text

_ACCURACY = Text(uz="aniqlik {percent} % ({n} tadan {right} ta)", en="accuracy {percent} % ({right} of {n})")
PREDICTED = Text(uz="bashorat →", en="predicted →")
TRUE = Text(uz="haqiqiy ↓", en="true ↓")
_IN_PERCENT = Text(uz="  (foizda)", en="  (in %)")
_CONFUSED = Text(
    uz="{true} oʻrniga {predicted} ({count} ta)",
    en="{true} taken for {predicted} ({count})",
)
_WORST = Text(uz="Eng koʻp chalkashgani", en="Most confused")
_NONE = Text(uz="Chalkashlik yoʻq", en="Nothing was confused")
_DESCRIPTION = Text(
    uz="Chalkashlik matritsasi: {n} tadan {right} tasi toʻgʻri ({percent} %). {worst}. Sinflar boʻyicha: {rows}.",
    en="Confusion matrix: {right} of {n} are right ({percent} %). {worst}. By class: {rows}.",
)
_ROW = Text(uz="{name} {n} tadan {right} ta", en="{name} {right} of {n}")
_SQUARE = Text(
    uz="`counts` kvadrat boʻlishi kerak: har bir sinf uchun bitta qator va bitta ustun, {n} ta sinf uchun {n} × {n}.",
    en="`counts` must be square: a row and a column for every class, {n} × {n} for {n} classes.",
)
_COUNTS = Text(
    uz="`counts` ichida 0 yoki undan katta butun sonlar boʻlishi kerak.",
    en="`counts` must hold whole numbers, 0 or more.",
)
_NOTHING = Text(
    uz="Chalkashlik matritsasi boʻsh: birorta misol sanalmagan.",
    en="The confusion matrix is empty: no example was counted.",
)

_MAX_CLASSES: Final = 200
_MUCH_RIGHT: Final = 0.5
_MUCH_WRONG: Final = 0.1
"""From these shares of its row on, a cell gets a coloured ground."""


@dataclass(frozen=True, slots=True)
class ConfusionMatrix:
    """Counts of examples by true class (rows) and predicted class (columns)."""

    counts: list[list[int]]
    classes: list[str]

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "ConfusionMatrix":
        """Read `{counts, classes}`; raises `FigureError`."""
        numbers = table(figure, "counts")
        names = [label(name) for name in items(field(figure, "classes"), "classes", _MAX_CLASSES)]
        if len(numbers) != len(names) or len(numbers[0]) != len(names):
            raise FigureError(_SQUARE.format(n=len(names)))
        if any(not 0 <= number <= 1e12 or not number.is_integer() for row in numbers for number in row):
            raise FigureError(_COUNTS)
        counts = [[int(number) for number in row] for row in numbers]
        if not any(map(any, counts)):
            raise FigureError(_NOTHING)
        return cls(counts, names)

    @property
    def total(self) -> int:
        """Return how many examples were counted."""
        return sum(map(sum, self.counts))

    @property
    def right(self) -> int:
        """Return how many examples were classified as what they are."""
        return sum(row[index] for index, row in enumerate(self.counts))

    def confusions(self) -> list[tuple[int, int, int]]:
        """Return the wrong cells as (count, true class, predicted class), the largest count first."""
        wrong = [
            (count, row, column)
            for row, counts in enumerate(self.counts)
            for column, count in enumerate(counts)
            if count and row != column
        ]
        return sorted(wrong, key=lambda cell: (-cell[0], cell[1], cell[2]))

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the table; where it is too large for the grid, the most confused pairs instead."""
        grid.put(0, 0, self.accuracy(language))
        size = len(self.classes)
        zero = "·" if grid.style.unicode else "."
        counts = [[str(count) if count else zero for count in row] for row in self.counts]
        for percent, texts in ((False, counts), (True, self._percents(zero))):
            columns = max(len(text) for row in texts for text in row) + 2
            names = min(max(map(len, self.classes)), max(4, grid.width - columns * size - 1))
            names = max(names, min(len(TRUE[language]), grid.width - columns * size - 1))
            if names + 1 + columns * size <= grid.width and size + 3 <= grid.height:
                self._draw_table(grid, texts, names, columns, language, percent=percent)
                return
        self._draw_list(grid, language)

    def describe(self, language: Language) -> str:
        """Return accuracy, the most confused pair and each class's right answers in words."""
        rows = (
            _ROW.format(name=name, n=sum(row), right=row[index])[language]
            for index, (name, row) in enumerate(zip(self.classes, self.counts, strict=True))
        )
        return _DESCRIPTION.format(
            n=self.total,
            right=self.right,
            percent=self._percent(),
            worst=self.worst(language),
            rows=", ".join(rows),
        )[language]

    def _draw_table(
        self, grid: Grid, texts: list[list[str]], names: int, columns: int, language: Language, *, percent: bool
    ) -> None:
        """Draw names and cells; `names` and `columns` are widths in cells."""
        style = grid.style
        size = len(self.classes)
        # Wide cells let the predicted classes' names be read.
        longest = max(map(len, self.classes))
        columns = max(columns, min(longest + 2, (grid.width - names - 1) // size))
        heading = PREDICTED[language] + (_IN_PERCENT[language] if percent else "")
        grid.put(names + 1, 1, heading[: grid.width - names - 1], style.faint)
        grid.put(0, 2, TRUE[language][:names], style.faint)
        for column, name in enumerate(self.classes):
            grid.put(names + 1 + column * columns, 2, shortened(name, columns - 1).center(columns - 1))
        for row, (name, counts) in enumerate(zip(self.classes, self.counts, strict=True)):
            grid.put(0, 3 + row, shortened(name, names).rjust(names))
            for column, count in enumerate(counts):
                text = texts[row][column].center(columns - 1)
                if row == column and not style.colours:
                    text = f"[{texts[row][column]}]".center(columns - 1)
                share = count / (sum(counts) or 1)
                colour = _cell_style(style, share, right=row == column)
                grid.put(names + 1 + column * columns, 3 + row, text, colour)
        if size + 4 < grid.height:
            worst = self.worst(language)
            if len(worst) > grid.width and size + 6 > grid.height:
                worst = self._pair(self.confusions()[0], language)
            put_wrapped(grid, worst, top=size + 4)

    def _draw_list(self, grid: Grid, language: Language) -> None:
        """List the most confused pairs."""
        confusions = self.confusions()
        grid.put(0, 1, f"{_WORST[language]}:" if confusions else _NONE[language], grid.style.faint)
        for row, cell in enumerate(confusions[: max(0, grid.height - 2)]):
            grid.put_line(2 + row, self._pair(cell, language))

    def _percents(self, zero: str) -> list[list[str]]:
        """Return every cell as a percentage of its row."""
        rows = []
        for counts in self.counts:
            total = sum(counts) or 1
            rows.append([f"{100 * count / total:.0f}" if count else zero for count in counts])
        return rows

    def _percent(self) -> str:
        return f"{100 * self.right / self.total:.1f}"

    def accuracy(self, language: Language) -> str:
        """Return the share of right answers in words."""
        return _ACCURACY.format(percent=self._percent(), n=self.total, right=self.right)[language]

    def worst(self, language: Language) -> str:
        """Return the pair that is confused most often."""
        confusions = self.confusions()
        return f"{_WORST[language]}: {self._pair(confusions[0], language)}" if confusions else _NONE[language]

    def _pair(self, cell: tuple[int, int, int], language: Language) -> str:
        count, row, column = cell
        return _CONFUSED.format(true=self.classes[row], predicted=self.classes[column], count=count)[language]


def _cell_style(style: Style, share: float, *, right: bool) -> RichStyle | None:
    """Return the colour of a cell: one for right, another for wrong, as its ground where it is much."""
    if not style.colours:
        return None
    if not share:
        return style.faint
    index = 0 if right else 1
    if share < (_MUCH_RIGHT if right else _MUCH_WRONG):
        return style.series(index)
    return on_background(style.on_region, style.region(index), bold=True)
