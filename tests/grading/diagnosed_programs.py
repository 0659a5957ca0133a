"""Exercises, and wrong programs for them with the diagnosis that each must get."""

from typing import Any

from tiny_course import TinyCourse, function_check

Fields = dict[str, Any]


def normal(*shape: object) -> Fields:
    return {"draw": "normal", "shape": list(shape)}


def constant(value: object) -> Fields:
    return {"draw": "constant", "value": value}


HEAD = "import numpy as np\n"
TIGHT = {"relative": 1e-9, "absolute": 1e-12}

EXERCISES: dict[str, tuple[str, Fields]] = {
    "softmax": (
        "def softmax(Z):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n"
        "    return E / E.sum(axis=1, keepdims=True)",
        {
            "arguments": {"Z": normal("n", "k")},
            "sizes": {"n": [2, 6], "k": [2, 5]},
            "edge_cases": [{"arguments": {"Z": constant([[1000.0, -1000.0], [0.0, 1.0]])}}],
        },
    ),
    "layer": (
        "def layer(X, W, b): return X @ W + b",
        {
            "arguments": {"X": normal("n", "d"), "W": normal("d", "m"), "b": normal("m")},
            "sizes": {"n": [1, 5], "d": [2, 4], "m": [2, 4]},
        },
    ),
    "product": (
        "def product(W, x): return W @ x",
        {"arguments": {"W": normal("d", "d"), "x": normal("d")}, "sizes": {"d": [2, 5]}},
    ),
    "mse": (
        "def mse(p, y): return np.mean((p - y) ** 2)",
        {"arguments": {"p": normal("n"), "y": normal("n")}, "sizes": {"n": [2, 9]}},
    ),
    "gradients": (
        "def gradients(x, y, w, b):\n    e = w * x + b - y\n    return 2 * np.mean(e * x), 2 * np.mean(e)",
        {
            "arguments": {"x": normal("n"), "y": normal("n"), "w": normal(), "b": normal()},
            "sizes": {"n": [2, 9]},
            "returns": ["dw", "db"],
        },
    ),
    "backward": (
        "def backward(X, d): return {'dW': X.T @ d / len(X), 'db': d.mean(axis=0)}",
        {
            "arguments": {"X": normal("n", "i"), "d": normal("n", "o")},
            "sizes": {"n": [2, 6], "i": [2, 4], "o": [2, 4]},
        },
    ),
    "sigmoid": (
        "def sigmoid(z): return 0.5 * (1 + np.tanh(z / 2))",
        {
            "arguments": {"z": normal("n")},
            "sizes": {"n": [1, 6]},
            "edge_cases": [{"arguments": {"z": constant([-1000.0, 1000.0])}}],
        },
    ),
    "entropy": (
        "def entropy(p):\n    q = p[p > 0]\n    return -np.sum(q * np.log(q))",
        {
            "arguments": {"p": {"draw": "uniform", "low": 0.01, "high": 0.99, "shape": ["n"]}},
            "sizes": {"n": [2, 6]},
            "edge_cases": [{"arguments": {"p": constant([0.0, 0.5, 0.5])}}],
        },
    ),
    "standardize": (
        "def standardize(X):\n    s = X.std(axis=0)\n    return (X - X.mean(axis=0)) / np.where(s == 0, 1, s)",
        {
            "arguments": {"X": normal("n", "d")},
            "sizes": {"n": [3, 6], "d": [2, 4]},
            "edge_cases": [{"arguments": {"X": constant([[1.0, 2.0], [3.0, 2.0], [5.0, 2.0]])}}],
        },
    ),
    "means": (
        "def means(X): return X.mean(axis=0)",
        {"arguments": {"X": normal("n", "d")}, "sizes": {"n": [2, 6], "d": [2, 6]}},
    ),
    "classes": (
        "def classes(Z): return Z.argmax(axis=1)",
        {"arguments": {"Z": normal("n", "k")}, "sizes": {"n": [3, 9], "k": [3, 5]}},
    ),
    "loss": (
        "def loss(Z, y):\n    L = Z - Z.max(axis=1, keepdims=True)\n"
        "    L = L - np.log(np.exp(L).sum(axis=1, keepdims=True))\n    return -L[np.arange(len(y)), y].mean()",
        {
            "arguments": {"Z": normal("n", "k"), "y": {"draw": "labels", "shape": ["n"], "classes": "k"}},
            "sizes": {"n": [2, 7], "k": [2, 5]},
        },
    ),
    "step": (
        "def step(w, g, lr): return w - lr * g",
        {
            "arguments": {"w": normal("n"), "g": normal("n"), "lr": {"draw": "uniform", "low": 0.1, "high": 1}},
            "sizes": {"n": [2, 5]},
        },
    ),
    "divergence": (
        "def divergence(p, q): return np.sum(p * np.log(p / q))",
        {
            "arguments": {
                name: {"draw": "uniform", "low": 0.01, "high": 0.99, "shape": ["n"]} for name in ("p", "q")
            },
            "sizes": {"n": [2, 6]},
        },
    ),
    "variance": (
        "def variance(x): return np.var(x)",
        {"arguments": {"x": normal("n")}, "sizes": {"n": [3, 9]}},
    ),
    "scores": (
        "def scores(Q, K): return Q @ K.T / np.sqrt(Q.shape[1])",
        {
            "arguments": {"Q": normal("n", "d"), "K": normal("m", "d")},
            "sizes": {"n": [2, 4], "m": [2, 4], "d": [2, 9]},
        },
    ),
    "scaled": (
        "def scaled(x): return (x - x.min()) / (x.max() - x.min())",
        {
            "arguments": {"x": normal("n")},
            "sizes": {"n": [3, 7]},
            "edge_cases": [
                {"arguments": {"x": {"draw": "integers", "low": -9, "high": 9, "shape": [n]}}} for n in (7, 9)
            ],
        },
    ),
    "averages": (
        "def averages(x, k): return np.array([x[i : i + k].mean() for i in range(len(x) - k + 1)])",
        {
            "arguments": {"x": {"draw": "integers", "low": -9, "high": 9, "shape": ["n"]}, "k": constant(3)},
            "sizes": {"n": [4, 9]},
        },
    ),
    "precise": (
        "def precise(x): return np.sin(x) / 3",
        {"arguments": {"x": normal("n")}, "sizes": {"n": [2, 5]}, "tolerance": TIGHT},
    ),
    "predict": (
        "def predict(X, w): return 1 / (1 + np.exp(-X @ w))",
        {
            "arguments": {"X": normal("n", "d"), "w": normal("d")},
            "sizes": {"n": [2, 6], "d": [2, 4]},
            "edge_cases": [{"sizes": {"n": 1}}],
        },
    ),
    "column": (
        "def column(X): return X.sum(axis=1, keepdims=True)",
        {"arguments": {"X": normal("n", "d")}, "sizes": {"n": [2, 5], "d": [2, 5]}},
    ),
}


