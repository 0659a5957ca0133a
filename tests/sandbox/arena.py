"""The inside of the battleground: makes one attack after the other and looks around after each.

`python arena.py` answers requests on stdin with outcomes on stdout, each one JSON line.
"""

import json
import os
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import Final

import unprivileged
from attacks import ATTACKS, Attack
from attacks.attack import PROOF
from battleground import Outcome
from confined import End, end_of
from through_service import ThroughService
from traces import Traces, eventually, last_process_id
from victims import OtherProcess, Surroundings

from tutor.sandbox.children import ChildSource
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer

_SOURCES: Final[dict[str, Callable[..., ChildSource]]] = {
    "spawned": SpawnServer,
    "gpu": partial(SpawnServer, gpu_layers=True),
}


class Arena:
    """The inside of the process: its sources of children, started when first needed, and what they are tried on."""

    def __init__(self, private: bool) -> None:
        self._private = private
        self._servers: dict[tuple[str, str, frozenset[str]], ChildSource] = {}
        self._processes_of_a_run: dict[ChildSource, int] = {}

    def attack(self, name: str, way: str, without: list[str]) -> Outcome:
        """Make one attack, and see what it changed and left."""
        attack = ATTACKS[name]
        server = self._server(way, "torch" if attack.torch or way == "torch" else "numpy", frozenset(without))
        with ExitStack() as stack:
            surroundings = stack.enter_context(Surroundings.below(Path.home()))
            victim = stack.enter_context(OtherProcess()) if "{victim}" in attack.source else None
            source = attack.source.format(**surroundings.fields(victim))
            before, changed = Traces.found(server, self._private), surroundings.state()
            latest = last_process_id() if self._private else 0
            end = end_of(server, source, attack.limits, attack.function)
            succeeded = end.succeeded is True or PROOF in end.output
            if without:
                _clear()
                return Outcome(succeeded, _ending(end))
            traces = eventually(lambda: before.differences(Traces.found(server, self._private)))
            if self._private and (more := last_process_id() - latest - self._processes_of_a_run[server]):
                traces.append(f"{more} processes were created")
            if surroundings.state() != changed:
                traces.append("files or sockets were touched")
            if victim is not None and not victim.untouched:
                traces.append("another process was touched")
            if end_of(server, "succeeded = 1").succeeded != 1:
                traces.append("the next program was not answered")
            return Outcome(succeeded, _ending(end), [*traces, *_unexpected(attack, end)])

    def _server(self, way: str, runtime: str, without: frozenset[str]) -> ChildSource:
        key = (way, runtime, without)
        if key not in self._servers:
            server = self._servers[key] = _SOURCES.get(way, ForkServer)(runtime, without=without)
            if self._private:
                eventually(lambda: Traces.found(server, True).uncollected)
                latest = last_process_id()
                end_of(server, "x = 1")
                eventually(lambda: Traces.found(server, True).uncollected)
                self._processes_of_a_run[server] = last_process_id() - latest
        return self._servers[key]

    def close(self) -> None:
        """End all sources of children."""
        for server in self._servers.values():
            server.close()


def _clear() -> None:
    """Remove what an attack made where anybody may write, once a layer was left out."""
    for folder in unprivileged.SHARED_FOLDERS:
        for path in Path(folder).glob("*ustoz-attack*"):
            path.unlink()


def _ending(end: End) -> str:
    if end.raised is not None:
        return f"{end.raised.type}: {end.raised.message}"[:120]
    return str(end.stopped) if end.stopped is not None else "reached its end"


def _unexpected(attack: Attack, end: End) -> list[str]:
    """Return how the end differs from what it must be."""
    if attack.ends and (end.stopped is None or end.stopped.reason not in attack.ends):
        return [f"ended otherwise: {_ending(end)}"]
    if attack.held and not (end.raised or end.stopped) and end.succeeded is None:
        return ["it ended without having tried"]
    return []


def main() -> None:
    """Answer requests until stdin ends."""
    private = unprivileged.PRIVATE_WORLD in os.environ
    with ExitStack() as stack:
        if not private:
            os.environ["HOME"] = stack.enter_context(tempfile.TemporaryDirectory(prefix="ustoz-"))
        arena = Arena(private)
        stack.callback(arena.close)
        through_service = ThroughService()
        stack.callback(through_service.close)
        print(json.dumps({"user": os.getuid()}), flush=True)
        for line in sys.stdin:
            request = json.loads(line)
            make = through_service.attack if "request" in request else arena.attack
            print(json.dumps(asdict(make(**request))), flush=True)


if __name__ == "__main__":
    main()
