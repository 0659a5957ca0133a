"""What the editor knows of programs that it showed before: what can be undone, the cursor, how far it was scrolled."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from weakref import WeakKeyDictionary

if TYPE_CHECKING:
    from textual.app import App
    from textual.document._history import EditHistory


@dataclass(frozen=True, slots=True)
class Remembered:
    """A program as the editor left it, and the edits that led there."""

    text: str
    saved: str
    """What its file held then: as long as it holds that, no save came through, and the text here is newer."""
    history: EditHistory
    cursor: tuple[int, int]
    scroll: float


Memory = dict[Path, Remembered]
"""By work file."""

_OF_APPS: Final[WeakKeyDictionary[App[None], Memory]] = WeakKeyDictionary()


def memory_of(app: App[None]) -> Memory:
    """Return what is remembered for as long as an app runs, whichever screens come and go."""
    return _OF_APPS.setdefault(app, {})
