"""What a list of batches must have: every example once, x and y together, the right sizes, an order by the seed."""

import numpy as np

SEQUENCES = (list, tuple, np.ndarray)  # a list of arrays of one shape arrives as one array


def _order(x, y, size, parts):
    """Return which examples the parts hold, in order, or the message that says what is wrong with them."""
    pairs = []
    for part in parts:
        if not isinstance(part, SEQUENCES) or len(part) != 2:
            return "not-pairs"
        part_x, part_y = np.asarray(part[0]), np.asarray(part[1])
        if part_x.ndim == 0 or part_y.ndim == 0:
            return "not-pairs"
        if len(part_x) != len(part_y):
            return "unequal"
        pairs.append((part_x, part_y))
    if not pairs:
        return "lost", {"n": len(x), "got": 0}
    all_x = np.concatenate([part_x.reshape(len(part_x), -1) for part_x, _ in pairs])
    all_y = np.concatenate([part_y.reshape(len(part_y), -1) for _, part_y in pairs])
    rows = np.asarray(x).reshape(len(x), -1)
    if all_x.shape[1] != rows.shape[1]:
        return "not-pairs"
    found = [np.flatnonzero((rows == row).all(axis=1)) for row in all_x]
    if any(len(places) != 1 for places in found):
        return "invented"
    order = [int(places[0]) for places in found]
    if len(set(order)) < len(order):
        return "repeated", {"n": len(x), "got": len(order), "different": len(set(order))}
    if len(order) < len(x):
        alone = len(pairs) == 1 and len(order) == size
        return "one-batch" if alone else "lost", {"n": len(x), "got": len(order)}
    if not np.array_equal(np.asarray(y).reshape(len(y), -1)[order], all_y):
        return "torn"
    return order


def judge_batches(arguments, results):
    """The first call, the same call again, and a call with another seed."""
    x, y, size = arguments["x"], arguments["y"], arguments["batch_size"]
    orders = []
    for parts in results:
        if not isinstance(parts, SEQUENCES):
            return "not-a-list"
        order = _order(x, y, size, parts)
        if not isinstance(order, list):
            return order
        orders.append(order)
    sizes = [len(part[0]) for part in results[0]]
    wanted = [min(size, len(x) - start) for start in range(0, len(x), size)]
    if sizes != wanted:
        return "sizes", {"got": ", ".join(map(str, sizes)), "wanted": ", ".join(map(str, wanted))}
    if orders[0] == sorted(orders[0]) and orders[2] == sorted(orders[2]):
        return "not-shuffled"
    if orders[0] != orders[1]:
        return "seed-ignored"
    if orders[0] == orders[2]:
        return "seed-fixed"
    if len(wanted) > 1 and len(x) >= 20:
        starts = [
            sorted(order[:size]) == list(range(min(order[:size]), min(order[:size]) + size)) for order in orders
        ]
        if all(starts):
            return "only-batches-shuffled"
    return ""
