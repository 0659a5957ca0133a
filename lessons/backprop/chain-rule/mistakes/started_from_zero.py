import math


def chain_slopes(links):
    """Return the slope of the last number of a chain with respect to each of its numbers.

    links[i] is the slope of number i + 1 with respect to number i.
    """
    slopes = [0.0]
    for link in reversed(links):
        slopes.append(link * slopes[-1])
    slopes.reverse()
    return slopes


def neuron_loss(x, w, b, y):
    """Return the squared error of a neuron with tanh."""
    z = w * x + b
    a = math.tanh(z)
    return (a - y) ** 2


def neuron_slopes(x, w, b, y):
    """Return (dw, db): the slopes of neuron_loss with respect to w and to b."""
    a = math.tanh(w * x + b)
    da = 2 * (a - y)
    dz = da * (1 - a**2)
    return dz * x, dz


def shared_loss(w, x1, x2, y):
    """Return a squared error in which w is used twice."""
    p = w * x1
    a = math.tanh(w * x2)
    return (p + a - y) ** 2


def shared_slope(w, x1, x2, y):
    """Return the slope of shared_loss with respect to w."""
    p = w * x1
    a = math.tanh(w * x2)
    de = 2 * (p + a - y)
    along_p = de * x1
    along_a = de * (1 - a**2) * x2
    return along_p + along_a


def by_trying(loss, w):
    """Return about the slope of loss(w): w a little larger, and a little smaller."""
    return (loss(w + 1e-5) - loss(w - 1e-5)) / 2e-5


if __name__ == "__main__":
    print("chain:   ", chain_slopes([2.0, 6.0, 1.0]))
    print("neuron:  ", neuron_slopes(2.0, 0.5, -0.5, 1.0))
    print("  trying:", by_trying(lambda w: neuron_loss(2.0, w, -0.5, 1.0), 0.5))
    print("shared:  ", shared_slope(0.5, 3.0, 1.0, 1.0))
    print("  trying:", by_trying(lambda w: shared_loss(w, 3.0, 1.0, 1.0), 0.5))