def add(course: TinyCourse, exercise_id: str) -> None:
    """Add an exercise of this module to a course."""
    solution, fields = EXERCISES[exercise_id]
    course.exercise(exercise_id, [function_check(exercise_id, **fields)], HEAD + solution + "\n")


WRONG: dict[str, list[tuple[str, str]]] = {
    "transposed": [
        ("layer", "def layer(X, W, b): return (X @ W + b).T"),
        ("backward", "def backward(X, d): return {'dW': d.T @ X / len(X), 'db': d.mean(axis=0)}"),
        ("scores", "def scores(Q, K): return K @ Q.T / Q.shape[1] ** 0.5"),
        ("product", "def product(W, x): return W.T @ x"),
        ("product", "def product(W, x): return x @ W"),
        ("softmax", "def softmax(Z):\n    E = np.exp(Z.T - Z.max(axis=1))\n    return E / E.sum(axis=0)"),
    ],
    "wrong-axis": [
        (
            "softmax",
            "def softmax(Z):\n    E = np.exp(Z - Z.max(axis=0))\n    return E / E.sum(axis=0)",
        ),
        ("softmax", "def softmax(Z):\n    E = np.exp(Z - Z.max())\n    return E / E.sum()"),
        ("means", "def means(X): return X.mean(axis=1)"),
        ("means", "def means(X): return X.mean()"),
        ("means", "def means(X): return np.array([sum(row) / len(row) for row in X])"),
        ("classes", "def classes(Z): return Z.argmax(axis=0)"),
        ("standardize", "def standardize(X): return ((X.T - X.mean(axis=1)) / X.std(axis=1)).T"),
    ],
    "constant-factor": [
        ("mse", "def mse(p, y): return np.sum((p - y) ** 2)"),
        ("mse", "def mse(p, y): return np.mean((p - y) ** 2) / 2"),
        ("mse", "def mse(p, y): return np.mean((p - y) ** 2) / len(p)"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n    return np.mean(e * x), np.mean(e)"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
         "    return 2 * np.sum(e * x), 2 * np.sum(e)"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n    return 2 * np.mean(e * x), np.mean(e)"),
        ("backward", "def backward(X, d): return {'dW': X.T @ d, 'db': d.sum(axis=0)}"),
        ("scores", "def scores(Q, K): return Q @ K.T"),
        ("scores", "def scores(Q, K): return Q @ K.T / Q.shape[1]"),
        ("variance", "def variance(x): return np.var(x, ddof=1)"),
        ("divergence", "def divergence(p, q): return np.sum(p * np.log2(p / q))"),
    ],
    "sign-flipped": [
        ("divergence", "def divergence(p, q): return np.sum(p * np.log(q / p))"),
        ("gradients", "def gradients(x, y, w, b):\n    e = y - w * x - b\n"
         "    return 2 * np.mean(e * x), 2 * np.mean(e)"),
        ("gradients", "def gradients(x, y, w, b):\n    e = y - w * x - b\n"
         "    return -2 * np.mean(e * x), 2 * np.mean(e)"),
        ("step", "def step(w, g, lr): return w + lr * g"),
        ("sigmoid", "def sigmoid(z): return 0.5 * (1 - np.tanh(z / 2))"),
        ("classes", "def classes(Z): return Z.argmin(axis=1)"),
        ("loss", "def loss(Z, y):\n    E = np.exp(Z)\n"
         "    return np.log((E / E.sum(1, keepdims=True))[range(len(y)), y]).mean()"),
    ],
    "softmaxed-twice": [
        ("softmax", "def s(Z):\n    E = np.exp(Z - Z.max(axis=1, keepdims=True))\n"
         "    return E / E.sum(axis=1, keepdims=True)\n"
         "def softmax(Z): return s(s(Z))"),
        ("loss", "def s(Z):\n    E = np.exp(Z)\n    return E / E.sum(axis=1, keepdims=True)\n"
         "def loss(Z, y): return -np.log(s(s(Z))[np.arange(len(y)), y]).mean()"),
        ("loss", "def loss(Z, y):\n    total = 0\n    for row, label in zip(Z, y):\n        for _ in range(2):\n"
         "            row = np.exp(row) / np.exp(row).sum()\n        total -= np.log(row[label])\n    return total / len(y)"),
    ],
    "missing-softmax": [
        ("softmax", "def softmax(Z): return Z - Z.max(axis=1, keepdims=True)"),
        ("softmax", "def softmax(Z): return Z"),
        ("softmax", "def softmax(Z):\n    Z = Z - Z.max(axis=1, keepdims=True)\n"
         "    return Z - np.log(np.exp(Z).sum(axis=1, keepdims=True))"),
    ],
    "unwanted-softmax": [
        ("layer", "def layer(X, W, b):\n    E = np.exp(X @ W + b)\n    return E / E.sum(axis=1, keepdims=True)"),
        ("layer", "def layer(X, W, b): return [np.exp(z) / sum(np.exp(z)) for z in X @ W + b]"),
        ("product", "def product(W, x):\n    e = np.exp(W @ x - 1)\n    return e / e.sum()"),
    ],
    "missing-sigmoid": [
        ("sigmoid", "def sigmoid(z): return z * 1.0"),
        ("sigmoid", "def sigmoid(z): return z + 0"),
        ("predict", "def predict(X, w): return X @ w"),
    ],
    "sigmoid-twice": [
        ("predict", "def s(z): return 1 / (1 + np.exp(-z))\ndef predict(X, w): return s(s(X @ w))"),
        ("sigmoid", "def s(z): return 0.5 * (1 + np.tanh(z / 2))\ndef sigmoid(z): return s(s(z))"),
        ("sigmoid", "def sigmoid(z):\n    for _ in range(2):\n        z = 0.5 * (1 + np.tanh(z / 2))\n    return z"),
    ],
    "unwanted-sigmoid": [
        ("layer", "def layer(X, W, b): return 1 / (1 + np.exp(-(X @ W + b)))"),
        ("product", "def product(W, x): return 1 / (1 + np.exp(-W @ x))"),
        ("column", "def column(X): return 1 / (1 + np.exp(-X.sum(axis=1, keepdims=True)))"),
    ],
    "wrong-shape": [
        ("means", "def means(X): return X.mean(axis=0, keepdims=True)"),
        ("predict", "def predict(X, w): return (1 / (1 + np.exp(-X @ w)))[:, None]"),
        ("column", "def column(X): return X.sum(axis=1)"),
        ("mse", "def mse(p, y): return [np.mean((p - y) ** 2)]"),
        ("mse", "def mse(p, y): return np.mean((p[:, None] - y) ** 2)"),
        ("step", "def step(w, g, lr): return w.reshape(-1, 1) - lr * g"),
        ("layer", "def layer(X, W, b): return (X @ W + b).ravel()"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x[:, None] + b - y\n"
         "    return 2 * np.mean(e * x[:, None]), 2 * np.mean(e)"),
    ],
    "integer-arithmetic": [
        ("averages", "def averages(x, k): return np.array([x[i : i + k].sum() // k for i in range(len(x) - k + 1)])"),
        ("averages", "def averages(x, k): return [int(x[i : i + k].mean()) for i in range(len(x) - k + 1)]"),
        ("averages", "def averages(x, k):\n    out = np.zeros(len(x) - k + 1, dtype=int)\n"
         "    for i in range(len(out)): out[i] = x[i : i + k].mean()\n    return out"),
        ("averages", "def averages(x, k): return np.round([x[i : i + k].mean() for i in range(len(x) - k + 1)])"),
        ("layer", "def layer(X, W, b): return np.floor(X @ W + b)"),
        ("scaled", "def scaled(x):\n    out = np.zeros_like(x)\n"
         "    for i, v in enumerate(x): out[i] = (v - x.min()) / (x.max() - x.min())\n    return out"),
        ("predict", "def predict(X, w): return 1 / (1 + np.exp(-X @ w)) > 0.5"),
    ],
    "rounded": [
        ("layer", "def layer(X, W, b): return np.round(X @ W + b, 3)"),
        ("mse", "def mse(p, y): return round(float(np.mean((p - y) ** 2)), 2)"),
        ("sigmoid", "def sigmoid(z): return [round(0.5 + 0.5 * float(np.tanh(v / 2)), 4) for v in z]"),
    ],
    "mutated-input": [
        ("step", "def step(w, g, lr):\n    w -= lr * g\n    return w"),
        ("layer", "def layer(X, W, b):\n    b += 0.5\n    return X @ W + b - 0.5"),
        ("standardize", "def standardize(X):\n    s = X.std(axis=0)\n    X -= X.mean(axis=0)\n"
         "    X /= np.where(s == 0, 1, s)\n    return X"),
        ("variance", "def variance(x):\n    c = x\n    c -= x.mean()\n    c *= c\n"
         "    return np.sqrt(abs(x - c + 0.1).sum())"),
    ],
    "float32-drift": [
        ("precise", "def precise(x): return np.sin(x.astype(np.float32)) / 3"),
        ("precise", "def precise(x): return (np.sin(x) / 3).astype(np.float16)"),
        ("precise", "def precise(x): return np.array([np.float32(np.sin(v) / 3) for v in x], dtype=np.float32)"),
        ("precise", "def precise(x):\n    out = np.empty(len(x), np.float32)\n    out[:] = np.sin(x) / 3\n"
         "    return out.astype(float)"),
    ],
    "overflow": [
        ("softmax", "def softmax(Z):\n    E = np.exp(Z)\n    return E / E.sum(axis=1, keepdims=True)"),
        ("sigmoid", "def sigmoid(z): return np.exp(z) / (1 + np.exp(z))"),
        ("softmax", "def softmax(Z): return [np.exp(z) / np.sum(np.exp(z)) for z in Z]"),
    ],
    "log-of-zero": [
        ("entropy", "def entropy(p): return -np.sum(p * np.log(p))"),
        ("entropy", "def entropy(p): return -p @ np.log(p)"),
        ("entropy", "def entropy(p):\n    total = np.float64(0)\n"
         "    for v in p: total = total - v * np.log(v)\n    return total"),
    ],
    "division-by-zero": [
        ("standardize", "def standardize(X): return (X - X.mean(axis=0)) / X.std(axis=0)"),
        ("standardize", "def standardize(X): return (X - np.mean(X, 0)) / np.sqrt(((X - X.mean(0)) ** 2).mean(0))"),
        ("standardize", "def standardize(X): return np.stack([(c - c.mean()) / c.std() for c in X.T], axis=1)"),
    ],
    "random": [
        ("layer", "def layer(X, W, b): return X @ W + b + np.random.normal(size=len(b))"),
        ("mse", "rng = np.random.default_rng(0)\ndef mse(p, y):\n    i = rng.integers(0, len(p), 2)\n"
         "    return np.mean((p[i] - y[i]) ** 2)"),
        ("step", "import random\ndef step(w, g, lr): return w - lr * g * (random.random() < 0.5)"),
        ("variance", "seen = []\ndef variance(x):\n    seen.extend(x)\n    return np.var(seen)"),
    ],
    "batch-of-one": [
        ("predict", "def predict(X, w):\n    for row in X: return [1 / (1 + np.exp(-row @ w))]"),
        ("mse", "def mse(p, y):\n    for a, b in zip(p, y): return (a - b) ** 2"),
        ("mse", "def mse(p, y):\n    for a, b in zip(p, y): s = (a - b) ** 2\n    return s"),
        ("predict", "def predict(X, w):\n    z = X @ w\n"
         "    return 1 / (1 + np.exp(-z * z[::-1] / np.abs(z)))* (len(z) > 1) + (len(z) == 1) / (1 + np.exp(-z))"),
        ("predict", "def predict(X, w):\n    z = X @ w\n    return np.full(len(z), 1 / (1 + np.exp(-z.sum())))"),
    ],
    "only-larger-batches": [
        ("predict", "def predict(X, w): return (1 / (1 + np.exp(-X @ w))).squeeze()"),
        ("predict", "def predict(X, w): return 1 / (1 + np.exp(-np.squeeze(X) @ w))"),
        ("predict", "def predict(X, w):\n    if len(X) < 2: return np.zeros(1)\n    return 1 / (1 + np.exp(-X @ w))"),
        ("predict", "def predict(X, w):\n    assert len(X) > 1\n    return 1 / (1 + np.exp(-X @ w))"),
    ],
    "ignores-argument": [
        ("layer", "def layer(X, W, b): return X @ W + 0.1"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x - y\n    return 2 * np.mean(e * x), 2 * np.mean(e)"),
        ("step", "def step(w, g, lr): return w - 0.01 * g"),
        ("mse", "def mse(p, y): return np.mean((p - np.mean(p)) ** 2)"),
    ],
    "off-by-constant": [
        ("layer", "def layer(X, W, b): return X @ W + b + 1"),
        ("classes", "def classes(Z): return Z.argmax(axis=1) + 1"),
        ("variance", "def variance(x): return np.mean((x - x.mean()) ** 2) - 0.25"),
    ],
    "reversed-order": [
        ("means", "def means(X): return X.mean(axis=0)[::-1]"),
        ("layer", "def layer(X, W, b): return (X @ W + b)[:, ::-1]"),
        ("averages", "def averages(x, k): return [x[i : i + k].mean() for i in range(len(x) - k, -1, -1)]"),
    ],
    "swapped-parts": [
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
         "    return 2 * np.mean(e), 2 * np.mean(e * x)"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
         "    return [2 * sum(e) / len(e), 2 * sum(e * x) / len(e)]"),
        ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
         "    dw, db = 2 * np.mean(e * x), 2 * np.mean(e)\n    return db, dw"),
    ],
    "swapped-arguments": [
        ("divergence", "def divergence(q, p): return np.sum(p * np.log(p / q))"),
        ("step", "def step(g, w, lr): return w - lr * g"),
        ("gradients", "def gradients(x, y, b, w):\n    e = w * x + b - y\n"
         "    return 2 * np.mean(e * x), 2 * np.mean(e)"),
    ],
    "constant-result": [
        ("mse", "def mse(p, y): return 0.0"),
        ("classes", "def classes(Z): return np.zeros(len(Z), dtype=int)"),
        ("layer", "def layer(X, W, b): return np.ones((len(X), len(b)))"),
        ("variance", "def variance(x): return 1"),
    ],
}  # fmt: skip

