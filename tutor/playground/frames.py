"""What a trainer shows at one moment, as plain JSON data of a few kilobytes."""

import math
from typing import Any, Final

import numpy as np

from tutor.playground.trainer import Trainer

COLUMNS: Final = 49
ROWS: Final = 33
"""Places at which the network is asked for its opinion."""

SIDE: Final = 12
"""Places along each side of a neuron's own picture."""

LEVELS: Final = 9
"""A neuron's activation at a place is told as 0 … 8: lowest, none (4), highest."""

_PER_CENT: Final = 100
_MOST_LOSSES: Final = 60


def frame(trainer: Trainer) -> dict[str, Any]:
    """Return the moment: numbers, the losses since the last frame, the plane, the neurons and the weights."""
    trainer.synchronize()
    losses, trainer.losses = _thinned(trainer.losses), []
    with np.errstate(all="ignore"):  # a network that has diverged is shown as it is
        accuracies = trainer.accuracies()
        boundary, neurons = _boundary(trainer), _neurons(trainer)
    return {
        "event": "frame",
        "epoch": trainer.epoch,
        "losses": [[epoch, _finite(loss), _finite(test)] for epoch, loss, test in losses],
        "accuracy": accuracies[0],
        "test_accuracy": accuracies[1],
        "boundary": boundary,
        "neurons": neurons,
        "weights": _weights(trainer),
    }


def _thinned(losses: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """Return the latest losses and not too many others, evenly spaced."""
    every = len(losses) // _MOST_LOSSES + 1
    return losses[(len(losses) - 1) % every :: every]


def _boundary(trainer: Trainer) -> list[list[int]]:
    """Return rows from the top: the probability of class 1 in per cent; with three classes, the likeliest one's id."""
    scores = trainer.network.forward(_places(trainer, COLUMNS, ROWS))
    if trainer.samples.classes > 2:
        found = np.where(np.isfinite(scores).all(axis=1), scores.argmax(axis=1), 0)
    else:
        probability = 0.5 * np.tanh(0.5 * (scores[:, 1] - scores[:, 0])) + 0.5
        found = np.round(_PER_CENT * np.nan_to_num(probability, nan=0.5)).astype(int)
    rows: list[list[int]] = found.reshape(ROWS, COLUMNS).tolist()
    return rows


def _neurons(trainer: Trainer) -> list[list[str]]:
    """Return for each hidden layer each neuron's picture: digits row by row from the top, relative to its largest size."""
    x = _places(trainer, SIDE, SIDE)
    step = len(trainer.network.layers) // max(1, len(trainer.settings.layers))
    pictures = []
    for index, layer in enumerate(trainer.network.layers[:-1], 1):
        x = layer.forward(x, False)
        if index % step == 0:
            pictures.append([_digits(column) for column in x.T])
    return pictures


def _digits(values: np.ndarray) -> str:
    middle = (LEVELS - 1) // 2
    largest = float(np.abs(values).max())
    if not math.isfinite(largest) or largest == 0:
        return str(middle) * len(values)
    return "".join(map(str, np.round(middle + middle * values / largest).astype(int)))


def _weights(trainer: Trainer) -> list[list[list[float | None]]]:
    """Return each layer's rows, one for each of its neurons: its weights, and last its bias."""
    state = trainer.network.state_dict()
    names = [name.removesuffix(".weight") for name in state if name.endswith(".weight")]
    return [
        [
            [_finite(round(float(number), 4)) for number in (*row, bias)]
            for row, bias in zip(state[f"{name}.weight"], state[f"{name}.bias"], strict=True)
        ]
        for name in names
    ]


def _places(trainer: Trainer, columns: int, rows: int) -> np.ndarray:
    x0, x1, y0, y1 = trainer.samples.extent
    across, down = np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y1, y0, rows))
    return np.stack([across.ravel(), down.ravel()], axis=1).astype(trainer.network.parameters.dtype)


def _finite(value: float) -> float | None:
    """Return a number as JSON has it; None stands for nan and inf."""
    return value if math.isfinite(value) else None
