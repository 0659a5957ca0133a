"""A comparison: the curves, the table beneath them, what must be known to read both, and the engine's program."""

from __future__ import annotations

from typing import Final

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content

from tutor.grading.comparison.result import Compared
from tutor.grading.comparison.shown import figure, table
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.inline import inline
from tutor.tui.widgets.figure_view import FigureView
from tutor.tui.widgets.written import Written

LEAST: Final = 9
MOST: Final = 18
"""Rows of the picture."""

_TABLE_ROWS: Final = 5
_GAP: Final = 2
_PROGRAM: Final = Text(uz="{who} dasturi", en="The {who} program")


class ComparisonTable(Written):
    """Writes everything but the curves; `description` is the curves in words."""

    compared: Compared | None = None
    description = ""

    def lines(self, width: int) -> list[Content]:
        """Write the table, the notes, the curves in words, and the programs."""
        if self.compared is None:
            return []
        language = speaker(self).language
        cells = table(self.compared, language)
        widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
        gap = " " * (_GAP if sum(widths) + _GAP * len(widths) <= width else 1)
        lines = [_row(row, widths, gap) for row in cells]
        lines[0] = lines[0].stylize("$muted")
        for note in self.compared.notes:
            lines += [Content(""), inline(say(self, note))]
        lines += [Content(""), Content.styled(self.description, "$muted")]
        for one in self.compared.rows:
            if one.program is not None:
                title = say(self, _PROGRAM.format(who=self.compared.name(one.who)))
                lines += [Content(""), Content.styled(title, "bold"), *map(Content, one.program.rstrip().split("\n"))]
        return lines


class ComparisonView(Vertical):
    """Shows one comparison in the language of the moment."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._compared: Compared | None = None
        self._figure = FigureView(id="comparison-figure")
        self._table = ComparisonTable(id="comparison-table")

    def compose(self) -> ComposeResult:
        """Hand out the parts."""
        yield self._figure
        yield self._table

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)
        self._write()

    def show(self, compared: Compared) -> None:
        """Show a comparison in place of the one before."""
        self._compared = compared
        if self.is_mounted:
            self._write()

    def fit(self, rows: int) -> None:
        """Let the picture be as high as leaves room for the table in as many rows."""
        self._figure.styles.height = min(MOST, max(LEAST, rows - _TABLE_ROWS))

    def _write(self) -> None:
        if self._compared is None:
            return
        self._figure.show(figure(self._compared, speaker(self).language))
        self._table.compared, self._table.description = self._compared, self._figure.description
        self._table.rewrite()


def _row(cells: list[str], widths: list[int], gap: str) -> Content:
    name, *numbers = cells
    padded = [number.rjust(width) for number, width in zip(numbers, widths[1:], strict=True)]
    return Content(gap.join([name.ljust(widths[0]), *padded]))
