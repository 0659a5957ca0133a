"""The app's line to the grading service: opened when it is first needed, opened again after it broke."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import aclosing
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tutor.grading.client import GradingClient

Event = dict[str, Any]
Connect = Callable[[], Awaitable["GradingClient"]]


async def connect() -> GradingClient:
    """Connect to this home's grading service; start one if there is none."""
    from tutor.grading.client import GradingClient

    return await GradingClient.connect()


class Service:
    """Connects at the first request, and again at the first one after a failure."""

    def __init__(self, connect: Connect = connect) -> None:
        self._connect = connect
        self._client: GradingClient | None = None
        self._connecting = asyncio.Lock()

    async def client(self) -> GradingClient:
        """Return the connection; raises as `stream` does."""
        async with self._connecting:
            if self._client is None or not self._client.connected:
                self._client = await self._connect()
            return self._client

    async def stream(self, op: str, **fields: Any) -> AsyncGenerator[Event]:  # noqa: ANN401 - the protocol's fields
        """Send a request and yield its events, see `tutor.grading.asking`; closing this iterator cancels the request.

        Raises:
            ServiceUnavailable: the service could not be reached, or went away; the next request tries again.

        """
        from tutor.grading import asking

        async with aclosing(asking.stream(self.client, op, **fields)) as events:
            async for event in events:
                yield event

    async def ask(self, op: str, **fields: Any) -> Event:  # noqa: ANN401 - the protocol's fields
        """Send a request and return its last event; raises as `stream` does."""
        return await (await self.client()).ask(op, **fields)

    async def close(self) -> None:
        """Close the connection, if there is one."""
        client, self._client = self._client, None
        if client is not None:
            await client.close()
