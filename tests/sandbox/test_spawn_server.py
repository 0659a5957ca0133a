"""Spawned children: they hold what forked ones hold, and nothing of them stays behind."""

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest
from confined import PATIENT, end_of, running
from leaks import leaving_nothing, settle
from service_process import PATIENCE, descendants, is_gone

from tutor.sandbox import layers, spawn_server
from tutor.sandbox.children import SandboxUnavailableError
from tutor.sandbox.layers import Limits
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError, StopReason
from tutor.sandbox.run import Run
from tutor.sandbox.spawn_server import SpawnServer

SHORT = Limits(seconds=0.3)


@pytest.fixture
def server() -> Iterator[SpawnServer]:
    made = SpawnServer("numpy", ahead=0)
    yield made
    made.close()
    assert not made.alive


ENDINGS = {
    "an endless loop": ("while True: pass", StopReason.TIME_LIMIT, ""),
    "sleep": ("import time\ntime.sleep(1000)", StopReason.TIME_LIMIT, ""),
    "endless output": ("while True: print('x' * 1000)", StopReason.OUTPUT_LIMIT, ""),
    "leaving with a code": ("import os\nos._exit(7)", StopReason.EXITED, "7"),
    "a wrong pointer": ("import ctypes\nctypes.string_at(0)", StopReason.KILLED, "SIGSEGV"),
    "the kernel's own end": ("import os, signal\nos.kill(os.getpid(), signal.SIGKILL)", StopReason.MEMORY_LIMIT, ""),
    "garbage for an answer": ("import os\nos.write(4, b'garbage' * 10)", StopReason.BAD_ANSWER, ""),
    "closing its answers": ("import os, time\nos.close(4)\ntime.sleep(1000)", StopReason.BAD_ANSWER, ""),
}


@pytest.mark.parametrize("name", ENDINGS)
def test_programs_end_as_forked_ones_do(spawned_server: SpawnServer, name: str) -> None:
    source, reason, detail = ENDINGS[name]
    limits = SHORT if reason is StopReason.TIME_LIMIT else Limits(seconds=60, output_bytes=20_000)
    stopped = end_of(spawned_server, source, limits).stopped
    assert stopped is not None
    assert stopped.reason is reason
    assert stopped.detail.startswith(detail)


@pytest.mark.slow
def test_processor_time_counts_from_the_program_and_not_from_the_imports(spawned_torch_server: SpawnServer) -> None:
    """The kernel's own clock of a process has run for seconds when torch is there."""
    with running(spawned_torch_server, Limits(seconds=0.3, memory_mb=1024)) as run:
        run._deadline += 600
        assert run.execute("import torch\nx = torch.ones(2)") == ["torch", "x"]
        with pytest.raises(RunStoppedError) as stopped:
            run.execute("while True: pass")
    assert stopped.value.reason is StopReason.TIME_LIMIT


def test_too_much_memory(spawned_server: SpawnServer) -> None:
    end = end_of(spawned_server, "import numpy as np\nx = np.ones(1 << 30)", Limits(seconds=60, memory_mb=64))
    assert end.raised is not None
    assert end.raised.type == "MemoryError"


def test_the_same_layers_hold(spawned_server: SpawnServer) -> None:
    with running(spawned_server) as run:
        assert run.layers == layers.available()


def test_the_kernel_says_the_same(spawned_server: SpawnServer) -> None:
    with running(spawned_server) as run:
        status = dict(
            line.split(":\t", 1) for line in Path(f"/proc/{run._child.pid}/status").read_text().splitlines()
        )
        assert status["NoNewPrivs"] == "1"
        assert (status["Seccomp"] == "2") is (layers.SECCOMP in run.layers)
        assert status["Threads"] == "1"
        assert os.getsid(run._child.pid) == run._child.pid
        assert os.getpriority(os.PRIO_PROCESS, run._child.pid) >= 10
        assert resource.prlimit(run._child.pid, resource.RLIMIT_NPROC) == (0, 0)


