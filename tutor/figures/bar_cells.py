"""One bar in a row of cells, its end as fine as an eighth of a cell; what reaches beyond are its quartiles."""

from typing import Final

from tutor.figures.bar import Bar
from tutor.figures.frame import Frame
from tutor.figures.grid import Grid

_EIGHTHS: Final = " ▏▎▍▌▋▊▉"
_RIGHT_HALF: Final = "▐"


def put_bar(grid: Grid, frame: Frame, row: int, bar: Bar) -> None:
    """Draw a bar from the axis on; the cells between its quartiles differ, and a line leads on to the farther one."""
    unicode, style = grid.style.unicode, grid.style.series(0)
    body, inside, line, cap = ("█", "▒", "─", "├┤"[bar.value >= 0]) if unicode else ("#", "=", "-", "|")
    zero, step = frame.column(0.0), 1 if bar.value >= 0 else -1
    grid.put(zero, row, "│", grid.style.faint)
    end, inner, outer = (step * _length(frame, value) for value in (bar.value, bar.inner, bar.outer))
    cells = [inside if bar.measured and cell + 0.5 > inner else body for cell in range(int(end))]
    tip = _tip(end, to_right=step > 0, unicode=unicode) if bar.value else ""
    cells += [tip] if tip else []
    if bar.measured and int(outer) > len(cells):
        cells += [*(line * (int(outer) - len(cells))), cap]
    for cell, character in enumerate(cells, 1):
        grid.put(zero + step * cell, row, character, style)


def _length(frame: Frame, value: float) -> float:
    """Return how many cells a bar to a value takes; it fills the cell in which a tick of the value stands."""
    return (min(max(0.0, frame.x.share(value)), 1.0) - frame.x.share(0.0)) * (frame.columns - 1)


def _tip(length: float, *, to_right: bool, unicode: bool) -> str:
    """Return the character after a bar's whole cells; a bar has one at least."""
    rest = length % 1.0
    if not unicode:
        return "#" if rest >= 0.5 else "" if length >= 1 else "."
    if to_right:
        return _EIGHTHS[max(int(8 * rest), int(length < 1))].strip()
    return "█" if rest >= 0.75 else _RIGHT_HALF if rest >= 0.25 or length < 1 else ""
