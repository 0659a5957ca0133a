"""Checkpoints: everything that training needs to go on exactly where it was, in one .npz file without pickle."""

import json
from dataclasses import asdict
from pathlib import Path

import numpy as np

from tutor.engine.history import History
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer


def save(
    path: Path | str, network: Sequential, optimizer: Optimizer, history: History, generator: np.random.Generator
) -> None:
    """Write the file; an older one is replaced only when the new one is complete."""
    state = {f"network/{name}": array for name, array in network.state_dict().items()}
    state |= {f"optimizer/{name}": array for name, array in optimizer.state_dict().items()}
    text = json.dumps({"history": asdict(history), "generator": generator.bit_generator.state})
    path = Path(path)
    unfinished = path.with_name(path.name + ".part")
    with unfinished.open("wb") as file:
        np.savez(file, allow_pickle=False, text=np.frombuffer(text.encode(), dtype=np.uint8), **state)
    unfinished.replace(path)


def load(path: Path | str, network: Sequential, generator: np.random.Generator) -> History:
    """Fill the network and the generator, and return the history.

    Raises:
        OSError: there is no such file.
        ValueError: it is no checkpoint, or another network's.

    """
    with np.load(path, allow_pickle=False) as file:
        network.load_state_dict(_part(file, "network/"))
        text = json.loads(file["text"].tobytes())
    generator.bit_generator.state = text["generator"]
    return History(**text["history"])


def restore_optimizer(path: Path | str, optimizer: Optimizer) -> None:
    """Fill an optimizer that has been started."""
    with np.load(path, allow_pickle=False) as file:
        optimizer.load_state_dict(_part(file, "optimizer/"))


def _part(file: "np.lib.npyio.NpzFile", prefix: str) -> dict[str, np.ndarray]:
    return {name.removeprefix(prefix): file[name] for name in file.files if name.startswith(prefix)}
