"""Asking the grading service so that its end in between is noticed only where something had been shown already."""

from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import Any, cast

from tutor.grading.client import GradingClient, ServiceUnavailableError
from tutor.grading.protocol import SHOWN_EVENTS, Message

Connect = Callable[[], Awaitable[GradingClient]]
"""Returns a connection to a live service, a new one where the last one broke."""


async def stream(connect: Connect, op: str, **fields: Any) -> AsyncGenerator[Message]:  # noqa: ANN401 - plain JSON
    """Send a request and yield its events; closing this iterator cancels the request.

    Where the service goes away before the program has shown anything, it is asked once more, on another connection.

    Raises:
        ServiceUnavailableError: it could not be reached, went away after something had been shown, or went twice.

    """
    shown = False
    try:
        async with aclosing(_events(await connect(), op, fields)) as events:
            async for event in events:
                shown = shown or event.get("event") in SHOWN_EVENTS
                yield event
        return
    except ServiceUnavailableError:
        if shown:
            raise
    async with aclosing(_events(await connect(), op, fields)) as events:
        async for event in events:
            yield event


def _events(client: GradingClient, op: str, fields: dict[str, Any]) -> AsyncGenerator[Message]:
    return cast("AsyncGenerator[Message]", client.stream(op, **fields))
