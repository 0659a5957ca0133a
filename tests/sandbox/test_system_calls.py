"""The system call filter as a whole: every call that is not on its list, and the back doors to the table."""

import errno
import platform
import signal
import subprocess
import sys

import pytest
from attacks.kernel import OLD_TABLE
from confined import end_of

from tutor.sandbox import layers, seccomp, syscalls
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.outcomes import StopReason

pytestmark = [
    pytest.mark.skipif(layers.SECCOMP not in layers.available(), reason="this machine has no seccomp"),
    pytest.mark.skipif(platform.machine() != "x86_64", reason="system calls have other numbers here"),
]

HIGHEST = 600
"""Beyond every system call that there is, so that those of later kernels are among them."""

PAST_EVERY_FILTER = {335, 336}
"""uretprobe and uprobe: the kernel itself lets these past seccomp, and ends whoever calls them without a probe."""
CONDITIONAL_NAMES = ("KILL", "TGKILL", "FCNTL", "PRLIMIT64", "OPEN", "OPENAT")
CONDITIONAL = {getattr(syscalls, name)[0] for name in CONDITIONAL_NAMES}
ANSWERED_OTHERWISE = {syscalls.IOCTL[0]: errno.ENOTTY, syscalls.CLONE3[0]: errno.ENOSYS}

EVERY_CALL = """\
import ctypes
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
succeeded = {{}}
for number in {numbers}:
    nonsense = [ctypes.c_long(-1)] * 6
    result = libc.syscall(ctypes.c_long(number), *nonsense)
    succeeded[number] = ctypes.get_errno() if result < 0 else 0
"""


def test_every_call_that_is_not_listed_is_refused(numpy_server: ForkServer) -> None:
    listed = {call[0] for call in syscalls.ALLOWED.values()} | CONDITIONAL
    numbers = [number for number in range(HIGHEST) if number not in listed | PAST_EVERY_FILTER]
    end = end_of(numpy_server, EVERY_CALL.format(numbers=numbers))
    assert end.succeeded, end
    answers = {int(number): code for number, code in end.succeeded.items()}
    expected = {number: ANSWERED_OTHERWISE.get(number, errno.EPERM) for number in numbers}
    assert answers == expected


def test_the_second_table_of_64_bit_calls_is_closed(numpy_server: ForkServer) -> None:
    numbers = [0x40000000 + number for number in (0, 1, 39, 57, 520)]
    answers = end_of(numpy_server, EVERY_CALL.format(numbers=numbers)).succeeded
    assert set(answers.values()) == {errno.ENOSYS}


def test_the_32_bit_table_ends_the_program(numpy_server: ForkServer) -> None:
    stopped = end_of(numpy_server, OLD_TABLE).stopped
    assert stopped is not None
    assert (stopped.reason, stopped.detail) == (StopReason.KILLED, "SIGSYS")


def test_the_machine_code_is_right() -> None:
    """Without the sandbox the same bytes make the call, or this machine has no such table."""
    done = subprocess.run([sys.executable, "-I", "-c", OLD_TABLE + "assert succeeded"], capture_output=True)
    if done.returncode == -signal.SIGSEGV:
        pytest.skip("this machine has no 32-bit table")
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("column", [0, 1])
def test_numbers_are_listed_once(column: int) -> None:
    every = [call[column] for call in syscalls.ALLOWED.values() if call[column] is not None]
    every += [
        getattr(syscalls, name)[column] for name in CONDITIONAL_NAMES if getattr(syscalls, name)[column] is not None
    ]
    assert len(every) == len(set(every))


def test_an_unknown_machine_is_not_confined_by_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "machine", lambda: "sparc64")
    assert not seccomp.supported()
    with pytest.raises(OSError, match="sparc64"):
        seccomp.Filter()
