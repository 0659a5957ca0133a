"""A network with one hidden layer learns a curve from 60 points: how many neurons does it need?"""

import time

import numpy as np

from tutor import log, show

# Change these and run again, or turn their knobs.
WIDTH = 3
ACTIVATION = "tanh"  # tanh, relu
SEED = 1

STEPS = 1500
LEARNING_RATE = 0.02

ACTIVATIONS = {
    "tanh": (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2),
    "relu": (lambda Z: np.maximum(0, Z), lambda Z: Z > 0),
}
f, slope = ACTIVATIONS[ACTIVATION]


def curve(x):
    return np.sin(2.5 * x) + 0.6 * np.cos(4 * x)


rng = np.random.default_rng(SEED)
X = rng.uniform(-2, 2, size=(60, 1))
y = curve(X) + rng.normal(0, 0.05, size=(60, 1))

centres = rng.uniform(-2, 2, size=WIDTH)  # where the neurons bend
W1 = rng.choice([-2.0, 2.0], size=(1, WIDTH))
P = {"W1": W1, "b1": -W1[0] * centres, "W2": rng.normal(0, 1 / np.sqrt(WIDTH), (WIDTH, 1)), "b2": np.zeros(1)}
mean = {name: np.zeros_like(value) for name, value in P.items()}
square = {name: np.zeros_like(value) for name, value in P.items()}


def predict(X):
    return f(X @ P["W1"] + P["b1"]) @ P["W2"] + P["b2"]


for step in range(STEPS + 1):
    Z = X @ P["W1"] + P["b1"]
    A = f(Z)
    dP = 2 * (A @ P["W2"] + P["b2"] - y) / len(X)
    dZ = dP @ P["W2"].T * slope(Z)
    if step % 25 == 0:
        log(step, loss=np.mean((predict(X) - y) ** 2))
    if step % 75 == 0:
        show("curve-fit", x=X, y=y, predict=predict, target=curve, title=f"{WIDTH} neurons, step {step}")
        time.sleep(0.08)  # slow enough to watch

    gradients = {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": A.T @ dP, "b2": dP.sum(axis=0)}
    for name, g in gradients.items():  # Adam
        mean[name] = 0.9 * mean[name] + 0.1 * g
        square[name] = 0.999 * square[name] + 0.001 * g**2
        m, s = mean[name] / (1 - 0.9 ** (step + 1)), square[name] / (1 - 0.999 ** (step + 1))
        P[name] = P[name] - LEARNING_RATE * m / (np.sqrt(s) + 1e-8)

print(f"{WIDTH} neurons, {3 * WIDTH + 1} parameters: mean squared error {np.mean((predict(X) - y) ** 2):.4f}")
