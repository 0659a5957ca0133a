"""The knobs as a person turns them: their names, their values in words, and what one turn leads to."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, Final

from tutor.language import Text, verbatim
from tutor.playground import settings as known
from tutor.playground.settings import Settings

_NAMES: Final = {
    "data": Text(uz="Maʼlumot", en="Data"),
    "noise": Text(uz="Shovqin", en="Noise"),
    "layers": Text(uz="Yashirin qatlam", en="Hidden layers"),
    "activation": Text(uz="Faollashtirish", en="Activation"),
    "learning_rate": Text(uz="Oʻrganish tezligi", en="Learning rate"),
    "optimizer": Text(uz="Optimallash", en="Optimizer"),
    "batch_size": Text(uz="Toʻplam (batch)", en="Batch size"),
    "regularization": Text(uz="Regulyarizatsiya", en="Regularization"),
    "engine": Text(uz="Hisoblash", en="Computed by"),
    "speed": Text(uz="Epoxa/soniya", en="Epochs a second"),
    "seed": Text(uz="Tasodif (seed)", en="Random seed"),
}
_NEURONS = Text(uz="{number}-qatlam neyroni", en="Neurons of layer {number}")

_WORDS: Final = {
    "circles": Text(uz="aylanalar", en="circles"),
    "xor": verbatim("XOR"),
    "moons": Text(uz="yarimoylar", en="moons"),
    "spirals": Text(uz="spirallar", en="spirals"),
    "iris": verbatim("Iris"),
    "line": Text(uz="toʻgʻri chiziq", en="a line"),
    "curve": Text(uz="egri chiziq", en="a curve"),
    "tanh": verbatim("tanh"),
    "relu": verbatim("ReLU"),
    "sigmoid": verbatim("sigmoid"),
    "leaky_relu": verbatim("LeakyReLU"),
    "linear": Text(uz="yoʻq", en="none"),
    "sgd": verbatim("SGD"),
    "momentum": verbatim("SGD + 0.9"),
    "rmsprop": verbatim("RMSprop"),
    "adam": verbatim("Adam"),
    "numpy": verbatim("NumPy"),
    "cpu": verbatim("torch CPU"),
    "cuda": verbatim("torch CUDA"),
    "mps": verbatim("torch MPS"),
}
_UNLIMITED = Text(uz="toʻxtovsiz", en="no limit")
_NONE = Text(uz="yoʻq", en="none")
_FIRST_SIZE: Final = 4
"""Neurons of a layer that is added to a network without any."""


@dataclass(frozen=True, slots=True)
class Option:
    """One knob: its name, its value in words, and the settings after turns to the right (or, negative, the left)."""

    id: str
    name: Text
    value: Text
    turned: Callable[[int], Settings]


def options(settings: Settings) -> list[Option]:
    """Return the knobs that these settings have, from the task to the training."""
    found = [_choice(settings, "data", known.DATA), _choice(settings, "noise", known.NOISES)]
    layers = settings.layers
    found.append(Option("layers", _NAMES["layers"], verbatim(str(len(layers))), partial(_other_depth, settings)))
    for index, count in enumerate(layers):
        name = _NEURONS.format(number=index + 1)
        found.append(Option(f"neurons-{index}", name, verbatim(str(count)), partial(_other_width, settings, index)))
    choices: dict[str, Sequence[Any]] = {
        "activation": known.ACTIVATIONS,
        "learning_rate": known.LEARNING_RATES,
        "optimizer": known.OPTIMIZERS,
        "batch_size": known.BATCH_SIZES,
    }
    found += [_choice(settings, name, values) for name, values in choices.items()]
    found.append(_regularization(settings))
    choices = {"engine": known.ENGINES, "speed": known.SPEEDS, "seed": range(known.LARGEST_SEED + 1)}
    return found + [_choice(settings, name, values) for name, values in choices.items()]


def word(value: str) -> Text:
    """Return a setting's value in words."""
    return _WORDS[value]


def _choice(settings: Settings, name: str, values: Sequence[Any]) -> Option:
    """Return a knob with these values in a row; names go round, numbers end."""
    place = values.index(getattr(settings, name))

    def turned(turns: int) -> Settings:
        goes_round = isinstance(values[0], str)
        other = (place + turns) % len(values) if goes_round else max(0, min(len(values) - 1, place + turns))
        return replace(settings, **{name: values[other]})

    return Option(name, _NAMES[name], _value(name, values[place]), turned)


def _value(name: str, value: Any) -> Text:  # noqa: ANN401 - a value of any setting
    if isinstance(value, str):
        return _WORDS[value]
    if name == "noise":
        return verbatim(f"{value} %")
    if name == "speed" and value == 0:
        return _UNLIMITED
    return verbatim(f"{value:g}")


def _regularization(settings: Settings) -> Option:
    """Return one knob for both kinds: L2 grows to the right of none, and L1 to the left."""
    places = [("l1", strength) for strength in reversed(known.STRENGTHS[1:])] + [("", 0.0)]
    places += [("weight_decay", strength) for strength in known.STRENGTHS[1:]]
    kind = "l1" if settings.l1 else "weight_decay" if settings.weight_decay else ""
    strength = settings.l1 or settings.weight_decay
    place = places.index((kind, strength))

    def turned(turns: int) -> Settings:
        other, strength = places[max(0, min(len(places) - 1, place + turns))]
        return replace(settings, **{"l1": 0.0, "weight_decay": 0.0, **({other: strength} if other else {})})

    value = verbatim(f"{'L1' if settings.l1 else 'L2'} {strength:g}") if kind else _NONE
    return Option("regularization", _NAMES["regularization"], value, turned)


def _other_depth(settings: Settings, turns: int) -> Settings:
    """Return a network with more layers, as broad as the last one, or fewer."""
    layers = settings.layers
    if turns > 0:
        layers += (layers[-1] if layers else _FIRST_SIZE,) * min(turns, known.MOST_LAYERS - len(layers))
    else:
        layers = layers[: max(0, len(layers) + turns)]
    return replace(settings, layers=layers)


def _other_width(settings: Settings, index: int, turns: int) -> Settings:
    layers = list(settings.layers)
    layers[index] = max(1, min(known.MOST_NEURONS, layers[index] + turns))
    return replace(settings, layers=tuple(layers))
