"""A comparison for people: the plot, the table, and what must be known to read them."""

from typing import Final

from tutor.cli.console import Console, Style
from tutor.cli.inline import inline
from tutor.cli.picture_mode import PictureMode
from tutor.cli.pictures import write_figure
from tutor.grading.comparison.result import Compared
from tutor.grading.comparison.shown import figure, table
from tutor.language import Text

_GAP: Final = "  "
_PROGRAM: Final = Text(uz="{who} dasturi:", en="The {who} program:")


def write_comparison(console: Console, compared: Compared, mode: PictureMode, *, programs: bool) -> None:
    """Write a comparison on standard output; `programs` adds those of the engine."""
    language = console.language
    write_figure(console, figure(compared, language), mode)
    console.line()
    cells = table(compared, language)
    widths = [max(len(row[column]) for row in cells) for column in range(len(cells[0]))]
    for number, (name, *others) in enumerate(cells):
        row = _GAP.join(
            [name.ljust(widths[0]), *(cell.rjust(width) for cell, width in zip(others, widths[1:], strict=True))]
        )
        console.line((row, Style.FAINT) if number == 0 else row)
    console.line()
    for note in compared.notes:
        console.paragraph(*inline(note[language]))
    for one in compared.rows if programs else ():
        if one.program is not None:
            console.line()
            console.line((_PROGRAM.format(who=compared.name(one.who))[language], Style.BOLD))
            console.write(one.program)
