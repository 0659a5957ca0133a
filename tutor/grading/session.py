"""One connection to the grading service: its requests under way, and what is sent to it."""

import asyncio
import contextlib
import json
import sys
from collections.abc import Awaitable, Callable
from typing import Any, Final

from tutor.grading.protocol import MAX_LINE, Message
from tutor.grading.refusals import bad_request, failed
from tutor.language import Text

MOST_REQUESTS: Final = 32
"""Requests of one connection that may be under way at the same time."""

MOST_UNREAD: Final = 4 * MAX_LINE
"""Bytes that may wait for a client to read them; one that lets more pile up has stopped reading."""

_LONGEST_ID: Final = 100

_INTERNAL = Text(
    uz="Tekshiruvchida kutilmagan xato yuz berdi: {why}. Bu sizning xatoingiz emas; qayta urinib koʻring.",
    en="The grader met an unexpected error: {why}. It is not your fault; try again.",
)

Answer = Callable[["Session", Message], Awaitable[Message]]
"""Carries out a request of a session and returns its final event."""


class Session:
    """Reads requests, has each answered beside the others, and sends what happens; used in one event loop."""

    def __init__(self, answer: Answer, writer: asyncio.StreamWriter) -> None:
        self._answer = answer
        self._writer = writer
        self._tasks: dict[int | str, asyncio.Task[None]] = {}
        self.joining = asyncio.Lock()
        """Held by the request of this connection that is about to join the queue."""

    def receive(self, line: bytes) -> None:
        """Begin to carry out one request."""
        try:
            request = json.loads(line)
        except (ValueError, RecursionError):
            request = None
        request_id = _id_of(request)
        if request_id is None:
            self._send(None, bad_request("JSON"))
        elif request_id in self._tasks or len(self._tasks) >= MOST_REQUESTS:
            self._send(request_id, bad_request("id"))
        else:
            self._tasks[request_id] = asyncio.create_task(self._carry_out(request_id, request))

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
        with contextlib.suppress(OSError):
            await self._writer.wait_closed()

    async def _carry_out(self, request_id: int | str, request: Message) -> None:
        try:
            answer = await self._answer(self, request)
        except asyncio.CancelledError:
            answer = {"event": "cancelled"}
        except Exception as error:
            print(f"{type(error).__name__}: {error}", file=sys.stderr, flush=True)
            answer = failed("internal", _INTERNAL.format(why=f"{type(error).__name__}: {error}"))
        finally:
            del self._tasks[request_id]
        self._send(request_id, answer)

    def _send(self, request_id: object, event: Message) -> None:
        if self._writer.is_closing():
            return
        self._writer.write(json.dumps({"id": request_id, **event}).encode() + b"\n")
        if self._writer.transport.get_write_buffer_size() > MOST_UNREAD:
            self._writer.transport.abort()


def _id_of(request: object) -> int | str | None:
    """Return what a request is called, a number or a short text, which every event repeats; None where it is none."""
    found = request.get("id") if isinstance(request, dict) else None
    if type(found) is int or (isinstance(found, str) and len(found) <= _LONGEST_ID):
        return found
    return None