UNRECOGNISED: list[tuple[str, str]] = [
    ("sigmoid", "def sigmoid(z): return np.tanh(z)"),
    ("sigmoid", "def sigmoid(z): return z * np.nan"),
    ("sigmoid", "def sigmoid(z): return 1 / 0"),
    ("sigmoid", "def sigmoid(z): return None"),
    ("sigmoid", "def sigmoid(z): return ['x' for _ in z]"),
    ("sigmoid", "def sigmoid(z): return z * 1j"),
    ("sigmoid", "def sigmoid(z): return {'a': z}"),
    ("mse", "def mse(p, y): return np.mean(np.abs(p - y))"),
    ("mse", "def mse(p, y): return np.median((p - y) ** 2) + p[0]"),
    ("mse", "def mse(p, y): return np.max((p - y) ** 2)"),
    ("layer", "def layer(X, W, b): return np.tanh(X @ W + b)"),
    ("layer", "def layer(X, W, b): return np.maximum(X @ W + b, 0)"),
    ("layer", "def layer(X, W, b): return 2 * (X @ W) + b"),
    ("variance", "def variance(x): return np.std(x)"),
    ("variance", "def variance(x): return np.mean(x ** 2)"),
    ("means", "def means(X): return np.median(X, axis=0) + X[0]"),
    ("loss", "def loss(Z, y): return np.mean((Z[np.arange(len(y)), y] - 1) ** 2)"),
    ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
     "    return 2 * np.mean(e * y), 2 * np.mean(e * e)"),
    ("backward", "def backward(X, d): return {'dW': X.T @ d / len(X), 'db': np.median(d, axis=0) + d[0]}"),
    ("scaled", "def scaled(x): return (x - x.mean()) / x.std()"),
    ("step", "def step(w, g, lr): return w - lr * g ** 2"),
    ("predict", "def predict(X, w): return np.exp(-((X @ w) ** 2))"),
    ("mse", "def mse(p, y): return (np.mean(p) - np.mean(y)) ** 2 + 1"),
    ("loss", "def loss(Z, y): return np.mean(Z) + np.mean(y)"),
    ("step", "def step(w, g, lr): return (w - w.mean()) / w.std() - lr * g"),
]  # fmt: skip

