"""How far is the slope of a mini-batch from the slope of all the data?"""

import numpy as np

from tutor import show

BATCH = 8  # examples in a mini-batch
SEED = 1
N = 256

rng = np.random.default_rng(SEED)
x = rng.uniform(-3, 3, size=N)
y = 2 * x + 1 + rng.normal(0, 1.0, size=N)


def slope(chosen):
    """Return the slope of the loss with respect to w, at w = b = 0, on the chosen examples."""
    return 2 * np.mean(-y[chosen] * x[chosen])


def spread(size):
    """Return the typical distance of a mini-batch's slope from the slope of all."""
    slopes = [slope(rng.choice(N, size=size, replace=False)) for _ in range(300)]
    return float(np.std(slopes))


sizes = [1, 2, 4, 8, 16, 32, 64, 128]
spreads = [spread(size) for size in sizes]
mine = spread(BATCH)
show(
    "curves",
    series={"spread": (sizes, spreads)},
    points={"your batch": (BATCH, mine)},
    x_label="examples in a batch",
    y_label="spread of the slope",
)

print(f"slope of all {N} examples: {slope(np.arange(N)):.2f}")
print(f"five mini-batches of {BATCH}:", ", ".join(f"{slope(rng.choice(N, size=BATCH, replace=False)):.2f}" for _ in range(5)))
print(f"spread {mine:.2f}; with 4 times as many examples {spread(min(4 * BATCH, N)):.2f}")
