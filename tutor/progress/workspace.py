"""The learner's own files, one per exercise, to be edited with the tutor or with any other editor.

Nothing but the standard library is used, and importing this costs a few milliseconds. A `save` that changes
something costs two fsyncs (about 1 ms on a solid-state disk, 20 ms or more on a slow one); one that changes
nothing, a `read` and a `stamp` cost some 0.05 ms.
"""

import os
import re
from pathlib import Path
from typing import Final, Literal, NamedTuple

from tutor.durable import write_atomically, write_new
from tutor.progress.errors import WorkspaceError, not_read
from tutor.progress.work_file import checked, decode, encode, is_identifier, read_bytes, writing

KEPT: Final = "kept"
"""The folder, inside the workspace, of the copies of earlier work."""


class Stamp(NamedTuple):
    """What tells one state of a file from another: a different stamp means that someone wrote to it."""

    modified_ns: int
    size: int
    inode: int


class Started(NamedTuple):
    """Where an exercise's file is, and whether it was written now (`created`) or was there before."""

    path: Path
    created: bool


Merged = Literal["same", "new", "replaced", "kept"]
"""What became of work from elsewhere: it was here already; it is now the file; it is the file and the old one
a copy; it is a copy and the file, which is newer, stays."""


class Workspace:
    """A folder with the learner's file of every exercise, `<folder>/<exercise>.py`.

    Every method raises `WorkspaceError` for an id that names no exercise and where the disk does not do what
    it should; then the file is as it was before. Safe to use from several threads and processes: the last
    `save` wins, whole.
    """

    def __init__(self, folder: Path) -> None:
        """Use `folder`, which is made when the first file is written."""
        self.folder = folder

    @property
    def copies_folder(self) -> Path:
        """Return the folder of the copies of earlier work."""
        return self.folder / KEPT

    def path(self, exercise: str) -> Path:
        """Return where the exercise's file is, or would be."""
        return self.folder / f"{checked(exercise)}.py"

    def exercises(self) -> list[str]:
        """Return the ids of the exercises that have a file, sorted."""
        names = [name.removesuffix(".py") for name in _names(self.folder) if name.endswith(".py")]
        return sorted(name for name in names if is_identifier(name))

    def read(self, exercise: str) -> str | None:
        """Return the work, line ends as they are, or None where there is none yet.

        Raises:
            WorkspaceError: also when the file is no UTF-8 text; it is left alone.

        """
        path = self.path(exercise)
        data = read_bytes(path)
        return None if data is None else decode(data, path)

    def stamp(self, exercise: str) -> Stamp | None:
        """Return the file's present stamp, or None where there is none.

        Take it before `read`: what changes in between then shows as a change.
        """
        path = self.path(exercise)
        try:
            return _stamp(path.stat())
        except FileNotFoundError:
            return None
        except OSError as error:
            raise WorkspaceError(not_read(error, path)) from error

    def save(self, exercise: str, source: str) -> Stamp:
        """Make `source` the work, durable when this returns, and return the file's stamp.

        A file with this content is not written again. One that is no UTF-8 text is not overwritten.
        """
        path = self.path(exercise)
        data = encode(source, path)
        with writing(path):
            before = self.stamp(exercise)
            old = read_bytes(path)
            if before is not None and old is not None and decode(old, path) == source:
                return before
            return _stamp(write_atomically(path, data))

    def start(self, exercise: str, starter: str, *, to: Path | None = None) -> Started:
        """Write the starter as the exercise's file, here or in the folder `to`; never touch what is there."""
        path = self.path(exercise) if to is None else to / self.path(exercise).name
        data = encode(starter, path)
        with writing(path):
            return Started(path, write_new(path, data))

    def reset(self, exercise: str, starter: str) -> Path | None:
        """Begin again with the starter; return the copy of the old work, None if there was nothing to keep."""
        path = self.path(exercise)
        data = encode(starter, path)
        with writing(path):
            if read_bytes(path) == data:
                return None
            copy = self.keep(exercise)
            write_atomically(path, data)
            return copy

    def keep(self, exercise: str) -> Path | None:
        """Copy the work, bytes as they are, into `kept/` and return the copy; None where there is no work."""
        path = self.path(exercise)
        data = read_bytes(path)
        if data is None:
            return None
        with writing(self.copies_folder):
            return self._keep(exercise, data, path.stat().st_mtime_ns)

    def copies(self, exercise: str) -> list[Path]:
        """Return the copies of earlier work, newest first; each has the modification time of its original."""
        return [self._copy(exercise, number) for number in sorted(self._numbers(exercise), reverse=True)]

    def merge(self, exercise: str, source: str, modified_ns: int, *, starter: str | None = None) -> Merged:
        """Bring in work that was last changed elsewhere at `modified_ns`; doing it twice is doing it once.

        The newer of the two becomes the file, and the other one is kept as a copy. A file that is still the
        `starter` counts as the older one and needs no copy.
        """
        path = self.path(exercise)
        data = encode(source, path)
        with writing(path):
            old = read_bytes(path)
            if old is None and write_new(path, data, modified_ns=modified_ns):
                return "new"
            if old == data:
                return "same"
            untouched = starter is not None and old == encode(starter, path)
            if not untouched and path.stat().st_mtime_ns >= modified_ns:
                self._keep(exercise, data, modified_ns)
                return "kept"
            if not untouched:
                self.keep(exercise)
            write_atomically(path, data, modified_ns=modified_ns)
            return "new" if untouched else "replaced"

    def _keep(self, exercise: str, data: bytes, modified_ns: int) -> Path:
        """Write `data` as a new copy; return the copy that there is already if one has the same bytes."""
        for copy in self.copies(exercise):
            if copy.stat().st_size == len(data) and read_bytes(copy) == data:
                return copy
        number = max(self._numbers(exercise), default=0) + 1
        while not write_new(self._copy(exercise, number), data, modified_ns=modified_ns):
            number += 1
        return self._copy(exercise, number)

    def _copy(self, exercise: str, number: int) -> Path:
        return self.copies_folder / f"{exercise}.{number}.py"

    def _numbers(self, exercise: str) -> list[int]:
        """Return the numbers of the copies that there are."""
        pattern = re.compile(re.escape(checked(exercise)) + r"\.([0-9]{1,9})\.py")
        matches = map(pattern.fullmatch, _names(self.copies_folder))
        return [int(match[1]) for match in matches if match]


def _names(folder: Path) -> list[str]:
    """Return the names in a folder; none where there is no folder."""
    try:
        return [entry.name for entry in folder.iterdir()]
    except FileNotFoundError:
        return []
    except OSError as error:
        raise WorkspaceError(not_read(error, folder)) from error


def _stamp(status: os.stat_result) -> Stamp:
    return Stamp(status.st_mtime_ns, status.st_size, status.st_ino)
