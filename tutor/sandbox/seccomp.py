"""A seccomp filter: every system call that is not on the list fails with EPERM.

The filter is classic BPF over `struct seccomp_data`, see seccomp(2). What Landlock leaves open is closed here:
processes and threads, sockets, signals to others, limits of others, attributes of files, and the newer doors
(io_uring, userfaultfd, bpf, memfd, keyctl).

With a GPU it is weaker: threads may be started, NVIDIA's drivers may be asked by ioctl, and a few more calls are
open. A mistake in such a driver is then within reach of the program; nothing else is.
"""

import ctypes
import errno
import os
import platform
import struct
from typing import Final

from tutor.sandbox import kernel, syscalls

_SECCOMP_MODE_FILTER: Final = 2
_RET_ALLOW: Final = 0x7FFF0000
_RET_KILL_PROCESS: Final = 0x80000000
_RET_ERRNO: Final = 0x00050000

# BPF operations: load a word, compare, mask, return.
_LOAD, _JUMP_EQUAL, _JUMP_AT_LEAST, _JUMP_BITS, _AND, _RETURN = 0x20, 0x15, 0x35, 0x45, 0x54, 0x06

_AT_NUMBER, _AT_ARCHITECTURE, _AT_ARGUMENTS = 0, 4, 16
_X32_CALLS: Final = 0x40000000
_O_TRUNC: Final = os.O_TRUNC
_O_TMPFILE: Final = 0o20000000
_O_ACCMODE: Final = 3
_F_DUPFD_CLOEXEC: Final = 1030
_FCNTL_COMMANDS: Final = (0, 1, 2, 3, _F_DUPFD_CLOEXEC)  # F_DUPFD F_GETFD F_SETFD F_GETFL: F_SETOWN signals others

_CLONE_THREAD: Final = 0x00010000
_CLONE_NAMESPACES: Final = 0x7E020080
_PR_SET_NAME: Final = 15
_PR_GET_NAME: Final = 16
_NVIDIA_GROUPS: Final = (ord("F"), ord("G"))  # the driver's ioctl group, and that of WSL 2's /dev/dxg
_UVM_INITIALIZE: Final = 0x30000001
_UVM_DEINITIALIZE: Final = 0x30000002


def supported() -> bool:
    """Return whether this machine's system call numbers are known."""
    return platform.system() == "Linux" and platform.machine() in syscalls.ARCHITECTURES


