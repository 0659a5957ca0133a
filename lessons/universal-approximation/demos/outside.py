"""The network sees points of -2 <= x <= 2 only. What does it believe beyond?"""

import numpy as np

from tutor import log, show

# Change these and run again, or turn their knobs.
ACTIVATION = "tanh"  # tanh, relu
WIDTH = 20
SEED = 1

STEPS = 1500
LEARNING_RATE = 0.02

ACTIVATIONS = {
    "tanh": (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2),
    "relu": (lambda Z: np.maximum(0, Z), lambda Z: Z > 0),
}
f, slope = ACTIVATIONS[ACTIVATION]


def curve(x):
    return np.sin(2.5 * x)


rng = np.random.default_rng(SEED)
X = rng.uniform(-2, 2, size=(60, 1))
y = curve(X) + rng.normal(0, 0.05, size=(60, 1))

W1 = rng.choice([-2.0, 2.0], size=(1, WIDTH))
b1 = -W1[0] * rng.uniform(-2, 2, size=WIDTH)
parameters = [W1, b1, rng.normal(0, 1 / np.sqrt(WIDTH), (WIDTH, 1)), np.zeros(1)]
mean, square = [0.0] * 4, [0.0] * 4


def predict(X):
    W1, b1, W2, b2 = parameters
    return f(X @ W1 + b1) @ W2 + b2


for step in range(1, STEPS + 1):
    W1, b1, W2, b2 = parameters
    Z = X @ W1 + b1
    A = f(Z)
    dP = 2 * (A @ W2 + b2 - y) / len(X)
    dZ = dP @ W2.T * slope(Z)
    for i, g in enumerate((X.T @ dZ, dZ.sum(axis=0), A.T @ dP, dP.sum(axis=0))):
        mean[i] = 0.9 * mean[i] + 0.1 * g
        square[i] = 0.999 * square[i] + 0.001 * g**2
        m, s = mean[i] / (1 - 0.9**step), square[i] / (1 - 0.999**step)
        parameters[i] = parameters[i] - LEARNING_RATE * m / (np.sqrt(s) + 1e-8)
    if step % 25 == 0:
        log(step, loss=np.mean((predict(X) - y) ** 2))

show("curve-fit", x=X, y=y, predict=predict, target=curve, span=(-5, 5), title=f"{WIDTH} neurons, {ACTIVATION}")

print("    x   true  network")
for x in (0.0, 1.0, 2.0, 3.0, 4.0, 5.0):
    told = predict(np.array([[x]])).item()
    print(f"{x:5.1f} {curve(x):6.2f} {told:8.2f}" + ("" if abs(x) <= 2 else "   outside"))
