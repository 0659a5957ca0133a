"""A plot at the foot of a plain terminal that grows while a program runs; what the program prints scrolls above it."""

import asyncio
import shutil
import time
from collections.abc import Mapping
from typing import Any, Final

from tutor.cli.console import Console
from tutor.cli.pictures import painted, picture_style
from tutor.figures.training_plot import TrainingPlot

EVERY: Final = 0.1
"""Seconds between two drawings: a faster one is only more work for the terminal."""

TALLEST: Final = 16
SMALLEST: Final = 8
"""Lines of the plot; a terminal that has fewer to spare gets it at the end only."""

_SPARE: Final = 4


class LivePlot:
    """Draws what is logged, rewriting only the lines that changed. Used inside a running event loop."""

    def __init__(self, console: Console, plot: TrainingPlot) -> None:
        self._console = console
        self._plot = plot
        self._style = picture_style(console)
        self._shown: list[str] = []
        self._size = (0, 0)
        self._pending = ""
        self._at_line_start = True
        self._drawn_at = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def print(self, text: str) -> None:
        """Write a program's output above the plot; its unfinished last line waits for its end."""
        if not self._shown:
            self._console.exactly(text)
            self._at_line_start = text.endswith("\n")
            return
        whole, newline, self._pending = (self._pending + text).rpartition("\n")
        if newline:
            self._erase()
            self._console.exactly(whole + newline)
            self._draw()

    def add(self, step: float, values: Mapping[str, Any]) -> None:
        """Add what was logged; it is drawn soon."""
        self._plot.add(step, values)
        wait = self._drawn_at + EVERY - time.monotonic()
        if wait <= 0:
            self._draw()
        elif self._timer is None:
            self._timer = asyncio.get_running_loop().call_later(wait, self._draw)

    def end(self) -> None:
        """Draw the plot as it is now, for good, and what the program printed last."""
        if self._shown:
            self._draw()
            self._shown = []
            self._console.exactly(self._pending)
            self._at_line_start = self._at_line_start or not self._pending
            if self._pending:
                self._console.line()

    def _draw(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._drawn_at = time.monotonic()
        size = shutil.get_terminal_size()
        height = min(TALLEST, size.lines - _SPARE)
        if height < SMALLEST:
            return
        if size != self._size:
            self._shown = []  # where the old lines are now, only the terminal knows
            self._size = (size.columns, size.lines)
        lines = painted(self._plot.rows(self._console.width - 1, height, self._style, self._console.language))
        before = self._shown
        start = "" if self._at_line_start else "\n"
        up = f"\x1b[{len(before)}A" if before else start
        changed = [
            "" if number < len(before) and before[number] == line else f"{line}\x1b[K"
            for number, line in enumerate(lines)
        ]
        self._console.write(up + "".join(f"{line}\n" for line in changed))
        self._shown, self._at_line_start = lines, True

    def _erase(self) -> None:
        self._console.write(f"\x1b[{len(self._shown)}A\x1b[J")
        self._shown = []
