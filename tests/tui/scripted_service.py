"""A grading service for tests of the screen: it answers what the test tells it to, when the test tells it to."""

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from tutor.grading.client import ServiceUnavailable
from tutor.grading.verdict import CheckResult, ProgramError, Verdict
from tutor.language import Text

Event = dict[str, Any]

PASSED = Verdict(
    "double",
    True,
    [CheckResult("doubles", Text(uz="double ikkilantiradi", en="double doubles"), True, Text(uz="", en=""))],
    seconds=0.02,
)
FAILED = Verdict(
    "double",
    False,
    [
        CheckResult("runs", Text(uz="Dastur ishlaydi", en="The program runs"), True, Text(uz="", en="")),
        CheckResult(
            "doubles",
            Text(uz="double ikkilantiradi", en="double doubles"),
            False,
            Text(uz="x oʻzgarmay qaytdi: `2 * x` kerak.", en="x came back as it was: `2 * x` is needed."),
            mistake="unchanged",
            input="x = [1 2]",
            expected="[2 4]",
            got="[▸1 ▸2]",
            hint=Text(uz="Ikkiga koʻpaytiring.", en="Multiply by two."),
        ),
    ],
    seconds=0.01,
)
BROKEN = Verdict(
    "double",
    False,
    [],
    error=ProgramError(
        "NameError",
        "name 'y' is not defined",
        2,
        "    return y",
        Text(uz="Bunday nom yoʻq.", en="There is no such name."),
    ),
    seconds=0.01,
)


class ScriptedService:
    """Stands in for `GradingClient` and for the way to it."""

    def __init__(self) -> None:
        self.requests: list[Event] = []
        self.cancelled: list[str] = []
        self.down = False
        self.missing: list[str] = []
        self.answers: dict[str, list[Event]] = {"prepare": [{"event": "ready"}]}
        self.gate = asyncio.Event()
        self.gate.set()

    @property
    def connected(self) -> bool:
        return True

    async def connect(self) -> "ScriptedService":
        return self

    def asked(self, op: str) -> list[Event]:
        return [request for request in self.requests if request["op"] == op]

    def judge(self, verdict: Verdict, *before: Event) -> None:
        self.answers["check"] = [{"event": "started"}, *before, {"event": "verdict", "verdict": verdict.as_json()}]

    def finish(self, *before: Event, error: ProgramError | None = None) -> None:
        end = {"event": "finished", "exit": 0, "error": error.as_json() if error else None, "seconds": 0.5}
        self.answers["run"] = [{"event": "started"}, *before, end]

    async def stream(self, op: str, **fields: object) -> AsyncIterator[Event]:
        self.requests.append({"op": op, **fields})
        if self.down:
            raise ServiceUnavailable(Text(uz="Xizmat yoʻq.", en="No service."))
        ended = False
        try:
            for event in self.answers[op]:
                if event["event"] in ("finished", "verdict"):
                    await self.gate.wait()
                    ended = True
                yield event
        finally:
            if not ended and op != "prepare":
                self.cancelled.append(op)

    async def ask(self, op: str, **fields: object) -> Event:
        last: Event = {}
        async for event in self.stream(op, **fields):
            last = event
        return last

    async def close(self) -> None:
        pass
