import statistics
import time

import torch
import torch.nn.functional as F
from torch import nn

from tutor import show

HIDDEN = 1000
OPTIMIZER = "adam"  # or "sgd"
WARM_UP = 3  # the first runs that the second line of numbers and the median of the figure leave out
RUNS = 40

model = nn.Sequential(nn.Linear(784, HIDDEN), nn.ReLU(), nn.Linear(HIDDEN, 10))
optimizers = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam}
optimizer = optimizers[OPTIMIZER](model.parameters(), lr=0.01)
X, y = torch.randn(64, 784), torch.randint(0, 10, (64,))

milliseconds = []
for _ in range(RUNS):
    start = time.perf_counter()
    optimizer.zero_grad()
    F.cross_entropy(model(X), y).backward()
    optimizer.step()
    milliseconds.append(1000 * (time.perf_counter() - start))

middle = statistics.median(milliseconds[WARM_UP:])
print(f"run 1: {milliseconds[0]:.1f} ms, run 2: {milliseconds[1]:.1f} ms")
for left_out in sorted({0, WARM_UP}):
    rest = milliseconds[left_out:]
    print(f"left out: {left_out:2d}   mean {statistics.mean(rest):.2f} ms   median {statistics.median(rest):.2f} ms")
show(
    "curves",
    series={
        "a step": (list(range(1, RUNS + 1)), milliseconds),
        "median": ([WARM_UP + 1, RUNS], [middle, middle]),
    },
    title=f"the time of each step, {OPTIMIZER}, {HIDDEN} hidden",
    x_label="run",
    y_label="ms",
)
