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

Neuron = tuple[int, int]
"""A hidden neuron: its layer and its place in it, both counted from 0."""

_PER_CENT: Final = 100
_DECIMALS: Final = 4
_MOST_LOSSES: Final = 60


def frame(trainer: Trainer, focus: Neuron | None = None) -> dict[str, Any]:
    """Return the moment: numbers, the losses since the last frame, the plane, the neurons and the weights.

    Args:
        trainer: whose moment.
        focus: the hidden neuron that is looked at: the plane, or the curve, is then its own and not the output's.

    """
    trainer.synchronize()
    losses, trainer.losses = _thinned(trainer.losses), []
    if focus and not _exists(focus, trainer.settings.layers):
        focus = None
    with np.errstate(all="ignore"):  # a network that has diverged is shown as it is
        scores = trainer.scores()
        shown = _curve(trainer, focus) if trainer.samples.is_regression else _plane(trainer, focus)
        neurons = _neurons(trainer)
    return {
        "event": "frame",
        "epoch": trainer.epoch,
        "losses": [[epoch, _finite(loss), _finite(test)] for epoch, loss, test in losses],
        "score": _finite(scores[0]),
        "test_score": _finite(scores[1]),
        "focus": focus,
        **shown,
        "neurons": neurons,
        "weights": _weights(trainer),
    }


def _exists(neuron: Neuron, layers: tuple[int, ...]) -> bool:
    layer, place = neuron
    return layer < len(layers) and place < layers[layer]


def _thinned(losses: list[tuple[int, float, float]]) -> list[tuple[int, float, float]]:
    """Return the latest losses and not too many others, evenly spaced."""
    every = len(losses) // _MOST_LOSSES + 1
    return losses[(len(losses) - 1) % every :: every]


def _plane(trainer: Trainer, focus: Neuron | None) -> dict[str, Any]:
    """Return rows from the top: the probability of class 1 in per cent; with three classes, the likeliest one's id.

    Of a neuron, 50 is 0, and 0 and 100 are ± the largest size that it reaches.
    """
    places = _places(trainer, COLUMNS, ROWS)
    if focus:
        values = _hidden(trainer, places)[focus[0]][:, focus[1]]
        largest = float(np.abs(values).max())
        scaled = values / largest if math.isfinite(largest) and largest > 0 else np.zeros_like(values)
        found = np.round(_PER_CENT * (0.5 + 0.5 * scaled)).astype(int)
    elif trainer.samples.classes > 2:
        scores = trainer.network.forward(places)
        found = np.where(np.isfinite(scores).all(axis=1), scores.argmax(axis=1), 0)
    else:
        scores = trainer.network.forward(places)
        probability = 0.5 * np.tanh(0.5 * (scores[:, 1] - scores[:, 0])) + 0.5
        found = np.round(_PER_CENT * np.nan_to_num(probability, nan=0.5)).astype(int)
    return {"plane": found.reshape(ROWS, COLUMNS).tolist()}


def _curve(trainer: Trainer, focus: Neuron | None) -> dict[str, Any]:
    """Return the network's number, or a neuron's, at evenly spaced x from the left end of the picture to the right."""
    x = _places(trainer, COLUMNS, 1)
    values = _hidden(trainer, x)[focus[0]][:, focus[1]] if focus else trainer.network.forward(x)[:, 0]
    return {"curve": [_finite(round(float(value), _DECIMALS)) for value in values]}


def _neurons(trainer: Trainer) -> list[list[str]]:
    """Return for each hidden layer each neuron's picture: digits row by row from the top, relative to its largest size.

    Where there is only x, it is a small chart: the column at each x is filled from 0 in the middle to the value there.
    """
    if not trainer.samples.is_regression:
        x = _places(trainer, SIDE, SIDE)
        return [[_digits(column) for column in values.T] for values in _hidden(trainer, x)]
    x = _places(trainer, SIDE, 1)
    return [[_chart(_digits(column)) for column in values.T] for values in _hidden(trainer, x)]


def _hidden(trainer: Trainer, x: np.ndarray) -> list[np.ndarray]:
    """Return what each hidden layer's neurons make of x, (n, neurons) each."""
    step = (len(trainer.network.layers) - 1) // max(1, len(trainer.settings.layers))
    found = []
    for index, layer in enumerate(trainer.network.layers[:-1], 1):
        x = layer.forward(x, False)
        if index % step == 0:
            found.append(x)
    return found


def _chart(digits: str) -> str:
    """Return the picture of a row of digits as columns above and below the middle."""
    half, highest = SIDE // 2, LEVELS // 2
    tops = [(int(digit) - highest) * half // highest for digit in digits]
    rows = (range(half, 0, -1), range(-1, -half - 1, -1))
    return "".join(_filled(height, top) for part in rows for height in part for top in tops)


def _filled(height: int, top: int) -> str:
    """Return the digit of a place so many rows above the middle (or, negative, below it) where the value is `top`."""
    if 0 < height <= top:
        return str(LEVELS - 1)
    return "0" if top <= height < 0 else str(LEVELS // 2)


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
            [_finite(round(float(number), _DECIMALS)) for number in (*row, bias)]
            for row, bias in zip(state[f"{name}.weight"], state[f"{name}.bias"], strict=True)
        ]
        for name in names
    ]


def _places(trainer: Trainer, columns: int, rows: int) -> np.ndarray:
    """Return places all over the picture from its top left, (columns·rows, 2); for regression x alone, (columns, 1)."""
    x0, x1, y0, y1 = trainer.samples.extent
    across, down = np.meshgrid(np.linspace(x0, x1, columns), np.linspace(y1, y0, rows))
    both = [across.ravel()] if trainer.samples.is_regression else [across.ravel(), down.ravel()]
    return np.stack(both, axis=1).astype(trainer.network.parameters.dtype)


def _finite(value: float) -> float | None:
    """Return a number as JSON has it; None stands for nan and inf."""
    return value if math.isfinite(value) else None
