"""How long one call of a training function takes, measured from outside and alike for everyone."""

import time
from collections.abc import Callable
from typing import Final

MOST_CALLS: Final = 3
ENOUGH_SECONDS: Final = 1.0
"""After this much measuring no further call is made: a long training is timed well enough by one."""


def best_seconds(call: Callable[[], object]) -> float:
    """Return the shortest time of up to three calls: other work of the computer can only make them longer."""
    times: list[float] = []
    while len(times) < MOST_CALLS and sum(times) < ENOUGH_SECONDS:
        started = time.perf_counter()
        call()
        times.append(time.perf_counter() - started)
    return min(times)
