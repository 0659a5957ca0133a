"""The queue between learners: whose turn it is, decided step by step in one event loop."""

import asyncio
import math
import random

import pytest

from tutor.grading.fair_queue import FairQueue


class Jobs:
    """Jobs that hold a place until they are told to finish."""

    def __init__(self, places: int, memory_mb: float = math.inf) -> None:
        self.queue = FairQueue(places, memory_mb)
        self.running: list[str] = []
        self.order: list[str] = []
        self.positions: dict[str, list[int]] = {}
        self.tasks: dict[str, asyncio.Task[None]] = {}
        self._finish: dict[str, asyncio.Event] = {}

    async def add(self, *names: str, memory_mb: float = 0) -> None:
        """Add jobs; the learner is the name's first letter."""
        for name in names:
            self.positions[name] = []
            self._finish[name] = asyncio.Event()
            self.tasks[name] = asyncio.create_task(self._job(name, memory_mb))
            await settled()

    async def finish(self, *names: str) -> None:
        for name in names:
            self._finish[name].set()
            await settled()

    async def cancel(self, name: str) -> None:
        self.tasks[name].cancel()
        await settled()

    async def _job(self, name: str, memory_mb: float) -> None:
        async with self.queue.place(name[0], self.positions[name].append, memory_mb):
            self.running.append(name)
            self.order.append(name)
            try:
                await self._finish[name].wait()
            finally:
                self.running.remove(name)


async def settled() -> None:
    """Let every task that can go on go on."""
    for _ in range(20):
        await asyncio.sleep(0)


async def test_places_are_bounded() -> None:
    jobs = Jobs(2)
    await jobs.add("a1", "b1", "c1")
    assert (jobs.running, jobs.queue.running, jobs.queue.waiting) == (["a1", "b1"], 2, 1)
    await jobs.finish("a1")
    assert (jobs.running, jobs.queue.waiting) == (["b1", "c1"], 0)
    await jobs.finish("b1", "c1")
    assert (jobs.queue.running, jobs.queue.waiting) == (0, 0)


async def test_a_learner_with_many_jobs_does_not_hold_up_another() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "a2", "a3", "a4", "b1", "c1", "b2")
    await jobs.finish("a1", "a2", "b1", "c1", "a3", "b2", "a4")
    assert jobs.order == ["a1", "a2", "b1", "c1", "a3", "b2", "a4"]
    assert jobs.queue.running == 0


async def test_positions_are_told_as_they_change() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "a2", "a3", "b1")
    assert {name: told[-1] for name, told in jobs.positions.items() if told} == {"a2": 1, "b1": 2, "a3": 3}
    await jobs.finish("a1")
    assert jobs.running == ["a2"]
    assert {name: jobs.positions[name][-1] for name in ("b1", "a3")} == {"b1": 1, "a3": 2}
    assert jobs.positions["a1"] == []


async def test_a_job_that_is_cancelled_while_it_waits() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "b1", "c1")
    await jobs.cancel("b1")
    assert jobs.positions["c1"][-1] == 1
    await jobs.finish("a1")
    assert jobs.running == ["c1"]
    await jobs.finish("c1")
    assert jobs.order == ["a1", "c1"]
    assert (jobs.queue.running, jobs.queue.waiting) == (0, 0)


async def test_a_job_that_is_cancelled_while_it_runs() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "b1")
    await jobs.cancel("a1")
    assert jobs.running == ["b1"]
    await jobs.finish("b1")
    assert jobs.queue.running == 0


async def test_a_place_that_comes_at_the_moment_of_cancelling_is_passed_on() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "b1", "c1")
    jobs._finish["a1"].set()
    jobs.tasks["b1"].cancel()
    await settled()
    assert jobs.running == ["c1"]
    await jobs.finish("c1")
    assert (jobs.queue.running, jobs.queue.waiting) == (0, 0)


async def test_a_place_that_was_given_to_a_job_cancelled_before_it_wakes_is_passed_on() -> None:
    jobs = Jobs(1)
    await jobs.add("a1", "b1", "c1")
    jobs._finish["a1"].set()
    while jobs.queue.waiting == 2:
        await asyncio.sleep(0)
    assert jobs.running == []  # b1 has the place and has not run yet
    jobs.tasks["b1"].cancel()
    await settled()
    assert jobs.running == ["c1"]
    await jobs.finish("c1")
    assert (jobs.queue.running, jobs.queue.waiting) == (0, 0)


