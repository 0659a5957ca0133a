"""The six activation functions, each with its derivative: how high the curve is, and how steep."""

import math

import numpy as np

from tutor import show

# sigmoid, tanh, relu, leaky_relu, gelu, softmax, all_functions, all_derivatives
PICTURE = "sigmoid"
LEAK = 0.1  # the slope of leaky ReLU below 0

z = np.linspace(-3, 3, 121)

s = 1 / (1 + np.exp(-z))
bell = np.exp(-(z**2) / 2) / np.sqrt(2 * np.pi)
area = np.array([(1 + math.erf(number / math.sqrt(2))) / 2 for number in z])  # under the bell, left of z
p = np.exp(z) / (np.exp(z) + 2)  # softmax of the scores [z, 0, 0]: the share of the first

functions = {
    "sigmoid": s,
    "tanh": np.tanh(z),
    "relu": np.maximum(0, z),
    "leaky_relu": np.where(z > 0, z, LEAK * z),
    "gelu": z * area,
    "softmax": p,
}
derivatives = {
    "sigmoid": s * (1 - s),
    "tanh": 1 - np.tanh(z) ** 2,
    "relu": np.where(z > 0, 1.0, 0.0),
    "leaky_relu": np.where(z > 0, 1.0, LEAK),
    "gelu": area + z * bell,
    "softmax": p * (1 - p),
}

if PICTURE == "all_functions":
    series = functions
elif PICTURE == "all_derivatives":
    series = derivatives
else:
    series = {PICTURE: functions[PICTURE], "derivative": derivatives[PICTURE]}
curves = {name: (z, values) for name, values in series.items()}
show("curves", series=curves, title=PICTURE.replace("_", " "), x_label="z")

places = range(0, 121, 20)
print("z          " + "".join(f"{z[place]:7.0f}" for place in places))
for name, values in series.items():
    print(f"{name:11}" + "".join(f"{values[place]:7.2f}" for place in places))
