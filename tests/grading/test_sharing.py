"""One service shared by many learners: places, memory, turns, and what happens to the others when one leaves."""

import asyncio
import contextlib
import json
import os
import signal
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from service_process import PATIENCE, ServiceProcess, is_gone, wait_for_a_running_child
from tiny_course import TinyCourse, function_check

from tutor.grading import asking, capacity
from tutor.grading.client import GradingClient, ServiceUnavailableError
from tutor.grading.protocol import Message

RIGHT = "def double(x): return 2 * x\n"
ENDLESS = "import os\nprint(os.getpid())\nwhile True: pass\n"


@pytest.fixture
def course(tiny_course: TinyCourse) -> Path:
    tiny_course.exercise("double", [function_check("double", {"x": {"draw": "normal"}})], RIGHT)
    return tiny_course.path


@contextlib.asynccontextmanager
async def connected(service: ServiceProcess, count: int) -> AsyncIterator[list[GradingClient]]:
    clients = [await GradingClient.connect(service.socket) for _ in range(count)]
    yield clients
    for client in clients:
        await client.close()


class Job:
    """A request under way; its events come one by one."""

    def __init__(self, client: GradingClient, op: str, **fields: Any) -> None:  # noqa: ANN401
        self.events = client.stream(op, **fields)

    async def until(self, event: str) -> Message:
        async for message in self.events:
            if message["event"] == event:
                return message
        raise AssertionError(f"it ended without {event}")

    async def leave(self) -> None:
        await self.events.aclose()


def endless(client: GradingClient, learner: str, memory_mb: int = 64) -> Job:
    return Job(client, "run", source=ENDLESS, runtime="numpy", learner=learner, seconds=600, memory_mb=memory_mb)


async def check(client: GradingClient, course: Path, learner: str) -> Message:
    return await client.ask("check", course=str(course), exercise="double", source=RIGHT, learner=learner)


async def test_a_job_waits_for_memory_though_places_are_free(home: Path) -> None:
    with ServiceProcess("--places", "4", "--memory-mb", "1000") as service:
        async with connected(service, 3) as (one, two, three):
            large = endless(one, "a", memory_mb=700)
            await large.until("output")
            waiting = endless(two, "b", memory_mb=700)
            assert (await waiting.until("queued"))["position"] == 1
            small = endless(three, "c", memory_mb=100)
            assert (await small.until("queued"))["position"] == 2  # nobody overtakes
            await large.leave()
            await waiting.until("output")
            await small.until("output")


async def test_a_job_that_wants_more_than_all_memory_runs_alone(home: Path) -> None:
    with ServiceProcess("--places", "4", "--memory-mb", "600") as service:
        async with connected(service, 2) as (one, two):
            large = endless(one, "a", memory_mb=8000)
            await large.until("output")
            small = endless(two, "b")
            await small.until("queued")
            await large.leave()
            await small.until("output")


async def test_a_check_asks_for_the_memory_of_all_its_programs(home: Path, course: Path) -> None:
    with ServiceProcess("--places", "4", "--memory-mb", str(3 * 512 + 100)) as service:
        async with connected(service, 2) as (one, two):
            running = Job(one, "check", course=str(course), exercise="double", source=ENDLESS, learner="a")
            pid = int((await running.until("output"))["text"])
            waiting = endless(two, "b", memory_mb=101)
            await waiting.until("queued")
            await running.leave()
            await waiting.until("output")
            assert is_gone(pid)


async def test_cancelling_frees_the_place_and_the_process(home: Path, course: Path) -> None:
    with ServiceProcess("--places", "1") as service:
        async with connected(service, 2) as (one, two):
            for _ in range(3):
                running = endless(one, "a")
                pid = int((await running.until("output"))["text"])
                waiting = asyncio.create_task(check(two, course, "b"))
                while (await one.ask("status"))["waiting"] == 0:
                    pass
                await running.leave()
                assert (await waiting)["verdict"]["passed"]
                assert is_gone(pid)


async def test_a_flood_of_one_learner_does_not_hold_up_another(home: Path, course: Path) -> None:
    """Both send real checks; of the one who sends few, none comes after more than one more of the flood each."""
    with ServiceProcess("--places", "1") as service:
        async with connected(service, 3) as (flooding, modest, gate):
            first = endless(gate, "gate")
            await first.until("output")
            done: list[str] = []

            async def checked(client: GradingClient, learner: str) -> None:
                assert (await check(client, course, learner))["verdict"]["passed"]
                done.append(learner)

            flood = [asyncio.create_task(checked(flooding, "flood")) for _ in range(24)]
            while (await gate.ask("status"))["waiting"] < 24:
                pass
            few = [asyncio.create_task(checked(modest, "few")) for _ in range(4)]
            while (await gate.ask("status"))["waiting"] < 28:
                pass
            await first.leave()
            await asyncio.gather(*flood, *few)
            places = [index for index, learner in enumerate(done) if learner == "few"]
            assert places == [1, 3, 5, 7]


def waiting_for_another(zygote: int) -> str:
    """Return a program that goes on for ever in a child of this zygote, and is right in one of another."""
    return f"import os\nwhile os.getppid() == {zygote}: pass\n{RIGHT}"


async def a_zygote(client: GradingClient) -> int:
    await client.ask("prepare", runtime="numpy")
    return int((await client.ask("status"))["zygotes"]["numpy"]["pid"])


