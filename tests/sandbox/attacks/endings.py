"""Ending otherwise than by reaching the end, and breaking the interpreter from within."""

from attacks.attack import GRADER, Attack, Limits, StopReason

_EXITED = frozenset({StopReason.EXITED})
_KILLED = frozenset({StopReason.KILLED})
_BROKEN = _EXITED | _KILLED | {StopReason.BAD_ANSWER, StopReason.TIME_LIMIT, StopReason.MEMORY_LIMIT}


def _ending(name: str, source: str, ends: frozenset[StopReason]) -> Attack:
    return Attack(name, source, held_by=GRADER, ends=ends)


ENDINGS = [
    _ending("leaving", "import os\nos._exit(0)", _EXITED),
    _ending("leaving with a code", "import os\nos._exit(7)", _EXITED),
    _ending("leaving by number", "import ctypes\nctypes.CDLL(None)._exit(0)", _EXITED),
    _ending("a wrong pointer", "import ctypes\nctypes.string_at(0)", _KILLED),
    _ending("a jump into nowhere", "import ctypes\nctypes.CFUNCTYPE(None)(1)()", _KILLED),
    _ending("a wrong instruction", "import os, signal\nos.kill(os.getpid(), signal.SIGILL)", _KILLED),
    _ending("abort", "import os\nos.abort()", _KILLED),
    _ending("ending itself", "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)", _KILLED),
    _ending("interrupting itself", "import signal\nsignal.raise_signal(signal.SIGINT)", _KILLED),
    _ending(
        "the stack of C",
        "import sys\nsys.setrecursionlimit(10**9)\n"
        "class A:\n    def __getattr__(self, name): return getattr(self, name)\nA().x",
        _KILLED,
    ),
    Attack("recursion without end", "def f(): f()\nf()\nsucceeded = True", held_by=GRADER),
    Attack("leaving by an exception", "raise SystemExit(0)", held_by=GRADER),
    _ending(
        "every object overwritten",
        "import ctypes, gc\nfor o in gc.get_objects(): ctypes.memset(id(o), 0, 64)",
        _BROKEN,
    ),
    _ending("None overwritten", "import ctypes\nctypes.memset(id(None), 0xff, 64)\nNone.x\nprint(None)", _BROKEN),
    Attack(
        "its own code made writable",
        "import ctypes, mmap\nlibc = ctypes.CDLL(None)\npage = ctypes.cast(libc.read, ctypes.c_void_p).value & ~4095\n"
        "assert libc.mprotect(ctypes.c_void_p(page), 4096, 7) == 0\nctypes.memset(page, 0xcc, 4096)\n"
        "import os\nos.read(3, 1)",
        held_by=GRADER,
        limits=Limits(seconds=1),
        ends=_BROKEN,
    ),
]
