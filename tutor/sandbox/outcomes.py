"""How a run answers or ends: results, the program's exceptions, and why there will be no answer any more."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from tutor.sandbox.text import safe_line


class StopReason(StrEnum):
    """Why a run ended without the answer that was asked for."""

    TIME_LIMIT = "TimeLimit"
    MEMORY_LIMIT = "MemoryLimit"
    OUTPUT_LIMIT = "OutputLimit"
    BAD_ANSWER = "BadAnswer"
    EXITED = "Exited"
    KILLED = "Killed"
    CANCELLED = "Cancelled"


class RunStoppedError(Exception):
    """The child is gone or was ended: it will answer nothing more."""

    def __init__(self, reason: StopReason, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}" if detail else str(reason))
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True)
class Raised:
    """An exception of the program, as it described it: safe text, but its own words."""

    type: str
    message: str
    line: int | None
    code: str | None


def outcomes(described: Any, count: int) -> list[Any]:  # noqa: ANN401 - a program's answer
    """Read the outcomes of `count` calls: results, or `Raised`. Raises an error of Python's own where there are none."""
    if len(described) != count:
        raise ValueError(f"{len(described)} outcomes of {count}")
    return [item["value"] if "value" in item else raised(item["error"]) for item in described]


class ProgramRaisedError(Exception):
    """The program raised an exception while it did what was asked."""

    def __init__(self, raised: Raised) -> None:
        super().__init__(f"{raised.type}: {raised.message}")
        self.raised = raised


def raised(error: Any) -> Raised:  # noqa: ANN401 - it may be anything
    """Read a program's description of its exception; each field is checked and made safe."""
    if not isinstance(error, dict):
        return Raised("Error", "", None, None)
    line, code = error.get("line"), error.get("code")
    return Raised(
        type=safe_line(str(error.get("type", "Error")), 100),
        message=safe_line(str(error.get("message", "")), 1000),
        line=line if type(line) is int and 0 < line < 1_000_000 else None,
        code=safe_line(code, 200) if isinstance(code, str) else None,
    )
