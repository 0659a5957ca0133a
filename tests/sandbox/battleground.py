"""Where attacks happen, seen from the tests: a process of an unprivileged user that makes them, see `arena`."""

import json
import os
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any, Final, Self

import unprivileged

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
            unprivileged.command(str(here / "arena.py")),
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
