"""Three ways through the same data: all at once, one by one, and in mini-batches."""

import numpy as np

from tutor import show

MINI_BATCH = 10
LEARNING_RATE = 0.02
EPOCHS = 8
SEED = 1
N = 60

rng = np.random.default_rng(SEED)
x = rng.uniform(-3, 3, size=N)
y = 2 * x + 1 + rng.normal(0, 1.0, size=N)


def descend(batch_size):
    """Return after how many epochs the loss was what, step by step."""
    w = b = 0.0
    places, losses = [0.0], [np.mean((w * x + b - y) ** 2)]
    for epoch in range(EPOCHS):
        order = rng.permutation(N)
        for start in range(0, N, batch_size):
            chosen = order[start : start + batch_size]
            error = w * x[chosen] + b - y[chosen]
            w, b = w - LEARNING_RATE * 2 * np.mean(error * x[chosen]), b - LEARNING_RATE * 2 * np.mean(error)
            places.append(epoch + min(start + batch_size, N) / N)
            losses.append(np.mean((w * x + b - y) ** 2))
    return places, losses


series = {"batch": descend(N), f"mini-batch {MINI_BATCH}": descend(MINI_BATCH), "stochastic": descend(1)}
show("curves", series=series, x_label="epochs", y_label="loss")

for name, (_, losses) in series.items():
    print(
        f"{name:13} {len(losses) - 1:4} steps, loss {losses[-1]:.3f}, in the last 5 steps up to {max(losses[-5:]):.3f}"
    )
