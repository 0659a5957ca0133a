"""A deep network in NumPy: three hidden layers with batch normalization, ReLU and dropout."""

import numpy as np

from tutor import digits, log, show

# The choice is yours:
HIDDEN = (32, 32, 32)
LEARNING_RATE = 0.01
EPOCHS = 5
BATCH_SIZE = 50
P = 0.5  # the probability of dropping

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
    parameters, running = {}, {}
    for k in (1, 2, 3, 4):
        # TODO: random weights whose standard deviation is √(2 / inputs); start from the seed
        parameters[f"W{k}"] = np.zeros((sizes[k - 1], sizes[k]))
    for k in (1, 2, 3):
        parameters[f"gamma{k}"], parameters[f"beta{k}"] = np.ones(sizes[k]), np.zeros(sizes[k])
        running[f"mean{k}"], running[f"var{k}"] = np.zeros(sizes[k]), np.ones(sizes[k])
    parameters["b4"] = np.zeros(sizes[4])
    return parameters, running


def predict(parameters, running, X):
    """Return the probabilities (n, classes) in evaluation: running statistics, no dropout."""
    # TODO: three times linear, normalize, ReLU; then linear and softmax
    return np.full((len(X), len(parameters["b4"])), 0.1)


def loss(parameters, X, y, masks):
    """Return the mean cross-entropy in training; y holds class ids (n,)."""
    # TODO: as in predict, but with the batch's own statistics, and with the masks
    return 0.0


def gradients(parameters, X, y, masks):
    """Return the loss's derivatives, a dict with the keys and shapes of parameters."""
    # TODO: from the output back; batchnorm_backward is ready
    return {name: np.zeros(value.shape) for name, value in parameters.items()}


def step(parameters, running, X, y, masks, learning_rate):
    """Return the parameters after one step downhill, and the running statistics after this batch."""
    # TODO
    return parameters, running


def train(X, y, seed):
    """Train a fresh network on X (n, d) and class ids y (n,); return parameters and running statistics."""
    rng = np.random.default_rng(seed)
    parameters, running = init([X.shape[1], *HIDDEN, 10], seed)
    for epoch in range(EPOCHS):
        order = rng.permutation(len(y))
        for batch in np.array_split(order, max(1, len(y) // BATCH_SIZE)):  # nearly equal batches, none of one row
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
