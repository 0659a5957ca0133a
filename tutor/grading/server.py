"""What the grading service does for its clients: greets them, gives their jobs places in turn, ends when told to."""

import asyncio
import contextlib
import os
import signal
import socket
import struct
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, Final

from tutor.grading.build import build_id
from tutor.grading.comparison.job import CompareJob
from tutor.grading.devices import Devices
from tutor.grading.fair_queue import FairQueue
from tutor.grading.jobs import CheckJob, Job, RunJob
from tutor.grading.protocol import MAX_LINE, Message
from tutor.grading.refusals import bad_request, failed
from tutor.grading.session import Session
from tutor.grading.sources import Sources
from tutor.language import Text
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.runtimes import DISTRIBUTIONS

END_SECONDS: Final = 5.0
"""How long the service waits for jobs under way when it ends."""

MOST_CONNECTIONS: Final = 256
"""Connections at the same time; another one is closed at once."""

_LONGEST_NAME: Final = 200

_NO_ZYGOTE = Text(
    uz="“{runtime}” muhiti ishga tushmadi: {why}. `tutor doctor` sababini koʻrsatadi.",
    en="The environment “{runtime}” did not start: {why}. `tutor doctor` shows why.",
)


class Server:
    """Answers connections; all its state belongs to one event loop, the jobs run in threads.

    Args:
        places: jobs at the same time.
        memory_mb: megabytes that their programs may ask for together.
        idle_seconds: how long it stays when nobody is connected.
        sources: where the programs run.
        devices: what they may compute on; jobs on a GPU wait in a queue of their own.

    """

    def __init__(self, places: int, memory_mb: int, idle_seconds: float, sources: Sources, devices: Devices) -> None:
        self._sources = sources
        self._devices = devices
        self._queue = FairQueue(places, memory_mb)
        self._gpu_queue = FairQueue(devices.places)
        self._threads = ThreadPoolExecutor(places + devices.places + 4, thread_name_prefix="job")
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
        server = await asyncio.start_unix_server(
            self._connection, sock=listening, limit=MAX_LINE, backlog=MOST_CONNECTIONS
        )
        self._rest()
        ready()
        loop.run_in_executor(self._threads, self._warm)
        await self._ended.wait()
        server.close()
        for connection in self._connections:  # Python 3.12 and later would wait until the clients leave by themselves
            connection.cancel()
        if self._connections:
            await asyncio.wait(self._connections, timeout=END_SECONDS)
        self._sources.close()
        self._threads.shutdown(wait=False, cancel_futures=True)

    def _warm(self) -> None:
        with contextlib.suppress(SandboxUnavailableError):  # the first request will say why
            self._sources.get("numpy")

    def _rest(self) -> None:
        """Begin to count idle time when nobody is connected."""
        if not self._connections:
            self._idle = asyncio.get_running_loop().call_later(self._idle_seconds, self._ended.set)
        elif self._idle is not None:
            self._idle.cancel()
            self._idle = None

    async def _connection(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        if len(self._connections) >= MOST_CONNECTIONS or not _is_ours(writer.get_extra_info("socket")):
            writer.close()
            return
        connection = asyncio.current_task()
        assert connection is not None
        self._connections.add(connection)
        self._rest()
        session = Session(self._answer, writer)
        try:
            while line := await reader.readline():
                session.receive(line)
        except (ConnectionError, ValueError, asyncio.LimitOverrunError):
            pass  # a line without end, or a client that went: nothing more can be said to it
        except asyncio.CancelledError:
            pass  # the service ends
        finally:
            with contextlib.suppress(asyncio.CancelledError):  # the service ends while the connection does
                await session.close()
            self._connections.discard(connection)
            self._rest()

    async def _answer(self, session: Session, request: Message) -> Message:
        """Carry out one request and return its final event."""
        match request.get("op"):
            case "hello":
                return {
                    "event": "hello",
                    "version": build_id(),
                    "isolation": self._sources.layers,
                    "missing": self._sources.missing,
                }
            case "prepare":
                return await self._prepare(str(request.get("runtime")))
            case "check":
                return await self._do(session, request, CheckJob(self._sources, self._devices, request))
            case "compare":
                return await self._do(session, request, CompareJob(self._sources, request))
            case "run":
                return await self._do(session, request, RunJob(self._sources, self._devices, request))
            case "cancel":
                return await session.cancel(request.get("job"))
            case "status":
                return {
                    "event": "status",
                    "running": self._queue.running + self._gpu_queue.running,
                    "waiting": self._queue.waiting + self._gpu_queue.waiting,
                    "uptime": round(time.monotonic() - self._started, 1),
                    "zygotes": self._sources.status(),
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
            await asyncio.get_running_loop().run_in_executor(self._threads, self._sources.get, runtime)
        except SandboxUnavailableError as error:
            return failed("no-sandbox", _NO_ZYGOTE.format(runtime=runtime, why=str(error)))
        return {"event": "ready"}

    async def _do(self, session: Session, request: Message, job: Job) -> Message:
        """Wait for a place and memory, do the job in a thread, and cancel it when the request is cancelled."""
        loop = asyncio.get_running_loop()
        emit = session.emitter(request)
        learner = str(request.get("learner") or "")[:_LONGEST_NAME]
        async with session.joining:  # a connection's requests join the queue in the order in which they came
            memory_mb, gpu = await loop.run_in_executor(self._threads, job.needs)
        queue = self._gpu_queue if gpu else self._queue
        async with queue.place(learner, lambda position: emit("queued", {"position": position}), memory_mb):
            emit("started", {})
            work = loop.run_in_executor(self._threads, job.work, _from_thread(loop, emit))
            try:
                return await asyncio.shield(work)
            except asyncio.CancelledError:
                job.cancel()
                # The place is free only when its processes are gone, however often the request is cancelled.
                while not work.done():
                    with contextlib.suppress(asyncio.CancelledError):
                        await asyncio.wait([work])
                raise


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
