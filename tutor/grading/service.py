"""The grading service: one trusted process that owns the zygotes and answers many sessions over a Unix socket.

`python -m tutor.grading.service SOCKET` serves until it has been idle for ten minutes, is asked to shut down, or gets
SIGTERM. Only processes of the same user (or root) are answered. See `protocol` for what is said.
"""

import argparse
import asyncio
import contextlib
import fcntl
import json
import os
import signal
import socket
import struct
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Final

from tutor.grading.build import build_id
from tutor.grading.fair_queue import FairQueue
from tutor.grading.jobs import CheckJob, Job, RunJob, bad_request, failed
from tutor.grading.protocol import MAX_LINE, Message
from tutor.grading.zygotes import Zygotes
from tutor.language import Text
from tutor.sandbox import layers
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.runtimes import DISTRIBUTIONS

IDLE_SECONDS: Final = 600.0
END_SECONDS: Final = 5.0
"""How long the service waits for jobs under way when it ends."""
MOST_REQUESTS: Final = 32
"""Requests of one connection that may be under way at the same time."""

_INTERNAL = Text(
    uz="Tekshiruvchida kutilmagan xato yuz berdi: {why}. Bu sizning xatoingiz emas; qayta urinib koʻring.",
    en="The grader met an unexpected error: {why}. It is not your fault; try again.",
)
_NO_ZYGOTE = Text(
    uz="“{runtime}” muhiti ishga tushmadi: {why}. `tutor doctor` sababini koʻrsatadi.",
    en="The environment “{runtime}” did not start: {why}. `tutor doctor` shows why.",
)


class Service:
    """Answers connections; all its state belongs to one event loop, the jobs run in threads."""

    def __init__(self, places: int, idle_seconds: float = IDLE_SECONDS) -> None:
        self._zygotes = Zygotes()
        self._queue = FairQueue(places)
        self._threads = ThreadPoolExecutor(places + 4, thread_name_prefix="job")
        self._idle_seconds = idle_seconds
        self._connections: set[asyncio.Task[None]] = set()
        self._started = time.monotonic()
        self._ended = asyncio.Event()
        self._idle: asyncio.TimerHandle | None = None

    async def serve(self, listening: socket.socket, ready: Callable[[], None]) -> None:
        """Serve on a bound socket until the service is idle or told to end; `ready` is called when it listens."""
        loop = asyncio.get_running_loop()
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, self._ended.set)
        server = await asyncio.start_unix_server(self._connection, sock=listening, limit=MAX_LINE)
        self._rest()
        ready()
        loop.run_in_executor(self._threads, self._warm)
        await self._ended.wait()
        server.close()
        for connection in self._connections:  # Python 3.12 and later would wait until the clients leave by themselves
            connection.cancel()
        if self._connections:
            await asyncio.wait(self._connections, timeout=END_SECONDS)
        self._zygotes.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _warm(self) -> None:
        with contextlib.suppress(SandboxUnavailableError):  # the first request will say why
            self._zygotes.get("numpy")

    def _rest(self) -> None:
        """Begin to count idle time when nobody is connected."""
        if not self._connections:
            self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._ended.set)
        elif self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if not _is_ours(writer.get_extra_info("socket")):
            writer.close()
            return
        connection = asyncio.current_task()
        assert connection is not None
        self._connections.add(connection)
        self._rest()
        session = _Session(self, writer)
        try:
            while line := await reader.readline():
                session.receive(line)
        except (ConnectionError, ValueError, asyncio.LimitOverrunError):
            pass  # a line without end, or a client that went: nothing more can be said to it
        except asyncio.CancelledError:
            pass  # the service ends
        finally:
            await session.close()
            self._connections.discard(connection)
            self._rest()

    async def answer(self, session: "_Session", request: Message) -> Message:
        """Carry out one request and return its final event."""
        match request.get("op"):
            case "hello":
                return {
                    "event": "hello",
                    "version": build_id(),
                    "isolation": layers.available(),
                    "missing": [layer for layer in layers.ALL if layer not in layers.available()],
                }
            case "prepare":
                return await self._prepare(str(request.get("runtime")))
            case "check":
                return await self._do(session, request, CheckJob(self._zygotes, request))
            case "run":
                return await self._do(session, request, RunJob(self._zygotes, request))
            case "cancel":
                return await session.cancel(request.get("job"))
            case "status":
                return {
                    "event": "status",
                    "running": self._queue.running,
                    "waiting": self._queue.waiting,
                    "uptime": round(time.monotonic() - self._started, 1),
                    "zygotes": self._zygotes.status(),
                }
            case "shutdown":
                asyncio.get_running_loop().call_soon(self._ended.set)
                return {"event": "bye"}
            case other:
                return bad_request(f"op {other!r}"[:200])

    async def _prepare(self, runtime: str) -> Message:
        if runtime not in DISTRIBUTIONS:
            return bad_request(f"runtime {runtime!r}"[:200])
        try:
            await asyncio.get_running_loop().run_in_executor(self._threads, self._zygotes.get, runtime)
        except SandboxUnavailableError as error:
            return failed("no-sandbox", _NO_ZYGOTE.format(runtime=runtime, why=str(error)))
        return {"event": "ready"}

    async def _do(self, session: "_Session", request: Message, job: Job) -> Message:
        """Wait for a place, do the job in a thread, and cancel it when the request is cancelled."""
        loop = asyncio.get_running_loop()
        emit = session.emitter(request)
        learner = str(request.get("learner") or "")
        async with self._queue.place(learner, lambda position: emit("queued", {"position": position})):
            emit("started", {})
            work = loop.run_in_executor(self._threads, job.work, _from_thread(loop, emit))
            try:
                return await asyncio.shield(work)
            except asyncio.CancelledError:
                job.cancel()
                await work  # the place is free only when its processes are gone
                raise


