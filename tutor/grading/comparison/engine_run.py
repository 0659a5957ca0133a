"""The engine's training, in a child of the sandbox as the learner's is."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any, Final

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.course.comparison import Comparison
from tutor.grading.checks.held_out import good_enough, metric_of
from tutor.grading.comparison.engine_program import engine_program
from tutor.grading.comparison.lines_of_code import lines_of_code
from tutor.grading.comparison.measures import loss_of
from tutor.grading.comparison.result import Row, thinned
from tutor.grading.comparison.timing import best_seconds
from tutor.grading.data import Samples
from tutor.grading.program import Program

SIDE: Final = files("tutor.grading.comparison").joinpath("engine_side.py").read_text(encoding="utf-8")
"""What is executed in the engine's child before all else."""

_LEFT_OUT: Final = frozenset({"datasets", "data", "__pycache__"})


@dataclass(frozen=True, slots=True)
class EngineTask:
    """What the engines learn.

    Attributes:
        spec: the comparison.
        check: the training check that it follows.
        sizes: the sizes that the description only names.
        samples: what to train on, and to judge by.
        seed: for the order of samples, and for the first parameters where `start` is None.
        start: the first parameters by the engine's names.
        first_loss: their loss on all training samples.

    """

    spec: Comparison
    check: TrainingCheck
    sizes: dict[str, int]
    samples: Samples
    seed: int
    start: dict[str, np.ndarray] | None
    first_loss: float | None


def engine_row(task: EngineTask, backend: Any, program: Program) -> Row:  # noqa: ANN401 - a Literal of the row
    """Train with one backend.

    Args:
        task: what to learn.
        backend: `numpy` or `torch`.
        program: `SIDE`, in a child of that runtime.

    Raises:
        ProgramRaisedError: the network and the data do not fit each other: the description of the comparison is wrong.
        RunStoppedError: it ended, or was ended at a limit.

    """
    samples, spec = task.samples, task.spec
    source = engine_program(spec, task.sizes, backend)
    run = program.run()
    run.call("receive", *_engine())
    run.execute(source, "program")
    X, held_out = (part.reshape(len(part), -1) for part in (samples.X, samples.held_out_X))
    arguments = [X, samples.y]
    learnt = run.call("learn", *arguments, held_out, task.seed, task.start, module="engine")
    metric = _finite(metric_of(task.check.metric, learnt["held_out"], samples.held_out_y))
    losses = [(0.0, task.first_loss), *((float(epoch), loss) for epoch, loss in enumerate(learnt["losses"], 1))]
    run.renew()
    seconds = best_seconds(lambda: run.call("train", *arguments, task.seed, task.start, module="engine"))
    return Row(
        backend,
        curve=thinned([(epoch, loss) for epoch, loss in losses if loss is not None and np.isfinite(loss)]),
        loss=_finite(loss_of(spec.loss, learnt["training"], samples.y)),
        metric=metric,
        good=metric is not None and good_enough(task.check, metric),
        seconds=seconds,
        lines=lines_of_code(source),
        program=source,
    )


def _finite(value: float) -> float | None:
    """Return a number that JSON has; a training that diverged has none."""
    return value if np.isfinite(value) else None


@cache
def _engine() -> tuple[dict[str, str], list[str]]:
    """Return the text of the engine's modules by name, and which of them are packages."""
    sources: dict[str, str] = {}
    packages: list[str] = []

    def read(folder: Traversable, name: str) -> None:
        packages.append(name)
        for entry in folder.iterdir():
            if entry.is_dir() and entry.name not in _LEFT_OUT:
                read(entry, f"{name}.{entry.name}")
            elif entry.name.endswith(".py"):
                module = name if entry.name == "__init__.py" else f"{name}.{entry.name.removesuffix('.py')}"
                sources[module] = entry.read_text(encoding="utf-8")

    read(files("tutor.engine"), "tutor.engine")
    return sources, packages
