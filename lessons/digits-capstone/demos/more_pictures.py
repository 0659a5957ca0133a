"""The same network, trained on more and more pictures."""

import numpy as np

from tutor import handwritten, show

# Change these and run again, or turn their knobs.
HIDDEN = 32
SEED = 1

COUNTS = [20, 50, 100, 200, 400, 700, 1000]
STEPS = 900

X, y = handwritten()
side = int(X.shape[1] ** 0.5)
name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
print(f"{len(y)} pictures of {side}×{side} pixels ({name})")
X = X - X[:1000].mean(axis=0)
X_test, y_test = X[1000:], y[1000:]


def trained(X, y):
    """Return a network's scores as a function; every network makes the same number of steps."""
    rng = np.random.default_rng(SEED)
    W1, b1 = rng.normal(0, np.sqrt(2 / X.shape[1]), (X.shape[1], HIDDEN)), np.zeros(HIDDEN)
    W2, b2 = rng.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, 10)), np.zeros(10)
    for _ in range(STEPS):
        batch = rng.choice(len(y), size=min(32, len(y)), replace=False)
        a1 = np.maximum(0, X[batch] @ W1 + b1)
        z2 = a1 @ W2 + b2
        e = np.exp(z2 - z2.max(axis=1, keepdims=True))
        dz2 = (e / e.sum(axis=1, keepdims=True) - np.eye(10)[y[batch]]) / len(batch)
        dz1 = (dz2 @ W2.T) * (a1 > 0)
        W2, b2 = W2 - 0.1 * a1.T @ dz2, b2 - 0.1 * dz2.sum(axis=0)
        W1, b1 = W1 - 0.1 * X[batch].T @ dz1, b1 - 0.1 * dz1.sum(axis=0)
    return lambda X: np.maximum(0, X @ W1 + b1) @ W2 + b2


print("pictures  training  test")
training, test = [], []
for count in COUNTS:
    scores = trained(X[:count], y[:count])
    training.append(np.mean(scores(X[:count]).argmax(axis=1) == y[:count]))
    test.append(np.mean(scores(X_test).argmax(axis=1) == y_test))
    print(f"{count:8} {training[-1]:9.3f} {test[-1]:5.3f}")
    show(
        "curves",
        series={"training": (COUNTS[: len(test)], training), "test": (COUNTS[: len(test)], test)},
        x_label="training pictures",
        y_label="accuracy",
    )
