import numpy as np

from tutor import log

HIDDEN, RATE, EPOCHS, BATCH, P, MOMENTUM, EPS = (40, 30, 20), 0.2, 25, 40, 0.1, 0.1, 1e-5


def softmax(z):
    z = z - np.max(z, axis=-1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=-1, keepdims=True)


class Layer:
    def __init__(self, parameters, k):
        self.k, self.parameters = k, parameters
        self.W, self.gamma, self.beta = (parameters[f"{name}{k}"] for name in ("W", "gamma", "beta"))

    def forward(self, a, mask):
        self.a, self.mask = a, mask
        self.z = a @ self.W
        self.mean, self.var = self.z.mean(0), self.z.var(0)
        self.sigma = np.sqrt(self.var + EPS)
        self.hat = (self.z - self.mean) / self.sigma
        self.on = self.gamma * self.hat + self.beta > 0
        return (self.gamma * self.hat + self.beta) * self.on * mask

    def backward(self, da):
        dy = da * self.mask * self.on
        d = dy * self.gamma
        n = len(d)
        dz = (n * d - d.sum(0) - self.hat * (d * self.hat).sum(0)) / (n * self.sigma)
        slopes = {f"W{self.k}": self.a.T @ dz, f"gamma{self.k}": (dy * self.hat).sum(0), f"beta{self.k}": dy.sum(0)}
        return dz @ self.W.T, slopes


def init(sizes, seed):
    rng = np.random.RandomState(seed % 2**31)
    parameters, running = {"b4": np.zeros(sizes[-1])}, {}
    for k, (m, n) in enumerate(zip(sizes, sizes[1:]), start=1):
        parameters[f"W{k}"] = rng.uniform(-1, 1, (m, n)) * np.sqrt(6 / m)
        if k < 4:
            parameters[f"gamma{k}"], parameters[f"beta{k}"] = np.ones(n), np.zeros(n)
            running[f"mean{k}"], running[f"var{k}"] = np.zeros(n), np.ones(n)
    return [parameters, running]


def predict(parameters, running, X):
    for k in range(1, 4):
        scale = parameters[f"gamma{k}"] / np.sqrt(running[f"var{k}"] + EPS)
        z = np.dot(X, parameters[f"W{k}"])
        X = np.clip(z * scale + parameters[f"beta{k}"] - running[f"mean{k}"] * scale, 0, None)
    return softmax(X @ parameters["W4"] + parameters["b4"])


def through(parameters, X, masks):
    layers = [Layer(parameters, k) for k in (1, 2, 3)]
    for layer in layers:
        X = layer.forward(X, masks[f"mask{layer.k}"])
    return X, softmax(X @ parameters["W4"] + parameters["b4"]), layers


def loss(parameters, X, y, masks):
    _, p, _ = through(parameters, X, masks)
    return sum(-np.log(max(p[i, y[i]], 1e-12)) for i in range(len(y))) / len(y)


def gradients(parameters, X, y, masks):
    return slopes_and_layers(parameters, X, y, masks)[0]


def slopes_and_layers(parameters, X, y, masks):
    a, p, layers = through(parameters, X, masks)
    p[np.arange(len(y)), y] -= 1
    p /= len(y)
    slopes, da = {"W4": a.T @ p, "b4": p.sum(0)}, p @ parameters["W4"].T
    for layer in reversed(layers):
        da, more = layer.backward(da)
        slopes.update(more)
    return slopes, layers


def step(parameters, running, X, y, masks, learning_rate):
    slopes, layers = slopes_and_layers(parameters, X, y, masks)
    for name in parameters:
        parameters[name] -= learning_rate * slopes[name]
    for layer in layers:
        for name, new in (("mean", layer.mean), ("var", layer.z.var(0, ddof=1))):
            running[f"{name}{layer.k}"] += MOMENTUM * (new - running[f"{name}{layer.k}"])
    return parameters, running


def train(X, y, seed):
    rng = np.random.default_rng(seed)
    parameters, running = init([X.shape[1], *HIDDEN, 10], seed)
    for epoch in range(EPOCHS):
        for rows in np.array_split(rng.permutation(len(y)), len(y) // BATCH):
            masks = {f"mask{k}": rng.binomial(1, 1 - P, (len(rows), h)) / (1 - P) for k, h in zip((1, 2, 3), HIDDEN)}
            parameters, running = step(parameters, running, X[rows], y[rows], masks, RATE)
        log(epoch, accuracy=np.mean(predict(parameters, running, X).argmax(1) == y))
    return parameters | running
