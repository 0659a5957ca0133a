"""What a run or a check says of a line of the program: the note that stands beside it."""

from __future__ import annotations

import re
from typing import Any, Final

from tutor.language import Text
from tutor.tui.editing.marks import Note

_LINE: Final = re.compile(r"\b[Ll]ine (\d+)\b")
_RAISED: Final = Text(uz=r"(?m)^\d+-satr: (\w+)[^\n]*\n[^\n]*\n(.+)", en=r"(?m)^Line \d+: (\w+)[^\n]*\n[^\n]*\n(.+)")
"""How a check's message tells of an exception: line, type and message; the source; what it means."""


def note_of(event: dict[str, Any]) -> Note | None:
    """Return the note that an event of the grading service gives, or None where it names no line.

    Args:
        event: `finished` of a run or `verdict` of a check; others have no note.

    """
    if event["event"] == "finished":
        return _of_error(event.get("error"))
    if event["event"] != "verdict":
        return None
    verdict = event["verdict"]
    failed = [check for check in verdict["checks"] if not check["passed"]]
    return _of_error(verdict.get("error")) or next(filter(None, map(_of_check, failed)), None)


def _of_error(error: dict[str, Any] | None) -> Note | None:
    if error is None or not error.get("line"):
        return None
    explanation = error["explanation"]
    return Note(
        error["line"] - 1,
        Text(uz=f"{error['type']} · {explanation['uz']}", en=f"{error['type']} · {explanation['en']}"),
    )


def _of_check(check: dict[str, Any]) -> Note | None:
    message = Text(**check["message"])
    if (line := _LINE.search(message.en)) is None or line[1] == "0":
        return None
    raised = Text(uz=_said(_RAISED.uz, message.uz), en=_said(_RAISED.en, message.en))
    return Note(int(line[1]) - 1, raised)


def _said(pattern: str, message: str) -> str:
    raised = re.search(pattern, message)
    return f"{raised[1]} · {raised[2]}" if raised else message
