import numpy as np

from tutor import show


def activate(z, name):
    """Return the activation `name`, "sigmoid" or "relu", of z.

    z is a number or an array.
    """
    if name == "sigmoid":
        # equals 1 / (1 + e^-z), and nothing overflows
        return (1 + np.tanh(z / 2)) / 2
    return np.maximum(0.0, z)


def slope(z, name):
    """Return the slope of the activation `name` at z.

    z is a number or an array.
    """
    if name == "sigmoid":
        s = activate(z, name)
        return s * (1 - s)
    return np.where(z > 0, 1.0, 0.0)


def chain_output(x, w, name):
    """Send the number x through a chain of neurons, one weight each.

    Return what comes out: a number.
    """
    a = x
    for weight in w:
        a = activate(weight * a, name)
    return a


def chain_slope(x, w, name):
    """Return the slope of chain_output with respect to x: a number."""
    a, product = x, 1.0
    for weight in w:
        z = weight * a
        product = product * slope(z, name) * weight
        a = activate(z, name)
    return product


def gradient_norms(x, W, name):
    """Return the norm of each layer's gradient: len(W) numbers.

    The first layer comes first.
    """
    sums, a = [], x
    for matrix in W:
        z = matrix @ a
        sums.append(z)
        a = activate(z, name)

    gradient = slope(sums[-1], name)
    norms = [np.sqrt(np.sum(gradient**2))]
    for layer in range(len(W) - 1, 0, -1):
        gradient = (W[layer] @ gradient) * slope(sums[layer - 1], name)
        norms.append(np.sqrt(np.sum(gradient**2)))
    return norms[::-1]


if __name__ == "__main__":
    rng = np.random.default_rng()
    n, layers = 20, 10
    x = rng.normal(size=n)
    noise = rng.normal(size=(layers, n, n))
    # The usual first weights: √(1/n) for sigmoid, √(2/n) for ReLU.
    norms = {
        "sigmoid": gradient_norms(x, noise * np.sqrt(1 / n), "sigmoid"),
        "ReLU": gradient_norms(x, noise * np.sqrt(2 / n), "relu"),
    }

    print("layer     sigmoid        ReLU")
    for layer in range(layers):
        print(f"{layer + 1:5}  {norms['sigmoid'][layer]:10.3g}  {norms['ReLU'][layer]:10.3g}")
    at = list(range(1, layers + 1))
    series = {name: (at, values) for name, values in norms.items()}
    show("curves", series=series, title="gradient norm by layer", x_label="layer", y_label="norm", log_y=True)
