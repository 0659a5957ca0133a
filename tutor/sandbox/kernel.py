"""Calls into the Linux kernel that Python does not offer, with ctypes alone."""

import ctypes
import os
from typing import Final

PR_SET_PDEATHSIG: Final = 1
PR_SET_DUMPABLE: Final = 4
PR_SET_SECCOMP: Final = 22
PR_SET_NO_NEW_PRIVS: Final = 38

_libc: Final = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def syscall(number: int, *arguments: object) -> int:
    """Make a system call; integers among the arguments are passed as longs.

    Raises:
        OSError: the kernel refused; `errno` says why.

    """
    result: int = _libc.syscall(
        ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments)
    )
    if result < 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


def set_process_option(option: int, *arguments: int) -> None:
    """Change a property of the calling process. The options are those of the manual page.

    Raises:
        OSError: the kernel refused.

    """
    padded = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    if _libc.prctl(ctypes.c_int(option), *padded) != 0:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))


def die_with_parent(parent: int, signal_number: int) -> None:
    """Ask the kernel for `signal_number` when the parent ends; end now if it has ended already."""
    set_process_option(PR_SET_PDEATHSIG, signal_number)
    if os.getppid() != parent:
        os._exit(1)


def close_from(first: int) -> None:
    """Close every file descriptor from `first` on, whatever its number."""
    if hasattr(_libc, "close_range") and _libc.close_range(ctypes.c_uint(first), ctypes.c_uint(0xFFFFFFFF), 0) == 0:
        return
    os.closerange(first, os.sysconf("SC_OPEN_MAX"))
