"""The fork server: a process with a runtime imported and warmed, which forks one confined child for every run.

Started as `python -I -m tutor.sandbox.zygote CONFIG` with a SEQPACKET control socket as descriptor 3. A child
inherits this process's whole memory: nothing of lessons, checks, solutions or learners may ever be imported or kept
here.

Control messages are JSON. In: `{"id"}` with four descriptors: requests to read, answers to write, stdout, stderr.
Out: `{"id", "pid"}` with a pidfd, and later `{"id", "exit", "cpu", "memory_mb"}`. A child first reads a frame with
its limits, so that it can be forked before they are known, and confines itself before it reads anything else.
"""

import contextlib
import fcntl
import gc
import importlib.machinery
import json
import os
import pkgutil
import random
import select
import signal
import socket
import sys
import traceback
from typing import Any, Final, NoReturn

import tutor.learner
from tutor.sandbox import harness, kernel, runtimes, wire
from tutor.sandbox.layers import Confinement, Limits, become_first_victim

CONTROL_FD: Final = 3
_REQUESTS, _ANSWERS = 3, 4
_FIRST_FREE: Final = 100
_STANDARD_FINDERS: Final = (
    importlib.machinery.BuiltinImporter,
    importlib.machinery.FrozenImporter,
    importlib.machinery.PathFinder,
)


def main() -> None:
    """Serve until the control socket closes."""
    config = json.loads(sys.argv[1])
    control = socket.socket(fileno=CONTROL_FD)
    Zygote(control, config["runtime"], frozenset(config.get("without", ()))).serve()


class Zygote:
    """Forks and reaps children; one thread, no secrets."""

    def __init__(self, control: socket.socket, runtime: str, without: frozenset[str]) -> None:
        self._control = control
        self._pid = os.getpid()
        self._ids: dict[int, int] = {}
        _warm_up(runtime)
        self._confinement = Confinement(runtimes.grants(runtime, [tutor.learner.IRIS_FILE]), without)
        _hide_the_tutor(runtime)
        self._null = os.open(os.devnull, os.O_RDWR)
        self._wake_read, wake_write = os.pipe2(os.O_NONBLOCK | os.O_CLOEXEC)
        signal.set_wakeup_fd(wake_write, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C in the terminal is for whoever started us
        kernel.set_process_option(kernel.PR_SET_DUMPABLE, 0)
        gc.collect()
        gc.freeze()  # children share the pages of what is there now

    def serve(self) -> None:
        """Fork on request, report ends, and leave when the control socket closes."""
        self._send({"ready": True, "pid": self._pid})
        control = self._control.fileno()
        while True:
            ready, _, _ = select.select([control, self._wake_read], [], [])
            if self._wake_read in ready:
                with contextlib.suppress(BlockingIOError):
                    os.read(self._wake_read, 4096)
                self._reap()
            if control in ready:
                data, descriptors, _, _ = socket.recv_fds(self._control, 1 << 16, 4)
                if not data:
                    os._exit(0)
                self._fork(json.loads(data), descriptors)

    def _fork(self, request: dict[str, Any], descriptors: list[int]) -> None:
        try:
            pid = os.fork()
        except OSError as error:
            self._send({"id": request["id"], "failed": os.strerror(error.errno or 0)})
        else:
            if pid == 0:
                self._child(descriptors)
            self._ids[pid] = request["id"]
            pidfd = os.pidfd_open(pid)
            socket.send_fds(self._control, [json.dumps({"id": request["id"], "pid": pid}).encode()], [pidfd])
            os.close(pidfd)
        for descriptor in descriptors:
            os.close(descriptor)

    def _reap(self) -> None:
        while self._ids:
            pid, status, usage = os.wait4(-1, os.WNOHANG)
            if pid == 0:
                return
            self._send(
                {
                    "id": self._ids.pop(pid),
                    "exit": os.waitstatus_to_exitcode(status),
                    "cpu": usage.ru_utime + usage.ru_stime,
                    "memory_mb": usage.ru_maxrss / 1024,
                }
            )

    def _send(self, message: dict[str, Any]) -> None:
        try:
            self._control.send(json.dumps(message).encode())
        except OSError:
            os._exit(0)  # nobody is left to serve; the children end with us

    def _child(self, descriptors: list[int]) -> NoReturn:
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            kernel.die_with_parent(self._pid, signal.SIGKILL)
            os.setsid()
            become_first_victim()
            self._confinement.keep_only(_place(self._null, *descriptors))
            os.chdir("/")
            harness.open_standard_streams()
            limits = Limits(**wire.read_frame(_REQUESTS))
            _seed_afresh()
            layers = self._confinement.put_on(limits)
            serving = harness.Harness(_REQUESTS, _ANSWERS, layers)
            tutor.learner.connect(serving.emit)
            serving.serve()
            os._exit(0)  # no exit handler of the program runs
        except EOFError:
            os._exit(0)  # it was forked ahead and is not needed
        except BaseException:
            traceback.print_exc()
        os._exit(1)


def _place(null: int, requests: int, answers: int, stdout: int, stderr: int) -> int:
    """Put the child's descriptors on 0 … 4 and return 5: the control socket and other runs' pipes lie above."""
    parked = [fcntl.fcntl(fd, fcntl.F_DUPFD, _FIRST_FREE) for fd in (null, stdout, stderr, requests, answers)]
    for target, fd in enumerate(parked):
        os.dup2(fd, target)
    return len(parked)


def _warm_up(runtime: str) -> None:
    """Import what programs use, and touch the code paths whose first use is slow."""
    import collections
    import dataclasses
    import functools
    import itertools
    import math
    import typing

    import numpy as np

    del collections, dataclasses, functools, itertools, math, typing
    generator = np.random.default_rng(0)
    a = generator.normal(size=(8, 8))
    np.linalg.solve(a @ a.T + np.eye(8), a)
    if runtime != "torch":
        return
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3))
    for optimizer in (torch.optim.Adam(model.parameters()), torch.optim.SGD(model.parameters(), lr=0.1)):
        loss = torch.nn.functional.cross_entropy(model(torch.randn(5, 4)), torch.zeros(5, dtype=torch.long))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    # Another count makes libgomp start threads, which cannot be; a program that asks for more must still run.
    for name in ("set_num_threads", "set_num_interop_threads"):
        setattr(torch, name, lambda nthreads: None)


def _hide_the_tutor(runtime: str) -> None:
    """Leave `from tutor import log, show, iris` importable, and nothing else of the tutor."""
    for name in list(sys.modules):
        if name.startswith("tutor.") and name != "tutor.learner":
            del sys.modules[name]
    for name in [name for name in vars(tutor) if not name.startswith("_")]:
        if name not in {*tutor.__all__, "learner"}:
            delattr(tutor, name)
    sys.path[:] = runtimes.standard_library_path()
    for finder in list(sys.meta_path):
        if finder not in _STANDARD_FINDERS:
            sys.meta_path.remove(finder)
    sys.meta_path.insert(0, runtimes.AllowedPackages(runtime))
    for folder in sys.path:
        # The children cannot list these folders: fill the importer's own listing before the fork.
        if (importer := pkgutil.get_importer(folder)) is not None:
            importer.find_spec("_")


def _seed_afresh() -> None:
    """Give each run random numbers of its own: children would share the zygote's generators."""
    random.seed()
    if (numpy_random := sys.modules.get("numpy.random")) is not None:
        numpy_random.seed()
    if (torch := sys.modules.get("torch")) is not None:
        torch.seed()


if __name__ == "__main__":
    main()
