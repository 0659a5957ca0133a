"""The journal: events as lines of JSON in a file, for when the database cannot be written or is not worth opening.

Every line is synced to disk when `append` returns. Merging is exactly once: the events get into the database
first, where their ids make a second time harmless, and only then is the journal deleted. Appending costs one
fsync, as the database does, but importing this module some 5 ms instead of the 0.2 s of SQLAlchemy.
"""

import errno
import json
import os
import stat
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from tutor.durable import sync_folder, write_all
from tutor.progress.errors import ProgressError, not_written
from tutor.progress.event_json import event_from_json, event_to_json
from tutor.progress.events import Event, FieldError
from tutor.progress.locks import take

JOURNAL: Final = "attempts.jsonl"


def record_in_journal(home: Path, *events: Event) -> None:
    """Keep events without opening the database, durable when this returns; whoever opens it next merges them.

    For commands that are over in a moment, such as `tutor check`.

    Raises:
        ProgressError: the journal in `home` cannot be written.

    """
    journal = Journal(home / JOURNAL)
    try:
        journal.append(events)
    except OSError as error:
        raise ProgressError(not_written(error, journal.path)) from error


class Journal:
    """The events at `path` that are not in the database yet; several processes may share it."""

    def __init__(self, path: Path, patience: float = 5.0) -> None:
        """Use the file at `path`; wait `patience` seconds for another process that is writing or merging."""
        self.path = path
        self._patience = patience

    @property
    def waits(self) -> bool:
        """Return whether there is something to merge."""
        return self.path.exists()

    def append(self, events: Sequence[Event]) -> None:
        """Add the events, durable when this returns.

        Raises:
            OSError: the journal is as it was before.

        """
        lines = "".join(json.dumps(event_to_json(event), ensure_ascii=False) + "\n" for event in events)
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self._locked(self.path, os.O_CREAT | os.O_APPEND) as descriptor:
            size = os.fstat(descriptor).st_size
            torn = size > 0 and os.pread(descriptor, 1, size - 1) != b"\n"
            try:
                write_all(descriptor, ("\n" if torn else "").encode() + lines.encode("utf-8"))
                os.fsync(descriptor)
            except OSError:
                os.ftruncate(descriptor, size)
                raise
        if size == 0:
            sync_folder(self.path.parent)

    def pending(self) -> list[Event]:
        """Return the events that wait here; none where the journal cannot be read."""
        try:
            with self._locked(self.path) as descriptor:
                return _parse(_content(descriptor))[0]
        except OSError:
            return []

    def merge(self, add: Callable[[Sequence[Event]], Any]) -> Path | None:
        """Give all events to `add`, then delete the journal.

        Lines that are no events are not deleted: they go to the end of `<name>.unreadable.jsonl`.

        Returns:
            The file of unreadable lines, if there were any now.

        Raises:
            OSError: the journal cannot be read, and is left alone; or its unreadable lines cannot be kept, and the
                next merge does it again.

        """
        try:
            with self._locked(self.path) as descriptor:
                events, unreadable = _parse(_content(descriptor))
                add(events)
                aside = self._keep(unreadable) if unreadable else None
                self.path.unlink()
                return aside
        except FileNotFoundError:
            return None

    def _keep(self, lines: list[bytes]) -> Path:
        aside = self.path.with_name(f"{self.path.stem}.unreadable{self.path.suffix}")
        with self._locked(aside, os.O_CREAT | os.O_APPEND) as descriptor:
            write_all(descriptor, b"\n".join(lines) + b"\n")
            os.fsync(descriptor)
        return aside

    @contextmanager
    def _locked(self, path: Path, flags: int = 0) -> Iterator[int]:
        """Open the file and hold its lock; a file that was deleted while we waited is opened anew."""
        while True:
            descriptor = os.open(path, os.O_RDWR | os.O_CLOEXEC | os.O_NONBLOCK | flags, 0o600)
            try:
                if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                    raise OSError(errno.EINVAL, "not a regular file", str(path))
                take(descriptor, self._patience)
                if os.fstat(descriptor).st_nlink > 0:
                    yield descriptor
                    return
            finally:
                os.close(descriptor)


def _content(descriptor: int) -> bytes:
    with os.fdopen(os.dup(descriptor), "rb") as file:
        file.seek(0)
        return file.read()


def _parse(content: bytes) -> tuple[list[Event], list[bytes]]:
    """Return the events and the lines that are none, such as one that a power cut left unfinished."""
    events: list[Event] = []
    unreadable: list[bytes] = []
    for line in content.split(b"\n"):
        if not line.strip():
            continue
        try:
            events.append(event_from_json(json.loads(line)))
        except (FieldError, ValueError, RecursionError):
            unreadable.append(line)
    return events, unreadable
