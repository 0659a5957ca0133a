"""Programs of a lesson's author run to their end: starters, solutions, and demos at both ends of their knobs."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tutor.course.constants import ConstantError, Literal, literal, with_constant
from tutor.course.knobs import Knob
from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.schema import DemoStep, Limits, Runtime
from tutor.grading.client import GradingClient
from tutor.grading.protocol import Message
from tutor.language import Text, verbatim

LEARNER: Final = "tutor lint"
"""A name of its own in the service's queue, so that learners do not wait behind a whole course."""

_BROKEN_CODES: Final = frozenset({"broken-exercise", "course", "unknown-exercise", "bad-request", "not-trained"})

_CRASHES = Text(
    uz="Dastur sifatida ishga tushirilganda xato beradi: {error}", en="Run as a program it fails: {error}"
)
_MUST_RUN = Text(
    uz="`tutor run` bilan ishlatib, tuzating: u xatosiz tugashi kerak.",
    en="Run it with `tutor run` and mend it: it must end without an error.",
)
_CRASHES_AT_END = Text(
    uz="{name} = {value} bilan dastur xato beradi: {error}", en="With {name} = {value} the program fails: {error}"
)
_MEND_END = Text(
    uz="Dasturni tuzating yoki sozlagichning chekkasini oʻzgartiring.", en="Mend the program, or move the knob's end."
)
_CANCELLED = Text(
    uz="Tekshirish xizmati toʻxtatildi. Qayta urinib koʻring.",
    en="The grading service was stopped. Try again.",
)


class LintStoppedError(Exception):
    """The service could not run programs at all; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


@dataclass(frozen=True, slots=True)
class ProgramRuns:
    """Runs programs of one lesson."""

    client: GradingClient
    lesson: LessonFile

    async def run(self, path: Path, runtime: Runtime, limits: Limits) -> list[Finding]:
        """Run a program to its end."""
        if (source := source_of(path)) is None:
            return []
        if (crash := await self._crash(source, runtime, limits)) is None:
            return []
        line, error = crash
        return [Finding(path, line, "", _CRASHES.format(error=error), _MUST_RUN)]

    async def demo(self, place: tuple[str | int, ...], path: Path, step: DemoStep) -> list[Finding]:
        """Run a demo as it is written, and then with each of its knobs at either end."""
        found = await self.run(path, step.runtime, step.limits)
        if found or (source := source_of(path)) is None:
            return found
        turns = [
            self._turn((*place, "knobs", number), source, step, knob, end)
            for number, knob in enumerate(step.knobs)
            for end in (knob.positions[0], knob.positions[-1])
        ]
        return [finding for findings in await asyncio.gather(*turns) for finding in findings]

    async def _turn(
        self, place: tuple[str | int, ...], source: str, step: DemoStep, knob: Knob, end: Literal
    ) -> list[Finding]:
        try:
            turned = with_constant(source, knob.constant, end)
        except ConstantError:
            return []  # told by the static rules
        if turned == source or (crash := await self._crash(turned, step.runtime, step.limits)) is None:
            return []
        message = _CRASHES_AT_END.format(name=knob.constant, value=literal(end), error=crash[1])
        return [self.lesson.finding(place, message, _MEND_END)]

    async def _crash(self, source: str, runtime: Runtime, limits: Limits) -> tuple[int, Text] | None:
        """Run a program to its end and return what failed, and in which line; None where nothing did."""
        event = await self.ask(
            "run", source=source, runtime=runtime, seconds=limits.seconds, memory_mb=limits.memory_mb
        )
        if event["event"] == "failed":
            return 1, Text(**event["message"])
        if event["exit"] == 0:
            return None
        error = event["error"] or {"type": f"exit {event['exit']}", "message": "", "line": None}
        return error["line"] or 1, verbatim(": ".join(part for part in (error["type"], error["message"]) if part))

    async def ask(self, op: str, **fields: Any) -> Message:  # noqa: ANN401 - the protocol's fields
        """Return how a request ended; raises `LintStoppedError` where it was not carried out."""
        event = await self.client.ask(op, learner=LEARNER, **fields)
        if event["event"] == "failed" and event["code"] not in _BROKEN_CODES:
            raise LintStoppedError(Text(**event["message"]))
        if event["event"] == "cancelled":
            raise LintStoppedError(_CANCELLED)
        return event


def source_of(path: Path) -> str | None:
    """Return a program's text, None where it cannot be read."""
    try:
        return path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
