import numpy as np

from tutor import show

# A number too large is an error, not a warning.
np.seterr(over="raise", invalid="raise")


def softmax(z, axis):
    """Turn scores into probabilities that add up to 1 along the axis.

    The shape stays the same.
    """
    e = np.exp(z)
    return e / np.sum(e, axis=axis, keepdims=True)


if __name__ == "__main__":
    orders = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 0.0], [1000.0, 1001.0, 1002.0]])
    names = ["plov", "lagman", "manti"]

    for scores, p in zip(orders, softmax(orders, axis=1), strict=True):
        shares = ", ".join(f"{name} {share:.3f}" for name, share in zip(names, p, strict=True))
        print(f"scores {scores}: {shares}, sum {p.sum():.3f}")

    # What happens to the shares when the score of plov grows from -4 to 6?
    plov = np.linspace(-4, 6, 51)
    # (3, 51): a column for every point
    scores = np.stack([plov, np.full(51, 1.0), np.full(51, 0.0)])
    p = softmax(scores, axis=0)
    series = {name: (plov, row) for name, row in zip(names, p, strict=True)}
    show("curves", series=series, title="softmax of [z, 1, 0]", x_label="z")
