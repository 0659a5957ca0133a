"""Garbage on the service's socket: it is answered with `failed` or the connection is closed, and the service lives on."""

import asyncio
import json
import os
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from service_process import PATIENCE, ServiceProcess
from tiny_course import TinyCourse, function_check

from tutor.grading.client import GradingClient
from tutor.grading.protocol import FINAL_EVENTS, MAX_LINE, Message

QUICK = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
THOROUGH = settings(QUICK, max_examples=1000)

RIGHT = "def double(x): return 2 * x\n"
OPS = ["hello", "prepare", "check", "run", "cancel", "status"]
ODD = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=30)
    | st.sampled_from(
        [10**400, -1, "\0", "\ud800", "/dev/zero", "/proc/self/mem", "numpy", "double", "auto", "x" * 70_000]
    ),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
FIELDS = ["runtime", "source", "course", "exercise", "learner", "device", "seconds", "memory_mb", "job", "version"]
REQUESTS = st.builds(
    lambda fields, request_id, op: {**fields, "id": request_id, "op": op},
    st.dictionaries(st.sampled_from(FIELDS), ODD, max_size=6),
    st.integers(0, 3) | ODD,
    st.sampled_from(OPS) | ODD,
)
LINES = st.lists(
    REQUESTS.map(lambda request: json.dumps(request).encode() + b"\n")
    | st.binary(max_size=60).map(lambda data: data + b"\n")
    | st.binary(max_size=60)
    | st.sampled_from([b"\n", b"\r\n", b"\0" * 100 + b"\n", b"\xff\xfe\n", b"[" * 50_000 + b"\n", b'{"id":' * 3000 + b"\n"])
    | st.sampled_from([b'{"id": NaN, "op": "status"}\n', b'{"id": 1e999, "op": "run"}\n', b'{"id": ' + b"9" * 5000 + b"}\n"])
    | st.sampled_from([b'{"id": 1, "id": 2, "op": "status"}\n', b'{"id": 1, "op": "run", "runtime": "numpy", "seconds": NaN}\n']),
    max_size=6,
)  # fmt: skip


@pytest.fixture(scope="module")
def service() -> Iterator[ServiceProcess]:
    """Return one service that all garbage of this file goes to."""
    with (
        tempfile.TemporaryDirectory(prefix="ustoz-") as folder,
        ServiceProcess("--places", "2", socket=Path(folder) / "s.sock") as process,
    ):
        yield process


@pytest.fixture
def course(tiny_course: TinyCourse) -> Path:
    tiny_course.exercise("double", [function_check("double", {"x": {"draw": "normal"}})], RIGHT)
    return tiny_course.path


@pytest.fixture(autouse=True)
def lives_on(service: ServiceProcess, course: Path) -> Iterator[None]:
    """After each test's garbage the same service has nothing left to do, and judges an honest program."""
    yield
    assert service.process.poll() is None
    asyncio.run(_judges(service, course))


async def _judges(service: ServiceProcess, course: Path) -> None:
    client = await GradingClient.connect(service.socket)
    async with asyncio.timeout(PATIENCE):
        while (status := await client.ask("status"))["running"] or status["waiting"]:
            pass
    answer = await client.ask("check", course=str(course), exercise="double", source=RIGHT, learner="honest")
    assert answer["verdict"]["passed"]
    await client.close()