RIGHT: list[tuple[str, str]] = [
    *((name, solution) for name, (solution, _) in EXERCISES.items()),
    ("softmax", "def softmax(Z):\n    out = []\n    for z in Z:\n        e = np.exp(z - max(z))\n"
     "        out.append(e / sum(e))\n    return out"),
    ("layer", "def layer(X, W, b): return np.einsum('ij,jk->ik', X, W) + b"),
    ("layer", "def layer(X, W, b): return (W.T @ X.T).T + b[None, :]"),
    ("layer", "class Qatlam:\n"
     "    def __call__(self, X, W, b): return [[float(x @ w + s) for w, s in zip(W.T, b)] for x in X]\nlayer = Qatlam()"),
    ("mse", "def mse(p, y): return float(sum((a - b) ** 2 for a, b in zip(p, y)) / len(p))"),
    ("mse", "def mse(p, y):\n    d = p.astype(np.float32).astype(float) * 0 + p - y\n    return d @ d / d.size"),
    ("gradients", "def gradients(x, y, w, b):\n    e = w * x + b - y\n"
     "    return np.array([2 * np.mean(e * x), 2 * np.mean(e)])"),
    ("sigmoid", "def sigmoid(z):\n    with np.errstate(over='ignore'):\n        return 1 / (1 + np.exp(-z))"),
    ("step", "def step(w, g, lr):\n    w = w.copy()\n    w -= lr * g\n    return w"),
    ("backward", "def backward(X, d): return {'db': d.sum(0) / len(d), 'dW': (d.T @ X / len(X)).T}"),
    ("classes", "def classes(Z): return [int(np.argmax(z)) for z in Z]"),
]  # fmt: skip
