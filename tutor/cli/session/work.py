"""The program of a step as lines that can be changed one by one; every change is saved at once and can be undone."""

from pathlib import Path
from typing import Final

from tutor.progress.workspace import Workspace

MOST_UNDONE: Final = 200
"""Changes that can be taken back."""


class Work:
    """A learner's file. Lines are counted from 1. Every method raises `WorkspaceError` where the disk refuses."""

    def __init__(self, workspace: Workspace, name: str, starter: str) -> None:
        """Use the file `name`, which begins with the starter where there is none yet."""
        workspace.start(name, starter)
        self._workspace, self.name, self.starter = workspace, name, starter
        self._before: list[str] = []

    @property
    def path(self) -> Path:
        """Return where the file is."""
        return self._workspace.path(self.name)

    @property
    def source(self) -> str:
        """Return the program, as it stands in the file now: another editor may have written it."""
        return self._workspace.read(self.name) or ""

    @property
    def lines(self) -> list[str]:
        """Return the program's lines."""
        return self.source.splitlines()

    def replace(self, first: int, last: int, lines: list[str]) -> None:
        """Put other lines in place of those from `first` to `last`; `last` = `first` - 1 puts them before `first`."""
        now = self.lines
        now[first - 1 : last] = lines
        self.save("".join(f"{line}\n" for line in now))

    def save(self, source: str) -> None:
        """Make `source` the program."""
        before = self.source
        self._workspace.save(self.name, source)
        if source != before:
            self._before.append(before)
            del self._before[:-MOST_UNDONE]

    def changed_elsewhere(self, before: str) -> None:
        """Note what the program was before another editor changed it: `undo` brings that back."""
        if self.source != before:
            self._before.append(before)

    def undo(self) -> bool:
        """Take the last change back; return False where there is none."""
        if not self._before:
            return False
        self._workspace.save(self.name, self._before.pop())
        return True

    def reset(self) -> Path | None:
        """Put the starter in place of the work; return the copy that was kept."""
        self._before.append(self.source)
        return self._workspace.reset(self.name, self.starter)
