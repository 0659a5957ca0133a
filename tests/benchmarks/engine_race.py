"""The engine beside torch loops, textbook NumPy, scikit-learn and engines made for teaching, in one run.

`python tests/benchmarks/engine_race.py [part of a task's name]` prints a table of microseconds a step, the medians of
interleaved rounds on one thread and one core; what hooks and live plotting cost; short fits; and memory. Where there is a
CUDA device the table has its rows, too.
"""

import gc
import importlib.metadata
import json
import os
import platform
import statistics
import sys
import time
import tracemalloc
from collections.abc import Sequence
from pathlib import Path

import torch
from engine_rivals import Train, scikit, textbook, torch_loop
from engine_tasks import TASKS, Task
from engine_teachers import TEACHERS, teachers

from tutor.engine import Live, Model, Progress
from tutor.engine.training import Callback

ONE_THREAD = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
ROUNDS = 9
SECONDS = 0.15
"""How long a contestant runs in each round."""
GPU = "cuda"

Row = dict[str, float]
"""Microseconds a step by contestant."""


def engine(task: Task, backend: str = "numpy", device: str = "cpu", on_batch: Sequence[Callback] = ()) -> Train:
    X, y = task.data()
    model = Model(task.layers(), task.loss, task.optimizer, backend=backend, device=device, random_state=0)

    def train(epochs: int) -> None:
        model.fit(X, y, epochs=epochs, batch_size=task.batch, on_batch=on_batch)

    return train


def count(progress: Progress) -> None:
    """Do what every hook does at least: look at the progress."""
    _ = progress.epoch, progress.batch


def contestants(task: Task, missing: dict[str, str]) -> dict[str, Train]:
    sink = Path(os.devnull).open("w")  # noqa: SIM115 - open as long as the race lasts
    plot = Live(lambda _, loss, accuracy: print(json.dumps([loss, accuracy]), file=sink, flush=True))
    found: dict[str, Train | None] = {
        "engine": engine(task),
        "engine, a hook": engine(task, on_batch=[count]),
        "engine, live plot": engine(task, on_batch=[plot]),
        "engine on torch": engine(task, "torch"),
        "torch loop": torch_loop(task),
        "torch loop, fused": torch_loop(task, fused=True),
    }
    if task.dense:
        found |= {"textbook NumPy": textbook(task), "scikit-learn": scikit(task), **dict(teachers(task, missing))}
    if torch.cuda.is_available():
        found |= {
            f"engine on {GPU}": engine(task, "torch", GPU),
            f"torch loop on {GPU}": torch_loop(task, device=GPU),
        }
    return {name: train for name, train in found.items() if train is not None}


def race(racing: dict[str, Train], steps_an_epoch: int) -> Row:
    """Return the median microseconds a step of each contestant."""
    epochs = {}
    for name, train in racing.items():
        train(1)
        started = time.perf_counter()
        train(2)
        epochs[name] = max(1, int(2 * SECONDS / (time.perf_counter() - started)))
    times: dict[str, list[float]] = {name: [] for name in racing}
    for turn in range(ROUNDS):
        for name, train in sorted(racing.items(), reverse=turn % 2 == 1):  # who comes after whom matters, too
            clock = time.perf_counter if GPU in name else time.process_time  # others' programs do not count
            started = clock()
            train(epochs[name])
            times[name].append(1e6 * (clock() - started) / (epochs[name] * steps_an_epoch))
    return {name: statistics.median(taken) for name, taken in times.items()}


def short_fits(task: Task) -> list[str]:
    """Return a line for each number of epochs: a fit on torch, beside a program that makes the same and loops."""
    lines = []
    for epochs in (1, 10, 100):
        fit, ours, bare = engine(task, "torch"), [], []

        def built_and_looped(epochs: int) -> None:
            torch_loop(task, fused=True)(epochs)

        for _ in range(ROUNDS):
            for times, train in ((ours, fit), (bare, built_and_looped)):
                started = time.process_time()
                train(epochs)
                times.append(1e3 * (time.process_time() - started))
        taken = statistics.median(ours), statistics.median(bare)
        lines.append(f"{epochs * task.steps_an_epoch} steps: {taken[0]:.2f} against {taken[1]:.2f}")
    return lines


def peak(task: Task, batch: int) -> tuple[int, int]:
    """Return the steps and the largest memory in bytes of 20 epochs."""
    X, y = task.data()
    model = Model(task.layers(), task.loss, task.optimizer, random_state=0)
    gc.collect()
    tracemalloc.start()
    model.fit(X, y, epochs=20, batch_size=batch)
    largest = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return 20 * -(-task.samples // batch), largest


def surroundings() -> str:
    """Return versions and threads."""
    names = "numpy", "torch", "scikit-learn", *TEACHERS
    there = {found.metadata["Name"].lower().replace("_", "-") for found in importlib.metadata.distributions()}
    versions = [f"{name} {importlib.metadata.version(name)}" if name in there else f"no {name}" for name in names]
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    threads = (
        f"threads: torch {torch.get_num_threads()}, NumPy {os.environ['OPENBLAS_NUM_THREADS']}; cores used: {cores}"
    )
    card = torch.cuda.get_device_name() if torch.cuda.is_available() else "no CUDA device"
    return f"Python {platform.python_version()}, {', '.join(versions)}; {threads}; {card}"


def table(rows: dict[str, Row]) -> str:
    """Return a table in Markdown: a line for each task; in brackets how many times as long as the engine."""
    lines = []
    names = list(dict.fromkeys(name for row in rows.values() for name in row))
    for name in names:
        cells = [
            f"{row[name]:.3g} ({row[name] / row['engine']:.2f})" if name in row else "–" for row in rows.values()
        ]
        lines.append([name, *cells])
    for name in [name for name in names if name == f"engine on {GPU}"]:
        quicker = [f"{row[f'torch loop on {GPU}'] / row[name]:.2f}" for row in rows.values()]
        lines.append([f"speed-up on {GPU} over its loop", *quicker])
    head = ["µs a step, CPU time", *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in (head, ["---"] * len(head), *lines))


def main(part: str = "") -> None:
    torch.set_num_threads(1)
    print(surroundings())
    missing: dict[str, str] = {}
    rows = {}
    for task in [task for task in TASKS if part in task.name]:
        print(task.name, "…", file=sys.stderr, flush=True)
        rows[task.name] = race(contestants(task, missing), task.steps_an_epoch)
    print(f"float32, medians of {ROUNDS} interleaved rounds; in brackets: times the engine's\n\n{table(rows)}\n")
    for name, why in missing.items():
        print(f"{name} takes no part: {why}")
    iris = TASKS[2]
    print(f"fit on torch, against a program that builds and loops, ms, {iris.name}: {'; '.join(short_fits(iris))}")
    (few, small), (many, large) = (peak(TASKS[3], batch) for batch in (256, 4))
    print(f"memory at its largest, {TASKS[3].name}: {small:,} bytes in {few:,} steps, {large:,} in {many:,}")


if __name__ == "__main__":
    if not os.environ.items() >= ONE_THREAD.items():  # NumPy's library reads them when it is loaded
        os.execve(sys.executable, [sys.executable, *sys.argv], {**os.environ, **ONE_THREAD})
    main(*sys.argv[1:])
