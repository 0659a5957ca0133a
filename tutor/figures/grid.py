"""A rectangle of character cells on which a figure is drawn, and the rows of segments that it becomes."""

from rich.segment import Segment
from rich.style import Style as RichStyle
from rich.text import Text as RichText

from tutor.figures.labels import shortened
from tutor.figures.style import Style

Row = list[Segment]
"""One line of the picture: neighbouring cells of one style form one segment, which saves bytes."""


class Grid:
    """`width` × `height` cells, column 0 at the left, row 0 at the top; whatever falls outside is cut off."""

    def __init__(self, width: int, height: int, style: Style) -> None:
        self.width = max(0, width)
        self.height = max(0, height)
        self.style = style
        self.characters = [[" "] * self.width for _ in range(self.height)]
        self.styles: list[list[RichStyle | None]] = [[None] * self.width for _ in range(self.height)]

    def put(self, column: int, row: int, text: str, style: RichStyle | None = None) -> int:
        """Write `text` from `column` on and return the column after it."""
        end = column + len(text)
        if 0 <= row < self.height:
            text = self.style.text(text)[max(0, -column) : max(0, self.width - column)]
            start = max(0, column)
            self.characters[row][start : start + len(text)] = text
            self.styles[row][start : start + len(text)] = [style] * len(text)
        return end

    def put_line(self, row: int, text: str, style: RichStyle | None = None) -> None:
        """Write a line of its own; `…` ends one that is too long."""
        self.put(0, row, shortened(text, self.width), style)

    def rows(self) -> list[Row]:
        """Return the picture as `height` rows, each exactly `width` cells wide."""
        return [
            _segments(characters, styles) for characters, styles in zip(self.characters, self.styles, strict=True)
        ]


def _segments(characters: list[str], styles: list[RichStyle | None]) -> Row:
    """Join neighbouring cells of one style; a blank joins whatever stands beside it, as it shows no colour."""
    row = []
    start, current, blank = 0, None, True
    for place, (character, style) in enumerate(zip(characters, styles, strict=True)):
        if style is not current and not (style is None and character == " " and not _has_ground(current)):
            if place > start and not (blank and current is None and not _has_ground(style)):
                row.append(Segment("".join(characters[start:place]), current))
                start = place
            current, blank = style, False
        elif character != " ":
            blank = False
    if characters:
        row.append(Segment("".join(characters[start:]), current))
    return row


def _has_ground(style: RichStyle | None) -> bool:
    return style is not None and style.bgcolor is not None


def as_text(rows: list[Row]) -> RichText:
    """Return rows as one text; blanks at the end of a line are left out."""
    text = RichText(no_wrap=True, overflow="crop", end="")
    for index, row in enumerate(rows):
        line = RichText("".join(segment.text for segment in row))
        start = 0
        for segment in row:
            if segment.style:
                line.stylize(segment.style, start, start + len(segment.text))
            start += len(segment.text)
        if not (row and row[-1].style and row[-1].style.bgcolor):
            line.rstrip()
        text.append("\n" if index else "").append_text(line)
    return text
