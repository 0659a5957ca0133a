"""The system call filter of both architectures, run in Python: what it allows, what it refuses, which arguments."""

import errno
import os
import platform
import re
import struct
from pathlib import Path

import pytest
from bpf import ALLOW, KILL, verdict

from tutor.sandbox import seccomp, syscalls

MACHINES = list(syscalls.ARCHITECTURES)
OWN, OTHER = os.getpid(), os.getpid() + 1
HIGHEST = 1024
CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
TEMPORARY_FILE = 0o20000000 | os.O_DIRECTORY | os.O_RDWR
HEADERS = {
    "x86_64": [Path("/usr/include/x86_64-linux-gnu/asm/unistd_64.h"), Path("/usr/include/asm/unistd_64.h")],
    "aarch64": [Path("/usr/include/asm-generic/unistd.h")],
}
CONDITIONAL = ("kill", "tgkill", "ioctl", "fcntl", "prlimit64", "open", "openat", "clone3")

REFUSED = {
    "x86_64": {
        "fork": 57, "vfork": 58, "clone": 56, "execve": 59, "execveat": 322, "socket": 41, "connect": 42,
        "socketpair": 53, "sendto": 44, "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "prctl": 157,
        "seccomp": 317, "io_uring_setup": 425, "bpf": 321, "userfaultfd": 323, "memfd_create": 319, "keyctl": 250,
        "mount": 165, "unshare": 272, "setns": 308, "chmod": 90, "fchmod": 91, "chown": 92, "utimensat": 280,
        "unlink": 87, "rename": 82, "mkdir": 83, "link": 86, "symlink": 88, "truncate": 76, "creat": 85,
        "openat2": 437, "chdir": 80, "chroot": 161, "setuid": 105, "setrlimit": 160, "setpriority": 141,
        "sched_setaffinity": 203, "pidfd_open": 434, "pidfd_send_signal": 424, "tkill": 200, "rt_sigqueueinfo": 129,
        "shmget": 29, "msgget": 68, "semget": 64, "timer_create": 222, "pipe2": 293, "mlock": 149, "mlockall": 151,
    },
    "aarch64": {
        "clone": 220, "execve": 221, "execveat": 281, "socket": 198, "connect": 203, "socketpair": 199, "sendto": 206,
        "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "prctl": 167, "seccomp": 277,
        "io_uring_setup": 425, "bpf": 280, "userfaultfd": 282, "memfd_create": 279, "keyctl": 219, "mount": 40,
        "unshare": 97, "setns": 268, "fchmodat": 53, "fchmod": 52, "fchownat": 54, "utimensat": 88, "unlinkat": 35,
        "renameat2": 276, "mkdirat": 34, "linkat": 37, "symlinkat": 36, "truncate": 45, "openat2": 437, "chdir": 49,
        "chroot": 51, "setuid": 146, "setrlimit": 164, "setpriority": 140, "sched_setaffinity": 122,
        "pidfd_open": 434, "pidfd_send_signal": 424, "tkill": 130, "rt_sigqueueinfo": 138, "shmget": 194,
        "msgget": 186, "semget": 190, "timer_create": 107, "pipe2": 59, "mlock": 228, "mlockall": 230,
    },
}  # fmt: skip
"""Doors that must stay shut, by the numbers of the kernel's own tables."""


class Filtered:
    """The filter of an architecture, for a process with the id `OWN`."""

    def __init__(self, machine: str) -> None:
        made = seccomp.Filter()
        program = bytearray(made._program)
        for offset in made._own_pid_at:
            struct.pack_into("=I", program, offset, OWN)
        self.program = bytes(program)
        self.machine = machine
        self._audit, self._column = syscalls.ARCHITECTURES[machine]

    def number(self, name: str) -> int | None:
        call = getattr(syscalls, name.upper()) if name in CONDITIONAL else syscalls.ALLOWED[name]
        return call[self._column]

    def call(self, name: str, *arguments: int) -> int | None:
        """Return the filter's answer, None where the architecture has no such call."""
        number = self.number(name)
        return None if number is None else self.answer(number, *arguments)

    def answer(self, number: int, *arguments: int) -> int:
        return verdict(self.program, self._audit, number, arguments)


