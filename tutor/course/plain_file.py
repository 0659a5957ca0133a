"""Reading the files of a course: plain files of a bounded size, so that a pipe or a device cannot hold the reader up."""

import errno
import os
import stat
from pathlib import Path


def read_bytes(path: Path, most: int) -> bytes:
    """Return what the file holds, at most one byte more than `most`.

    Raises:
        OSError: it is not there, is no plain file, or cannot be read.

    """
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except ValueError:  # a name that no file can have: it holds a NUL, or half of a character
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL)) from None
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR))
        if not stat.S_ISREG(mode):
            raise OSError(errno.EINVAL, "not a plain file")
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            return file.read(most + 1)
    finally:
        os.close(descriptor)
