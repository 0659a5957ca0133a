"""The trusted side of spawned runs: a fresh interpreter for each, where no zygote can fork it.

It costs the start of Python and the import of the runtime, so one is started ahead. What a child is told, what it
puts on and how it answers are the same as for a forked one.
"""

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from concurrent.futures import Future
from dataclasses import asdict
from typing import Final

from tutor import paths
from tutor.sandbox import wire
from tutor.sandbox.children import (
    END_SECONDS,
    ENVIRONMENT,
    START_SECONDS,
    Child,
    ChildSource,
    Ending,
    Pipes,
    SandboxUnavailableError,
    last_line,
)
from tutor.sandbox.devices import CUDA, Device

_POLL_SECONDS: Final = 0.02
_MAXRSS_IN_MB: Final = (1 << 20) if sys.platform == "darwin" else 1024

_CUDA: Final = {
    "CUDA_DEVICE_ORDER": "PCI_BUS_ID",  # the order of the device files
    "CUDA_MODULE_LOADING": "LAZY",
    "CUDA_CACHE_DISABLE": "1",  # there is nowhere to write
    "USE_PYTORCH_KERNEL_CACHE": "0",
}
_BOOT: Final = "from tutor.sandbox.spawned import main; main()"


class SpawnedChild(Child):
    """A child of this process. Only `reap` collects it, so its process id is its own as long as `kill` uses it."""

    def __init__(self, process: "subprocess.Popen[bytes]", pipes: Pipes) -> None:
        super().__init__(process.pid, pipes)
        self._process = process
        self._reaped = False
        self._lost = False
        self._preparation = 0.0
        self._ending: Future[Ending] = Future()

    def kill(self) -> None:
        """End the process now, if it has not ended."""
        with self._lock:
            if not self._reaped:
                with contextlib.suppress(ProcessLookupError):
                    os.kill(self.pid, signal.SIGKILL)

    def lose(self) -> None:
        """End the process because its source ends: no program is to blame."""
        self._lost = True
        self.kill()

    def wait(self, seconds: float) -> Ending | None:
        """Return how the process ended, or None if it still lives after `seconds`."""
        try:
            return self._ending.result(seconds)
        except TimeoutError:
            return None

    def await_ready(self) -> None:
        """Wait until the child is prepared; it can be believed, since it has seen nothing foreign yet.

        Raises:
            SandboxUnavailableError: it ended, or took too long.

        """
        poller = select.poll()
        poller.register(self.answers, select.POLLIN)
        try:
            if not poller.poll(START_SECONDS * 1000):
                raise SandboxUnavailableError("no answer")
            self._preparation = float(wire.read_frame(self.answers)["cpu"])
        except (EOFError, wire.WireError):
            os.set_blocking(self.stderr, False)
            try:
                errors = os.read(self.stderr, 1 << 16)
            except BlockingIOError:
                errors = b""
            raise SandboxUnavailableError(last_line(errors)) from None

    def reap(self) -> None:
        """Wait until the process has ended, collect it, and tell whoever waits."""
        if hasattr(os, "waitid"):
            os.waitid(os.P_PID, self.pid, os.WEXITED | os.WNOWAIT)
        while not self._collected():
            time.sleep(_POLL_SECONDS)  # only on systems without waitid

    def _collected(self) -> bool:
        with self._lock:
            pid, status, usage = os.wait4(self.pid, os.WNOHANG)
            if pid == 0:
                return False
            self._reaped = True
            self._process.returncode = os.waitstatus_to_exitcode(status)
        if self._lost:
            self._ending.set_result(Ending(None))
        else:
            cpu = max(0.0, usage.ru_utime + usage.ru_stime - self._preparation)
            self._ending.set_result(Ending(self._process.returncode, cpu, usage.ru_maxrss / _MAXRSS_IN_MB))
        return True


class SpawnServer(ChildSource):
    """Starts a fresh process for every run of a runtime.

    Args:
        runtime: `numpy` or `torch`.
        ahead: how many children to keep ready.
        without: layers to leave out.
        device: where tensors live; with CUDA the layers are those of GPU runs.
        card: which of CUDA's cards the children may see, as in CUDA_VISIBLE_DEVICES.
        gpu_layers: put on the layers of GPU runs whatever the device; for tests on machines without a card.

    """

    def __init__(
        self,
        runtime: str,
        ahead: int = 1,
        without: frozenset[str] = frozenset(),
        *,
        device: Device = Device(),  # noqa: B008 - frozen
        card: str = "0",
        gpu_layers: bool = False,
    ) -> None:
        super().__init__(runtime, ahead)
        self._config = {
            "runtime": runtime,
            "without": sorted(without),
            "device": asdict(device),
            "gpu": gpu_layers or device.name == CUDA,
            "parent": os.getpid(),
            "pictures": os.fspath(paths.pictures_for_programs()),
        }
        self._environment = (
            {**ENVIRONMENT, **_CUDA, "CUDA_VISIBLE_DEVICES": card} if device.name == CUDA else ENVIRONMENT
        )
        self._living: set[SpawnedChild] = set()
        self._threads: set[threading.Thread] = set()
        self._start_ahead()

    def close(self) -> None:
        """End all children, prepared or under way."""
        with self._lock:
            self._alive = False
            living, threads = list(self._living), list(self._threads)
        for child in living:
            child.lose()
        self._abandon_ready()
        for thread in threads:
            thread.join(END_SECONDS)

    def _request(self) -> Future[Child]:
        ours, theirs = Pipes.pairs()
        future: Future[Child] = Future()
        # The kernel ends a child when the thread that started it ends: that thread stays with it.
        thread = threading.Thread(
            target=self._stay_with_a_child, args=(future, ours, theirs), name=f"spawned-{self.runtime}", daemon=True
        )
        with self._lock:
            alive = self._alive
            if alive:
                self._threads.add(thread)
        if not alive:
            ours.close()
            theirs.close()
            raise SandboxUnavailableError("it was closed")
        thread.start()
        return future

    def _stay_with_a_child(self, future: Future[Child], ours: Pipes, theirs: Pipes) -> None:
        try:
            child = self._spawned(ours, theirs)
        except OSError as error:
            ours.close()
            future.set_exception(SandboxUnavailableError(os.strerror(error.errno or 0)))
        else:
            try:
                child.await_ready()
                future.set_result(child)
            except SandboxUnavailableError as error:
                child.kill()
                child.abandon()
                future.set_exception(error)
            child.reap()
            with self._lock:
                self._living.discard(child)
        with self._lock:
            self._threads.discard(threading.current_thread())

    def _spawned(self, ours: Pipes, theirs: Pipes) -> SpawnedChild:
        config = {**self._config, "requests": theirs.requests, "answers": theirs.answers}
        try:
            process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BOOT, json.dumps(config)],
                env=self._environment,
                cwd="/",
                stdin=subprocess.DEVNULL,
                stdout=theirs.stdout,
                stderr=theirs.stderr,
                pass_fds=(theirs.requests, theirs.answers),
                start_new_session=True,
            )
        finally:
            theirs.close()
        child = SpawnedChild(process, ours)
        with self._lock:
            self._living.add(child)
            alive = self._alive
        if not alive:
            child.lose()
        return child
