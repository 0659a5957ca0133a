"""Checkpoints: everything that training needs to go on exactly where it was, in one .npz file without pickle."""

import json
import zipfile
from dataclasses import asdict
from pathlib import Path

import numpy as np

from tutor.engine.history import History
from tutor.engine.network import Sequential
from tutor.engine.optimizers import Optimizer


def save(
    path: Path | str,
    network: Sequential,
    optimizer: Optimizer,
    history: History,
    generator: np.random.Generator,
    best_weights: np.ndarray | None = None,
) -> None:
    """Write the file; an older one is replaced only when the new one is complete.

    `best_weights` are those that early stopping would restore.
    """
    state = {f"network/{name}": array for name, array in network.state_dict().items()}
    state |= {f"optimizer/{name}": array for name, array in optimizer.state_dict().items()}
    if best_weights is not None:
        state["best_weights"] = best_weights
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
    state = _read(path)
    network.load_state_dict(_part(state, "network/"))
    text = json.loads(state["text"].tobytes())
    generator.bit_generator.state = text["generator"]
    return History(**text["history"])


def restore_optimizer(path: Path | str, optimizer: Optimizer) -> None:
    """Fill an optimizer that has been started; raises ValueError where the checkpoint is another optimizer's."""
    optimizer.load_state_dict(_part(_read(path), "optimizer/"))


def best_weights(path: Path | str) -> np.ndarray | None:
    """Return the weights that early stopping would have restored, or None where there were none."""
    return _read(path).get("best_weights")


def _read(path: Path | str) -> dict[str, np.ndarray]:
    """Return all arrays of a file by their names, after a look at whether it is a checkpoint."""
    try:
        with np.load(path, allow_pickle=False) as file:
            state = dict(file)
    except (ValueError, TypeError, EOFError, zipfile.BadZipFile):
        state = {}
    if "text" not in state:
        raise ValueError(f"{path} is no checkpoint of a model, or it is damaged")
    return state


def _part(state: dict[str, np.ndarray], prefix: str) -> dict[str, np.ndarray]:
    return {name.removeprefix(prefix): array for name, array in state.items() if name.startswith(prefix)}
