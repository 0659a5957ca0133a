"""The part of a text that a command works on."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from tutor.tui.editing.vim.buffer import Place

Reach = Literal["exclusive", "inclusive", "lines"]
"""Whether a motion takes the sign that it goes to: not, that as well, or whole lines."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is from `start` up to `end`, which is not included; or all lines that these are in."""

    start: Place
    end: Place
    lines: bool = False

    def text(self, lines: Sequence[str]) -> str:
        """Return what is there."""
        (top, left), (bottom, right) = self.start, self.end
        if self.lines:
            return "".join(f"{line}\n" for line in lines[top : bottom + 1])
        if top == bottom:
            return lines[top][left:right]
        return "\n".join([lines[top][left:], *lines[top + 1 : bottom], lines[bottom][:right]])

    @property
    def rows(self) -> range:
        """Return the rows that it touches."""
        return range(self.start[0], self.end[0] + 1)


def spanned(lines: Sequence[str], one: Place, other: Place, reach: Reach) -> Span:
    """Return what lies between two places.

    An exclusive motion that ends at the start of a line ends at the end of the line before, and is one of whole lines
    if it began before the first sign of its line (`:help exclusive-linewise`).
    """
    start, end = sorted((one, other))
    if reach == "lines":
        return Span(start, end, lines=True)
    if reach == "inclusive":
        return Span(start, (end[0], min(end[1] + 1, len(lines[end[0]]))))
    if end[1] == 0 and end[0] > start[0]:
        row = end[0] - 1
        if not lines[start[0]][: start[1]].strip(" \t"):
            return Span(start, (row, 0), lines=True)
        return Span(start, (row, len(lines[row])))
    return Span(start, end)


def for_deleting(span: Span, lines: Sequence[str]) -> Span:
    """Return the span as `d` takes it: whole lines where nothing but blanks stand before and behind it."""
    (top, left), (bottom, right) = span.start, span.end
    if span.lines or top == bottom or lines[top][:left].strip(" \t") or lines[bottom][right:].strip(" \t"):
        return span
    return replace(span, lines=True)
