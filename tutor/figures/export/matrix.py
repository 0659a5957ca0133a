"""A confusion matrix as a table of coloured cells."""

from dataclasses import dataclass
from typing import Final

from tutor.figures.confusion_matrix import PREDICTED, TRUE, ConfusionMatrix
from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.page import MARGIN, Page
from tutor.figures.export.palette import FAINT, INK, MUTED, PAPER, blended, series
from tutor.figures.export.surface import Surface
from tutor.language import Language, Text

_TITLE = Text(uz="Chalkashlik matritsasi", en="Confusion matrix")

_WIDTH: Final = 800.0
_HIGHEST: Final = 64.0
_WIDEST: Final = 110.0
_LEAST_FOR_WORDS: Final = 13.0
_WIDEST_NAME: Final = 160.0
_HEAD: Final = 130.0
"""Points above the first row of cells."""
_FOOT: Final = 60.0
_GAP: Final = 10.0
_DARK: Final = 0.55
"""From this share of its row on, a number is written in white."""


def matrix_size(figure: ConfusionMatrix) -> tuple[float, float]:
    """Return width and height of the sheet."""
    return _WIDTH, _HEAD + _height(figure) * len(figure.classes) + _FOOT


def sketch_matrix(figure: ConfusionMatrix, page: Page, language: Language) -> None:
    """Draw a cell for each true and predicted class, the darker the larger its share of the true class."""
    surface = page.surface
    page.title(_TITLE[language])
    page.note(figure.accuracy(language), INK)
    table = _Table.of(figure, text_width(TRUE[language]))
    surface.text(table.left, _HEAD - 36, PREDICTED[language], colour=MUTED)
    surface.text(table.left - _GAP, _HEAD - 12, TRUE[language], colour=MUTED, anchor="end")
    for row, counts in enumerate(figure.counts):
        for column, count in enumerate(counts):
            table.put_cell(surface, row, column, count, count / (sum(counts) or 1))
    if table.named:
        for place, name in enumerate(figure.classes):
            table.put_names(surface, place, name)
    table.put_lines(surface, len(figure.classes))
    page.top = _HEAD + table.height * len(figure.classes) + 12
    page.note(f"{figure.worst(language)}.")


@dataclass(frozen=True, slots=True)
class _Table:
    """Where the cells stand, and how large they and their letters are."""

    left: float
    width: float
    height: float
    letters: float

    @classmethod
    def of(cls, figure: ConfusionMatrix, head: float) -> "_Table":
        """Lay the table out; `head` is the width of the word above the names of the rows."""
        height = _height(figure)
        letters = max(9.0, min(14.0, 0.3 * height))
        widest = max(text_width(name, letters) for name in figure.classes)
        named = min(_WIDEST_NAME, widest) if height >= _LEAST_FOR_WORDS else 0.0
        left = MARGIN + max(head, named) + _GAP
        room = (_WIDTH - MARGIN - left) / len(figure.classes)
        return cls(left, min(max(height, min(widest + 12, _WIDEST)), room), height, letters)

    @property
    def named(self) -> bool:
        """Return whether there is room for names and numbers."""
        return self.height >= _LEAST_FOR_WORDS

    def put_cell(self, surface: Surface, row: int, column: int, count: int, share: float) -> None:
        """Draw one cell; right ones and wrong ones have a colour each."""
        x, y = self.left + self.width * column, _HEAD + self.height * row
        colour = blended(PAPER, series(0 if row == column else 1), 0.15 + 0.85 * share) if count else PAPER
        surface.tile(x, y, self.width, self.height, colour)
        if count and self.named and text_width(str(count), self.letters, bold=True) <= self.width - 4:
            ink = PAPER if share > _DARK else INK
            place = x + self.width / 2, y + self.height / 2 + 0.35 * self.letters
            surface.text(*place, str(count), size=self.letters, colour=ink, anchor="middle", bold=row == column)

    def put_names(self, surface: Surface, place: int, name: str) -> None:
        """Write a class's name at its row and above its column."""
        middle = _HEAD + self.height * (place + 0.5) + 0.35 * self.letters
        shown = fitted(name, self.left - _GAP - MARGIN, self.letters)
        surface.text(self.left - _GAP, middle, shown, size=self.letters, colour=INK, anchor="end")
        shown = fitted(name, self.width - 4, self.letters)
        centre = self.left + self.width * (place + 0.5)
        surface.text(centre, _HEAD - 12, shown, size=self.letters, colour=INK, anchor="middle")

    def put_lines(self, surface: Surface, count: int) -> None:
        """Draw lines between the cells and around them."""
        right, bottom = self.left + self.width * count, _HEAD + self.height * count
        for number in range(count + 1):
            colour = MUTED if number in (0, count) else FAINT
            x, y = self.left + self.width * number, _HEAD + self.height * number
            surface.line([(self.left, y), (right, y)], colour, width=1)
            surface.line([(x, _HEAD), (x, bottom)], colour, width=1)


def _height(figure: ConfusionMatrix) -> float:
    """Return the height of a cell."""
    return min(_HIGHEST, 560.0 / len(figure.classes))
