"""Where the tutor keeps things, and where it finds its lessons."""

import hashlib
import os
import stat
import tempfile
from pathlib import Path

import platformdirs

_PACKAGE = Path(__file__).resolve().parent

_LONGEST_FOLDER = 70
"""Bytes of a folder of sockets: the path of a Unix socket has 107 at most, 103 on macOS, and the name takes 30."""


def home() -> Path:
    """Return the folder of the learner's work and progress: `TUTOR_HOME`, or the user's data folder."""
    if configured := os.environ.get("TUTOR_HOME"):
        return Path(configured).expanduser().absolute()
    return Path(platformdirs.user_data_dir("nn-tutor", appauthor=False))


def work() -> Path:
    """Return the folder that holds the learner's own files, one per exercise."""
    return home() / "work"


def data() -> Path:
    """Return the folder of large data sets that the learner has fetched: `TUTOR_DATA`, or `data` in the tutor's folder."""
    if configured := os.environ.get("TUTOR_DATA"):
        return Path(configured).expanduser().absolute()
    return home() / "data"


def pictures() -> Path:
    """Return the folder of samples of picture sets that were made ready; programs may read its folder `programs`."""
    return home() / "pictures"


def pictures_for_programs() -> Path:
    """Return the folder of pictures that programs may read."""
    return pictures() / "programs"


def course(configured: str | os.PathLike[str] | None = None) -> Path:
    """Return the course folder: `configured`, `TUTOR_COURSE`, or the lessons that came with the tutor."""
    if chosen := configured or os.environ.get("TUTOR_COURSE"):
        return Path(chosen).expanduser().absolute()
    installed = _PACKAGE / "_lessons"
    return installed if installed.is_dir() else _PACKAGE.parent / "lessons"


def runtime() -> Path:
    """Return a folder of this user alone for sockets and locks, made if it is not there.

    It is `XDG_RUNTIME_DIR`'s, or where that is not set or too long for the path of a socket, the temporary folder's.

    Raises:
        PermissionError: someone else owns the folder, or others may enter it.

    """
    base, own = os.environ.get("XDG_RUNTIME_DIR"), f"nn-tutor-{os.getuid()}"
    folders = [Path(base) / "nn-tutor"] if base else []
    folders += [Path(tempfile.gettempdir()) / own, Path("/tmp") / own]  # noqa: S108 - private, which is made sure of below
    folder = next((one for one in folders if len(os.fsencode(one)) <= _LONGEST_FOLDER), folders[-1])
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    status = folder.lstat()
    if not stat.S_ISDIR(status.st_mode) or status.st_uid != os.getuid() or status.st_mode & 0o077:
        raise PermissionError(f"{folder} is not a private folder of this user")
    return folder


def service_socket() -> Path:
    """Return the socket of this home's grading service; short, as Unix sockets allow about 100 bytes."""
    key = hashlib.sha256(os.fsencode(home())).hexdigest()[:16]
    return runtime() / f"grading-{key}.sock"
