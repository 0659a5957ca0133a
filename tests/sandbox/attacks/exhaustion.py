"""Time, memory, the stack and output: using up what the machine has."""

from attacks.attack import BY_RLIMITS, GRADER, Attack, Limits, StopReason

_BRIEF = Limits(seconds=0.3)
_SMALL = Limits(seconds=60, memory_mb=64)
_QUIET = Limits(seconds=60, output_bytes=20_000)
_TIME = frozenset({StopReason.TIME_LIMIT})
_OUTPUT = frozenset({StopReason.OUTPUT_LIMIT})


def _endless(name: str, source: str) -> Attack:
    return Attack(name, source, held_by=GRADER, limits=_BRIEF, ends=_TIME)


def _memory(name: str, source: str) -> Attack:
    """A program that takes some gigabytes, most of them never touched."""
    return Attack(name, f"{source}\nsucceeded = True", BY_RLIMITS, limits=_SMALL)


def _output(name: str, source: str) -> Attack:
    return Attack(name, source, held_by=GRADER, limits=_QUIET, ends=_OUTPUT)


ENDLESS = [
    _endless("a loop", "while True: pass"),
    _endless("sleep", "import time\ntime.sleep(1000)"),
    _endless("waiting for input that never comes", "import select\nselect.select([], [], [])"),
    _endless("waiting for a signal", "import signal\nsignal.pause()"),
    _endless("one endless call of C", "sum(range(10**15))"),
    _endless("a regular expression", "import re\nre.match('(a+)+$', 'a' * 60 + 'b')"),
    _endless("a large power", "x = 7 ** (7 ** 12)"),
    _endless("endless numerical work", "import numpy as np\na = np.ones((500, 500))\nwhile True: a = (a @ a) * 0"),
    _endless(
        "every signal ignored",
        "import signal\nfor number in signal.valid_signals():\n    try: signal.signal(number, signal.SIG_IGN)\n"
        "    except OSError: pass\nsignal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())\n"
        "while True: pass",
    ),
    _endless(
        "every exception caught", "while True:\n    try:\n        while True: pass\n    except BaseException: pass"
    ),
    _endless("stopping itself", "import os, signal\nos.kill(os.getpid(), signal.SIGSTOP)"),
    _endless(
        "sleeping in a finaliser", "import time\nclass A:\n    def __del__(self): time.sleep(1000)\nA()"
    ),
    _endless("compiling for ever", "exec('x = ' + '+'.join(['1'] * 3_000_000))"),
    _endless(
        "an alarm that never ends",
        "import signal\ndef handler(*_):\n    while True: pass\n"
        "signal.signal(signal.SIGALRM, handler)\nsignal.raise_signal(signal.SIGALRM)",
    ),
    _endless(
        "a timer that fires without end",
        "import signal\nsignal.signal(signal.SIGALRM, lambda *_: None)\n"
        "signal.setitimer(signal.ITIMER_REAL, 1e-6, 1e-6)\nwhile True: pass",
    ),
]  # fmt: skip

MEMORY = [
    _memory("a list", "x = []\nfor _ in range(512): x.append(bytearray(1 << 20))"),
    _memory("an array", "import numpy as np\nx = np.empty(1 << 28)"),
    _memory("many arrays", "import numpy as np\nx = [np.empty(1 << 20) for _ in range(200)]"),
    _memory("a text", "x = 'x' * (1 << 30)"),
    _memory("a mapping", "import mmap\nx = [mmap.mmap(-1, 1 << 28) for _ in range(8)]"),
    _memory(
        "a mapping of many terabytes", "import mmap\nx = mmap.mmap(-1, 1 << 42, mmap.MAP_PRIVATE | 0x4000)"
    ),
    _memory("malloc", "import ctypes\nlibc = ctypes.CDLL(None)\nlibc.malloc.restype = ctypes.c_void_p\n"
            "libc.malloc.argtypes = [ctypes.c_size_t]\nassert libc.malloc(1 << 31)"),
    _memory("a large whole number", "x = 1 << (1 << 33)"),
    _memory(
        "a stubborn program",
        "x = []\nfor _ in range(256):\n    try: x.append(bytearray(1 << 20))\n    except MemoryError: break\n"
        "x.append(bytearray(1 << 26))",
    ),
]  # fmt: skip

OUTPUT = [
    _output("stdout", "while True: print('x' * 1000)"),
    _output("stderr", "import sys\nwhile True: print('x' * 1000, file=sys.stderr)"),
    _output("both", "import sys\nwhile True:\n    print('x' * 1000)\n    print('x' * 1000, file=sys.stderr)"),
    _output("a gigabyte past Python", "import os\nfor _ in range(1 << 14): os.write(1, b'x' * 65536)"),
    _output("one line", "print('x' * 10_000_000)"),
    _output("character by character", "import sys\nwhile True: sys.stderr.write('x')"),
    _output("escape sequences without end", "while True: print('\\x1b[2J\\x1b]0;mine\\x07' * 100)"),
    _output("an exception of a hundred megabytes", "import sys\nsys.excepthook(ValueError, ValueError('x' * 10**8), None)"),
]  # fmt: skip
