"""A nudge at the input of a chain of neurons: how much of it is left after every layer?"""

import math

from tutor import show

WEIGHT = 1.0  # the same in every layer
LAYERS = 10

X = 1.0
NUDGE = 0.01

ACTIVATIONS = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "ReLU": lambda z: max(0.0, z),
}


def outputs(x, activation):
    """Return what comes out of every layer when x goes in."""
    result = []
    for _ in range(LAYERS):
        x = activation(WEIGHT * x)
        result.append(x)
    return result


left = {}
for name, activation in ACTIVATIONS.items():
    before, after = outputs(X, activation), outputs(X + NUDGE, activation)
    left[name] = [(b - a) / NUDGE for a, b in zip(before, after, strict=True)]

print("layer" + "".join(f"{name:>12}" for name in left))
for layer in range(LAYERS):
    print(f"{layer + 1:5}" + "".join(f"{values[layer]:12.3g}" for values in left.values()))

layers = list(range(1, LAYERS + 1))
series = {name: (layers, values) for name, values in left.items()}
show("curves", series=series, title="change of the output / nudge", x_label="layer", log_y=True)