def test_a_layer_can_be_missing() -> None:
    without = frozenset({layers.LANDLOCK, layers.SECCOMP})
    server = SpawnServer("numpy", without=without)
    try:
        with running(server) as run:
            assert run.layers == [layer for layer in layers.available() if layer not in without]
            assert run.execute("x = 1") == ["x"]
    finally:
        server.close()


def test_nothing_of_the_tutor_is_inside(spawned_server: SpawnServer) -> None:
    source = """\
import sys, tutor
succeeded = [[n for n in dir(tutor) if n[0] != "_"], [n for n in sys.modules if n.startswith("tutor")]]
"""
    names, modules = end_of(spawned_server, source).succeeded
    assert set(names) == {"digits", "handwritten", "iris", "learner", "log", "show"}
    assert set(modules) == {"tutor", "tutor.learner"}
    raised = end_of(spawned_server, "import tutor.sandbox.wire").raised
    assert raised is not None
    assert raised.type == "ModuleNotFoundError"


def test_only_its_own_descriptors_are_open(spawned_server: SpawnServer) -> None:
    source = """\
import os
def open_ones():
    found = []
    for fd in range(3000):
        try: os.fstat(fd)
        except OSError: continue
        found.append(fd)
    return found
"""
    with running(spawned_server) as run:
        run.execute(source)
        assert run.call("open_ones") == [0, 1, 2, 3, 4]


def test_its_environment_is_not_ours(spawned_server: SpawnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET", "of the service")
    server = SpawnServer("numpy", ahead=0)
    try:
        assert (
            end_of(server, "import os\nsucceeded = sorted(os.environ)").succeeded
            == end_of(spawned_server, "import os\nsucceeded = sorted(os.environ)").succeeded
        )
        assert "SECRET" not in end_of(server, "import os\nsucceeded = sorted(os.environ)").succeeded
    finally:
        server.close()


def test_output_and_events_arrive_in_order(spawned_server: SpawnServer) -> None:
    source = "from tutor import log\nfor i in range(9):\n    print(i)\n    log(i, loss=i / 2)"
    events = end_of(spawned_server, source).events
    assert "".join(data for name, data in events if name == "stdout") == "".join(f"{i}\n" for i in range(9))
    assert [data["step"] for name, data in events if name == "log"] == list(range(9))


@pytest.mark.slow
def test_torch_programs_compute(spawned_torch_server: SpawnServer) -> None:
    source = """\
import torch
model = torch.nn.Linear(2, 1)
optimizer = torch.optim.Adam(model.parameters())
loss = model(torch.ones(3, 2)).sum()
loss.backward()
optimizer.step()
torch.set_num_threads(8)
succeeded = [bool(model.weight.grad.sum() == 6), torch.cuda.is_available()]
"""
    assert end_of(spawned_torch_server, source, Limits(seconds=60, memory_mb=1024)).succeeded == [True, False]


def test_nothing_is_left_after_close() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    threads = threading.active_count()
    others = set(descendants(os.getpid()))
    server = SpawnServer("numpy", ahead=2)
    settle(server)
    family = set(descendants(os.getpid())) - others
    assert len(family) == 2
    with Run(server, PATIENT) as run:
        run.execute("x = 1")
    settle(server)
    family |= set(descendants(os.getpid())) - others
    server.close()
    server.close()
    assert len(family) >= 3
    assert all(map(is_gone, family))
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    assert threading.active_count() == threads


def test_closing_while_children_are_being_prepared() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    server = SpawnServer("torch", ahead=2)
    server.close()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
    with pytest.raises(SandboxUnavailableError):
        server.start()


def test_closing_ends_the_run_under_way_and_blames_no_program(server: SpawnServer) -> None:
    begun = threading.Event()
    problems: list[BaseException] = []

    def work() -> None:
        with Run(server, PATIENT, lambda *_: begun.set()) as run:
            try:
                run.execute("print('begun')\nwhile True: pass")
            except (SandboxUnavailableError, RunStoppedError) as problem:
                problems.append(problem)

    thread = threading.Thread(target=work)
    thread.start()
    assert begun.wait(PATIENCE)
    server.close()
    thread.join(PATIENCE)
    assert [type(problem) for problem in problems] == [SandboxUnavailableError]


def test_cancelling_at_any_moment_is_safe(server: SpawnServer) -> None:
    with leaving_nothing(server):
        for _ in range(5):
            run = Run(server, PATIENT)
            threads = [threading.Thread(target=run.cancel) for _ in range(3)]
            for thread in threads:
                thread.start()
            with suppress(RunStoppedError):  # the program may have been faster
                run.execute("x = 1")
            run.close()
            run.close()
            run.cancel()
            for thread in threads:
                thread.join()


def test_many_runs_at_the_same_time(server: SpawnServer) -> None:
    before = settle(server)

    def one(number: int) -> int:
        with Run(server, PATIENT) as run:
            run.execute(f"def f(): return {number}")
            return int(run.call("f"))

    with ThreadPoolExecutor(6) as threads:
        assert list(threads.map(one, range(12))) == list(range(12))
    assert settle(server) == before
    assert server.children == 12


@pytest.mark.parametrize("free", [3, 8])
def test_without_descriptors_there_is_no_run_and_no_leak(server: SpawnServer, free: int) -> None:
    before = settle(server)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (min(soft, 256), hard))
    taken: list[int] = []
    try:
        with suppress(OSError):
            while True:
                taken.append(os.open(os.devnull, os.O_RDONLY))
        for fd in taken[:free]:
            os.close(fd)
        with pytest.raises(SandboxUnavailableError, match="Too many open files"):
            server.start()
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
        for fd in taken[free:]:
            os.close(fd)
    assert settle(server) == before
    assert end_of(server, "succeeded = 1").succeeded == 1


