"""How often several pictures of one screen are painted, so that all of them together stay within what a line carries."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from textual.timer import Timer

    from tutor.tui.screens.exact_screen import ExactScreen
    from tutor.tui.widgets.picture import Picture

BYTES_PER_SECOND: Final = 4300
"""On a screen of 80×24; a larger one gets more in proportion. With what is not paced, this stays below 5 KiB."""

_CELLS: Final = 80 * 24
_SECONDS: Final = 0.1
_SAVED_UP: Final = 0.1
"""Seconds whose bytes may be saved up."""


class Pace:
    """Paints one picture after the other, at most ten a second, while the bytes that were sent allow it.

    What a picture takes is known only when it was sent. One that took much makes all of them wait: while everything
    moves there are few frames, and when little moves there are ten a second, all pictures at once. Else those that wait
    come in `order`, where a picture may have several turns.
    """

    def __init__(self, screen: ExactScreen[None], order: Sequence[str]) -> None:
        self._screen = screen
        self._order = order
        self._place = 0
        self._waiting: dict[str, Picture] = {}
        self._painted: list[str] = []
        self._taken: dict[str, float] = {}
        self._credit = 0.0
        self._counted = 0
        self._last = 0.0
        self._timer: Timer | None = None

    @property
    def idle(self) -> bool:
        """Return whether every change was painted."""
        return self._timer is None

    def wait_for_turn(self, picture: Picture) -> None:
        """Paint a picture that has changed when its turn comes, which may be now."""
        self._waiting[picture.id or ""] = picture
        if self._timer is None:
            self._taken = {}  # what comes after a rest may be quite different
            self._timer = self._screen.set_interval(_SECONDS, self._turn)
            self._turn()

    def _turn(self) -> None:
        """Paint the next picture, or all of them where nothing is owed; without any, let the timer end."""
        if not self._waiting and self._timer:
            self._timer.stop()
            self._timer = None
            return
        if self._settled() < 0:
            return
        turns = [self._order[(self._place + step) % len(self._order)] for step in range(len(self._order))]
        due = [name for name in turns if name in self._waiting]
        together = list(dict.fromkeys(due))
        if self._credit < sum(self._taken.get(name, self._rate) for name in together):
            self._place += turns.index(due[0]) + 1
            together = due[:1]
        for name in together:
            self._waiting.pop(name).paint()
        self._painted = together

    def _settled(self) -> float:
        """Return the bytes that may be sent now; below 0, so many are owed."""
        now, written = time.monotonic(), self._screen.bytes_written
        earned, spent = (now - self._last) * self._rate, written - self._counted
        self._taken |= {name: spent / len(self._painted) for name in self._painted}
        self._painted = []
        self._credit = min(self._most, self._credit + earned - spent)
        self._last, self._counted = now, written
        return self._credit

    @property
    def _rate(self) -> float:
        width, height = self._screen.size
        return BYTES_PER_SECOND * max(1.0, width * height / _CELLS)

    @property
    def _most(self) -> float:
        return self._rate * _SAVED_UP
