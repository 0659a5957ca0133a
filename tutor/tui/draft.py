"""The program in the editor and its file: saved by itself, never over newer work from elsewhere.

No screen and no event loop here: a worker thread saves while the learner types, and so does a signal handler
when the terminal is gone.
"""

from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from threading import Lock
from typing import Final

from tutor.progress.workspace import Stamp, Workspace

HANGUP_WAIT: Final = 3.0
"""Seconds that a save waits for another one that is stuck on a slow disk."""


class Outcome(Enum):
    """What became of a save."""

    SAVED = "saved"
    UNCHANGED = "unchanged"
    RELOAD = "reload"
    """The file was changed elsewhere and the editor was not: the editor should take `Saved.source`."""
    BOTH = "both"
    """Both were changed: the editor's text is the file now, the other one is kept as `Saved.copy`."""


@dataclass(frozen=True, slots=True)
class Saved:
    """The outcome of a save, and what belongs to it."""

    outcome: Outcome
    source: str = ""
    copy: Path | None = None


class Draft:
    """One work file and what is known of it. Every method raises `WorkspaceError` where the disk refuses."""

    def __init__(self, workspace: Workspace, name: str) -> None:
        """Read the work called `name`, if there is any."""
        self.workspace = workspace
        self.name = name
        self._lock = Lock()
        self._serial = 0
        self._stamp: Stamp | None = workspace.stamp(name)
        self.saved: str | None = workspace.read(name)
        """What the file held when it was last read or written; None where there is no file yet."""

    @property
    def path(self) -> Path:
        """Return where the work is, or will be."""
        return self.workspace.path(self.name)

    def start(self, starter: str) -> str:
        """Return the work; begin it with the starter where there is none."""
        with self._lock:
            if self.saved is None:
                self.workspace.start(self.name, starter)
                self._read()
            return self.saved or ""

    @property
    def was_changed_elsewhere(self) -> bool:
        """Return whether someone else wrote to the file since it was last read or written here."""
        return self.workspace.stamp(self.name) != self._stamp

    def next_serial(self) -> int:
        """Return a number for a save that is about to happen; of two saves the one with the larger number wins."""
        self._serial += 1
        return self._serial

    def save(self, source: str, serial: int) -> Saved:
        """Make `source` the work unless a later save was faster or the file was changed elsewhere."""
        if not self._lock.acquire(timeout=HANGUP_WAIT):
            return Saved(Outcome.UNCHANGED)
        try:
            return self._save(source, serial)
        finally:
            self._lock.release()

    def _save(self, source: str, serial: int) -> Saved:
        if serial < self._serial:
            return Saved(Outcome.UNCHANGED)
        before = self.saved
        copy = None
        if self.was_changed_elsewhere:
            self._read()
            if self.saved not in (before, source, None):
                if source == (before or ""):
                    return Saved(Outcome.RELOAD, self.saved or "")
                copy = self.workspace.keep(self.name)
        if source == (self.saved or ""):
            return Saved(Outcome.UNCHANGED)
        self._stamp = self.workspace.save(self.name, source)
        self.saved = source
        return Saved(Outcome.BOTH, copy=copy) if copy else Saved(Outcome.SAVED)

    def reset(self, starter: str) -> Path | None:
        """Put the starter in place of the work; return the copy that was kept, None where there was nothing."""
        with self._lock:
            copy = self.workspace.reset(self.name, starter)
            self._read()
            return copy

    def _read(self) -> None:
        self._stamp = self.workspace.stamp(self.name)
        self.saved = self.workspace.read(self.name)
