"""The slope of a curve: a straight line through two of its points, which come closer and closer."""

import math

from tutor import show

FUNCTION = "sigmoid"  # sigmoid, tanh, relu, leaky_relu, gelu
AT = 0.0
NUDGE = 2.0

FUNCTIONS = {
    "sigmoid": lambda z: 1 / (1 + math.exp(-z)),
    "tanh": math.tanh,
    "relu": lambda z: max(0.0, z),
    "leaky_relu": lambda z: max(0.1 * z, z),
    "gelu": lambda z: z * (1 + math.erf(z / math.sqrt(2))) / 2,
}
f = FUNCTIONS[FUNCTION]


def quotient(nudge):
    """Return how many times the nudge the function changes: the steepness of the line."""
    return (f(AT + nudge) - f(AT)) / nudge


grid = [i / 20 - 4 for i in range(161)]
curve = [f(z) for z in grid]
steep = quotient(NUDGE)
line = [(z, f(AT) + steep * (z - AT)) for z in grid]
margin = 0.1 * (max(curve) - min(curve))
inside = [(z, y) for z, y in line if min(curve) - margin <= y <= max(curve) + margin]

show(
    "curves",
    series={FUNCTION: (grid, curve), "line": tuple(zip(*inside, strict=True))},
    points={"z": (AT, f(AT)), "z + nudge": (AT + NUDGE, f(AT + NUDGE))},
    title=f"steepness of the line: {steep:.4f}",
    x_label="z",
)

print("    nudge   change of f   change / nudge")
for nudge in [2.0, 1.0, 0.1, 0.01, 0.001]:
    print(f"{nudge:9g} {f(AT + nudge) - f(AT):13.6f} {quotient(nudge):16.6f}")
