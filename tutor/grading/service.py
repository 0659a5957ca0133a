"""The grading service: one trusted process that owns the zygotes and answers many sessions over a Unix socket.

`python -m tutor.grading.service SOCKET` serves until it has been idle for ten minutes, is asked to shut down, or gets
SIGTERM. Only processes of the same user (or root) are answered. See `protocol` for what is said.

Jobs at the same time are bounded twice: by `--places`, and by `--memory-mb`, what their programs may ask for together
(a check up to three times its exercise's limit: the learner's program, the author's, a mistake's). Both follow from
the machine unless they are given; see `capacity`.
"""

import argparse
import asyncio
import fcntl
import os
import socket
from pathlib import Path
from typing import Final

from tutor.grading import capacity
from tutor.grading.server import Server

IDLE_SECONDS: Final = 600.0


def main() -> None:
    """Serve on the socket that the command line names; leave quietly if another service does already."""
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.service")
    parser.add_argument("socket", type=Path)
    parser.add_argument("--ready-fd", type=int, help="a descriptor to close when the service listens")
    parser.add_argument("--idle", type=float, default=IDLE_SECONDS, help="seconds without clients before it ends")
    parser.add_argument("--places", type=_positive, help="jobs at the same time")
    parser.add_argument("--memory-mb", type=_positive, help="megabytes that their programs may ask for together")
    arguments = parser.parse_args()
    os.umask(0o077)
    with arguments.socket.with_suffix(".lock").open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        arguments.socket.unlink(missing_ok=True)
        with socket.socket(socket.AF_UNIX) as listening:
            listening.bind(os.fspath(arguments.socket))
            try:
                asyncio.run(_serve(arguments, listening))
            finally:
                arguments.socket.unlink(missing_ok=True)


async def _serve(arguments: argparse.Namespace, listening: socket.socket) -> None:
    def ready() -> None:
        if arguments.ready_fd is not None:
            os.close(arguments.ready_fd)

    memory_mb = arguments.memory_mb or capacity.memory_mb()
    places = arguments.places or capacity.places(capacity.cpus(), memory_mb)
    await Server(places, memory_mb, arguments.idle).serve(listening, ready)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


if __name__ == "__main__":
    main()
