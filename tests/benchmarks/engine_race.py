"""The engine beside a plain torch loop, textbook NumPy and scikit-learn, on one thread, in one run.

`python tests/benchmarks/engine_race.py [part of a task's name]` prints microseconds a step, the best of interleaved
rounds, for each task; what a hook at every step and live plotting cost; and that memory does not grow with steps.
"""

import gc
import importlib.metadata
import json
import os
import platform
import sys
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import torch
from engine_rivals import Train, scikit, textbook, torch_loop
from engine_tasks import TASKS, Task

from tutor.engine import Live, Model, Progress
from tutor.engine.training import Callback

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ROUNDS = 7
SECONDS = 0.25
"""How long a contestant runs in each round."""


def engine(task: Task, backend: str = "numpy", on_batch: Sequence[Callback] = ()) -> Train:
    X, y = task.data()
    model = Model(task.layers(), "cross_entropy", task.optimizer, backend=backend, device="cpu", random_state=0)

    def train(epochs: int) -> None:
        model.fit(X, y, epochs=epochs, batch_size=task.batch, on_batch=on_batch)

    return train


def count(progress: Progress) -> None:
    """Do what every hook does at least: look at the progress."""
    _ = progress.epoch, progress.batch


def contestants(task: Task) -> dict[str, Train]:
    sink = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the race lasts
    plot = Live(lambda _, loss, accuracy: print(json.dumps([loss, accuracy]), file=sink, flush=True))
    found: dict[str, Train | None] = {
        "engine": engine(task),
        "with a hook": engine(task, on_batch=[count]),
        "live plot": engine(task, on_batch=[plot]),
        "torch loop": torch_loop(task),
        "torch fused": torch_loop(task, fused=True),
        "engine on torch": engine(task, "torch"),
        "textbook": textbook(task) if len(task.inputs) == 1 else None,
        "scikit-learn": scikit(task) if len(task.inputs) == 1 else None,
    }
    return {name: train for name, train in found.items() if train is not None}


def race(task: Task) -> dict[str, float]:
    """Return the best microseconds a step of each contestant."""
    racing = contestants(task)
    epochs = {}
    for name, train in racing.items():
        train(1)
        started = time.perf_counter()
        train(2)
        epochs[name] = max(1, int(2 * SECONDS / (time.perf_counter() - started)))
    best = dict.fromkeys(racing, float("inf"))
    for _ in range(ROUNDS):
        for name, train in racing.items():
            started = time.perf_counter()
            train(epochs[name])
            taken = time.perf_counter() - started
            best[name] = min(best[name], 1e6 * taken / (epochs[name] * task.steps_an_epoch))
    return best


def peak(task: Task, batch: int) -> tuple[int, int]:
    """Return the steps and the largest memory in bytes of 20 epochs."""
    X, y = task.data()
    model = Model(task.layers(), "cross_entropy", task.optimizer, random_state=0)
    gc.collect()
    tracemalloc.start()
    model.fit(X, y, epochs=20, batch_size=batch)
    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return 20 * -(-task.samples // batch), largest


def surroundings() -> str:
    """Return versions and threads."""
    names = "numpy", "torch", "scikit-learn"
    there = {found.metadata["Name"].lower() for found in importlib.metadata.distributions()}
    versions = [f"{name} {importlib.metadata.version(name)}" if name in there else f"no {name}" for name in names]
    threads = f"threads: torch {torch.get_num_threads()}, NumPy {os.environ['OPENBLAS_NUM_THREADS']}"
    return f"Python {platform.python_version()}, {', '.join(versions)}; {threads}; {os.cpu_count()} processors"


def main(part: str = "") -> None:
    torch.set_num_threads(1)
    print(surroundings())
    print("microseconds a step, best of interleaved rounds, float32 (in brackets: times the engine's)")
    for task in TASKS:
        if part in task.name:
            best = race(task)
            cells = [f"{name} {us:.3g} ({us / best['engine']:.2f})" for name, us in best.items()]
            print(f"{task.name:28} " + "  ".join(cells), flush=True)
    (few, small), (many, large) = (peak(TASKS[3], batch) for batch in (256, 4))
    print(f"memory at its largest, {TASKS[3].name}: {small:,} bytes in {few:,} steps, {large:,} in {many:,}")


if __name__ == "__main__":
    if not os.environ.items() >= ONE_THREAD.items():  # NumPy's library reads them when it is loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})
    main(*sys.argv[1:])
