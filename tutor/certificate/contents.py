"""What a certificate certifies, as data, and the code that is computed from it.

    {"format": "nn-tutor-certificate", "version": 1, "tutor": "0.1.0", "name": "…", "scope": "course",
     "passed": [["mse", "2026-05-04", 2, false, false], …]}

An entry is an exercise, the day (UTC) on which it was first passed, the hints that were shown, whether its solution
was seen before, and whether all that is known of it came from an imported file. The code is the SHA-256 of this
object as JSON without spaces, keys in alphabetical order, ASCII alone. It is no signature: whoever changes the
contents can compute the code anew. It shows that a certificate agrees with itself, and with an exported progress file.
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from tutor.certificate.name import cleaned

FORMAT: Final = "nn-tutor-certificate"
VERSION: Final = 1
COURSE: Final = "course"
"""The scope of a certificate for all parts of the course; else it is the id of a part."""


@dataclass(frozen=True, slots=True)
class Passed:
    """An exercise that was passed."""

    exercise: str
    on: date
    hints: int
    solution_seen: bool
    imported: bool

    def as_json(self) -> list[Any]:
        """Return the entry of the contents."""
        return [self.exercise, self.on.isoformat(), self.hints, self.solution_seen, self.imported]


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a certificate says but the titles of the course."""

    name: str
    scope: str
    tutor: str
    passed: tuple[Passed, ...]

    @property
    def on(self) -> date:
        """Return the day on which the last exercise was passed."""
        return max(one.on for one in self.passed)

    @property
    def hints(self) -> int:
        """Return how many hints were shown."""
        return sum(one.hints for one in self.passed)

    @property
    def solutions_seen(self) -> int:
        """Return how many solutions were seen before passing."""
        return sum(one.solution_seen for one in self.passed)

    @property
    def imported(self) -> int:
        """Return how many exercises are known to be passed only from an imported file."""
        return sum(one.imported for one in self.passed)

    @property
    def code(self) -> str:
        """Return the verification code: 64 hexadecimal digits."""
        return hashlib.sha256(self.as_text().encode("ascii")).hexdigest()

    def as_text(self) -> str:
        """Return the contents as one line of JSON, always the same for the same contents."""
        data = {
            "format": FORMAT,
            "version": VERSION,
            "tutor": self.tutor,
            "name": self.name,
            "scope": self.scope,
            "passed": [one.as_json() for one in sorted(self.passed, key=lambda one: one.exercise)],
        }
        return json.dumps(data, ensure_ascii=True, separators=(",", ":"), sort_keys=True)

    @classmethod
    def from_text(cls, text: str) -> "Contents":
        """Read what `as_text` wrote; the text may come from anywhere.

        Raises:
            ValueError: it is something else.

        """
        try:
            data = json.loads(text)
            if data["format"] != FORMAT or data["version"] != VERSION:
                raise ValueError("another format")
            passed = tuple(_passed(entry) for entry in data["passed"])
            found = cls(cleaned(data["name"]), _word(data["scope"]), _word(data["tutor"]), passed)
        except (KeyError, TypeError, AttributeError, RecursionError) as error:
            raise ValueError("no contents of a certificate") from error
        if not passed or found.as_text() != text:
            raise ValueError("no contents of a certificate")
        return found


def _passed(entry: Iterable[Any]) -> Passed:
    exercise, on, hints, seen, imported = entry
    if type(hints) is not int or hints < 0 or type(seen) is not bool or type(imported) is not bool:
        raise ValueError("no entry of a certificate")
    return Passed(_word(exercise), date.fromisoformat(on), hints, seen, imported)


def _word(value: Any) -> str:  # noqa: ANN401 - what JSON holds
    if not isinstance(value, str) or not 0 < len(value) <= 64 or not value.isascii() or not value.isprintable():
        raise ValueError("no word")
    return value
