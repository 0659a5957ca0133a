"""The grading service as a process of its own, over its real socket."""

import asyncio
import json
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from service_process import PATIENCE, ServiceProcess, is_gone
from tiny_course import TinyCourse, function_check

from tutor.grading.client import GradingClient
from tutor.grading.protocol import MAX_LINE, MAX_SOURCE, Message
from tutor.grading.session import MOST_REQUESTS
from tutor.grading.verdict import Verdict

RIGHT = "def double(x): return 2 * x\n"
ENDLESS = "import os\nprint(os.getpid())\nwhile True: pass\n"


@pytest.fixture(scope="module")
def service() -> Iterator[ServiceProcess]:
    """Return one service for all tests of this file; each connects for itself."""
    with (
        tempfile.TemporaryDirectory(prefix="ustoz-") as folder,
        ServiceProcess(socket=Path(folder) / "s.sock") as process,
    ):
        yield process


@pytest.fixture
async def client(service: ServiceProcess) -> AsyncIterator[GradingClient]:
    connected = await GradingClient.connect(service.socket)
    yield connected
    await connected.close()


@pytest.fixture
def course(tiny_course: TinyCourse) -> Path:
    arguments = {"x": {"draw": "normal"}}
    tiny_course.exercise(
        "double", [function_check("double", arguments)], RIGHT, mistakes={"half": "def double(x): return x / 2"}
    )
    tiny_course.exercise("broken", [function_check("double", arguments)], "x = 1")
    return tiny_course.path


class Raw:
    """A connection on which anything can be written."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.reader = reader
        self.writer = writer

    @classmethod
    async def open(cls, path: Path) -> "Raw":
        return cls(*await asyncio.open_unix_connection(path, limit=MAX_LINE))

    async def send(self, *lines: bytes | Message) -> None:
        for line in lines:
            self.writer.write(line if isinstance(line, bytes) else json.dumps(line).encode() + b"\n")
        await self.writer.drain()

    async def receive(self) -> Message:
        return dict(json.loads(await asyncio.wait_for(self.reader.readline(), PATIENCE)))

    async def receive_until(self, event: str, request_id: object = None) -> Message:
        while True:
            message = await self.receive()
            if message["event"] == event and request_id in (None, message["id"]):
                return message

    async def ended(self) -> bool:
        return await asyncio.wait_for(self.reader.read(), PATIENCE) == b""


def check(course: Path, source: str, exercise: str = "double", **fields: Any) -> Message:  # noqa: ANN401
    return {"course": str(course), "exercise": exercise, "source": source, "learner": "a", "device": "auto", **fields}


async def events_of(client: GradingClient, op: str, **fields: Any) -> list[Message]:  # noqa: ANN401
    return [event async for event in client.stream(op, **fields)]


async def test_a_right_and_a_wrong_program(client: GradingClient, course: Path) -> None:
    events = await events_of(client, "check", **check(course, RIGHT + "print('hello')"))
    assert [event["event"] for event in events] == ["started", "output", "checking", "verdict"]
    assert Verdict.from_json(events[-1]["verdict"]).passed
    wrong = await client.ask("check", **check(course, "def double(x): return x * 0.5"))
    assert wrong["verdict"]["checks"][0]["mistake"] == "half"
    assert wrong["verdict"]["isolation"] == client.isolation


async def test_many_checks_side_by_side_each_get_their_own_verdict(client: GradingClient, course: Path) -> None:
    sources = [f"def double(x): return {i} * x\nprint('program {i}')\n" for i in range(12)]
    answers = await asyncio.gather(
        *[client.ask("check", **check(course, source, learner=f"l{i % 3}")) for i, source in enumerate(sources)]
    )
    assert [answer["verdict"]["passed"] for answer in answers] == [i == 2 for i in range(12)]
    assert [answer["verdict"]["output"] for answer in answers] == [f"program {i}\n" for i in range(12)]


async def test_two_clients_share_one_service(service: ServiceProcess, client: GradingClient, course: Path) -> None:
    other = await GradingClient.connect(service.socket)
    one, two = await asyncio.gather(*[c.ask("check", **check(course, RIGHT)) for c in (client, other)])
    assert one["verdict"]["passed"]
    assert two["verdict"]["passed"]
    status = await other.ask("status")
    assert list(status["zygotes"]) == ["numpy"]
    await other.close()


async def test_an_edited_course_is_read_again(client: GradingClient, course: Path) -> None:
    assert (await client.ask("check", **check(course, RIGHT)))["verdict"]["passed"]
    (course / "basics/double/solution.py").write_text("def double(x): return 3 * x\n")
    assert not (await client.ask("check", **check(course, RIGHT)))["verdict"]["passed"]


async def test_a_program_is_run_with_its_output_metrics_and_figures(client: GradingClient) -> None:
    source = """\
