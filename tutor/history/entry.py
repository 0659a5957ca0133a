"""One entry of the history: a program that was checked or run, or a kept copy; with what can be said of it in short.

What stands in an event was written by an older version, perhaps, or by anyone (`imported`): nothing of it is taken for
granted, and what is not as it should be is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from tutor.figures.axes import short_number
from tutor.figures.reading import float_or_nan
from tutor.grading.verdict import RUN, SOURCE
from tutor.language import Text, verbatim
from tutor.sandbox.text import safe_line

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and who has entries has imported it
    from tutor.progress.past import Past

Kind = Literal["check", "run", "kept"]
Outcome = Literal["passed", "failed", "ended", "error", "stopped", "kept"]

KINDS: Final[Mapping[Kind, Text]] = {
    "check": Text(uz="tekshiruv", en="check"),
    "run": Text(uz="bajarish", en="run"),
    "kept": Text(uz="nusxa", en="copy"),
}
OUTCOMES: Final[Mapping[Outcome, Text]] = {
    "passed": Text(uz="oʻtdi", en="passed"),
    "failed": Text(uz="oʻtmadi", en="failed"),
    "ended": Text(uz="tugadi", en="ended"),
    "error": Text(uz="xato", en="error"),
    "stopped": Text(uz="toʻxtatildi", en="stopped"),
    "kept": Text(uz="saqlangan", en="kept"),
}
SIGNS: Final[Mapping[Outcome, str]] = {
    "passed": "✓",
    "failed": "✗",
    "ended": "▸",
    "error": "!",
    "stopped": "■",
    "kept": "•",
}
_ERROR_AT = Text(uz="{type}, {line}-satr", en="{type}, line {line}")
_LOSS, _ACCURACY = "loss", "accuracy"
_SHORT_NAMES: Final = {_LOSS: Text(uz="yoʻqotish", en="loss"), _ACCURACY: Text(uz="aniqlik", en="accuracy")}
_LONGEST_TITLE: Final = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """One program of the past.

    Attributes:
        id: the event's, or the path of a kept copy.
        at: when, in UTC.
        kind: what was done with it.
        outcome: how that ended.
        code: the program.
        verdict: as in `Past`; empty for a kept copy.
        imported: it came from a file.
        path: where a kept copy is.

    """

    id: str
    at: datetime
    kind: Kind
    outcome: Outcome
    code: str
    verdict: Mapping[str, Any] = field(default_factory=dict)
    imported: bool = False
    path: Path | None = None

    @classmethod
    def of_past(cls, past: "Past") -> "Entry":
        """Return the entry of an attempt or a run."""
        if past.kind == "attempt":
            return cls(
                past.id,
                past.at,
                "check",
                "passed" if past.passed else "failed",
                past.code,
                past.verdict,
                past.imported,
            )
        ended: Outcome = "stopped" if past.passed is None else "ended" if past.passed else "error"
        return cls(past.id, past.at, "run", ended, past.code, past.verdict, past.imported)

    @classmethod
    def of_copy(cls, path: Path, modified_ns: int, code: str) -> "Entry":
        """Return the entry of a kept copy, last changed at `modified_ns`."""
        at = datetime.fromtimestamp(modified_ns / 1e9, UTC)
        return cls(str(path), at, "kept", "kept", code, path=path)

    @property
    def counted(self) -> tuple[int, int] | None:
        """Return (checks that passed, checks), or None where there are none."""
        checks = [check for check in self._checks() if check.get("name") not in (RUN, SOURCE)]
        return (sum(check.get("passed") is True for check in checks), len(checks)) if checks else None

    @property
    def trouble(self) -> Text | None:
        """Return what went wrong first: the check that failed, or the error; None where nothing did."""
        failed = next((check for check in self._checks() if check.get("passed") is not True), None)
        if failed is not None and (title := _text(failed.get("title"))) is not None:
            return title
        error = self.verdict.get("error")
        if not isinstance(error, Mapping) or not isinstance(error.get("type"), str):
            return None
        kind = safe_line(error["type"], 60)
        line = error.get("line")
        return _ERROR_AT.format(type=kind, line=line) if type(line) is int else verbatim(kind)

    @property
    def metrics(self) -> list[Mapping[str, Any]]:
        """Return what was logged, step by step."""
        metrics = self.verdict.get("metrics")
        return [one for one in metrics if isinstance(one, Mapping)] if isinstance(metrics, list) else []

    @property
    def final(self) -> dict[str, float]:
        """Return the last finite loss and accuracy that were logged, by their names."""
        found: dict[str, float] = {}
        for one in self.metrics:
            for name in (_LOSS, _ACCURACY):
                if (value := finite(one.get(name))) is not None:
                    found[name] = value
        return {name: found[name] for name in (_LOSS, _ACCURACY) if name in found}

    @property
    def final_words(self) -> Text:
        """Return these in words: loss 0.031, accuracy 0.97."""
        words = [
            Text(uz=f"{_SHORT_NAMES[name].uz} {short_number(value, 3)}", en=f"{name} {short_number(value, 3)}")
            for name, value in self.final.items()
        ]
        return Text(uz=", ".join(one.uz for one in words), en=", ".join(one.en for one in words))

    def _checks(self) -> list[Mapping[str, Any]]:
        checks = self.verdict.get("checks")
        return [one for one in checks if isinstance(one, Mapping)] if isinstance(checks, list) else []


def finite(value: object) -> float | None:
    """Return a finite number, None for anything else."""
    number = float_or_nan(value)
    return number if number is not None and abs(number) < float("inf") else None


def _text(value: object) -> Text | None:
    """Return a text in both languages, if it is one."""
    if not isinstance(value, Mapping) or not all(isinstance(value.get(language), str) for language in ("uz", "en")):
        return None
    return Text(uz=safe_line(value["uz"], _LONGEST_TITLE), en=safe_line(value["en"], _LONGEST_TITLE))
