"""The short program that a user of the engine would write: it is what runs, what is counted, and what is shown."""

from typing import Final

from tutor.course.comparison import Comparison, LinearLayer, Optimizer

LOSSES: Final = {
    "mean-squared-error": "mse",
    "binary-cross-entropy": "bce_with_logits",
    "cross-entropy": "cross_entropy",
}
_ACTIVATIONS: Final = {
    "relu": "ReLU",
    "leaky-relu": "LeakyReLU",
    "tanh": "Tanh",
    "sigmoid": "Sigmoid",
    "gelu": "GELU",
}
_OPTIMIZERS: Final = {"sgd": "SGD", "rmsprop": "RMSprop", "adam": "Adam", "adamw": "AdamW"}


def engine_program(spec: Comparison, sizes: dict[str, int], backend: str) -> str:
    """Return a program whose `train(X, y, seed)` does the task; two arguments more let it be watched from the same start.

    Args:
        spec: the network and its training.
        sizes: the sizes that the description only names.
        backend: `numpy` or `torch`.

    """
    layers = [_layer(layer, sizes) for layer in spec.layers]
    optimizer = _optimizer(spec.optimizer)
    used = {text.split("(")[0] for text in (*layers, optimizer)} | {"Model", "Sequential"}
    place = f'backend="{backend}"' + (', device="cpu"' if backend == "torch" else "")
    return f"""\
from tutor.engine import {", ".join(sorted(used))}


def train(X, y, seed, start=None, **options):
    network = Sequential([{", ".join(layers)}])
    model = Model(network, "{LOSSES[spec.loss]}", {optimizer}, {place}, random_state=seed)
    if start is not None:
        network.load_state_dict(start)
    model.fit(X, y, epochs={spec.epochs}, batch_size={spec.batch_size or "len(X)"}, **options)
    return model
"""


def parameter_shapes(spec: Comparison, sizes: dict[str, int]) -> dict[str, tuple[int, ...]]:
    """Return the names and shapes of the network's parameters, as its `state_dict` has them."""
    shapes: dict[str, tuple[int, ...]] = {}
    for index, layer in enumerate(spec.layers):
        if isinstance(layer, LinearLayer):
            inputs, outputs = _sizes(layer, sizes)
            shapes |= {f"{index}.weight": (outputs, inputs), f"{index}.bias": (outputs,)}
    return shapes


def _layer(layer: LinearLayer | str, sizes: dict[str, int]) -> str:
    if isinstance(layer, LinearLayer):
        return "Linear({}, {})".format(*_sizes(layer, sizes))
    return f"{_ACTIVATIONS[layer]}()"


def _sizes(layer: LinearLayer, sizes: dict[str, int]) -> tuple[int, int]:
    inputs, outputs = (size if isinstance(size, int) else sizes[size] for size in layer.linear)
    return inputs, outputs


def _optimizer(optimizer: Optimizer) -> str:
    momentum = f", momentum={optimizer.momentum:g}" if optimizer.momentum else ""
    return f"{_OPTIMIZERS[optimizer.kind]}(lr={optimizer.learning_rate:g}{momentum})"
