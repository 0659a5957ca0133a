"""What progress costs: importing it, opening it, recording one event, asking for a summary, saving a file.

Run with `pytest tests/benchmarks/test_progress_cost.py -m benchmark -n0 -s`. Beside each write stands what one bare
fsync costs on the same disk, as that is what a durable write cannot be cheaper than.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter

import pytest

from tutor.durable import write_all
from tutor.progress.events import Event
from tutor.progress.store import ProgressStore
from tutor.progress.workspace import Workspace

pytestmark = pytest.mark.benchmark

PROGRAM = "import numpy as np\n\n\ndef forward(x, w, b):\n    return x @ w + b\n" * 20


def event(number: int) -> Event:
    checks = [
        {"name": f"check-{index}", "passed": True, "message": {"uz": "Toʻgʻri." * 5, "en": "Right." * 5}}
        for index in range(6)
    ]
    metrics = [{"step": step, "loss": 1 / (step + 1)} for step in range(100)]
    verdict = {"passed": number % 5 == 0, "checks": checks, "output": "epoch\n" * 50, "metrics": metrics}
    return Event.attempt(f"exercise-{number % 60}", PROGRAM, verdict, lesson="xor")


def milliseconds(action: Callable[[int], object], times: int) -> str:
    """Return the median and the 95th percentile of the action's duration."""
    taken = []
    for number in range(times):
        begin = perf_counter()
        action(number)
        taken.append((perf_counter() - begin) * 1e3)
    return f"median {statistics.median(taken):7.2f} ms   p95 {statistics.quantiles(taken, n=20)[-1]:7.2f} ms"


def import_milliseconds(module: str, cache: Path) -> str:
    """Return the processor time of an import beyond `tutor.language`, with bytecode in the cache as once installed."""
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": str(cache)}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    program = (
        "import pathlib, time, tutor.language; begin = time.process_time();"
        f"import {module}; print(time.process_time() - begin)"
    )
    command = [sys.executable, "-c", program]
    taken = [
        float(subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout) * 1e3
        for _ in range(11)
    ][1:]
    return f"median {statistics.median(taken):7.2f} ms   least {min(taken):7.2f} ms"


def test_what_importing_costs(tmp_path: Path) -> None:
    for module in ("tutor.progress.workspace", "tutor.progress.view_state", "tutor.progress.store"):
        print(f"\nimport {module:28} {import_milliseconds(module, tmp_path)}", end="")


def test_what_recording_costs(tmp_path: Path) -> None:
    home = tmp_path / "home"
    begin = perf_counter()
    store = ProgressStore.open(home)
    print(f"\nopen a new database                 {(perf_counter() - begin) * 1e3:14.2f} ms")

    bare = os.open(tmp_path / "bare", os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def sync(_: int) -> None:
        write_all(bare, b"x" * 4096)
        os.fsync(bare)

    events = [event(number) for number in range(200)]
    print(f"a bare write and fsync              {milliseconds(sync, 200)}")
    print(f"record one attempt                  {milliseconds(lambda n: store.record(events[n]), 200)}")
    print(f"make an attempt's event             {milliseconds(event, 200)}")
    store.record(*(event(number) for number in range(1_800)))
    assert store.kept_in == "database"
    assert sum(one.attempts for one in store.summary("local").values()) == 2_000
    print(f"summary of 2,000 attempts           {milliseconds(lambda _: store.summary('local'), 50)}")
    print(
        f"20 attempts with their programs     {milliseconds(lambda _: store.attempts('local', 'exercise-1', limit=20), 50)}"
    )
    store.close()
    size = (home / "progress.db").stat().st_size
    print(f"size of 2,000 attempts              {size / 2**20:14.2f} MiB")

    def reopen(_: int) -> None:
        ProgressStore.open(home).close()

    print(f"open and close it again             {milliseconds(reopen, 50)}")
    os.close(bare)


def test_what_the_journal_costs(tmp_path: Path) -> None:
    store = ProgressStore.open(tmp_path / "other", "nonsense", retry_every=3600.0)
    assert store.kept_in == "journal"
    events = [event(number) for number in range(100)]
    print(f"\nrecord one attempt in the journal   {milliseconds(lambda n: store.record(events[n]), 100)}")
    store.close()


def test_what_saving_costs(tmp_path: Path) -> None:
    workspace = Workspace(tmp_path / "work")
    print(
        f"\nsave changed work                   {milliseconds(lambda n: workspace.save('xor', PROGRAM + str(n)), 200)}"
    )
    print(
        f"save unchanged work                 {milliseconds(lambda _: workspace.save('xor', PROGRAM + '199'), 200)}"
    )
    print(f"look for a change from outside      {milliseconds(lambda _: workspace.stamp('xor'), 200)}")
    assert workspace.read("xor") == PROGRAM + "199"
