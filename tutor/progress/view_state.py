"""Where the learner was and how they had arranged the screen: a small JSON file, read at start.

It is worth nothing compared with the work: what is wrong with the file, the tutor starts with defaults.
Two sessions of a learner may have it open: saving writes what was changed here, and leaves what another session wrote.
Nothing but the standard library is used. Reading costs about 0.1 ms, saving two fsyncs (1 ms on a solid-state
disk).
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from threading import RLock
from typing import Any, Final, TypeVar

from tutor.json_file import read_object, write_object
from tutor.progress.locks import take

VERSION: Final = 1

MOST_PLACES: Final = 500
"""Places of steps that are read from the file."""


_PATIENCE: Final = 0.5
"""Seconds that another session's saving is waited for."""

_Entry = TypeVar("_Entry")
_Fields = dict[str, Any]


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
    _kept: _Fields = field(default_factory=dict, compare=False, repr=False)
    _saving: Any = field(default_factory=RLock, compare=False, repr=False)  # a hang-up may come while it is saved

    @classmethod
    def load(cls, path: Path) -> "ViewState":
        """Read the state; never raises.

        A field of the wrong type gets its default. A file that is no JSON object is renamed to
        `<name>.unreadable-<n>.json` and gives the defaults, as does a missing one.
        """
        data = read_object(path)
        state = cls() if data is None else cls._from(data)
        state._kept = state._fields()
        return state

    def save(self, path: Path) -> bool:
        """Write what was changed since it was read or saved last, whole or not at all; may be called in a thread.

        What another session has written of the rest stays as it is. Return False where the disk refused.
        """
        with self._saving, _one_at_a_time(path.parent):
            own, data = self._fields(), read_object(path)
            theirs = self if data is None else self._from(data)
            fields = own if data is None else merged(own, self._kept, theirs._fields())
            version = max(VERSION, _version(theirs.other.get("version")))
            if not write_object(path, {**theirs.other, "version": version, **fields}):
                return False
            self._kept = own
            return True

    def _fields(self) -> _Fields:
        """Return copies: the screen may go on changing its own while they are written."""
        return {
            "lesson": self.lesson,
            "steps": dict(self.steps),
            "panes": dict(self.panes),
            "places": dict(self.places),
        }

    @classmethod
    def _from(cls, data: _Fields) -> "ViewState":
        lesson, steps, panes = data.pop("lesson", None), data.pop("steps", None), data.pop("panes", None)
        places = _object(data.pop("places", None))
        return cls(
            lesson=lesson if isinstance(lesson, str) else None,
            steps={key: step for key, step in _object(steps).items() if isinstance(step, str)},
            panes=_numbers(panes),
            places={step: _numbers(place) for step, place in list(places.items())[-MOST_PLACES:]},
            other=data,
        )


def merged(own: _Fields, kept: _Fields, theirs: _Fields) -> _Fields:
    """Return the fields of the file with what was changed here since `kept`: a lesson, or single entries of the rest."""
    return {
        name: _merged(value, kept.get(name, {}), theirs[name])
        if isinstance(value, dict)
        else theirs[name]
        if value == kept.get(name)
        else value
        for name, value in own.items()
    }


def _merged(own: Mapping[str, _Entry], kept: Mapping[str, _Entry], theirs: Mapping[str, _Entry]) -> dict[str, _Entry]:
    changed = {name: entry for name, entry in own.items() if name not in kept or kept[name] != entry}
    left = {
        name: entry
        for name, entry in theirs.items()
        if name not in changed and not (name in kept and name not in own)
    }
    return left | changed  # what was visited last is last


@contextmanager
def _one_at_a_time(folder: Path) -> Iterator[None]:
    """Keep other sessions from saving meanwhile; where the folder cannot be locked, they are trusted to be elsewhere."""
    try:
        descriptor = os.open(folder, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        yield
        return
    try:
        with suppress(OSError):
            take(descriptor, _PATIENCE)
        yield
    finally:
        os.close(descriptor)


def _numbers(value: object) -> dict[str, int]:
    return {key: number for key, number in _object(value).items() if type(number) is int and number >= 0}


def _object(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _version(value: object) -> int:
    return value if type(value) is int else 0
