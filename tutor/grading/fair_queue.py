"""A bounded number of places and of memory, given out in turn: each learner's next job before anyone's second."""

import asyncio
import math
from collections import OrderedDict, deque
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass


@dataclass(slots=True, eq=False)
class _Turn:
    """A job that waits or runs: what it needs, whom to tell its position, and the moment it may begin."""

    memory_mb: float
    tell: Callable[[int], None]
    begins: asyncio.Future[None]
    told: int = 0


class FairQueue:
    """Hands places and memory to learners round-robin. All calls belong to one event loop.

    The job whose turn it is waits until a place and its memory are free, and nobody overtakes it: a large job is
    never put off for ever by small ones. One that wants more than all memory gets all of it, and runs alone.

    Args:
        places: jobs at the same time.
        memory_mb: megabytes that running jobs may have been promised together.

    """

    def __init__(self, places: int, memory_mb: float = math.inf) -> None:
        self.running = 0
        self.promised_mb: float = 0
        self._places = places
        self._memory_mb = memory_mb
        self._waiting: OrderedDict[str, deque[_Turn]] = OrderedDict()

    @property
    def waiting(self) -> int:
        """Return how many jobs wait for a place."""
        return sum(map(len, self._waiting.values()))

    @asynccontextmanager
    async def place(self, learner: str, tell: Callable[[int], None], memory_mb: float = 0) -> AsyncIterator[None]:
        """Wait for a place and hold it; `tell` is called with the position (1 is next) while waiting."""
        begins = asyncio.get_running_loop().create_future()
        turn = _Turn(min(memory_mb, self._memory_mb), tell, begins)
        self._waiting.setdefault(learner, deque()).append(turn)
        self._admit()
        try:
            await turn.begins
        except asyncio.CancelledError:
            if turn.begins.cancelled():
                self._drop(learner, turn)
                self._admit()  # it may have been the one that was too large
            else:
                self._release(turn)  # the place came and the job went at the same moment
            raise
        try:
            yield
        finally:
            self._release(turn)

    def _admit(self) -> None:
        """Let begin whose turn it is, as long as there is room, and tell the others how far they are."""
        while self._waiting and self.running < self._places:
            learner, turns = next(iter(self._waiting.items()))
            if turns[0].begins.done():  # it was cancelled and does not know yet
                self._drop(learner, turns[0])
            elif self.promised_mb + turns[0].memory_mb <= self._memory_mb:
                turn = self._take_first(learner)
                self.running += 1
                self.promised_mb += turn.memory_mb
                turn.begins.set_result(None)
            else:
                break
        self._tell_positions()

    def _take_first(self, learner: str) -> _Turn:
        """Take a learner's first turn, and put the learner behind all others."""
        turns = self._waiting[learner]
        turn = turns.popleft()
        self._waiting.move_to_end(learner)
        if not turns:
            del self._waiting[learner]
        return turn

    def _release(self, turn: _Turn) -> None:
        self.running -= 1
        self.promised_mb -= turn.memory_mb
        self._admit()

    def _drop(self, learner: str, turn: _Turn) -> None:
        turns = self._waiting.get(learner)
        if turns is not None and turn in turns:
            turns.remove(turn)
            if not turns:
                del self._waiting[learner]

    def _tell_positions(self) -> None:
        for position, turn in enumerate(self._in_order(), start=1):
            if turn.told != position:
                turn.told = position
                turn.tell(position)

    def _in_order(self) -> Iterator[_Turn]:
        queues = [list(turns) for turns in self._waiting.values()]
        for round_number in range(max(map(len, queues), default=0)):
            for turns in queues:
                if round_number < len(turns):
                    yield turns[round_number]
