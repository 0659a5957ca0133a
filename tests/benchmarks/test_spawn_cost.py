"""What a fresh process costs beside a forked child: the time until a program has run, with and without one ahead."""

import statistics
import time

import pytest
from leaks import settle

from tutor.sandbox.children import ChildSource
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits
from tutor.sandbox.run import Run
from tutor.sandbox.spawn_server import SpawnServer

PROGRAMS = {"numpy": "import numpy as np\nx = np.ones(9).sum()", "torch": "import torch\nx = torch.ones(9).sum()"}
ROUNDS = {"numpy": 15, "torch": 7}


def run_ms(source: ChildSource, program: str) -> float:
    settle(source)  # what is kept ready is ready
    started = time.perf_counter()
    with Run(source, Limits(seconds=60, memory_mb=1024)) as run:
        assert "x" in run.execute(program)
    return 1000 * (time.perf_counter() - started)


@pytest.mark.benchmark
@pytest.mark.parametrize("runtime", PROGRAMS)
def test_a_spawned_run_beside_a_forked_one(runtime: str, capsys: pytest.CaptureFixture[str]) -> None:
    sources = {
        "forked": ForkServer(runtime),
        "spawned": SpawnServer(runtime, ahead=0),
        "spawned, one ahead": SpawnServer(runtime, ahead=1),
        "spawned, layers of a GPU run": SpawnServer(runtime, ahead=0, gpu_layers=True),
    }
    times: dict[str, list[float]] = {name: [] for name in sources}
    try:
        for _ in range(ROUNDS[runtime]):
            for name, source in sources.items():
                times[name].append(run_ms(source, PROGRAMS[runtime]))
    finally:
        for source in sources.values():
            source.close()
    medians = {name: statistics.median(found) for name, found in times.items()}
    with capsys.disabled():
        print(f"\n{runtime}: " + ", ".join(f"{name} {ms:.1f} ms" for name, ms in medians.items()))
