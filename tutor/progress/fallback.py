"""Going on without the database: events are read from memory and kept in the journal."""

import time
from collections.abc import Sequence
from threading import Lock

from tutor.progress.database import Database
from tutor.progress.events import Event
from tutor.progress.journal import Journal
from tutor.progress.opening import empty
from tutor.progress.trouble import Trouble


class Fallback:
    """Stands in for a database that cannot be used.

    Attributes:
        trouble: why it cannot be used.
        memory: what is shown: the copy of what could be read, the journal, and what was recorded since.
        earlier_shown: whether there was something to copy.
        durable: whether all events are on disk, as far as is known.

    """

    def __init__(self, trouble: Trouble, copy: Database | None, journal: Journal) -> None:
        """Begin with a copy of the database, if there is one, and what waits in the journal."""
        self.trouble = trouble
        self.memory = copy or empty()
        self.earlier_shown = copy is not None
        self._journal = journal
        self._unsaved: list[Event] = []
        self._lock = Lock()
        self._tried_at = time.monotonic()
        self.memory.add(journal.pending())
        self.durable = self._save()

    @property
    def unsaved(self) -> list[Event]:
        """Return the events that exist in memory alone."""
        with self._lock:
            return list(self._unsaved)

    def keep(self, events: Sequence[Event]) -> int:
        """Keep the events and return how many are new; those that cannot be written are tried again later."""
        with self._lock:
            added = self.memory.add(events)
            self._unsaved.extend(events)
            self.durable = self._save()
            return added

    def save(self) -> None:
        """Try again to write what is only in memory."""
        with self._lock:
            self.durable = self._save()

    def is_due(self, every: float) -> bool:
        """Return whether the database was last tried more than `every` seconds ago."""
        return time.monotonic() - self._tried_at >= every

    def failed_again(self, trouble: Trouble) -> None:
        """Note that the database was tried and cannot be used yet."""
        self.trouble = trouble
        self._tried_at = time.monotonic()

    def close(self) -> None:
        """Let go of the memory."""
        self.memory.close()

    def _save(self) -> bool:
        try:
            self._journal.append(self._unsaved)
        except OSError:
            return False
        self._unsaved.clear()
        return True
