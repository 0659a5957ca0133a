import random


def batches(x, y, batch_size, seed):
    pairs = list(zip(x.tolist(), y.tolist()))
    random.Random(seed).shuffle(pairs)
    out = []
    for i in range(0, len(pairs), batch_size):
        part = pairs[i : i + batch_size]
        out.append(([a for a, _ in part], [b for _, b in part]))
    return out