class Filter:
    """The compiled filter. It is built once and installed in forked children, each with its own process id.

    Args:
        gpu: whether to leave open what CUDA needs.

    Raises:
        OSError: the architecture is not known.

    """

    def __init__(self, gpu: bool = False) -> None:
        if not supported():
            raise OSError(errno.ENOSYS, f"no system call table for {platform.machine()}")
        self._program = bytearray()
        self._own_pid_at: list[int] = []
        self._architecture = syscalls.ARCHITECTURES[platform.machine()]
        self._build(gpu)

    def install(self) -> None:
        """Confine the calling process for good. Needs no_new_privs."""
        program = bytearray(self._program)
        for offset in self._own_pid_at:
            struct.pack_into("=I", program, offset, os.getpid())
        instructions = ctypes.create_string_buffer(bytes(program), len(program))
        header = ctypes.create_string_buffer(
            struct.pack("@HP", len(program) // 8, ctypes.addressof(instructions)), struct.calcsize("@HP")
        )
        kernel.set_process_option(kernel.PR_SET_SECCOMP, _SECCOMP_MODE_FILTER, ctypes.addressof(header))

    def _number(self, call: tuple[int | None, int | None]) -> int | None:
        return call[self._architecture.column]

    def _op(self, code: int, value: int = 0, if_true: int = 0, if_false: int = 0) -> None:
        self._program += struct.pack("=HBBI", code, if_true, if_false, value)

    def _allow(self) -> None:
        self._op(_RETURN, _RET_ALLOW)

    def _refuse(self, code: int = errno.EPERM) -> None:
        self._op(_RETURN, _RET_ERRNO | code)

    def _load_argument(self, index: int, high: bool = False) -> None:
        self._op(_LOAD, _AT_ARGUMENTS + 8 * index + (4 if high else 0))

    def _build(self, gpu: bool) -> None:
        self._op(_LOAD, _AT_ARCHITECTURE)
        self._op(_JUMP_EQUAL, self._architecture.audit, 1, 0)
        self._op(_RETURN, _RET_KILL_PROCESS)
        self._op(_LOAD, _AT_NUMBER)
        self._op(_JUMP_AT_LEAST, _X32_CALLS, 0, 1)  # x86-64's second table of the same calls
        self._refuse(errno.ENOSYS)
        for call in (*syscalls.ALLOWED.values(), *(syscalls.ALLOWED_WITH_GPU.values() if gpu else ())):
            number = self._number(call)
            if number is not None:
                self._op(_JUMP_EQUAL, number, 0, 1)
                self._allow()
        self._signals_to_itself()
        if gpu:
            self._threads()
            self._thread_names()
            self._driver_calls()
        self._op(_JUMP_EQUAL, self._required(syscalls.IOCTL), 0, 1)
        self._refuse(errno.ENOTTY)  # what isatty() expects of a pipe
        self._descriptors()
        self._own_limits()
        self._opening()
        self._op(_JUMP_EQUAL, self._required(syscalls.CLONE3), 0, 1)
        self._refuse(errno.ENOSYS)  # glibc then tries clone, which is refused
        self._refuse()

    def _required(self, call: tuple[int | None, int | None]) -> int:
        number = self._number(call)
        assert number is not None
        return number

    def _signals_to_itself(self) -> None:
        """Allow kill and tgkill with the own process id: abort() and faulthandler need them."""
        for call in (syscalls.KILL, syscalls.TGKILL):
            self._op(_JUMP_EQUAL, self._required(call), 0, 4)
            self._load_argument(0)
            self._own_pid_at.append(len(self._program) + 4)
            self._op(_JUMP_EQUAL, 0, 0, 1)
            self._allow()
            self._refuse()

    def _descriptors(self) -> None:
        """Allow fcntl's harmless commands: F_SETOWN would signal other processes, F_SETPIPE_SZ take memory."""
        self._op(_JUMP_EQUAL, self._required(syscalls.FCNTL), 0, 2 + 2 * len(_FCNTL_COMMANDS))
        self._load_argument(1)
        for command in _FCNTL_COMMANDS:
            self._op(_JUMP_EQUAL, command, 0, 1)
            self._allow()
        self._refuse()

    def _own_limits(self) -> None:
        """Allow prlimit64 to read its own limits: with another's process id it could cripple that process."""
        self._op(_JUMP_EQUAL, self._required(syscalls.PRLIMIT64), 0, 8)
        self._load_argument(0)
        self._op(_JUMP_EQUAL, 0, 0, 5)
        self._load_argument(2)
        self._op(_JUMP_EQUAL, 0, 0, 3)
        self._load_argument(2, high=True)
        self._op(_JUMP_EQUAL, 0, 0, 1)
        self._allow()
        self._refuse()

    def _opening(self) -> None:
        """Allow open and openat, but not O_TMPFILE, nor O_TRUNC without write access (Landlock ABI < 3)."""
        for call, flags in ((syscalls.OPEN, 1), (syscalls.OPENAT, 2)):
            number = self._number(call)
            if number is None:
                continue
            self._op(_JUMP_EQUAL, number, 0, 8)
            self._load_argument(flags)
            self._op(_JUMP_BITS, _O_TMPFILE, 5, 0)
            self._op(_JUMP_BITS, _O_TRUNC, 0, 3)
            self._op(_AND, _O_ACCMODE)
            self._op(_JUMP_EQUAL, os.O_RDONLY, 2, 0)
            self._allow()
            self._allow()
            self._refuse()

    def _threads(self) -> None:
        """Allow clone for threads of this process, in the namespaces that it has."""
        self._op(_JUMP_EQUAL, self._required(syscalls.CLONE), 0, 5)
        self._load_argument(0)
        self._op(_JUMP_BITS, _CLONE_NAMESPACES, 2, 0)
        self._op(_JUMP_BITS, _CLONE_THREAD, 0, 1)
        self._allow()
        self._refuse()

    def _thread_names(self) -> None:
        """Allow prctl to name a thread and to read its name."""
        self._op(_JUMP_EQUAL, self._required(syscalls.PRCTL), 0, 5)
        self._load_argument(0)
        self._op(_JUMP_EQUAL, _PR_SET_NAME, 1, 0)
        self._op(_JUMP_EQUAL, _PR_GET_NAME, 0, 1)
        self._allow()
        self._refuse()

    def _driver_calls(self) -> None:
        """Allow ioctl with the requests of NVIDIA's drivers: their group, and the bare numbers of unified memory."""
        self._op(_JUMP_EQUAL, self._required(syscalls.IOCTL), 0, 9)
        self._load_argument(1)
        self._op(_JUMP_EQUAL, _UVM_INITIALIZE, 5, 0)
        self._op(_JUMP_EQUAL, _UVM_DEINITIALIZE, 4, 0)
        self._op(_JUMP_AT_LEAST, 0x100, 0, 3)
        self._op(_AND, 0xFF00)
        self._op(_JUMP_EQUAL, _NVIDIA_GROUPS[0] << 8, 1, 0)
        self._op(_JUMP_EQUAL, _NVIDIA_GROUPS[1] << 8, 0, 1)
        self._allow()
        self._refuse(errno.ENOTTY)
