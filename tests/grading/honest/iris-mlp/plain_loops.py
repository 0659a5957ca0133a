import math
import random


def init_parameters(n_inputs, n_hidden, n_classes, seed):
    rng = random.Random(seed)

    def table(rows, columns):
        return [[rng.gauss(0, math.sqrt(2 / rows)) for _ in range(columns)] for _ in range(rows)]

    return {
        "W1": table(n_inputs, n_hidden),
        "b1": [0.0] * n_hidden,
        "W2": table(n_hidden, n_classes),
        "b2": [0.0] * n_classes,
    }


def softmax(z):
    rows = []
    for row in z:
        highest = max(row)
        e = [math.exp(v - highest) for v in row]
        rows.append([v / sum(e) for v in e])
    return rows


def hidden(p, x):
    return [sum(x[i] * p["W1"][i][j] for i in range(len(x))) + p["b1"][j] for j in range(len(p["b1"]))]


def forward(parameters, X):
    scores = []
    for x in X:
        a = [max(0.0, z) for z in hidden(parameters, x)]
        W2, b2 = parameters["W2"], parameters["b2"]
        scores.append([sum(a[j] * W2[j][k] for j in range(len(a))) + b2[k] for k in range(len(b2))])
    return softmax(scores)


def loss(parameters, X, y):
    return sum(-math.log(max(p[k], 1e-12)) for p, k in zip(forward(parameters, X), y)) / len(X)


def gradients(parameters, X, y):
    W2 = parameters["W2"]
    d, h, c, n = len(X[0]), len(parameters["b1"]), len(parameters["b2"]), len(X)
    g = {"W1": [[0.0] * h for _ in range(d)], "b1": [0.0] * h, "W2": [[0.0] * c for _ in range(h)], "b2": [0.0] * c}
    for x, t, p in zip(X, y, forward(parameters, X)):
        z = hidden(parameters, x)
        d2 = [(p[k] - (k == t)) / n for k in range(c)]
        for k in range(c):
            g["b2"][k] += d2[k]
        for j in range(h):
            if z[j] <= 0:
                continue
            back = sum(d2[k] * W2[j][k] for k in range(c))
            g["b1"][j] += back
            for k in range(c):
                g["W2"][j][k] += z[j] * d2[k]
            for i in range(d):
                g["W1"][i][j] += x[i] * back
    return g


def train(X, y, seed):
    X, y = X.tolist(), y.tolist()
    p = init_parameters(4, 6, 3, seed)
    rng = random.Random(seed)
    rows = list(range(len(y)))
    for _ in range(40):
        rng.shuffle(rows)
        for start in range(0, len(rows), 10):
            batch = rows[start : start + 10]
            g = gradients(p, [X[i] for i in batch], [y[i] for i in batch])
            for name in ("W1", "W2"):
                p[name] = [[v - 0.2 * s for v, s in zip(r, q)] for r, q in zip(p[name], g[name])]
            for name in ("b1", "b2"):
                p[name] = [v - 0.2 * s for v, s in zip(p[name], g[name])]
    return p
