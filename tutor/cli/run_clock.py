"""How long a program has run and how long it may, on the terminal's last line, until it shows something itself."""

import asyncio
import time
from typing import Final

from tutor.cli.console import Console
from tutor.language import Text, number_text

_EVERY: Final = 1.0
"""Seconds between two updates."""

_RUNNING = Text(
    uz="Ishlamoqda: {passed} s (eng koʻpi bilan {limit}; toʻxtatish: Ctrl+C)",
    en="Running for {passed} s (at most {limit}; Ctrl+C stops it)",
)
_SECONDS = Text(uz="{n} soniya", en="{n} seconds")
_MINUTES = Text(uz="{n} daqiqa", en="{n} minutes")
_MINUTE: Final = 60
_IN_MINUTES_FROM: Final = 120


class RunClock:
    """Begins with `start`, inside a running event loop, and ends with `stop`; without a terminal it shows nothing."""

    def __init__(self, console: Console, limit: float) -> None:
        """Prepare for a program that may run `limit` seconds."""
        self._console = console
        self._limit = length(limit)
        self._began = 0.0
        self._timer: asyncio.TimerHandle | None = None

    def start(self) -> None:
        """Show the clock, and go on."""
        self._began = time.monotonic()
        self._show()

    def stop(self) -> None:
        """Take the clock away."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        self._console.status(None)

    def _show(self) -> None:
        passed = int(time.monotonic() - self._began)
        self._console.status(_RUNNING.format(passed=passed, limit=self._limit))
        self._timer = asyncio.get_running_loop().call_later(_EVERY, self._show)


def length(seconds: float) -> Text:
    """Return how long something may take, as people say it: 90 seconds, 10 minutes."""
    if seconds >= _IN_MINUTES_FROM:
        return _MINUTES.format(n=round(seconds / _MINUTE))
    return _SECONDS.format(n=number_text(f"{seconds:g}"))
