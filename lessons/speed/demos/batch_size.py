import time

import numpy as np

from tutor import show

DTYPE = "float32"  # or "float64"
HIDDEN = 1000
REPEATS = 15

rng = np.random.default_rng(0)
W = rng.normal(size=(784, HIDDEN)).astype(DTYPE)
per_sample = {}
for batch in (1, 4, 8, 16, 64, 256):
    X = rng.normal(size=(batch, 784)).astype(DTYPE)
    for _ in range(3):
        X @ W  # warm-up
    measured = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        X @ W
        measured.append(time.perf_counter() - start)
    seconds = np.median(measured)
    gflops = 2 * batch * 784 * HIDDEN / seconds / 1e9
    print(f"batch {batch:3d}: {1e3 * seconds:7.3f} ms   {batch / seconds:9.0f} samples/s   {gflops:5.1f} GFLOP/s")
    per_sample[f"batch {batch}"] = [1e6 * s / batch for s in measured]

megabytes = W.nbytes / 1e6
print(f"W: {megabytes:.1f} MB of {DTYPE}, read once for every batch")
show("bars", values=per_sample, unit="µs", title=f"X @ W, time for one sample, {DTYPE}")