@pytest.mark.parametrize("op", ["check", "run"])
async def test_a_zygote_that_dies_before_anything_was_shown_costs_nothing(
    service: ServiceProcess, course: Path, op: str
) -> None:
    async with connected(service, 1) as (client,):
        zygote = await a_zygote(client)
        fields = {"course": str(course), "exercise": "double", "runtime": "numpy"}
        job = Job(client, op, source=waiting_for_another(zygote), **fields)
        await job.until("started")
        wait_for_a_running_child(zygote)
        os.kill(zygote, signal.SIGKILL)
        if op == "check":
            assert (await job.until("verdict"))["verdict"]["passed"]
        else:
            assert (await job.until("finished"))["exit"] == 0
        assert await a_zygote(client) != zygote


async def test_a_zygote_that_dies_under_a_program_that_showed_something(service: ServiceProcess) -> None:
    async with connected(service, 2) as (client, other):
        job = endless(client, "a")
        pid = int((await job.until("output"))["text"])
        os.kill((await other.ask("status"))["zygotes"]["numpy"]["pid"], signal.SIGKILL)
        failure = await job.until("failed")
        assert failure["code"] == "no-sandbox"
        assert "not your fault" in failure["message"]["en"]
        assert "xatoingiz emas" in failure["message"]["uz"]
        assert is_gone(pid)
        assert (await other.ask("run", source="x = 1", runtime="numpy"))["exit"] == 0


async def test_the_end_of_the_service_before_anything_was_shown_costs_nothing(home: Path, course: Path) -> None:
    first = ServiceProcess()
    clients: list[GradingClient] = []
    services = [first]

    async def connect() -> GradingClient:
        clients.append(await GradingClient.connect(first.socket))
        return clients[-1]

    zygote = await a_zygote(await connect())
    fields = {"course": str(course), "exercise": "double", "source": waiting_for_another(zygote)}
    events = []
    async for event in asking.stream(connect, "check", **fields):
        events.append(event["event"])
        if events == ["started"]:
            first.kill()
            services.append(ServiceProcess())
    assert events == ["started", "started", "checking", "verdict"]
    assert event["verdict"]["passed"]
    for client in clients:
        await client.close()
    with services[1]:
        pass


async def test_the_end_of_the_service_after_something_was_shown_is_told(home: Path) -> None:
    service = ServiceProcess()
    client = await GradingClient.connect()

    async def connect() -> GradingClient:
        return client

    stream = asking.stream(connect, "run", source=ENDLESS, runtime="numpy", seconds=600)
    async for event in stream:
        if event["event"] == "output":
            service.kill()
            break
    with pytest.raises(ServiceUnavailableError, match="has stopped"):
        await anext(stream)
    await client.close()


@pytest.mark.slow
async def test_a_client_that_does_not_read_is_left(service: ServiceProcess) -> None:
    """It asks for ever and takes no answer; the service keeps no more than a bounded pile for it."""
    _reader, writer = await asyncio.open_unix_connection(service.socket, limit=1)
    # What one run may say is bounded; several together are too much. The last of them would never end by itself.
    talkative = "from tutor import show\nwhile True: show('curves', series={'y': list(range(20_000))})\n"
    bounded = talkative.replace("while True", "for _ in range(400)")
    for number, source in enumerate([bounded, bounded, bounded, talkative]):
        fields = {"id": number, "op": "run", "runtime": "numpy", "seconds": 600, "source": source}
        writer.write(json.dumps(fields).encode() + b"\n")
    await writer.drain()
    client = await GradingClient.connect(service.socket)
    while not (await client.ask("status"))["running"]:
        pass
    async with asyncio.timeout(PATIENCE):
        while (await client.ask("status"))["running"]:
            pass
    resident = int(Path(f"/proc/{service.pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    assert resident < 600 << 20
    await client.close()
    writer.transport.abort()


@pytest.mark.parametrize(
    ("processors", "memory_mb", "places"),
    [(1, 100_000, 1), (8, 100_000, 8), (8, 1100, 2), (8, 100, 1), (64, 8192, 16)],
)
def test_places_follow_from_processors_and_memory(processors: int, memory_mb: int, places: int) -> None:
    assert capacity.places(processors, memory_mb) == places


def test_the_machine_is_measured() -> None:
    assert 1 <= capacity.cpus() <= (os.cpu_count() or 1)
    total = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") >> 20
    assert capacity.MB_OF_A_PLACE <= capacity.memory_mb() <= total


@pytest.mark.parametrize(
    ("files", "cpus", "memory_mb"),
    [
        ({"cpu.max": "150000 100000", "memory.max": "2147483648", "memory.current": "1073741824"}, 2, 768),
        ({"cpu.max": "50000 100000", "memory.max": "1048576", "memory.current": "0"}, 1, capacity.MB_OF_A_PLACE),
        ({"cpu.max": "max 100000", "memory.max": "max", "memory.current": "9"}, 4, 3072),
        ({}, 4, 3072),
    ],
)
def test_a_containers_share_counts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, files: dict[str, str], cpus: int, memory_mb: int
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text + "\n")
    (tmp_path / "meminfo").write_text("MemTotal:  8000000 kB\nMemAvailable:   4194304 kB\n")
    monkeypatch.setattr(capacity, "_CGROUP", tmp_path)
    monkeypatch.setattr(capacity, "_MEMORY", tmp_path / "meminfo")
    monkeypatch.setattr(capacity.os, "sched_getaffinity", lambda pid: {0, 1, 2, 3})
    assert (capacity.cpus(), capacity.memory_mb()) == (cpus, memory_mb)