@pytest.fixture(params=MACHINES)
def filtered(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Filtered:
    monkeypatch.setattr(platform, "machine", lambda: request.param)
    monkeypatch.setattr(platform, "system", lambda: "Linux")
    return Filtered(request.param)


def test_the_listed_calls_are_allowed_whatever_their_arguments(filtered: Filtered) -> None:
    for name in syscalls.ALLOWED:
        assert filtered.call(name) in (ALLOW, None), name
        assert filtered.call(name, *[-1] * 6) in (ALLOW, None), name


def test_all_others_are_refused(filtered: Filtered) -> None:
    listed = {filtered.number(name) for name in (*syscalls.ALLOWED, *CONDITIONAL)}
    others = [number for number in range(HIGHEST) if number not in listed]
    assert len(others) > HIGHEST - 150
    assert {filtered.answer(number) for number in others} == {errno.EPERM}
    assert {filtered.answer(number, *[-1] * 6) for number in others} == {errno.EPERM}


def test_the_doors_that_matter_are_shut(filtered: Filtered) -> None:
    answers = {name: filtered.answer(number) for name, number in REFUSED[filtered.machine].items()}
    assert answers == dict.fromkeys(answers, errno.EPERM)


def test_another_architecture_ends_the_program(filtered: Filtered) -> None:
    """The numbers of the 32-bit table mean other calls."""
    for audit in (0x40000003, 0x40000028, 0, *[a.audit for a in syscalls.ARCHITECTURES.values()]):
        if audit != syscalls.ARCHITECTURES[filtered.machine].audit:
            assert verdict(filtered.program, audit, 39) == KILL


def test_the_second_table_does_not_exist(filtered: Filtered) -> None:
    for number in (0x40000000, 0x40000000 + 39, 0x7FFFFFFF, 0xFFFFFFFF):
        assert filtered.answer(number) == errno.ENOSYS


@pytest.mark.parametrize("name", ["kill", "tgkill"])
def test_signals_are_for_itself(filtered: Filtered, name: str) -> None:
    assert filtered.call(name, OWN, 15) == ALLOW
    for other in (OTHER, 0, 1, -1, -OWN):
        assert filtered.call(name, other, 15) == errno.EPERM


def test_limits_are_read_and_of_itself(filtered: Filtered) -> None:
    assert filtered.call("prlimit64", 0, 7, 0, 0x7FFF0000) == ALLOW
    for arguments in ((OTHER, 7, 0, 1), (0, 7, 0x7FFF0000), (0, 7, 1 << 32), (OWN, 7, 1 << 47), (-1, 7, 0)):
        assert filtered.call("prlimit64", *arguments) == errno.EPERM


def test_only_harmless_commands_of_fcntl(filtered: Filtered) -> None:
    allowed = {0: "F_DUPFD", 1: "F_GETFD", 2: "F_SETFD", 3: "F_GETFL", 1030: "F_DUPFD_CLOEXEC"}
    for command in range(2000):
        expected = ALLOW if command in allowed else errno.EPERM
        assert filtered.call("fcntl", 1, command) == expected, command


def test_how_files_are_opened(filtered: Filtered) -> None:
    assert filtered.number("open") == (2 if filtered.machine == "x86_64" else None)
    for name, before in (("open", (1,)), ("openat", (-100, 1))):
        for flags in (os.O_RDONLY, os.O_RDONLY | os.O_CLOEXEC, os.O_DIRECTORY, os.O_WRONLY, os.O_RDWR, CREATE):
            assert filtered.call(name, *before, flags) in (ALLOW, None), oct(flags)
        for flags in (os.O_TRUNC, os.O_TRUNC | os.O_CLOEXEC, TEMPORARY_FILE, TEMPORARY_FILE | os.O_TRUNC):
            assert filtered.call(name, *before, flags) in (errno.EPERM, None), oct(flags)


def test_what_programs_expect_of_a_pipe_and_of_an_old_kernel(filtered: Filtered) -> None:
    assert filtered.call("ioctl", 1, 0x5401) == errno.ENOTTY
    assert filtered.call("clone3", 0, 88) == errno.ENOSYS


@pytest.mark.parametrize("machine", MACHINES)
def test_the_numbers_are_those_of_the_kernel_headers(machine: str) -> None:
    header = next((path for path in HEADERS[machine] if path.exists()), None)
    if header is None:
        pytest.skip("the kernel's headers are not installed")
    # asm-generic marks the calls that differ between 32 and 64 bits with another prefix.
    found = re.findall(r"#define __NR(?:3264)?_(\w+) (\d+)", header.read_text())
    defined = {"newfstatat" if name == "fstatat" else name: int(number) for name, number in found}
    assert len(defined) > 250
    column = syscalls.ARCHITECTURES[machine].column
    ours = {name: call[column] for name, call in syscalls.ALLOWED.items()}
    ours |= {name: getattr(syscalls, name.upper())[column] for name in CONDITIONAL}
    assert ours == {name: defined.get(name) for name in ours}
    assert {name: defined.get(name) for name in REFUSED[machine]} == REFUSED[machine]


def test_the_interpreter_refuses_what_the_kernel_would() -> None:
    for wrong in ([(0x20, 0, 0, 2)], [(0x20, 0, 0, 64)], [(0x15, 9, 9, 0)], [(0x01, 0, 0, 0)], []):
        with pytest.raises(ValueError, match=r"load|end|operation"):
            verdict(b"".join(struct.pack("=HBBI", *step) for step in wrong), 0, 0)
