"""Locks between processes: `flock`, which the kernel lets go of when a process dies."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

_PAUSE: Final = 0.01


@contextmanager
def exclusive(path: Path, patience: float) -> Iterator[None]:
    """Hold the lock file `path`, which stays behind.

    Raises:
        TimeoutError: someone else held it for `patience` seconds.
        OSError: the file cannot be made.

    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        take(descriptor, patience)
        yield
    finally:
        os.close(descriptor)


def take(descriptor: int, patience: float) -> None:
    """Lock an open file until it is closed; `flock` itself would wait for a stopped process for ever.

    Raises:
        TimeoutError: someone else held it for `patience` seconds.

    """
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise TimeoutError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT)) from None
            time.sleep(_PAUSE)
        else:
            return
