"""Where the learner was and how they had arranged the screen: a small JSON file, read at start.

It is worth nothing compared with the work: what is wrong with the file, the tutor starts with defaults.
Nothing but the standard library is used. Reading costs about 0.1 ms, saving two fsyncs (1 ms on a solid-state
disk).
"""

import json
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from tutor.durable import move_aside, read_regular, write_atomically

VERSION: Final = 1

MOST_PLACES: Final = 500
"""Places of steps that are read from the file."""

_MAX_BYTES: Final = 1 << 20


@dataclass(slots=True)
class ViewState:
    """What the next start takes up again; every field has a default for a learner who is new.

    Attributes:
        lesson: the id of the lesson that was open.
        steps: for each lesson the id of its step that was open.
        panes: sizes of resizable parts of the screen by name, in cells or per cent as the screen sees fit.
        places: for each step, as "lesson/step", where the learner was in it: numbers by name; the last visited is last.
        other: fields of the file that this version does not know; they are written back as they were.

    """

    lesson: str | None = None
    steps: dict[str, str] = field(default_factory=dict)
    panes: dict[str, int] = field(default_factory=dict)
    places: dict[str, dict[str, int]] = field(default_factory=dict)
    other: dict[str, Any] = field(default_factory=dict)

    @classmethod
    def load(cls, path: Path) -> "ViewState":
        """Read the state; never raises.

        A field of the wrong type gets its default. A file that is no JSON object is renamed to
        `<name>.unreadable-<n>.json` and gives the defaults, as does a missing one.
        """
        try:
            data = json.loads(_read(path))
            if not isinstance(data, dict):
                raise TypeError(f"{path} holds no object")
        except OSError:
            return cls()
        except (ValueError, TypeError, RecursionError):
            with suppress(OSError):
                move_aside(path, "unreadable")
            return cls()
        return cls._from(data)

    def copy(self) -> "ViewState":
        """Return a copy that another thread may read while this one is changed."""
        return replace(self, steps=dict(self.steps), panes=dict(self.panes), places=dict(self.places))

    def save(self, path: Path) -> bool:
        """Write the state, whole or not at all; return False where the disk refused."""
        known = {
            "version": max(VERSION, _version(self.other.get("version"))),
            "lesson": self.lesson,
            "steps": self.steps,
            "panes": self.panes,
            "places": self.places,
        }
        text = json.dumps({**self.other, **known}, ensure_ascii=False, indent=1) + "\n"
        try:
            write_atomically(path, text.encode("utf-8", "replace"))
        except OSError:
            return False
        return True

    @classmethod
    def _from(cls, data: dict[str, Any]) -> "ViewState":
        lesson, steps, panes = data.pop("lesson", None), data.pop("steps", None), data.pop("panes", None)
        places = _object(data.pop("places", None))
        return cls(
            lesson=lesson if isinstance(lesson, str) else None,
            steps={key: step for key, step in _object(steps).items() if isinstance(step, str)},
            panes=_numbers(panes),
            places={step: _numbers(place) for step, place in list(places.items())[-MOST_PLACES:]},
            other=data,
        )


def _read(path: Path) -> str:
    data = read_regular(path, _MAX_BYTES)
    if len(data) > _MAX_BYTES:
        raise ValueError(f"{path} is too large")
    return data.decode("utf-8")


def _numbers(value: object) -> dict[str, int]:
    return {key: number for key, number in _object(value).items() if type(number) is int and number >= 0}


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _version(value: object) -> int:
    return value if type(value) is int else 0
