"""The fork server: a process with a runtime imported and warmed, which forks one confined child for every run.

Started as `python -I -m tutor.sandbox.zygote CONFIG` with a SEQPACKET control socket as descriptor 3. A child
inherits this process's whole memory: nothing of lessons, checks, solutions or learners may ever be imported or kept
here.

Control messages are JSON. In: `{"id"}` with four descriptors: requests to read, answers to write, stdout, stderr.
Out: `{"id", "pid"}` with a pidfd, and later `{"id", "exit", "cpu", "memory_mb"}`. A child first reads a frame with
its limits, so that it can be forked before they are known, and confines itself before it reads anything else.
"""

import contextlib
import gc
import json
import os
import select
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import Any, Final, NoReturn

from tutor.sandbox import inside, kernel
from tutor.sandbox.devices import Device

CONTROL_FD: Final = 3


def main() -> None:
    """Serve until the control socket closes."""
    config = json.loads(sys.argv[1])
    control = socket.socket(fileno=CONTROL_FD)
    Zygote(control, config["runtime"], frozenset(config["without"]), Path(config["pictures"])).serve()


class Zygote:
    """Forks and reaps children; one thread, no secrets."""

    def __init__(self, control: socket.socket, runtime: str, without: frozenset[str], pictures: Path) -> None:
        self._control = control
        self._pid = os.getpid()
        self._ids: dict[int, int] = {}
        self._confinement = inside.prepared(runtime, without, pictures)
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
        except BaseException:
            traceback.print_exc()
            os._exit(1)
        inside.serve(self._confinement, Device(), self._null, *descriptors)


if __name__ == "__main__":
    main()
