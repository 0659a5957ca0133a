"""What can be chosen in the playground, and what an honest choice is."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, Final

from tutor.language import Text

DATA: Final = ("circles", "xor", "moons", "spirals", "iris", "line", "curve")
REGRESSION: Final = frozenset({"line", "curve"})
"""Where a number y is to be told from a number x; everywhere else the class of a point in the plane."""

NOISES: Final = (0, 5, 10, 15, 20, 30, 40, 50)
ACTIVATIONS: Final = ("tanh", "relu", "sigmoid", "leaky_relu", "linear")
LEARNING_RATES: Final = (0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1.0, 3.0, 10.0)
OPTIMIZERS: Final = ("sgd", "momentum", "rmsprop", "adam")
BATCH_SIZES: Final = (1, 5, 10, 20, 50, 100)
STRENGTHS: Final = (0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01, 0.03, 0.1)
ENGINES: Final = ("numpy", "cpu", "cuda", "mps")
"""NumPy, or PyTorch on a device."""

SPEEDS: Final = (1, 5, 10, 30, 100, 300, 0)
"""Epochs a second; 0 is as many as there can be."""

MOST_LAYERS: Final = 4
MOST_NEURONS: Final = 8
LARGEST_SEED: Final = 999

_REFUSED = Text(uz="Bunday sozlama yoʻq: {field} = {value}.", en="There is no such setting: {field} = {value}.")

_CHOICES: Final[Mapping[str, Sequence[Any]]] = {
    "data": DATA,
    "noise": NOISES,
    "activation": ACTIVATIONS,
    "learning_rate": LEARNING_RATES,
    "optimizer": OPTIMIZERS,
    "batch_size": BATCH_SIZES,
    "weight_decay": STRENGTHS,
    "l1": STRENGTHS,
    "engine": ENGINES,
    "speed": SPEEDS,
    "seed": range(LARGEST_SEED + 1),
}

BEGIN_ANEW: Final = frozenset({"data", "noise", "layers", "activation", "seed"})
"""The fields that make it another task or another network; the others change in place while training goes on."""


class SettingsError(ValueError):
    """A setting that does not exist; `text` names it."""

    def __init__(self, name: str, value: object) -> None:
        self.text = _REFUSED.format(field=name[:40], value=repr(value)[:40])
        super().__init__(self.text.en)


@dataclass(frozen=True, slots=True)
class Settings:
    """One state of all knobs.

    Attributes:
        data: which points.
        noise: how far they are scattered, in per cent of what is usual for the data at its noisiest.
        layers: the neurons of each hidden layer.
        activation: what each hidden neuron makes of its sum.
        learning_rate: the length of a step.
        optimizer: how a step is made of a gradient.
        batch_size: points in a step.
        weight_decay: the strength of L2 regularization.
        l1: the strength of L1 regularization.
        engine: NumPy, or the device of PyTorch.
        speed: epochs a second; 0 is as many as there can be.
        seed: decides the points, the first weights and the order of the points.

    """

    data: str = "circles"
    noise: int = 10
    layers: tuple[int, ...] = (6, 4)
    activation: str = "tanh"
    learning_rate: float = 0.03
    optimizer: str = "momentum"
    batch_size: int = 10
    weight_decay: float = 0.0
    l1: float = 0.0
    engine: str = "numpy"
    speed: int = 30
    seed: int = 0

    @property
    def is_regression(self) -> bool:
        """Return whether a number is to be learnt, not a class."""
        return self.data in REGRESSION

    def as_json(self) -> dict[str, Any]:
        """Return the settings as plain JSON data."""
        return {**asdict(self), "layers": list(self.layers)}

    @classmethod
    def read(cls, given: object) -> "Settings":
        """Return the settings of plain JSON data; what is left out is as at the beginning.

        Raises:
            SettingsError: a field or a value does not exist.

        """
        if not isinstance(given, Mapping):
            raise SettingsError("settings", given)
        known = {field.name for field in fields(cls)}
        for name, value in given.items():
            if name not in known or not (_are_layers(value) if name == "layers" else _is_choice(name, value)):
                raise SettingsError(str(name), value)
        return cls(**{**given, **({"layers": tuple(given["layers"])} if "layers" in given else {})})

    def begins_anew(self, before: "Settings") -> bool:
        """Return whether training cannot go on from where it was with other settings."""
        return any(getattr(self, name) != getattr(before, name) for name in BEGIN_ANEW)


def _is_choice(name: str, value: object) -> bool:
    kind = float if isinstance(_CHOICES[name][0], float) else type(_CHOICES[name][0])
    return type(value) is kind and value in _CHOICES[name]


def _are_layers(value: object) -> bool:
    return (
        isinstance(value, (list, tuple))
        and len(value) <= MOST_LAYERS
        and all(type(count) is int and 1 <= count <= MOST_NEURONS for count in value)
    )
