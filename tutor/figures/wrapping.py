"""Prose on a grid."""

import textwrap

from rich.style import Style as RichStyle

from tutor.figures.grid import Grid


def put_wrapped(grid: Grid, text: str, style: RichStyle | None = None) -> None:
    """Write a text over the grid, wrapped at its width; `…` ends what does not fit."""
    if not grid.width or not grid.height:
        return
    lines = textwrap.wrap(text, grid.width, max_lines=grid.height, placeholder="…")
    for row, line in enumerate(lines):
        grid.put(0, row, line, style)