async def test_a_job_that_fails_gives_its_place_back() -> None:
    queue = FairQueue(1)
    with pytest.raises(ZeroDivisionError):
        async with queue.place("a", print):
            raise ZeroDivisionError
    assert queue.running == 0


@pytest.mark.parametrize("places", [1, 2, 3])
async def test_every_job_runs_once_whatever_is_cancelled(places: int) -> None:
    jobs = Jobs(places)
    names = [f"{learner}{i}" for i in range(6) for learner in "abcd"]
    await jobs.add(*names)
    cancelled = names[5::4]
    for name in cancelled:
        await jobs.cancel(name)
        assert len(jobs.running) <= places
    for name in names:
        await jobs.finish(name)
        assert len(jobs.running) <= places
    await asyncio.gather(*jobs.tasks.values(), return_exceptions=True)
    assert len(jobs.order) == len(set(jobs.order))
    assert set(names) - set(cancelled) <= set(jobs.order)
    assert (jobs.queue.running, jobs.queue.waiting) == (0, 0)


async def test_a_new_learner_joins_the_round_that_is_under_way() -> None:
    jobs = Jobs(1)
    await jobs.add("x1", "a1", "a2", "b1", "b2")
    await jobs.finish("x1")
    await jobs.add("c1")
    await jobs.finish("a1", "b1", "a2", "c1", "b2")
    assert jobs.order == ["x1", "a1", "b1", "a2", "c1", "b2"]
    assert jobs.queue.running == 0


async def test_memory_is_promised_once() -> None:
    jobs = Jobs(4, memory_mb=100)
    await jobs.add("a1", "b1", memory_mb=50)
    await jobs.add("c1", memory_mb=1)
    assert (jobs.running, jobs.queue.promised_mb) == (["a1", "b1"], 100)
    await jobs.finish("b1")
    assert (jobs.running, jobs.queue.promised_mb) == (["a1", "c1"], 51)


async def test_a_large_job_is_not_overtaken_and_may_take_all() -> None:
    jobs = Jobs(4, memory_mb=100)
    await jobs.add("a1", memory_mb=10)
    await jobs.add("b1", memory_mb=1000)
    await jobs.add("c1", memory_mb=10)
    assert (jobs.running, jobs.positions["b1"], jobs.positions["c1"]) == (["a1"], [1], [2])
    await jobs.finish("a1")
    assert (jobs.running, jobs.queue.promised_mb) == (["b1"], 100)
    await jobs.finish("b1")
    assert jobs.running == ["c1"]


async def test_those_behind_a_large_job_begin_when_it_goes() -> None:
    jobs = Jobs(4, memory_mb=100)
    await jobs.add("a1", memory_mb=10)
    await jobs.add("b1", memory_mb=1000)
    await jobs.add("c1", "d1", memory_mb=10)
    await jobs.cancel("b1")
    assert jobs.running == ["a1", "c1", "d1"]


@pytest.mark.parametrize("seed", range(20))
async def test_no_history_breaks_the_bounds_or_leaves_anything(seed: int) -> None:
    chance = random.Random(seed)
    jobs = Jobs(3, memory_mb=100)
    names = [f"{learner}{i}" for i in range(8) for learner in "abc"]
    for name in names:
        await jobs.add(name, memory_mb=chance.choice([0, 10, 40, 90, 500]))
        for act in chance.choices([jobs.finish, jobs.cancel], k=chance.randrange(3)):
            known = [known for known, task in jobs.tasks.items() if not task.done()]
            if known:
                await act(chance.choice(known))
        assert jobs.queue.running == len(jobs.running) <= 3
        assert jobs.queue.promised_mb <= 100
    await jobs.finish(*names)
    await asyncio.gather(*jobs.tasks.values(), return_exceptions=True)
    assert (jobs.queue.running, jobs.queue.waiting, jobs.queue.promised_mb) == (0, 0, 0)