class _Session:
    """One connection: its requests under way, and what is sent to it."""

    def __init__(self, service: Service, writer: asyncio.StreamWriter) -> None:
        self._service = service
        self._writer = writer
        self._tasks: dict[Any, asyncio.Task[None]] = {}

    def receive(self, line: bytes) -> None:
        """Begin to carry out one request."""
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        if not isinstance(request, dict) or not isinstance(request.get("id"), (int, str)):
            self._send(None, bad_request("JSON"))
        elif request["id"] in self._tasks or len(self._tasks) >= MOST_REQUESTS:
            self._send(request["id"], bad_request("id"))
        else:
            self._tasks[request["id"]] = asyncio.create_task(self._carry_out(request))

    def emitter(self, request: Message) -> Callable[[str, dict[str, Any]], None]:
        """Return a function that sends events of a request."""
        return lambda event, fields: self._send(request["id"], {"event": event, **fields})

    async def cancel(self, job: object) -> Message:
        """Cancel a request of this connection and wait for its end."""
        task = self._tasks.get(job) if isinstance(job, (int, str)) else None
        if task is not None and task is not asyncio.current_task():
            task.cancel()
            await asyncio.wait([task])
        return {"event": "cancelled"}

    async def close(self) -> None:
        """Cancel everything that is under way and close the connection."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)
        self._writer.close()
        with contextlib.suppress(ConnectionError):
            await self._writer.wait_closed()

    async def _carry_out(self, request: Message) -> None:
        try:
            answer = await self._service.answer(self, request)
        except asyncio.CancelledError:
            answer = {"event": "cancelled"}
        except Exception as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            answer = failed("internal", _INTERNAL.format(why=f"{type(error).__name__}: {error}"))
        del self._tasks[request["id"]]
        self._send(request["id"], answer)

    def _send(self, request_id: object, event: Message) -> None:
        if not self._writer.is_closing():
            self._writer.write(json.dumps({"id": request_id, **event}).encode() + b"\n")


def _from_thread(
    loop: asyncio.AbstractEventLoop, emit: Callable[[str, dict[str, Any]], None]
) -> Callable[[str, dict[str, Any]], None]:
    def forward(event: str, fields: dict[str, Any]) -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens any more
            loop.call_soon_threadsafe(emit, event, fields)

    return forward


def _is_ours(connection: socket.socket) -> bool:
    """Return whether the other side is a process of this user, or root's (SO_PEERCRED, unix(7))."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True  # the socket lies in a folder that only this user may enter
    credentials = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, struct.calcsize("3i"))
    _, uid, _ = struct.unpack("3i", credentials)
    return uid in (os.getuid(), 0)


def main() -> None:
    """Serve on the socket that the command line names; leave quietly if another service does already."""
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.service")
    parser.add_argument("socket", type=Path)
    parser.add_argument("--ready-fd", type=int, help="a descriptor to close when the service listens")
    parser.add_argument("--idle", type=float, default=IDLE_SECONDS, help="seconds without clients before it ends")
    parser.add_argument("--places", type=int, default=os.cpu_count() or 1, help="jobs at the same time")
    arguments = parser.parse_args()
    os.umask(0o077)
    with arguments.socket.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        arguments.socket.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(os.fspath(arguments.socket))
            try:
                asyncio.run(_serve(arguments, listening))
            finally:
                arguments.socket.unlink(missing_ok=True)


async def _serve(arguments: argparse.Namespace, listening: socket.socket) -> None:
    def ready() -> None:
        if arguments.ready_fd is not None:
            os.close(arguments.ready_fd)

    await Service(arguments.places, arguments.idle).serve(listening, ready)


if __name__ == "__main__":
    main()