from tutor import log, show
print('Epoch 0: loss = 0.5')
log(1, loss=0.25)
show('curves', series={'y': [1, 2]})
raise ValueError('why')
"""
    events = await events_of(client, "run", source=source, runtime="numpy")
    kinds = [event["event"] for event in events]
    assert kinds[0] == "started"
    assert {"output", "metric", "figure"} <= set(kinds)
    last = events[-1]
    assert (last["event"], last["exit"], last["error"]["type"], last["error"]["line"]) == (
        "finished",
        1,
        "ValueError",
        5,
    )
    assert next(event["figure"] for event in events if event["event"] == "figure") == {
        "kind": "curves",
        "series": {"y": [1, 2]},
    }


@pytest.mark.parametrize(
    ("source", "code", "error"),
    [
        ("x = 1", 0, None),
        ("exit()", 0, None),
        ("exit(3)", 3, None),
        ("exit(-1)", 255, None),
        ("exit('message')", 1, None),
        ("exit('--5')", 1, None),
        ("raise SystemExit(256)", 0, None),
        ("assert __name__ == '__main__'", 0, None),
        ("1 / 0", 1, "ZeroDivisionError"),
        ("import os; os._exit(4)", None, "Exited"),
        ("import os; os.abort()", None, "Killed"),
        ("while True: print('x' * 999)", None, "OutputLimit"),
        ("def f(:", 1, "SyntaxError"),
    ],
)
async def test_how_a_program_ended(client: GradingClient, source: str, code: int | None, error: str | None) -> None:
    finished = await client.ask("run", source=source, runtime="numpy")
    assert finished["exit"] == code
    assert (finished["error"] or {}).get("type") == error


async def test_limits_of_a_run(client: GradingClient) -> None:
    finished = await client.ask("run", source="while True: pass", runtime="numpy", seconds=0.3)
    assert finished["error"]["type"] == "TimeLimit"
    assert "0.3" in finished["error"]["explanation"]["en"]
    finished = await client.ask("run", source="x = bytearray(300 << 20)", runtime="numpy", memory_mb=64)
    assert finished["error"]["type"] == "MemoryError"
    for odd in ("x", None, -1, 0, True, [], 1e400):
        assert (await client.ask("run", source="x = 1", runtime="numpy", seconds=odd, memory_mb=odd))["exit"] == 0


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"exercise": "doubel"}, "unknown-exercise"),
        ({"exercise": "../double"}, "unknown-exercise"),
        ({"exercise": 7}, "unknown-exercise"),
        ({"course": "/nowhere"}, "course"),
        ({"course": None}, "course"),
        ({"exercise": "broken"}, "broken-exercise"),
        ({"device": "abacus"}, "no-device"),
    ],
)
async def test_what_cannot_be_checked(client: GradingClient, course: Path, fields: dict[str, Any], code: str) -> None:
    answer = await client.ask("check", **{**check(course, RIGHT), **fields})
    assert (answer["event"], answer["code"]) == ("failed", code)
    assert answer["message"]["uz"] != answer["message"]["en"]


async def test_what_cannot_be_run(client: GradingClient) -> None:
    for fields in ({"runtime": "cobol"}, {}, {"runtime": "numpy", "source": "x" * (MAX_SOURCE + 1)}):
        answer = await client.ask("run", **{"source": "x = 1", **fields})
        assert (answer["event"], answer["code"]) == ("failed", "bad-request")
    assert (await client.ask("prepare", runtime="cobol"))["code"] == "bad-request"
    assert (await client.ask("dance"))["code"] == "bad-request"


async def test_zygotes_are_prepared_when_asked_for(client: GradingClient) -> None:
    assert (await client.ask("prepare", runtime="torch"))["event"] == "ready"
    assert set((await client.ask("status"))["zygotes"]) >= {"torch"}
    finished = await client.ask("run", source="import torch\nprint(torch.ones(2).sum())", runtime="torch")
    assert finished["exit"] == 0


async def test_garbage_is_answered_and_the_rest_goes_on(service: ServiceProcess) -> None:
    raw = await Raw.open(service.socket)
    garbage = [
        b"\n",
        b"garbage\n",
        b"[]\n",
        b"7\n",
        b"\xff\xfe\n",
        b"{}\n",
        b'{"op": "status"}\n',
        b'{"id": [], "op": "status"}\n',
        b"[" * 100_000 + b"\n",
    ]
    await raw.send(*garbage)
    for _ in garbage:
        message = await raw.receive()
        assert (message["event"], message["code"]) == ("failed", "bad-request")
    await raw.send({"id": "a", "op": "status"})
    assert (await raw.receive())["id"] == "a"
    raw.writer.close()


async def test_a_line_without_end_closes_that_connection_only(service: ServiceProcess, client: GradingClient) -> None:
    raw = await Raw.open(service.socket)
    with pytest.raises((ConnectionError, asyncio.IncompleteReadError, AssertionError)):  # noqa: PT012
        for _ in range(2 * MAX_LINE >> 20):
            await raw.send(b"x" * (1 << 20))
        assert not await raw.ended()
    assert (await client.ask("status"))["event"] == "status"


async def test_an_id_can_be_used_once_at_a_time(service: ServiceProcess) -> None:
    raw = await Raw.open(service.socket)
    await raw.send({"id": 1, "op": "run", "source": ENDLESS, "runtime": "numpy"})
    await raw.receive_until("output")
    await raw.send({"id": 1, "op": "status"})
    assert (await raw.receive())["code"] == "bad-request"
    await raw.send({"id": 2, "op": "cancel", "job": 1})
    ends = [await raw.receive(), await raw.receive()]
    assert sorted((end["id"], end["event"]) for end in ends) == [(1, "cancelled"), (2, "cancelled")]
    await raw.send({"id": 1, "op": "status"})
    assert (await raw.receive())["event"] == "status"
    raw.writer.close()


async def test_requests_of_one_connection_are_bounded(service: ServiceProcess) -> None:
    raw = await Raw.open(service.socket)
    await raw.send(*[{"id": i, "op": "run", "source": ENDLESS, "runtime": "numpy"} for i in range(MOST_REQUESTS + 3)])
    refused = [await raw.receive_until("failed") for _ in range(3)]
    assert [message["id"] for message in refused] == [MOST_REQUESTS, MOST_REQUESTS + 1, MOST_REQUESTS + 2]
    raw.writer.close()


async def test_leaving_a_stream_cancels_its_job(client: GradingClient) -> None:
    stream = client.stream("run", source=ENDLESS, runtime="numpy", seconds=600)
    async for event in stream:
        if event["event"] == "output":
            pid = int(event["text"])
            break
    await stream.aclose()
    await nothing_runs(client)
    assert is_gone(pid)


async def nothing_runs(client: GradingClient) -> None:
    """Wait until no job is under way."""
    while (status := await client.ask("status"))["running"] or status["waiting"]:
        pass


async def test_a_client_that_goes_takes_its_jobs_along(
    service: ServiceProcess, client: GradingClient, course: Path
) -> None:
    raw = await Raw.open(service.socket)
    await raw.send(
        {"id": 1, "op": "run", "source": ENDLESS, "runtime": "numpy", "seconds": 600},
        {"id": 2, "op": "check", **check(course, ENDLESS)},
        *[{"id": i, "op": "run", "source": ENDLESS, "runtime": "numpy", "seconds": 600} for i in range(3, 9)],
    )
    pid = int((await raw.receive_until("output"))["text"])
    raw.writer.transport.abort()
    await nothing_runs(client)
    assert is_gone(pid)
    assert (await client.ask("check", **check(course, RIGHT)))["verdict"]["passed"]


async def test_those_who_wait_are_told_their_place_and_take_turns(home: Path, course: Path) -> None:
    """One place; a learner with many jobs does not keep another from being next."""
    with ServiceProcess("--places", "1") as service:
        raw, other = await Raw.open(service.socket), await Raw.open(service.socket)
        await raw.send(
            {"id": 0, "op": "run", "source": ENDLESS, "runtime": "numpy", "learner": "many", "seconds": 600}
        )
        await raw.receive_until("output")
        await raw.send(*[{"id": i, "op": "check", **check(course, RIGHT, learner="many")} for i in (1, 2, 3)])
        await raw.receive_until("queued", 3)
        await other.send({"id": 9, "op": "check", **check(course, RIGHT, learner="one")})
        assert await other.receive() == {"id": 9, "event": "queued", "position": 2}
        await raw.send({"id": 7, "op": "cancel", "job": 0})
        order = asyncio.create_task(other.receive_until("verdict"))
        verdicts = [await raw.receive_until("verdict") for _ in range(3)]
        assert (await order)["verdict"]["passed"]
        assert [message["id"] for message in verdicts] == [1, 2, 3]
        for connection in (raw, other):
            connection.writer.close()


async def test_a_waiting_job_can_be_cancelled(home: Path) -> None:
    with ServiceProcess("--places", "1") as service:
        raw = await Raw.open(service.socket)
        run = {"op": "run", "source": ENDLESS, "runtime": "numpy", "seconds": 600}
        await raw.send({"id": 1, **run}, {"id": 2, **run})
        await raw.receive_until("queued", 2)
        await raw.send({"id": 3, "op": "cancel", "job": 2})
        assert (await raw.receive_until("cancelled", 2))["id"] == 2
        await raw.send({"id": 4, "op": "cancel", "job": 99})
        assert (await raw.receive_until("cancelled", 4))["id"] == 4
        raw.writer.close()


async def test_learners_text_is_safe_on_the_wire(client: GradingClient, course: Path) -> None:
    source = "print('\\x1b[2J\\u202e')\ndef double(x): raise ValueError('\\x1b]0;title\\x07')\n"
    events = await events_of(client, "check", **check(course, source))
    everything = json.dumps(events, ensure_ascii=False)
    assert "\\u001b" not in json.dumps(events)
    assert "\u202e" not in everything
    assert "␛[2J<U+202E>" in everything


async def test_text_that_is_no_text(client: GradingClient, course: Path) -> None:
    for source in ("x = '\ud800'", "x = 1\0", "\ufeffx = 1", ""):
        answer = await client.ask("check", **check(course, source))
        assert answer["event"] == "verdict"
        assert not answer["verdict"]["passed"]
