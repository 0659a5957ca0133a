"""The grading service: one trusted process that owns the zygotes and answers many sessions over a Unix socket.

`python -m tutor.grading.service SOCKET` serves until it has been idle for ten minutes, is asked to shut down, or gets
SIGTERM. Only processes of the same user (or root) are answered. See `protocol` for what is said.

Jobs at the same time are bounded twice: by `--places`, and by `--memory-mb`, what their programs may ask for together
(a check up to three times its exercise's limit: the learner's program, the author's, a mistake's). Both follow from
the machine unless they are given; see `capacity`.

A class gives `--require-isolation`: where the kernel lacks a layer, the service then says so and does not start,
unless `--allow-weak-isolation` is given as well. A learner's own service starts, and each run is a fresh process.
"""

import argparse
import asyncio
import fcntl
import os
import socket
import sys
from pathlib import Path
from typing import Final

from tutor.grading import capacity
from tutor.grading.devices import Devices
from tutor.grading.isolation import refusal
from tutor.grading.server import Server
from tutor.grading.sources import Sources
from tutor.sandbox import layers

IDLE_SECONDS: Final = 600.0
TOO_WEAK: Final = 3
"""The exit code of a service that would not start because a layer is missing."""


def main() -> None:
    """Serve on the socket that the command line names; leave quietly if another service does already."""
    parser = argparse.ArgumentParser(prog="python -m tutor.grading.service")
    parser.add_argument("socket", type=Path)
    parser.add_argument("--ready-fd", type=int, help="a descriptor to close when the service listens")
    parser.add_argument("--idle", type=float, default=IDLE_SECONDS, help="seconds without clients before it ends")
    parser.add_argument("--places", type=_positive, help="jobs at the same time")
    parser.add_argument("--memory-mb", type=_positive, help="megabytes that their programs may ask for together")
    parser.add_argument("--gpu-jobs", type=_positive, default=1, help="jobs at the same time on each graphics card")
    parser.add_argument(
        "--require-isolation", action="store_true", help="do not start where a layer is missing: for a class"
    )
    parser.add_argument("--allow-weak-isolation", action="store_true", help="start all the same")
    parser.add_argument("--without", action="append", default=[], choices=layers.ALL, help="leave a layer out")
    arguments = parser.parse_args()
    sources = Sources(frozenset(arguments.without))
    if arguments.require_isolation and sources.missing and not arguments.allow_weak_isolation:
        for sentence in refusal(sources.missing).as_dict().values():
            print(sentence, file=sys.stderr)
        sys.exit(TOO_WEAK)
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
                asyncio.run(_serve(arguments, sources, listening))
            finally:
                arguments.socket.unlink(missing_ok=True)


async def _serve(arguments: argparse.Namespace, sources: Sources, listening: socket.socket) -> None:
    def ready() -> None:
        if arguments.ready_fd is not None:
            os.close(arguments.ready_fd)

    memory_mb = arguments.memory_mb or capacity.memory_mb()
    places = arguments.places or capacity.places(capacity.cpus(), memory_mb)
    devices = Devices(arguments.gpu_jobs)
    await Server(places, memory_mb, arguments.idle, sources, devices).serve(listening, ready)


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError
    return number


if __name__ == "__main__":
    main()
