"""A bounded number of places, given out in turn: each learner's next job before anyone's second."""

import asyncio
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager


class FairQueue:
    """Hands `places` to learners round-robin. All calls belong to one event loop."""

    def __init__(self, places: int) -> None:
        self.running = 0
        self._places = places
        self._waiting: OrderedDict[str, deque[asyncio.Future[None]]] = OrderedDict()
        self._told: dict[asyncio.Future[None], Callable[[int], None]] = {}

    @property
    def waiting(self) -> int:
        """Return how many jobs wait for a place."""
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def place(self, learner: str, tell: Callable[[int], None]) -> AsyncIterator[None]:
        """Wait for a place and hold it; `tell` is called with the position (1 is next) while waiting."""
        if self.running >= self._places:
            turn: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.setdefault(learner, deque()).append(turn)
            self._told[turn] = tell
            self._tell_positions()
            try:
                await turn
            except asyncio.CancelledError:
                if turn.done() and not turn.cancelled():
                    self._release()  # the place came and the job went at the same moment
                else:
                    self._forget(learner, turn)
                raise
        else:
            self.running += 1
        try:
            yield
        finally:
            self._release()

    def _release(self) -> None:
        """Pass a place on to the learner whose turn it is, or give it back."""
        while self._waiting:
            learner, turns = next(iter(self._waiting.items()))
            turn = turns.popleft()
            self._told.pop(turn, None)
            self._waiting.move_to_end(learner)
            if not turns:
                del self._waiting[learner]
            if not turn.done():
                turn.set_result(None)
                self._tell_positions()
                return
        self.running -= 1

    def _forget(self, learner: str, turn: asyncio.Future[None]) -> None:
        self._told.pop(turn, None)
        turns = self._waiting.get(learner)
        if turns is not None and turn in turns:
            turns.remove(turn)
            if not turns:
                del self._waiting[learner]
        self._tell_positions()

    def _tell_positions(self) -> None:
        queues = [list(turns) for turns in self._waiting.values()]
        position = 0
        for round_number in range(max(map(len, queues), default=0)):
            for turns in queues:
                if round_number < len(turns):
                    position += 1
                    self._told[turns[round_number]](position)