@pytest.mark.parametrize(
    ("boot", "reason"),
    [("raise SystemExit('no such luck')", "no such luck"), ("import os; os._exit(0)", "no answer")],
)
def test_a_child_that_cannot_start_says_why(
    server: SpawnServer, monkeypatch: pytest.MonkeyPatch, boot: str, reason: str
) -> None:
    monkeypatch.setattr(spawn_server, "_BOOT", boot)
    with leaving_nothing(server), pytest.raises(SandboxUnavailableError, match=reason):
        server.start()


def test_a_missing_interpreter_is_no_crash(server: SpawnServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    with leaving_nothing(server), pytest.raises(SandboxUnavailableError, match="No such file"):
        server.start()


def test_threads_that_would_stay_outside_the_layers_are_noticed(
    server: SpawnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    thread = "import threading, time; threading.Thread(target=time.sleep, args=(600,), daemon=True).start(); "
    monkeypatch.setattr(spawn_server, "_BOOT", thread + spawn_server._BOOT)
    with leaving_nothing(server), pytest.raises(SandboxUnavailableError, match="threads"):
        server.start()


def test_an_unknown_runtime_cannot_start() -> None:
    server = SpawnServer("cobol")
    with pytest.raises(SandboxUnavailableError, match="cobol"):
        server.start()
    server.close()


GRADER = """\
import os
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import (Run)
from tutor.sandbox.spawn_server import SpawnServer
run = Run(SpawnServer("numpy"), Limits(seconds=600), lambda *_: print(run._child.pid, flush=True))
run.execute("print('begun', flush=True)\\nwhile True: pass")
"""


def test_children_end_with_the_process_that_asked_for_them() -> None:
    """A grader that is killed leaves no child behind."""
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout is not None
        child = int(grader.stdout.readline())
        family = descendants(grader.pid)
        grader.kill()
    assert child in family
    assert all(map(is_gone, family))


def test_where_processes_cannot_be_waited_for_without_being_collected(
    server: SpawnServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on macOS, before Python 3.13."""
    monkeypatch.delattr(os, "waitid")
    stopped = end_of(server, "import os\nos._exit(7)").stopped
    assert stopped is not None
    assert (stopped.reason, stopped.detail) == (StopReason.EXITED, "7")
    with running(server) as run, pytest.raises(ProgramRaisedError):
        run.execute("1 / 0")
