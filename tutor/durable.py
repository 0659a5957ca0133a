"""Writing files so that a crash, a power cut or a full disk loses nothing that was there before.

A write costs two fsyncs: about 1 ms on a solid-state disk, 20 ms or more on a slow one.
"""

import errno
import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Final

_NO_HARD_LINKS: Final = frozenset(
    {errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
)


def read_regular(path: Path, limit: int) -> bytes:
    """Return at most `limit` + 1 bytes of a file, without waiting at a pipe or a device.

    Raises:
        OSError: the file is missing, is no regular file, or cannot be read.

    """
    descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, "not a regular file", str(path))
        return file.read(limit + 1)


def write_atomically(path: Path, data: bytes, *, modified_ns: int | None = None) -> os.stat_result:
    """Replace `path` by `data` at once, keeping its permissions; a reader sees the old or the new, never half.

    A symbolic link stays one: the file that it names is replaced. `modified_ns` sets the modification time.

    Raises:
        OSError: nothing was changed.

    """
    target = Path(os.path.realpath(path))
    target.parent.mkdir(parents=True, exist_ok=True)
    mode = None
    with suppress(FileNotFoundError):
        mode = stat.S_IMODE(target.stat().st_mode)
        if not os.access(target, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    draft = _draft(target)
    status = _create(draft, data, mode, modified_ns)
    try:
        draft.replace(target)
    except BaseException:
        draft.unlink()
        raise
    sync_folder(target.parent)
    return status


def write_new(path: Path, data: bytes, *, modified_ns: int | None = None) -> bool:
    """Write `path` only if nothing is there; return whether it was written.

    Raises:
        OSError: it could not be written, and nothing is there.

    """
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = _draft(path)
    _create(draft, data, None, modified_ns)
    try:
        os.link(draft, path)
    except FileExistsError:
        return False
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        try:
            _create(path, data, None, modified_ns)
        except FileExistsError:
            return False
    finally:
        draft.unlink()
    sync_folder(path.parent)
    return True


def move_aside(path: Path, word: str, companions: tuple[str, ...] = ()) -> Path:
    """Rename `path` to `<stem>.<word>-<n><suffix>` with an unused n, and `path` + each companion suffix likewise.

    Raises:
        OSError: it cannot be renamed.

    """
    number = 1
    while True:
        aside = path.with_name(f"{path.stem}.{word}-{number}{path.suffix}")
        if not any(os.path.lexists(f"{aside}{suffix}") for suffix in ("", *companions)):
            break
        number += 1
    # The file itself goes last: if this stops half-way, the next attempt still sees what has to go.
    for suffix in (*companions, ""):
        with suppress(FileNotFoundError):
            Path(f"{path}{suffix}").rename(f"{aside}{suffix}")
    sync_folder(path.parent)
    return aside


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable, where the file system can."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    try:
        os.fsync(descriptor)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)


def write_all(descriptor: int, data: bytes) -> None:
    """Write every byte; `os.write` alone may stop early on a disk that is nearly full."""
    view = memoryview(data)
    while view:
        view = view[os.write(descriptor, view) :]


def _draft(path: Path) -> Path:
    """Return an unused hidden name beside `path`."""
    return path.with_name(f".{path.name}.{os.urandom(6).hex()}.tmp")


def _create(path: Path, data: bytes, mode: int | None, modified_ns: int | None) -> os.stat_result:
    """Create `path` with `data`, durable when this returns; nothing is left behind where that fails."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    try:
        if mode is not None:
            os.fchmod(descriptor, mode)
        write_all(descriptor, data)
        if modified_ns is not None:
            os.utime(descriptor, ns=(modified_ns, modified_ns))
        os.fsync(descriptor)
        return os.fstat(descriptor)
    except BaseException:
        path.unlink()
        raise
    finally:
        os.close(descriptor)
