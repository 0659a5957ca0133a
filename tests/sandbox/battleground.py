"""Where attacks happen: a process of an unprivileged user that makes one attack after the other and looks around.

`python battleground.py` answers requests on stdin with outcomes on stdout, each one JSON line. `Battleground` is the
side of the tests.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import unprivileged
from attacks import ATTACKS, Attack
from attacks.attack import PROOF
from confined import End, end_of
from traces import Traces, eventually, last_process_id
from victims import OtherProcess, Surroundings

from tutor.sandbox.children import ChildSource
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer

WAYS: Final = ("numpy", "torch", "spawned")
"""How a child comes to be: forked from either zygote, or spawned, with PyTorch where the attack needs it."""


class NoUnprivilegedUserError(Exception):
    """This machine does not let the tests become somebody else."""


@dataclass(frozen=True)
class Outcome:
    """How an attack went.

    Attributes:
        succeeded: whether it got what it wanted.
        ended: how the program ended, in words.
        traces: what it left, changed or broke, and what else is not as it should be.

    """

    succeeded: bool
    ended: str
    traces: list[str] = field(default_factory=list)

    @property
    def held(self) -> bool:
        """Return whether it neither succeeded nor left a trace."""
        return not self.succeeded and not self.traces


class Battleground:
    """The process in which attacks happen.

    Raises:
        NoUnprivilegedUserError: it cannot be made one of an unprivileged user.

    """

    def __init__(self) -> None:
        here = Path(__file__).parent
        paths = os.pathsep.join(str(path) for path in (here, here.parent))
        self._process = subprocess.Popen(
            unprivileged.command(__file__),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=dict(os.environ) | {"PYTHONPATH": paths},
            text=True,
        )
        assert self._process.stdout is not None
        ready = self._process.stdout.readline()
        if not ready:
            self.close()
            if self._process.returncode == unprivileged.REFUSED:
                raise NoUnprivilegedUserError("the kernel refuses namespaces, so the tests cannot stop being root")
            raise RuntimeError("the battleground did not start")
        self.user: int = json.loads(ready)["user"]

    def attack(self, name: str, way: str, without: Sequence[str] = ()) -> Outcome:
        """Make an attack in a child of the given kind that lacks some layers."""
        return self._ask(name=name, way=way, without=list(without))

    def attack_service(self, name: str, request: str) -> Outcome:
        """Make an attack through a live grading service, by a `run` or a `check`."""
        return self._ask(name=name, request=request)

    def _ask(self, **request: Any) -> Outcome:  # noqa: ANN401
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        print(json.dumps(request), file=self._process.stdin, flush=True)
        answer = self._process.stdout.readline()
        assert answer, f"the battleground itself fell to {request}"
        return Outcome(**json.loads(answer))

    def close(self) -> None:
        """End the process and everything in it."""
        self._process.communicate()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


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
            server = self._servers[key] = (SpawnServer if way == "spawned" else ForkServer)(runtime, without=without)
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
        print(json.dumps({"user": os.getuid()}), flush=True)
        for line in sys.stdin:
            request = json.loads(line)
            print(json.dumps(asdict(arena.attack(**request))), flush=True)


if __name__ == "__main__":
    main()
