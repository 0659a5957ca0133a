"""Runs a seccomp filter in Python: the part of classic BPF that seccomp(2) allows, on any architecture's calls."""

import struct
from collections.abc import Sequence

ALLOW = 0x7FFF0000
KILL = 0x80000000
_ERRNO, _ERRNO_MASK = 0x00050000, 0xFFFF

_LOAD, _JUMP, _RETURN = 0x20, 0x05, 0x06
_JUMPS = {0x15: lambda a, k: a == k, 0x25: lambda a, k: a > k, 0x35: lambda a, k: a >= k, 0x45: lambda a, k: a & k}
_ARITHMETIC = {0x54: lambda a, k: a & k, 0x44: lambda a, k: a | k}


def verdict(program: bytes, architecture: int, number: int, arguments: Sequence[int] = ()) -> int:
    """Return what a filter answers to a system call: ALLOW, KILL, or the error number.

    Raises:
        ValueError: the program is not one that the kernel would take: a jump behind its end, an unknown operation,
            a load that is not aligned.

    """
    padded = [value & 0xFFFFFFFFFFFFFFFF for value in (*arguments, *[0] * 6)][:6]
    data = struct.pack("<iIQ6Q", struct.unpack("<i", struct.pack("<I", number))[0], architecture, 0, *padded)
    instructions = list(struct.iter_unpack("=HBBI", program))
    accumulator = position = 0
    while position < len(instructions):
        code, if_true, if_false, constant = instructions[position]
        position += 1
        if code == _RETURN:
            answer = int(constant)
            return answer & _ERRNO_MASK if answer & ~_ERRNO_MASK == _ERRNO else answer
        if code == _LOAD:
            if constant % 4 or constant >= len(data):
                raise ValueError(f"a load from {constant}")
            accumulator = struct.unpack_from("<I", data, constant)[0]
        elif code == _JUMP:
            position += constant
        elif code in _JUMPS:
            position += if_true if _JUMPS[code](accumulator, constant) else if_false
        elif code in _ARITHMETIC:
            accumulator = _ARITHMETIC[code](accumulator, constant)
        else:
            raise ValueError(f"the operation {code:#x}")
    raise ValueError("the program has no end")
