"""Zygotes: killed, closed, short of descriptors, and the children that they keep ready."""

import os
import resource
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from attacks import READING, WRITING, Attack
from confined import PATIENT, end_of, running
from leaks import settle
from service_process import PATIENCE, descendants, is_gone
from victims import Surroundings

from tutor.sandbox import fork_server, layers
from tutor.sandbox.children import Child, SandboxUnavailableError
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.outcomes import ProgramRaisedError, RunStoppedError
from tutor.sandbox.run import Run


@pytest.fixture
def server() -> Iterator[ForkServer]:
    made = ForkServer("numpy")
    yield made
    made.close()
    assert is_gone(made.pid)


def stopped_in_thread(run: Run, source: str, begun: threading.Event) -> threading.Thread:
    def work() -> None:
        with pytest.raises((SandboxUnavailableError, RunStoppedError)) as caught:
            run.execute(source)
        run.close()
        problems.append(caught.value)

    problems: list[BaseException] = []
    thread = threading.Thread(target=work)
    thread.problems = problems  # type: ignore[attr-defined]
    thread.start()
    assert begun.wait(PATIENCE)
    return thread


def fork_until_refused(server: ForkServer, forked: list[Child] | None = None) -> None:
    """Ask for children and keep or abandon them; some may have been ready when there could be no more."""
    while True:
        child = server.start()
        if forked is None:
            child.abandon()
        else:
            forked.append(child)


def endless_runs(server: ForkServer, count: int) -> list[threading.Thread]:
    threads = []
    for _ in range(count):
        begun = threading.Event()
        run = Run(server, PATIENT, lambda *_, begun=begun: begun.set())
        threads.append(stopped_in_thread(run, "print('begun')\nwhile True: pass", begun))
    return threads


def test_killing_the_zygote_ends_its_runs_and_blames_no_program(server: ForkServer) -> None:
    threads = endless_runs(server, 3)
    family = descendants(server.pid)
    assert len(family) >= 3
    os.kill(server.pid, signal.SIGKILL)
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
        assert [type(problem) for problem in thread.problems] == [SandboxUnavailableError]  # type: ignore[attr-defined]
    assert all(map(is_gone, family))


def test_after_its_end_a_zygote_says_so(server: ForkServer) -> None:
    os.kill(server.pid, signal.SIGKILL)
    assert is_gone(server.pid)
    with pytest.raises(SandboxUnavailableError):
        fork_until_refused(server)
    assert not server.alive


def test_closing_ends_the_runs_under_way(server: ForkServer) -> None:
    threads = endless_runs(server, 2)
    family = descendants(server.pid)
    server.close()
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()
    assert all(map(is_gone, family))
    server.close()


def test_closing_ends_the_children_that_were_kept_ready() -> None:
    before = len(list(Path("/proc/self/fd").iterdir()))
    server = ForkServer("numpy", ahead=5)
    settle(server)
    family = descendants(server.pid)
    assert len(family) == 5
    server.close()
    assert all(map(is_gone, [server.pid, *family]))
    assert len(list(Path("/proc/self/fd").iterdir())) == before


GRADER = """\
import sys
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import (Run)
server = ForkServer("numpy")
run = Run(server, Limits(seconds=600), lambda *_: print(server.pid, flush=True))
run.execute("print('begun', flush=True)\\nwhile True: pass")
"""


def test_children_end_with_the_process_that_asked_for_them() -> None:
    """A grader that is killed leaves no zygote and no child behind."""
    with subprocess.Popen([sys.executable, "-c", GRADER], stdout=subprocess.PIPE, text=True) as grader:
        assert grader.stdout is not None
        zygote = int(grader.stdout.readline())
        family = [zygote, *descendants(zygote)]
        grader.kill()
    assert len(family) >= 2
    assert all(map(is_gone, family))


def test_a_child_is_forked_in_place_of_each_that_is_used(server: ForkServer) -> None:
    for _ in range(5):
        with running(server) as run:
            run.execute("x = 1")
        settle(server)
        assert len(server._ready) == 2
    assert server.children == 5


def test_no_children_ahead() -> None:
    server = ForkServer("numpy", ahead=0)
    try:
        assert descendants(server.pid) == []
        with running(server) as run:
            assert descendants(server.pid) == [run._child.pid]
            assert run.execute("x = 1") == ["x"]
    finally:
        server.close()


def test_many_runs_at_the_same_time(server: ForkServer) -> None:
    before = settle(server)

    def one(number: int) -> int:
        with Run(server, PATIENT) as run:
            run.execute(f"def f(): return {number}")
            return int(run.call("f"))

    with ThreadPoolExecutor(16) as threads:
        assert list(threads.map(one, range(60))) == list(range(60))
    while len(server._ready) > 2:  # threads that ask at the same time may fork a few more
        server._ready.pop().result(PATIENCE).abandon()
    assert settle(server) == before


def test_without_descriptors_there_is_no_run_and_no_leak(server: ForkServer) -> None:
    before = settle(server)
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    highest = max(int(path.name) for path in Path("/proc/self/fd").iterdir())
    ready = [server.start(), server.start()]
    resource.setrlimit(resource.RLIMIT_NOFILE, (highest + 3, hard))
    try:
        with pytest.raises(SandboxUnavailableError):
            fork_until_refused(server, ready)
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    for child in ready:
        server.release(child)
    assert settle(server) == before
    assert end_of(server, "succeeded = 1").succeeded == 1


def test_a_zygote_that_cannot_start_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fork_server, "_BOOT", "raise SystemExit('no such luck {fd}')")
    with pytest.raises(SandboxUnavailableError, match="no such luck"):
        ForkServer("numpy")


def test_an_unknown_runtime_cannot_start() -> None:
    with pytest.raises(SandboxUnavailableError, match="cobol"):
        ForkServer("cobol")


def test_ctrl_c_is_not_for_the_zygote(server: ForkServer) -> None:
    os.kill(server.pid, signal.SIGINT)
    assert end_of(server, "succeeded = 1").succeeded == 1


@pytest.mark.skipif(layers.LANDLOCK not in layers.available(), reason="this kernel has no Landlock")
@pytest.mark.parametrize("abi", [1, 2, 4])
def test_kernels_with_less_landlock_hold_the_same(abi: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    older = f"import tutor.sandbox.landlock as landlock; landlock.abi = lambda: {abi}; "
    monkeypatch.setattr(fork_server, "_BOOT", older + fork_server._BOOT)
    server = ForkServer("numpy")
    surroundings = Surroundings.made(tmp_path)
    before = surroundings.state()

    def escapes(attack: Attack) -> bool:
        with Run(server, PATIENT) as run:
            try:
                return "succeeded" in run.execute(attack.source.format(**surroundings.fields(None)))
            except (ProgramRaisedError, RunStoppedError):
                return False

    try:
        assert [attack.name for attack in [*READING, *WRITING] if attack.held and escapes(attack)] == []
        assert surroundings.state() == before
    finally:
        surroundings.close()
        server.close()
