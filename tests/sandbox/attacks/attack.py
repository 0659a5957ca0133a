"""What an attack is, and the layers that hold attacks."""

from dataclasses import dataclass, field

from confined import PATIENT

from tutor.sandbox.layers import ALL, LANDLOCK, RLIMITS, SECCOMP, Limits
from tutor.sandbox.outcomes import StopReason

BY_LANDLOCK = frozenset({LANDLOCK})
BY_SECCOMP = frozenset({SECCOMP})
BY_RLIMITS = frozenset({RLIMITS})
BY_BOTH = BY_LANDLOCK | BY_SECCOMP
# A user who is not root is held by the number of processes as well.
PROCESSES = BY_SECCOMP | BY_RLIMITS
NEW_PROGRAM = BY_BOTH | BY_RLIMITS
WRITTEN_BYTES = BY_LANDLOCK | BY_RLIMITS
BY_EVERY_LAYER = frozenset(ALL)

GRADER = "grader"
"""The trusted side: its deadline, its cap on output, and that it believes no answer."""

PROOF = "SUCCEEDED"
"""What an attack prints to show that it succeeded, where it cannot set the variable."""

CALL = """\
import ctypes, os
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall.restype = ctypes.c_long
def call(number, *arguments):
    result = libc.syscall(ctypes.c_long(number), *(ctypes.c_long(a) if isinstance(a, int) else a for a in arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result
"""


@dataclass(frozen=True)
class Attack:
    """A hostile program.

    It sets `succeeded` to true, or prints the proof, where it got what it wanted; an exception, or the end of the
    process, means that it was held.

    Attributes:
        name: what is attempted.
        source: the program, with fields in braces for what it is let loose on; see `Surroundings.fields`.
        without: the layers that hold it, each alone: with these left out it succeeds, which shows that they are
            needed and that the attack is a real one. None where success would harm the machine that runs the
            tests, or where the grader holds it and not a layer.
        held_by: who holds it where that is no layer, or where no control is possible.
        limits: what the run may use.
        ends: how the run must be stopped; empty where any end will do.
        function: called after the program was executed, where it defines one.
        torch: whether it needs PyTorch.
        held: false for what is known not to be held.

    """

    name: str
    source: str
    without: frozenset[str] | None = None
    held_by: str = SECCOMP
    limits: Limits = PATIENT
    ends: frozenset[StopReason] = field(default_factory=frozenset)
    function: str | None = None
    torch: bool = False
    held: bool = True

    def __str__(self) -> str:
        return self.name

    @property
    def holders(self) -> list[str]:
        """Return who holds it, in the order in which layers are put on."""
        return [layer for layer in ALL if layer in self.without] if self.without else [self.held_by]

    @property
    def by_number(self) -> bool:
        """Return whether it makes system calls by their numbers on x86-64, past all of Python."""
        return CALL in self.source or "0xCD, 0x80" in self.source


def call(name: str, expression: str, without: frozenset[str] | None = BY_SECCOMP) -> Attack:
    """Return an attack that is one system call by its number."""
    return Attack(name, f"{CALL}succeeded = {expression} >= 0", without)
