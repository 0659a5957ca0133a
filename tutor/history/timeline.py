"""The history of one place, newest first: attempts and runs of the store and kept copies, a page at a time."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.history.difference import Changed, changed
from tutor.history.entry import Entry
from tutor.progress.errors import WorkspaceError
from tutor.progress.work_file import decode, read_bytes
from tutor.progress.workspace import Workspace

if TYPE_CHECKING:  # SQLAlchemy is slow to import
    from tutor.progress.past import Past
    from tutor.progress.place import Place
    from tutor.progress.store import ProgressStore

PAGE: Final = 50

ReadPage = Callable[[int, "Past | None"], "list[Past]"]
"""Returns at most so many of what was tried, older than the one that is given."""


@dataclass(frozen=True, slots=True)
class Row:
    """An entry, the one before it, and how many lines were changed since that; None for the first of all."""

    entry: Entry
    before: Entry | None
    changed: Changed | None


class Timeline:
    """Rows that are read when they are asked for; call it in one thread at a time."""

    def __init__(
        self, read_page: ReadPage, copies: Iterable[Entry] = (), *, attempts: int = 0, runs: int = 0
    ) -> None:
        """Begin at the newest; `copies` are the kept ones, `attempts` and `runs` say how many there are in all."""
        self._read_page = read_page
        self.attempts, self.runs = attempts, runs
        self._copies = sorted(copies, key=lambda entry: entry.at, reverse=True)
        self.copies = len(self._copies)
        self._waiting: list[Entry] = []
        self._last: Past | None = None
        self._store_is_read = False

    @property
    def is_read(self) -> bool:
        """Return whether there is nothing more."""
        return self._store_is_read and not self._waiting

    def more(self, least: int = PAGE) -> list[Row]:
        """Return the next rows, `least` of them unless there are fewer."""
        rows: list[Row] = []
        while len(rows) < least and not self.is_read:
            if len(self._waiting) < 2 and not self._store_is_read:
                self._read()
                continue
            entry, *rest = self._waiting
            before = rest[0] if rest else None
            rows.append(Row(entry, before, changed(before.code, entry.code) if before else None))
            self._waiting = rest
        return rows

    def _read(self) -> None:
        """Read a page, and put the copies between its entries."""
        page = self._read_page(PAGE, self._last)
        self._store_is_read = len(page) < PAGE
        if page:
            self._last = page[-1]
        oldest = page[-1].at if page and not self._store_is_read else None
        ripe = [copy for copy in self._copies if oldest is None or copy.at >= oldest]
        self._copies = self._copies[len(ripe) :]
        self._waiting += sorted([*map(Entry.of_past, page), *ripe], key=lambda entry: entry.at, reverse=True)


def timeline(store: "ProgressStore", learner: str, place: "Place", workspace: Workspace, name: str) -> Timeline:
    """Return the history of a place whose work file is called `name`. Copies that cannot be read are left out."""

    def read_page(limit: int, before: "Past | None") -> "list[Past]":
        return store.past(learner, place, limit=limit, before=before)

    counts = store.past_counts(learner, place)
    return Timeline(read_page, copies(workspace, name), attempts=counts.attempts, runs=counts.runs)


def copies(workspace: Workspace, name: str) -> list[Entry]:
    """Return the kept copies of a work file that can be read."""
    found = []
    try:
        paths = workspace.copies(name)
    except WorkspaceError:
        return []
    for path in paths:
        try:
            modified_ns, data = path.stat().st_mtime_ns, read_bytes(path)
            if data is not None:
                found.append(Entry.of_copy(path, modified_ns, decode(data, path)))
        except (OSError, WorkspaceError):
            continue
    return found
