from numpy import tanh


def forward(parameters, X):
    return tanh(X @ parameters["W1"] + parameters["b1"]) @ parameters["W2"] + parameters["b2"]


def loss(p, X, Y):
    E = forward(p, X) - Y
    return float((E * E).mean())


def weight_direction(p, name, row, column):
    d = {}
    for k in p:
        d[k] = p[k] * 0
    d[name][row][column] = 1
    return d


def moved(p, d1, d2, a, b):
    new = {}
    for k, v in p.items():
        new[k] = v.copy()
        new[k] += a * d1[k]
        new[k] += b * d2[k]
    return new


def landscape(p, d1, d2, alphas, betas, X, Y):
    return [[loss(moved(p, d1, d2, a, b), X, Y) for a in alphas] for b in betas]
