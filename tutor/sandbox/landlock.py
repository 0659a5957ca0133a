"""Landlock: the files and networks that a process may reach, decided by itself and for good.

See landlock(7) and https://docs.kernel.org/userspace-api/landlock.html. What a ruleset handles and does not grant
is denied. Later kernels handle more (ABI 1 … 6); only what the running one knows is asked for.
"""

import ctypes
import fcntl
import os
import struct
from collections.abc import Iterable
from enum import IntFlag
from pathlib import Path
from typing import Final

from tutor.sandbox import kernel

# The numbers are the same on every architecture.
_CREATE_RULESET: Final = 444
_ADD_RULE: Final = 445
_RESTRICT_SELF: Final = 446
_RULE_PATH_BENEATH: Final = 1
_CREATE_RULESET_VERSION: Final = 1
_TCP_BIND_AND_CONNECT: Final = 3
_ABSTRACT_SOCKETS_AND_SIGNALS: Final = 3
_HIGH: Final = 100


class Access(IntFlag):
    """What may be done with a file or below a folder (LANDLOCK_ACCESS_FS_*)."""

    EXECUTE = 1 << 0
    WRITE_FILE = 1 << 1
    READ_FILE = 1 << 2
    READ_DIR = 1 << 3
    TRUNCATE = 1 << 14
    IOCTL_DEV = 1 << 15


READ: Final = Access.READ_FILE | Access.READ_DIR
READ_WRITE_DEVICE: Final = Access.READ_FILE | Access.WRITE_FILE

_FILE_ACCESS: Final = Access.EXECUTE | Access.WRITE_FILE | Access.READ_FILE | Access.TRUNCATE | Access.IOCTL_DEV
_HANDLED_RIGHTS_BY_ABI: Final = {1: 13, 2: 14, 3: 15, 4: 15, 5: 16}


def abi() -> int:
    """Return the Landlock ABI of the running kernel, 0 where there is none."""
    return _ask()[0]


def refusal() -> int:
    """Return why there is no Landlock, 0 where there is.

    ENOSYS: the kernel was built without it. EOPNOTSUPP: it is switched off at boot. EPERM: a container forbids it.
    """
    return _ask()[1]


def _ask() -> tuple[int, int]:
    try:
        return kernel.syscall(_CREATE_RULESET, None, ctypes.c_size_t(0), _CREATE_RULESET_VERSION), 0
    except OSError as error:
        return 0, error.errno or 0


class Ruleset:
    """Grants of access, made once and then enforced in any number of forked children.

    Raises:
        OSError: the kernel has no Landlock, or refuses a rule.

    """

    def __init__(self, grants: Iterable[tuple[Path, Access]], abi_version: int | None = None) -> None:
        version = abi_version or abi()
        handled = (1 << _HANDLED_RIGHTS_BY_ABI[max(1, min(version, 5))]) - 1
        network = _TCP_BIND_AND_CONNECT if version >= 4 else 0
        scoped = _ABSTRACT_SOCKETS_AND_SIGNALS if version >= 6 else 0
        size = 24 if version >= 6 else 16 if version >= 4 else 8
        attributes = ctypes.c_char_p(struct.pack("=QQQ", handled, network, scoped)[:size])
        created = kernel.syscall(_CREATE_RULESET, attributes, ctypes.c_size_t(size), 0)
        # Children place their own descriptors on the low numbers before they enforce it.
        self._fd = fcntl.fcntl(created, fcntl.F_DUPFD_CLOEXEC, _HIGH)
        os.close(created)
        for path, access in grants:
            self._grant(path, access & handled)

    def _grant(self, path: Path, access: int) -> None:
        try:
            fd = os.open(path, os.O_PATH | os.O_CLOEXEC)
        except FileNotFoundError:
            return
        try:
            if not path.is_dir():
                access &= _FILE_ACCESS
            rule = ctypes.c_char_p(struct.pack("=Qi", access, fd))
            kernel.syscall(_ADD_RULE, self._fd, _RULE_PATH_BENEATH, rule, 0)
        finally:
            os.close(fd)

    def move_to(self, fd: int) -> None:
        """Make `fd` the ruleset's descriptor in this process, where a child is about to close all others."""
        os.dup2(self._fd, fd, inheritable=False)
        self._fd = fd

    def enforce(self) -> None:
        """Confine the calling thread and all it will start, for good, and close the ruleset. Needs no_new_privs."""
        kernel.syscall(_RESTRICT_SELF, self._fd, 0)
        os.close(self._fd)
