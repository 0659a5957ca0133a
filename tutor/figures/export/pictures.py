"""Pictures of pixels on a sheet, each with its caption above and a frame around it."""

import math
from dataclasses import dataclass
from typing import Final

from tutor.figures.export.letters import fitted
from tutor.figures.export.page import MARGIN, ROW, Page
from tutor.figures.export.palette import INK, MUTED, series
from tutor.figures.images import TITLE, Images
from tutor.language import Language

_WIDTH: Final = 800.0
_LARGEST: Final = 400.0
_MOST_ACROSS: Final = 10
_GAP: Final = 14.0
_CAPTION: Final = 20.0
_LETTERS: Final = 13.0
_HEAD: Final = MARGIN + 2 * ROW + 16


def images_size(figure: Images) -> tuple[float, float]:
    """Return width and height of the sheet."""
    table = _Table.of(figure)
    rows = -(-len(figure.pictures) // table.across)
    return _WIDTH, _HEAD + rows * table.down + MARGIN


def sketch_images(figure: Images, page: Page, language: Language) -> None:
    """Draw the pictures in rows; wrong ones have a caption and a frame in another colour."""
    surface, table = page.surface, _Table.of(figure)
    page.title(figure.title or TITLE[language])
    if notes := figure.notes(0, language):
        page.note(notes)
    for index, pixels in enumerate(figure.pictures):
        down, across = divmod(index, table.across)
        x, y = MARGIN + across * (table.width + _GAP), _HEAD + down * table.down
        wrong = figure.is_wrong(index)
        if caption := figure.caption(index, max(5, int(table.width / (0.6 * _LETTERS)))):
            shown = fitted(caption, table.width + _GAP - 2, _LETTERS, bold=wrong)
            colour = series(1) if wrong else INK
            surface.text(x, y + _CAPTION - 6, shown, size=_LETTERS, colour=colour, bold=wrong)
        y += table.caption
        surface.picture(x, y, table.width, table.height, pixels)
        right, bottom = x + table.width, y + table.height
        frame = [(x, y), (right, y), (right, bottom), (x, bottom), (x, y)]
        surface.line(frame, series(1) if wrong else MUTED, width=2.5 if wrong else 0.75)


@dataclass(frozen=True, slots=True)
class _Table:
    """How many pictures stand in a row, and how large they are."""

    across: int
    width: float
    height: float
    caption: float

    @classmethod
    def of(cls, figure: Images) -> "_Table":
        """Lay pictures out in about twice as many columns as rows."""
        count, (width, height) = len(figure.pictures), figure.size
        across = figure.columns or math.ceil(math.sqrt(2 * count * height / width))
        across = max(1, min(across, count, _MOST_ACROSS))
        share = min(((_WIDTH - 2 * MARGIN + _GAP) / across - _GAP) / width, _LARGEST / max(width, height))
        return cls(across, width * share, height * share, _CAPTION if figure.labels or figure.predicted else 0.0)

    @property
    def down(self) -> float:
        """Return the way from one row of pictures to the next."""
        return self.caption + self.height + _GAP
