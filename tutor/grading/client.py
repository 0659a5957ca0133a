"""The client of the grading service: finds it, or starts it, and asks it things. Needs no NumPy."""

import asyncio
import contextlib
import itertools
import json
import os
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any, Final

from tutor import paths
from tutor.grading.build import build_id, build_on_disk
from tutor.grading.protocol import FINAL_EVENTS, MAX_LINE, Message
from tutor.language import Text

START_SECONDS: Final = 30.0

_CANNOT_START = Text(
    uz="Tekshirish xizmati ishga tushmadi. Qayta urinib koʻring; `tutor doctor` sababini koʻrsatadi. ({why})",
    en="The grading service did not start. Try again; `tutor doctor` shows why. ({why})",
)
_UPDATED = Text(
    uz="Ustoz yangilandi, bu yerda esa hali eskisi ishlab turibdi. Ustozni yopib, qayta oching.",
    en="Ustoz has been updated, and the old one still runs here. Close Ustoz and open it again.",
)
_GONE = Text(
    uz="Tekshirish xizmati toʻxtab qoldi. Qayta urinib koʻring: u oʻzi yana ishga tushadi.",
    en="The grading service has stopped. Try again: it starts again by itself.",
)


class ServiceUnavailableError(Exception):
    """The grading service cannot be reached; `text` says so in both languages."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


ServiceUnavailable = ServiceUnavailableError


class GradingClient:
    """One connection to the service. Requests may run side by side; closing it cancels them.

    Made by `connect`, and used in the event loop that made it.
    """

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self._reader = reader
        self._writer = writer
        self._numbers = itertools.count(1)
        self._events: dict[int, asyncio.Queue[Message | None]] = {}
        self._listening = asyncio.create_task(self._listen())

    @classmethod
    async def connect(cls, socket_path: Path | None = None) -> "GradingClient":
        """Connect to this home's service and start it where there is none, or where it is of another build.

        Raises:
            ServiceUnavailableError: it cannot be started, or this process is of an older build than the files on disk.

        """
        path = socket_path or paths.service_socket()
        for _ in range(3):
            client = await cls._open(path)
            if client is None:
                await _start(path)
                client = await cls._open(path)
            if client is None:
                continue
            try:
                hello = await client.ask("hello", version=build_id())
            except ServiceUnavailableError:
                await client.close()
                continue
            if hello.get("version") == build_id():
                client.isolation = hello.get("isolation", [])
                client.missing = hello.get("missing", [])
                return client
            if build_on_disk() != build_id():
                # A service of the files on disk would be no better, and others may use it.
                await client.close()
                raise ServiceUnavailableError(_UPDATED)
            with contextlib.suppress(ServiceUnavailableError):
                await client.ask("shutdown")
            await client.closed()
        raise ServiceUnavailableError(_CANNOT_START.format(why=path))

    isolation: list[str]
    missing: list[str]

    @classmethod
    async def _open(cls, path: Path) -> "GradingClient | None":
        try:
            return cls(*await asyncio.open_unix_connection(path, limit=MAX_LINE))
        except (FileNotFoundError, ConnectionRefusedError, ConnectionResetError):
            return None
        except OSError as error:
            raise ServiceUnavailableError(_CANNOT_START.format(why=error)) from None

    @property
    def connected(self) -> bool:
        """Return whether the service still listens."""
        return not self._listening.done()

    async def stream(self, op: str, **fields: Any) -> AsyncIterator[Message]:  # noqa: ANN401 - plain JSON
        """Send a request and yield its events up to the final one; leaving the loop early cancels it.

        Raises:
            ServiceUnavailableError: the service went away.

        """
        number = next(self._numbers)
        events: asyncio.Queue[Message | None] = asyncio.Queue()
        self._events[number] = events
        final = False
        try:
            await self._send({"id": number, "op": op, **fields})
            while not final:
                event = await events.get()
                if event is None:
                    final = True
                    raise ServiceUnavailableError(_GONE)
                final = event.get("event") in FINAL_EVENTS
                yield event
        finally:
            del self._events[number]
            if not final:
                with contextlib.suppress(ServiceUnavailableError):
                    await self._send({"id": next(self._numbers), "op": "cancel", "job": number})

    async def ask(self, op: str, **fields: Any) -> Message:  # noqa: ANN401
        """Send a request and return its final event. Raises as `stream` does."""
        last: Message = {}
        async for event in self.stream(op, **fields):
            last = event
        return last

    async def close(self) -> None:
        """Close the connection, cancelling what is under way."""
        self._writer.close()
        self._listening.cancel()
        with contextlib.suppress(asyncio.CancelledError, ConnectionError):
            await self._writer.wait_closed()

    async def closed(self) -> None:
        """Wait until the service has closed the connection, and close this side."""
        await asyncio.wait([self._listening], timeout=START_SECONDS)
        await self.close()

    async def _send(self, message: Message) -> None:
        if self._listening.done():
            raise ServiceUnavailableError(_GONE)
        try:
            self._writer.write(json.dumps(message).encode() + b"\n")
            await self._writer.drain()
        except ConnectionError:
            raise ServiceUnavailableError(_GONE) from None

    async def _listen(self) -> None:
        try:
            while line := await self._reader.readline():
                event = json.loads(line)
                if (queue := self._events.get(event.get("id"))) is not None:
                    queue.put_nowait(event)
        except (ConnectionError, ValueError):
            pass  # the end of the connection, told to everyone who waits
        finally:
            for queue in self._events.values():
                queue.put_nowait(None)


async def _start(path: Path) -> None:
    """Start the service as a process of its own and wait until it listens, or has given way to another.

    Raises:
        ServiceUnavailableError: it ended with an error.

    """
    ready, theirs = os.pipe()
    log_path = path.with_suffix(".log")
    try:
        with log_path.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", "tutor.grading.service", os.fspath(path), "--ready-fd", str(theirs)],
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                pass_fds=(theirs,),
                start_new_session=True,
            )
    except OSError as error:
        os.close(ready)
        raise ServiceUnavailableError(_CANNOT_START.format(why=error)) from None
    finally:
        os.close(theirs)
    reader = asyncio.StreamReader()
    pipe = os.fdopen(ready, "rb", buffering=0)
    transport, _ = await asyncio.get_running_loop().connect_read_pipe(
        lambda: asyncio.StreamReaderProtocol(reader), pipe
    )
    try:
        await asyncio.wait_for(reader.read(), START_SECONDS)
    except TimeoutError:
        process.kill()
        raise ServiceUnavailableError(_CANNOT_START.format(why=log_path)) from None
    finally:
        transport.close()
    if process.poll() not in (None, 0):
        lines = log_path.read_text(encoding="utf-8", errors="replace").strip().splitlines()
        raise ServiceUnavailableError(_CANNOT_START.format(why=lines[-1] if lines else log_path))
