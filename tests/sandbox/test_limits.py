"""Programs that use too much, or end in other ways than by reaching their end."""

import resource
from pathlib import Path

import pytest
from attacks import ATTACKS, Attack
from attacks.exhaustion import MEMORY, OUTPUT
from confined import PATIENT, End, end_of, running

from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import RunStoppedError, StopReason

SHORT = Limits(seconds=0.3)

ENDED = {
    "leaving": (StopReason.EXITED, "0"),
    "leaving with a code": (StopReason.EXITED, "7"),
    "a wrong pointer": (StopReason.KILLED, "SIGSEGV"),
    "abort": (StopReason.KILLED, "SIGABRT"),
    "ending itself": (StopReason.KILLED, "SIGTERM"),
    "interrupting itself": (StopReason.KILLED, "SIGINT"),
    "the stack of C": (StopReason.KILLED, "SIGSEGV"),
}

RAISED = {
    "exit": ("exit(3)", "SystemExit", "3"),
    "sys.exit": ("import sys\nsys.exit('why')", "SystemExit", "why"),
    "an interrupt": ("raise KeyboardInterrupt", "KeyboardInterrupt", ""),
    "recursion": ("def f(): f()\nf()", "RecursionError", "maximum recursion depth exceeded"),
    "no Python": ("def f(:", "SyntaxError", "invalid syntax"),
    "no text": ("x = 1\0", "SyntaxError", "source code string cannot contain null bytes"),
    "half a character": ("x = '\ud800'", "UnicodeEncodeError", "surrogates not allowed"),
    "deep nesting": ("(" * 500 + ")" * 500, "SyntaxError", "too many nested parentheses"),
    "an exception that cannot be shown": (
        "class E(Exception):\n    def __str__(self): raise ValueError\nraise E",
        "E",
        "",
    ),
    "an endless chain of exceptions": (
        "a, b = ValueError('a'), ValueError('b')\na.__cause__ = b\nb.__cause__ = a\nraise a",
        "ValueError",
        "a",
    ),
    "input": ("input()", "EOFError", "EOF when reading a line"),
    "a breakpoint": ("breakpoint()", "BdbQuit", ""),
}


def reason(end: End) -> StopReason:
    assert end.stopped is not None, end
    return end.stopped.reason


def test_the_kernel_counts_processor_time_too(numpy_server: ForkServer) -> None:
    """Should nobody watch the clock, as when the grader itself is held up, the kernel ends the program."""
    with running(numpy_server, SHORT) as run:
        run._deadline += 600
        with pytest.raises(RunStoppedError) as stopped:
            run.execute("while True: pass")
    assert stopped.value.reason is StopReason.TIME_LIMIT


def test_the_deadline_can_be_renewed(numpy_server: ForkServer) -> None:
    with running(numpy_server, Limits(seconds=0.5)) as run:
        run._deadline -= 600
        run.renew()
        assert run.execute("x = 1") == ["x"]


@pytest.mark.parametrize("attack", MEMORY, ids=str)
def test_too_much_memory(numpy_server: ForkServer, attack: Attack) -> None:
    end = end_of(numpy_server, attack.source, attack.limits)
    if end.raised:
        # mmap says ENOMEM, malloc gives nothing.
        assert end.raised.type in ("MemoryError", "OSError", "AssertionError", "_ArrayMemoryError")
    else:
        assert reason(end) in (StopReason.MEMORY_LIMIT, StopReason.KILLED)


def test_memory_below_the_limit_is_there(numpy_server: ForkServer) -> None:
    end = end_of(numpy_server, "x = bytearray(200 << 20)\nsucceeded = len(x)", Limits(seconds=60, memory_mb=400))
    assert end.succeeded == 200 << 20


@pytest.mark.parametrize("attack", OUTPUT, ids=str)
def test_too_much_output(numpy_server: ForkServer, attack: Attack) -> None:
    end = end_of(numpy_server, attack.source, attack.limits)
    assert reason(end) is StopReason.OUTPUT_LIMIT
    assert 0 < len(end.output) <= 20_000
    heard = "".join(text for stream, text in end.events if stream in ("stdout", "stderr"))
    assert len(heard) == len(end.output)


def test_output_below_the_limit_is_kept_whole(numpy_server: ForkServer) -> None:
    end = end_of(
        numpy_server, "import sys\nprint('a' * 9000)\nprint('b', file=sys.stderr)", Limits(output_bytes=20_000)
    )
    assert end.stopped is None
    assert end.output == "a" * 9000 + "\nb\n"


@pytest.mark.parametrize("name", ENDED)
def test_a_program_that_ends_its_process(numpy_server: ForkServer, name: str) -> None:
    stopped = end_of(numpy_server, ATTACKS[f"endings: {name}"].source).stopped
    assert stopped is not None
    assert (stopped.reason, stopped.detail) == ENDED[name]


@pytest.mark.parametrize("name", RAISED)
def test_a_program_that_raises(numpy_server: ForkServer, name: str) -> None:
    source, kind, message = RAISED[name]
    raised = end_of(numpy_server, source).raised
    assert raised is not None
    assert raised.type == kind
    assert message in raised.message


def test_what_was_printed_before_the_end_is_kept(numpy_server: ForkServer) -> None:
    assert end_of(numpy_server, "print('before')\nimport os\nos._exit(0)").output == "before\n"
    assert end_of(numpy_server, "print('before')\nwhile True: pass", SHORT).output == "before\n"
    assert end_of(numpy_server, "print('no newline', end='')\n1 / 0").output == "no newline"


def test_the_kernel_holds_the_limits(numpy_server: ForkServer) -> None:
    names = ("CORE", "CPU", "FSIZE", "NOFILE", "NPROC", "MEMLOCK", "MSGQUEUE")
    source = f"import resource\nsucceeded = [resource.getrlimit(getattr(resource, 'RLIMIT_' + n)) for n in {names}]"
    limits = dict(zip(names, end_of(numpy_server, source, Limits(seconds=4.2)).succeeded, strict=True))
    nothing = [0, 0]
    assert limits == {
        "CORE": nothing,
        "CPU": [6, 6],
        "FSIZE": nothing,
        "NOFILE": [64, 64],
        "NPROC": nothing,
        "MEMLOCK": nothing,
        "MSGQUEUE": nothing,
    }
    assert resource.RLIM_INFINITY not in limits.values()


def test_files_run_out_before_the_machine_does(numpy_server: ForkServer) -> None:
    raised = end_of(numpy_server, "files = [open('/dev/null') for _ in range(1000)]").raised
    assert raised is not None
    assert "Too many open files" in raised.message


@pytest.mark.parametrize("call", ["setrlimit(RLIMIT_FSIZE, (9, 9))", "prlimit(0, RLIMIT_FSIZE, (9, 9))"])
def test_a_limit_cannot_be_raised(numpy_server: ForkServer, call: str) -> None:
    source = f"""\
from resource import *
try: {call}
except (OSError, ValueError): succeeded = getrlimit(RLIMIT_FSIZE)
"""
    assert end_of(numpy_server, source).succeeded == [0, 0]


def test_writing_is_held_by_the_file_size_alone(tmp_path: Path) -> None:
    server = ForkServer("numpy", without=frozenset({"landlock", "seccomp"}))
    try:
        raised = end_of(server, f"with open('{tmp_path}/new', 'w') as file: file.write('x')", PATIENT).raised
        assert raised is not None
        assert "File too large" in raised.message
    finally:
        server.close()
