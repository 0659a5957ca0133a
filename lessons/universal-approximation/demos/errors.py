"""How the error falls as the hidden layer grows: seven widths, each trained from three starts."""

import numpy as np

from tutor import show

# Change these and run again, or turn their knobs.
STEPS = 1000
POINTS = 60
NOISE = 0.05

WIDTHS = [1, 2, 3, 5, 10, 20, 50]
LEARNING_RATE = 0.02


def curve(x):
    return np.sin(2.5 * x) + 0.6 * np.cos(4 * x)


def fit(X, y, width, rng):
    """Train a tanh network with Adam; return what predicts."""
    W1 = rng.choice([-2.0, 2.0], size=(1, width))
    b1 = -W1[0] * rng.uniform(-2, 2, size=width)
    parameters = [W1, b1, rng.normal(0, 1 / np.sqrt(width), (width, 1)), np.zeros(1)]
    mean, square = [0.0] * 4, [0.0] * 4
    for step in range(1, STEPS + 1):
        W1, b1, W2, b2 = parameters
        A = np.tanh(X @ W1 + b1)
        dP = 2 * (A @ W2 + b2 - y) / len(X)
        dZ = dP @ W2.T * (1 - A**2)
        for i, g in enumerate((X.T @ dZ, dZ.sum(axis=0), A.T @ dP, dP.sum(axis=0))):
            mean[i] = 0.9 * mean[i] + 0.1 * g
            square[i] = 0.999 * square[i] + 0.001 * g**2
            m, s = mean[i] / (1 - 0.9**step), square[i] / (1 - 0.999**step)
            parameters[i] = parameters[i] - LEARNING_RATE * m / (np.sqrt(s) + 1e-8)
    W1, b1, W2, b2 = parameters
    return lambda X: np.tanh(X @ W1 + b1) @ W2 + b2


rng = np.random.default_rng(0)
X = rng.uniform(-2, 2, size=(POINTS, 1))
y = curve(X) + rng.normal(0, NOISE, size=(POINTS, 1))
new_X = np.linspace(-2, 2, 200).reshape(-1, 1)

training, new = [], []
for width in WIDTHS:
    networks = [fit(X, y, width, np.random.default_rng(seed)) for seed in (1, 2, 3)]
    training.append(np.median([np.mean((predict(X) - y) ** 2) for predict in networks]))
    new.append(np.median([np.mean((predict(new_X) - curve(new_X)) ** 2) for predict in networks]))
    print(f"{width:3d} neurons: training points {training[-1]:.5f}, new points {new[-1]:.5f}", flush=True)
    done = np.log2(WIDTHS[: len(new)])  # so that narrow layers do not crowd
    series = {"training points": (done, training), "new points": (done, new)}
    show("curves", series=series, log_y=True, title="mean squared error", x_label="log2 of the neurons")
