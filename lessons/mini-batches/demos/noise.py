"""How far is the slope of a mini-batch from the slope of all the data?"""

import numpy as np

from tutor import show

BATCH = 8  # examples in a mini-batch
SEED = 1
N = 4096

rng = np.random.default_rng(SEED)
x = rng.uniform(-3, 3, size=N)
y = 2 * x + 1 + rng.normal(0, 1.0, size=N)


def slope(chosen):
    """Return the slope of the loss with respect to w, at w = b = 0, on the chosen examples."""
    return 2 * np.mean(-y[chosen] * x[chosen])


def slopes(size):
    """Return the slopes of 300 mini-batches of one size."""
    return np.array([slope(rng.choice(N, size=size, replace=False)) for _ in range(300)])


def spread(size):
    """Return the typical distance of a mini-batch's slope from the slope of all."""
    return float(np.std(slopes(size)))


sizes = [1, 2, 4, 8, 16, 32, 64, 128]
spreads = [spread(size) for size in sizes]
mine = slopes(BATCH)
show(
    "curves",
    series={"spread": (sizes, spreads)},
    points={"your batch": (BATCH, np.std(mine))},
    x_label="examples in a batch",
    y_label="spread of the slope",
)

print(f"slope of all {N} examples: {slope(np.arange(N)):.2f}")
print(f"five mini-batches of {BATCH}:", ", ".join(f"{one:.2f}" for one in mine[:5]))
print(f"of 300 mini-batches {np.sum(mine > 0)} have the wrong sign")
print(f"spread {np.std(mine):.2f}; with 4 times as many examples {spread(4 * BATCH):.2f}")
