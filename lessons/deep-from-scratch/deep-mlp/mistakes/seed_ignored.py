"""A deep network in NumPy: three hidden layers with batch normalization, ReLU and dropout."""

import numpy as np

from tutor import digits, log, show

HIDDEN = (48, 48, 48)
LEARNING_RATE = 0.3
EPOCHS = 20
BATCH_SIZE = 50
P = 0.2  # the probability of dropping
MOMENTUM = 0.1
EPS = 1e-5


def softmax(z):
    """Turn scores (n, k) into probabilities (n, k)."""
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def draw_masks(n, rng):
    """Return fresh dropout masks mask1 … mask3 of shape (n, h): 0 or 1 / (1 - P)."""
    return {f"mask{k}": (rng.random((n, h)) >= P) / (1 - P) for k, h in enumerate(HIDDEN, start=1)}


def batchnorm_backward(dy, z_hat, var, gamma):
    """Return dz, dgamma, dbeta for y = gamma * z_hat + beta (the exercise before)."""
    d_hat = dy * gamma
    centred = d_hat - d_hat.mean(axis=0) - z_hat * (d_hat * z_hat).mean(axis=0)
    return centred / np.sqrt(var + EPS), (dy * z_hat).sum(axis=0), dy.sum(axis=0)


def init(sizes, seed):
    """Return parameters and running statistics; sizes are those of input, three hidden layers, output."""
    rng = np.random.default_rng()
    parameters, running = {}, {}
    for k in (1, 2, 3, 4):
        n_in, n_out = sizes[k - 1], sizes[k]
        parameters[f"W{k}"] = rng.normal(0.0, np.sqrt(2 / n_in), (n_in, n_out))
    for k in (1, 2, 3):
        parameters[f"gamma{k}"], parameters[f"beta{k}"] = np.ones(sizes[k]), np.zeros(sizes[k])
        running[f"mean{k}"], running[f"var{k}"] = np.zeros(sizes[k]), np.ones(sizes[k])
    parameters["b4"] = np.zeros(sizes[4])
    return parameters, running


def predict(parameters, running, X):
    """Return the probabilities (n, classes) in evaluation: running statistics, no dropout."""
    a = X
    for k in (1, 2, 3):
        z = a @ parameters[f"W{k}"]
        z_hat = (z - running[f"mean{k}"]) / np.sqrt(running[f"var{k}"] + EPS)
        a = np.maximum(0, parameters[f"gamma{k}"] * z_hat + parameters[f"beta{k}"])
    return softmax(a @ parameters["W4"] + parameters["b4"])


def forward(parameters, X, masks):
    """Compute in training: return the probabilities, and for each layer what the way back needs."""
    a, layers = X, {}
    for k in (1, 2, 3):
        z = a @ parameters[f"W{k}"]
        mean, var = z.mean(axis=0), z.var(axis=0)
        z_hat = (z - mean) / np.sqrt(var + EPS)
        y = parameters[f"gamma{k}"] * z_hat + parameters[f"beta{k}"]
        layers[k] = {"input": a, "mean": mean, "var": var, "z_hat": z_hat, "y": y}
        a = np.maximum(0, y) * masks[f"mask{k}"]
    layers[4] = {"input": a}
    return softmax(a @ parameters["W4"] + parameters["b4"]), layers


def loss(parameters, X, y, masks):
    """Return the mean cross-entropy in training; y holds class ids (n,)."""
    p, _ = forward(parameters, X, masks)
    p_true = p[np.arange(len(y)), y]
    return -np.mean(np.log(np.maximum(p_true, 1e-12)))


def backward(parameters, y, masks, p, layers):
    """Return the loss's derivatives from what forward computed."""
    one_hot = np.eye(p.shape[1])[y]
    dz = (p - one_hot) / len(y)
    slopes = {"W4": layers[4]["input"].T @ dz, "b4": dz.sum(axis=0)}
    for k in (3, 2, 1):
        layer = layers[k]
        da = dz @ parameters[f"W{k + 1}"].T
        dy = da * masks[f"mask{k}"] * (layer["y"] > 0)
        dz, slopes[f"gamma{k}"], slopes[f"beta{k}"] = batchnorm_backward(
            dy, layer["z_hat"], layer["var"], parameters[f"gamma{k}"]
        )
        slopes[f"W{k}"] = layer["input"].T @ dz
    return slopes


def gradients(parameters, X, y, masks):
    """Return the loss's derivatives, a dict with the keys and shapes of parameters."""
    p, layers = forward(parameters, X, masks)
    return backward(parameters, y, masks, p, layers)


def step(parameters, running, X, y, masks, learning_rate):
    """Return the parameters after one step downhill, and the running statistics after this batch."""
    p, layers = forward(parameters, X, masks)
    slopes = backward(parameters, y, masks, p, layers)
    new_parameters = {name: value - learning_rate * slopes[name] for name, value in parameters.items()}
    new_running = {}
    for k in (1, 2, 3):
        mean, var = layers[k]["mean"], layers[k]["var"] * len(X) / (len(X) - 1)
        new_running[f"mean{k}"] = (1 - MOMENTUM) * running[f"mean{k}"] + MOMENTUM * mean
        new_running[f"var{k}"] = (1 - MOMENTUM) * running[f"var{k}"] + MOMENTUM * var
    return new_parameters, new_running


def train(X, y, seed):
    """Train a fresh network on X (n, d) and class ids y (n,); return parameters and running statistics."""
    rng = np.random.default_rng(seed)
    parameters, running = init([X.shape[1], *HIDDEN, 10], seed)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for start in range(0, len(y), BATCH_SIZE):
            batch = order[start : start + BATCH_SIZE]
            masks = draw_masks(len(batch), rng)
            parameters, running = step(parameters, running, X[batch], y[batch], masks, LEARNING_RATE)
        right = predict(parameters, running, X).argmax(axis=1) == y
        log(epoch, loss=loss(parameters, X[batch], y[batch], masks), accuracy=right.mean())
    return {**parameters, **running}


if __name__ == "__main__":
    X, y = digits()
    order = np.random.default_rng(1).permutation(len(y))
    held_out, training = order[:797], order[797:]
    trained = train(X[training], y[training], seed=1)
    predicted = predict(trained, trained, X[held_out]).argmax(axis=1)
    print(f"{np.mean(predicted == y[held_out]):.1%} of {len(held_out)} digits that it never saw are right")
    show("confusion-matrix", true=y[held_out], predicted=predicted)
