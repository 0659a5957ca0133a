"""Prose on a grid."""

import textwrap

from rich.style import Style as RichStyle

from tutor.figures.grid import Grid


def put_wrapped(grid: Grid, text: str, style: RichStyle | None = None, *, top: int = 0) -> None:
    """Write a text from row `top` on, wrapped at the grid's width; `…` ends what does not fit."""
    if not grid.width or top >= grid.height:
        return
    lines = textwrap.wrap(text, grid.width, max_lines=grid.height - top, placeholder="…")
    for row, line in enumerate(lines):
        grid.put(0, top + row, line, style)
