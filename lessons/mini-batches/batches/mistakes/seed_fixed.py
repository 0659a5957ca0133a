import numpy as np


def batches(x, y, batch_size, seed):
    """Return the data in random order as a list of pairs (part of x, part of y) of batch_size examples each."""
    order = np.random.default_rng(0).permutation(len(x))
    parts = []
    for start in range(0, len(x), batch_size):
        chosen = order[start : start + batch_size]
        parts.append((x[chosen], y[chosen]))
    return parts


if __name__ == "__main__":
    x = np.arange(10)
    y = 10 * x
    for number, (part_x, part_y) in enumerate(batches(x, y, 4, seed=1)):
        print(f"batch {number}: x = {part_x}, y = {part_y}")
