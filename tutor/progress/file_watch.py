"""Waiting until a work file is saved, by whichever editor.

The file's stamp is looked at twice a second, which costs 0.02 ms a look. Notices from the kernel (inotify) would come
sooner, but none come for what another computer writes to a network disk, and many an editor does not write into a file:
it puts a new one in its place.
"""

import asyncio
from collections.abc import Iterator
from threading import Event
from typing import Final

from tutor.progress.workspace import Stamp, Workspace

PERIOD: Final = 0.5
"""Seconds between two looks."""

REST: Final = 0.05
"""Seconds for which a file must have stayed as it is; an editor may empty it before it writes."""


class FileWatch:
    """Tells each time that the file of one exercise was saved. What is there when the watch begins is no news.

    A file that is gone is waited for: its return is news if anything about it is different.
    """

    def __init__(self, workspace: Workspace, exercise: str, *, period: float = PERIOD) -> None:
        """Begin to watch.

        Raises:
            WorkspaceError: the id names no exercise, or the file cannot be looked at.

        """
        self._workspace = workspace
        self._exercise = exercise
        self._period = period
        self._known = self._latest = workspace.stamp(exercise)

    def look(self) -> bool:
        """Look once, without waiting; return whether the file changed since the last news and has come to rest.

        Raises:
            WorkspaceError: the file cannot be looked at.

        """
        before, self._latest = self._latest, self._workspace.stamp(self._exercise)
        if self._latest in (None, self._known) or self._latest != before:
            return False
        self._known = self._latest
        return True

    @property
    def pause(self) -> float:
        """Return for how many seconds to wait before the next look: not long after a change."""
        return self._period if self._latest in (None, self._known) else min(REST, self._period)

    def changes(self, stop: Event | None = None) -> Iterator[Stamp]:
        """Yield the file's stamp each time it was saved, until `stop` is set; between the times the thread sleeps.

        Raises:
            WorkspaceError: the file cannot be looked at.

        """
        stop = stop or Event()
        while not stop.wait(self.pause):
            if self.look() and self._known is not None:
                yield self._known

    async def changed(self) -> None:
        """Wait for the next time that the file is saved; a slow disk does not stop the event loop.

        Raises:
            WorkspaceError: the file cannot be looked at.

        """
        while True:
            await asyncio.sleep(self.pause)
            if await asyncio.to_thread(self.look):
                return
