"""Attacks on a live grading service, by its own requests; inside the battleground."""

import asyncio
import os
import tempfile
from collections import Counter
from contextlib import ExitStack, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from attacks import ATTACKS, Attack
from attacks.attack import PROOF
from battleground import Outcome
from service_process import ServiceProcess, descendants
from tiny_course import TinyCourse, function_check
from traces import eventually
from victims import OtherProcess, Surroundings

from tutor.grading.client import GradingClient

RIGHT = "def double(x): return 2 * x\n"
READY = 2
"""Children that a zygote keeps ready before anybody asked for one."""
MOST_READY = 4
"""What they may become when two jobs ask at the same moment."""
MOST_MEMORY_MB = 2000
"""What the service itself may ever have taken: frames of 64 MB are allowed, and are copied while they are read."""


class ThroughService:
    """A service that is started when first needed, and a course with one exercise."""

    def __init__(self) -> None:
        self._service: ServiceProcess | None = None
        self._course = Path.home() / "course"

    def attack(self, name: str, request: str) -> Outcome:
        """Send one attack as a `run` or a `check`, then a right solution of another learner."""
        return asyncio.run(self._attack(ATTACKS[name], request))

    async def _attack(self, attack: Attack, request: str) -> Outcome:
        service = await self._started()
        client = await GradingClient.connect(service.socket)
        traces: list[str] = []
        with ExitStack() as stack:
            surroundings = stack.enter_context(Surroundings.below(Path(tempfile.gettempdir())))
            victim = stack.enter_context(OtherProcess()) if "{victim}" in attack.source else None
            its_own = {"parent": service.pid, "socket": service.socket}
            source = attack.source.format(**{**surroundings.fields(victim), **its_own})
            if not attack.ends:  # else it sets the variable whatever happens
                source += f"\nif globals().get('succeeded') is True: print('{PROOF}')"
            source += f"\n{RIGHT}"
            if not await self._is_right(client):
                traces.append("a right solution does not pass before it")
            changed = surroundings.state()
            fields: dict[str, Any] = {"source": source, "learner": "hostile"}
            if request == "run":
                fields |= {"runtime": "numpy", "seconds": 1, "memory_mb": 64}
            else:
                fields |= {"course": str(self._course), "exercise": "double", "device": "cpu"}
            events = [event async for event in client.stream(request, **fields)]
            printed = "".join(event["text"] for event in events if event["event"] == "output")
            if events[-1]["event"] != {"run": "finished", "check": "verdict"}[request]:
                traces.append(f"the last event is {events[-1]}"[:300])
            if not await self._is_right(client):
                traces.append("a right solution does not pass after it")
            traces += eventually(lambda: _differences(self._at_rest, _state(service)))
            if surroundings.state() != changed:
                traces.append("files or sockets were touched")
            if (peak := _peak_memory_mb(service)) > MOST_MEMORY_MB:
                traces.append(f"the service took {peak} MB")
            await client.close()
        return Outcome(PROOF in printed, events[-1]["event"], traces)

    async def _is_right(self, client: GradingClient) -> bool:
        fields = {"course": str(self._course), "exercise": "double", "device": "cpu", "learner": "honest"}
        answer = await client.ask("check", source=RIGHT, **fields)
        return answer["event"] == "verdict" and answer["verdict"]["passed"] is True

    async def _started(self) -> ServiceProcess:
        if self._service is None:
            os.environ["TUTOR_HOME"] = str(Path.home())
            check = function_check("double", {"x": {"draw": "normal"}})
            TinyCourse(self._course).exercise("double", [check], RIGHT, limits={"seconds": 1, "memory_mb": 64})
            service = self._service = ServiceProcess(socket=Path.home() / "s.sock")
            eventually(lambda: _state(service).pidfds != READY)
            client = await GradingClient.connect(service.socket)
            self._at_rest = _state(service)
            await client.close()
        return self._service

    def close(self) -> None:
        """End the service and all its processes."""
        if self._service is not None:
            with self._service:
                pass


@dataclass(frozen=True)
class _State:
    """What a service has besides the children that it keeps ready, each with a pidfd and four pipes."""

    children: int
    pidfds: int
    files: dict[str, int]
    home: list[str]


def _state(service: ServiceProcess) -> _State:
    children = len(descendants(service.pid)) - 1  # one is the zygote
    kinds: Counter[str] = Counter()
    for path in Path(f"/proc/{service.pid}/fd").iterdir():
        with suppress(FileNotFoundError):  # closed meanwhile
            target = str(path.readlink())
            kinds[target if target.startswith("anon_inode:") else target.partition(":[")[0]] += 1
    pidfds = kinds.pop("anon_inode:[pidfd]", 0)
    kinds["pipe"] -= 4 * children
    return _State(children, pidfds, dict(kinds), sorted(str(path) for path in Path.home().rglob("*")))


def _differences(before: _State, after: _State) -> list[str]:
    """Say what a service has more or less than at rest; a child that nobody holds any more is not yet gone."""
    found = [f"{after.children} children, {after.pidfds} held"] if after.children != after.pidfds else []
    if after.children > MOST_READY:
        found.append(f"{after.children} children")
    pairs = (("files", before.files, after.files), ("home", before.home, after.home))
    return found + [f"{what}: {was} → {now}" for what, was, now in pairs if was != now]


def _peak_memory_mb(service: ServiceProcess) -> int:
    status = Path(f"/proc/{service.pid}/status").read_text()
    return int(status.split("VmHWM:")[1].split()[0]) // 1024