def said(service: ServiceProcess, *parts: bytes) -> list[Message]:
    """Send bytes, say no more, and return everything that is answered until the service closes the connection."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(PATIENCE)
        connection.connect(os.fspath(service.socket))
        answer = b""
        try:
            for part in parts:
                connection.sendall(part)
            connection.shutdown(socket.SHUT_WR)
            answer = b"".join(iter(lambda: connection.recv(1 << 16), b""))
        except ConnectionError:
            pass  # it closed before it had read everything
    messages = [json.loads(line) for line in answer.splitlines()]
    for message in messages:
        assert {"id", "event"} <= message.keys()
        if message["event"] == "failed":
            assert message["code"] != "internal", message
            assert message["message"]["uz"]
            assert message["message"]["en"]
    return messages


@QUICK
@given(lines=LINES)
@example(lines=[b"", b"x"])
def test_any_bytes(service: ServiceProcess, lines: list[bytes]) -> None:
    said(service, *lines)


@pytest.mark.slow
@THOROUGH
@given(lines=LINES)
def test_any_bytes_thoroughly(service: ServiceProcess, lines: list[bytes]) -> None:
    said(service, *lines)


@QUICK
@given(op=st.sampled_from(OPS), name=st.sampled_from(FIELDS), value=ODD)
def test_any_type_in_any_field_is_answered(
    service: ServiceProcess, course: Path, op: str, name: str, value: Any  # noqa: ANN401
) -> None:  # fmt: skip
    """One field of a good request is spoilt; the request has its own final event all the same."""
    good = {"course": str(course), "exercise": "double", "source": "x = 1", "runtime": "numpy", "job": 7}
    asyncio.run(_is_answered(service, {**good, name: value, "op": op}))


async def _is_answered(service: ServiceProcess, request: dict[str, Any]) -> None:
    reader, writer = await asyncio.open_unix_connection(service.socket, limit=MAX_LINE)
    writer.write(json.dumps({**request, "id": "mine"}).encode() + b"\n")
    async with asyncio.timeout(PATIENCE):
        while True:
            message = json.loads(await reader.readline())
            assert message["id"] == "mine"
            assert message.get("code") != "internal", message
            if message["event"] in FINAL_EVENTS:
                break
    writer.close()
    await writer.wait_closed()


@pytest.mark.parametrize("place", ["course.yaml", "basics/lesson.yaml", "basics/double/solution.py"])
@pytest.mark.parametrize("what", ["pipe", "folder", "loop", "bytes"])
def test_a_course_whose_file_is_none_is_the_courses_fault(
    service: ServiceProcess, tmp_path: Path, place: str, what: str
) -> None:
    spoilt = TinyCourse(tmp_path / "spoilt")
    spoilt.exercise("double", [function_check("double", {"x": {"draw": "normal"}})], RIGHT)
    path = spoilt.path / place
    path.unlink()
    makers = {"pipe": lambda: os.mkfifo(path), "folder": path.mkdir, "loop": lambda: path.symlink_to(path)}
    makers.get(what, lambda: path.write_bytes(b"\xff\0"))()
    answers = asyncio.run(_check(service, spoilt.path))
    assert (answers["event"], answers["code"]) == ("failed", "course")
    assert str(path) in answers["message"]["en"]


async def _check(service: ServiceProcess, course: Path) -> Message:
    client = await GradingClient.connect(service.socket)
    async with asyncio.timeout(PATIENCE):
        answer = await client.ask("check", course=str(course), exercise="double", source=RIGHT)
    await client.close()
    return answer


def test_a_flood_of_requests_is_refused_in_part_and_answered_in_part(service: ServiceProcess) -> None:
    messages = said(service, b"".join(b'{"id": %d, "op": "prepare", "runtime": "numpy"}\n' % i for i in range(5000)))
    assert {message["event"] for message in messages} <= {"ready", "failed", "cancelled"}


def connected(service: ServiceProcess) -> socket.socket:
    connection = socket.socket(socket.AF_UNIX)
    connection.settimeout(PATIENCE)
    while True:
        try:
            connection.connect(os.fspath(service.socket))
        except BlockingIOError:
            continue  # more wait to be accepted than the kernel keeps
        return connection


def test_a_flood_of_connections(service: ServiceProcess) -> None:
    connections = []
    for _ in range(400):
        connections.append(connected(service))
    for connection in connections:
        try:
            connection.sendall(b'{"id": 1, "op": "status"}\n')
            first = connection.recv(1)
        except ConnectionError:
            first = b""
        assert first in (b"", b"{")
        connection.close()


@pytest.mark.parametrize("when", ["at once", "in the middle of a line", "after the start"])
def test_clients_that_vanish(service: ServiceProcess, when: str) -> None:
    run = b'{"id": 1, "op": "run", "runtime": "numpy", "seconds": 600, "source": "while True: pass"}\n'
    for _ in range(20):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(PATIENCE)
            connection.connect(os.fspath(service.socket))
            if when == "in the middle of a line":
                connection.sendall(run[:40])
            elif when == "after the start":
                connection.sendall(run)
                assert connection.recv(1)


def test_the_longest_line_is_read_and_a_longer_one_ends_the_connection(service: ServiceProcess) -> None:
    wrapped = b'{"id": 1, "op": "status", "x": "%s"}\n'
    fits = wrapped % (b"x" * (MAX_LINE - len(wrapped) - 10))
    assert [message["event"] for message in said(service, fits)] in (["status"], ["cancelled"], [])
    assert said(service, b"x" * (2 * MAX_LINE)) == []
