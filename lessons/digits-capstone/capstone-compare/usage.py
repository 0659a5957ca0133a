"""Ways of asking the learner for the table: once, with other test pictures, and under a clock."""

import time


def once(compare, X, y, n_train, seed):
    """Return the table of one comparison."""
    return {"table": _asked(compare, X.double().numpy(), y.numpy(), n_train, seed)}


def with_other_test_pictures(compare, X, y, n_train, seed):
    """Return three tables: two of the same pictures, and one in which only the test pictures and labels are others."""
    X, y = X.double().numpy(), y.numpy()
    other_X, other_y = X.copy(), y.copy()
    other_X[n_train:] = 1 - other_X[n_train:]
    other_y[n_train:] = (other_y[n_train:] + 1) % 10
    return {
        "first": _asked(compare, X, y, n_train, seed),
        "again": _asked(compare, X, y, n_train, seed),
        "other": _asked(compare, other_X, other_y, n_train, seed),
    }


def under_a_clock(compare, X, y, n_train, seed):
    """Return a table and the seconds that the whole comparison took."""
    X, y = X.double().numpy(), y.numpy()
    compare(X[: n_train // 4], y[: n_train // 4], n_train // 5, seed)  # what happens only once must not count
    started = time.perf_counter()
    table = compare(X, y, n_train, seed)
    seconds = time.perf_counter() - started
    return {"table": _sent(table), "whole": seconds}


def _asked(compare, X, y, n_train, seed):
    return _sent(compare(X.copy(), y.copy(), n_train, seed))


def _sent(table):
    """Return a table with its modules as dicts of their tensors: a module itself cannot be sent."""
    if not isinstance(table, dict):
        return table
    return {
        name: {key: dict(value.state_dict()) if hasattr(value, "state_dict") else value for key, value in row.items()}
        if isinstance(row, dict)
        else row
        for name, row in table.items()
    }
