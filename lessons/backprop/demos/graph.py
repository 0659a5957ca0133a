"""The gradients of an expression, found one after the other on the way back from its result."""

import math
import time

from tutor import show

# Change these and run again.
EXPRESSION = "line"  # "line", "twice" or "neuron"
W = 3.0
PAUSE = 0.7

# A row is a number: its name, the operation that makes it, and what it is made of
# (the rows of its operands); a number that is given has a value instead.
TAPES = {
    "line": [
        ("w", W),
        ("x", 2.0),
        ("b", -4.0),
        ("y", 1.0),
        ("p", "*", 0, 1),
        ("z", "+", 4, 2),
        ("e", "-", 5, 3),
        ("L", "**2", 6),
    ],
    "twice": [
        ("w", W),
        ("c", -10.0),
        ("m", 50.0),
        ("p", "*", 1, 0),
        ("q", "+", 3, 2),
        ("L", "*", 0, 4),
    ],
    "neuron": [
        ("x1", 0.5),
        ("w1", W),
        ("x2", -1.0),
        ("w2", 2.0),
        ("b", 1.0),
        ("p", "*", 0, 1),
        ("q", "*", 2, 3),
        ("z", "+", 5, 6, 4),
        ("L", "tanh", 7),
    ],
}

# For each operation: its value, and its slope with respect to each operand.
OPERATIONS = {
    "+": lambda *of: (sum(of), [1] * len(of)),
    "-": lambda a, b: (a - b, [1, -1]),
    "*": lambda a, b: (a * b, [b, a]),
    "**2": lambda a: (a**2, [2 * a]),
    "tanh": lambda a: (math.tanh(a), [1 - math.tanh(a) ** 2]),
}

tape = TAPES[EXPRESSION]
names = [row[0] for row in tape]
operands = [row[2:] for row in tape]
last = len(tape) - 1


def forward(tape):
    """Return every number, and its local slopes, from the first row to the last."""
    values, slopes = [], []
    for name, operation, *of in tape:
        if operation in OPERATIONS:
            value, local = OPERATIONS[operation](*(values[i] for i in of))
        else:
            value, local = operation, []
        values.append(value)
        slopes.append(local)
    return values, slopes


def picture(values, gradients):
    show(
        "expression-graph",
        names=names,
        operations=[row[1] if row[1] in OPERATIONS else "" for row in tape],
        values=values,
        gradients=gradients,
        edges=[(i, row) for row in range(len(tape)) for i in operands[row]],
    )
    time.sleep(PAUSE)


values, slopes = forward(tape)
gradients = [None] * len(tape)
picture(values, gradients)

gradients[last] = 1.0
picture(values, gradients)
for row in range(last, -1, -1):  # from the last row to the first
    for i, slope in zip(operands[row], slopes[row]):
        part = slope * gradients[row]
        print(f"{names[i]:>2} gets {slope:.4g} * {gradients[row]:.4g} = {part:.4g} from {names[row]}")
        gradients[i] = part if gradients[i] is None else gradients[i] + part
    if operands[row]:
        picture(values, gradients)

print()
print("The same slopes by trying, one number at a time:")
for row, (name, given, *of) in enumerate(tape):
    if not of:
        nudged = list(tape)
        nudged[row] = (name, given + 0.0001)
        tried = (forward(nudged)[0][last] - values[last]) / 0.0001
        print(f"{name:>2}: going back {gradients[row]:.4f}, by trying {tried:.4f}")
