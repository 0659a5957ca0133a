"""What a child does before it serves, whether it was forked or spawned: it prepares, and puts its layers on.

Preparing (imports, warm-up, hiding the tutor) happens while the process is still free to read files. Nothing of
lessons, checks, solutions or learners may ever be imported or kept in such a process.
"""

import fcntl
import importlib
import importlib.machinery
import os
import pkgutil
import random
import sys
import traceback
from pathlib import Path
from typing import Final, NoReturn

import tutor.learner
from tutor.sandbox import gpu_files, harness, runtimes, wire
from tutor.sandbox.devices import Device
from tutor.sandbox.layers import Confinement, Limits, become_first_victim

_REQUESTS: Final = 3
_ANSWERS: Final = 4
_FIRST_FREE: Final = 100
_STANDARD_FINDERS: Final = (
    importlib.machinery.BuiltinImporter,
    importlib.machinery.FrozenImporter,
    importlib.machinery.PathFinder,
)


def prepared(runtime: str, without: frozenset[str], pictures: Path, gpu: bool = False) -> Confinement:
    """Import a runtime, make it warm, hide the tutor, and return the layers for this process or its children.

    `pictures` is the folder of data sets that are made ready for programs; `gpu` asks for layers that leave open what
    CUDA needs.
    """
    _warm_up(runtime)
    tutor.learner.find_pictures_in(pictures)
    readable = [*tutor.learner.DATA_FILES, *([pictures] if pictures.is_dir() else [])]
    grants = [*runtimes.grants(runtime, readable), *(gpu_files.grants() if gpu else ())]
    confinement = Confinement(grants, without, gpu)
    _hide_the_tutor(runtime)
    return confinement


def serve(
    confinement: Confinement,
    device: Device,
    null: int,
    requests: int,
    answers: int,
    stdout: int,
    stderr: int,
) -> NoReturn:
    """Wait for the limits, confine this process for good, serve its run, and end.

    Args:
        confinement: the layers to put on.
        device: where its tensors live.
        null: a descriptor of /dev/null, to be its standard input; the others are its ends of the pipes.
        requests: where requests come from.
        answers: where answers go.
        stdout: where the program's output goes.
        stderr: where its errors go.

    """
    try:
        become_first_victim()
        confinement.keep_only(_place(null, requests, answers, stdout, stderr))
        os.chdir("/")
        harness.open_standard_streams()
        limits = Limits(**wire.read_frame(_REQUESTS))
        _seed_afresh()
        layers = confinement.put_on(limits)
        device.open()
        serving = harness.Harness(_REQUESTS, _ANSWERS, layers, device)
        tutor.learner.connect(serving.emit)
        serving.serve()
        os._exit(0)  # no exit handler of the program runs
    except EOFError:
        os._exit(0)  # it was started ahead and is not needed
    except BaseException:
        traceback.print_exc()
    os._exit(1)


def _place(null: int, requests: int, answers: int, stdout: int, stderr: int) -> int:
    """Put the child's descriptors on 0 … 4 and return 5: the control socket and other runs' pipes lie above."""
    parked = [fcntl.fcntl(fd, fcntl.F_DUPFD, _FIRST_FREE) for fd in (null, stdout, stderr, requests, answers)]
    for target, fd in enumerate(parked):
        os.dup2(fd, target)
    return len(parked)


def _warm_up(runtime: str) -> None:
    """Import what programs use, and touch the code paths whose first use is slow."""
    import collections
    import dataclasses
    import functools
    import itertools
    import math
    import typing

    import numpy as np

    del collections, dataclasses, functools, itertools, math, typing
    generator = np.random.default_rng(0)
    a = generator.normal(size=(8, 8))
    np.linalg.solve(a @ a.T + np.eye(8), a)
    if runtime == "engine":
        for name in ("", ".checkpoint", ".datasets", ".metrics"):
            importlib.import_module(f"{runtimes.ENGINE}{name}")
    if runtime != "torch":
        return
    import torch

    torch.set_num_threads(1)
    torch.set_num_interop_threads(1)
    model = torch.nn.Sequential(torch.nn.Linear(4, 8), torch.nn.ReLU(), torch.nn.Linear(8, 3))
    for optimizer in (torch.optim.Adam(model.parameters()), torch.optim.SGD(model.parameters(), lr=0.1)):
        loss = torch.nn.functional.cross_entropy(model(torch.randn(5, 4)), torch.zeros(5, dtype=torch.long))
        optimizer.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimizer.step()
    # Another count makes libgomp start threads, which cannot be; a program that asks for more must still run.
    for name in ("set_num_threads", "set_num_interop_threads"):
        setattr(torch, name, lambda nthreads: None)


def _hide_the_tutor(runtime: str) -> None:
    """Leave `from tutor import log, show` and the data sets importable, with the runtime `engine` that, and nothing else."""
    kept = {*tutor.__all__, "learner", *(["engine"] if runtime == "engine" else [])}
    for name in list(sys.modules):
        if name.startswith("tutor.") and name.split(".")[1] not in kept:
            del sys.modules[name]
    for name in [name for name in vars(tutor) if not name.startswith("_")]:
        if name not in kept:
            delattr(tutor, name)
    sys.path[:] = runtimes.standard_library_path()
    for finder in list(sys.meta_path):
        if finder not in _STANDARD_FINDERS:
            sys.meta_path.remove(finder)
    sys.meta_path.insert(0, runtimes.AllowedPackages(runtime))
    for folder in sys.path:
        # The children cannot list these folders: fill the importer's own listing before the fork.
        if (importer := pkgutil.get_importer(folder)) is not None:
            importer.find_spec("_")


def _seed_afresh() -> None:
    """Give each run random numbers of its own: children would share the zygote's generators."""
    random.seed()
    if (numpy_random := sys.modules.get("numpy.random")) is not None:
        numpy_random.seed()
    if (torch := sys.modules.get("torch")) is not None:
        torch.seed()
