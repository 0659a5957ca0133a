"""Showing numbers while training goes on, without slowing it down."""

import time
from collections.abc import Callable

from tutor.engine.training import Progress

Send = Callable[[Progress, float, float | None], None]
"""Takes the progress, the loss of the batch just done, and its accuracy where the loss is a classification's."""


class Live:
    """A callback of batches that sends loss and accuracy now and then: `fit(..., on_batch=[Live(send)])`.

    Between two sendings it only looks at the clock, so that even tiny networks train nearly as fast as without it.

    Args:
        send: what to do with the numbers.
        per_second: sendings a second, at most.
        clock: returns seconds.

    """

    def __init__(self, send: Send, per_second: float = 10.0, clock: Callable[[], float] = time.perf_counter) -> None:
        self._send = send
        self._interval = 1.0 / per_second
        self._clock = clock
        self._next = 0.0

    def __call__(self, progress: Progress) -> None:
        """Send, if it is time."""
        now = self._clock()
        if now >= self._next:
            self._next = now + self._interval
            self._send(progress, *progress.recent())
