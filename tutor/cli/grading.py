"""One question to the grading service, from a command that waits for the answer."""

import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack, aclosing
from typing import Any, Final

from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, CommandError
from tutor.grading import asking, isolation
from tutor.grading.client import GradingClient, ServiceUnavailableError
from tutor.grading.protocol import Message
from tutor.language import Text

_WRONGLY_ASKED: Final = frozenset({"unknown-exercise", "course", "bad-request", "no-comparison"})
_CANCELLED: Final = Text(
    uz="Tekshirish toʻxtatildi. Qayta urinib koʻring.",
    en="It was stopped before it ended. Try again.",
)


def ask(
    op: str,
    listen: Callable[[Message], None] = lambda event: None,
    tell: Callable[[Text], None] | None = None,
    **fields: Any,  # noqa: ANN401
) -> Message:
    """Ask the service (see `tutor.grading.protocol`), pass on its events as they come, and return the final one.

    A service that ends before the program has shown anything is started again and asked again.

    An exception of `listen` cancels the request and is raised. `tell` is called where layers of isolation are missing
    and this home has not been told yet.

    Raises:
        CommandError: the service could not be reached, or could not do it.

    """
    try:
        answer = asyncio.run(_ask(op, listen, tell, fields))
    except ServiceUnavailableError as error:
        raise CommandError(error.text, COULD_NOT_RUN) from error
    if answer.get("event") == "failed":
        code = BAD_INPUT if answer.get("code") in _WRONGLY_ASKED else COULD_NOT_RUN
        raise CommandError(Text(**answer["message"]), code)
    if answer.get("event") == "cancelled":
        raise CommandError(_CANCELLED, COULD_NOT_RUN)
    return answer


async def _ask(
    op: str, listen: Callable[[Message], None], tell: Callable[[Text], None] | None, fields: dict[str, Any]
) -> Message:
    async with AsyncExitStack() as connections:

        async def connect() -> GradingClient:
            client = await GradingClient.connect()
            connections.push_async_callback(client.close)
            if tell is not None and client.missing and isolation.is_news(client.missing):
                tell(isolation.weak(client.missing))
            return client

        answer: Message = {}
        async with aclosing(asking.stream(connect, op, **fields)) as events:
            async for event in events:
                answer = event
                listen(event)
        return answer
