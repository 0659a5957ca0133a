import time

import numpy as np

from tutor import show

SIZE = 60  # the tables are SIZE × SIZE
REPEATS = 5


def with_loops(A, B):
    """Multiply two lists of lists: Python does every multiplication itself."""
    n = len(A)
    C = [[0.0] * n for _ in range(n)]
    for i in range(n):
        for m in range(n):
            total = 0.0
            for j in range(n):
                total += A[i][j] * B[j][m]
            C[i][m] = total
    return C


def row_by_row(A, B):
    """Multiply two arrays with one loop left: NumPy does a row at a time."""
    C = np.zeros((len(A), B.shape[1]))
    for i in range(len(A)):
        C[i] = A[i] @ B
    return C


def milliseconds(function, A, B):
    """Return REPEATS measurements, after one run that is not timed."""
    function(A, B)
    measured = []
    for _ in range(REPEATS):
        start = time.perf_counter()
        function(A, B)
        measured.append(1000 * (time.perf_counter() - start))
    return measured


rng = np.random.default_rng(0)
A, B = rng.normal(size=(SIZE, SIZE)), rng.normal(size=(SIZE, SIZE))
times = {
    "3 loops": milliseconds(with_loops, A.tolist(), B.tolist()),
    "1 loop": milliseconds(row_by_row, A, B),
    "A @ B": milliseconds(np.matmul, A, B),
}
operations = 2 * SIZE**3
slowest = np.median(times["3 loops"])
for name, measured in times.items():
    typical = np.median(measured)
    print(f"{name:8s} {typical:9.4f} ms   {operations / typical / 1e6:7.3f} GFLOP/s   x {slowest / typical:.1f}")
show("bars", values=times, unit="ms", log_x=True, title=f"A @ B, {SIZE} × {SIZE}")
