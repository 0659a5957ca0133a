"""Keeping what the learner did. The database is opened here and nowhere earlier: importing it takes a while."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tutor import paths
from tutor.cli.console import Console

if TYPE_CHECKING:
    from tutor.progress.events import Event
    from tutor.progress.store import ProgressStore


@contextmanager
def progress(console: Console) -> Iterator["ProgressStore"]:
    """Open the learner's progress for a while, and say on standard error what is wrong with it, if anything."""
    from tutor.progress.store import ProgressStore

    store = ProgressStore.open(paths.home())
    try:
        yield store
    finally:
        notice = store.notice
        store.close()
        if notice is not None:
            console.error(notice)


def record(console: Console, *events: "Event") -> None:
    """Keep events."""
    with progress(console) as store:
        store.record(*events)
