"""Judges a network whose activation is the learner's choice, and names what went wrong in it."""

import numpy as np

ACTIVATIONS = {
    "tanh": (np.tanh, lambda Z: 1 - np.tanh(Z) ** 2),
    "relu": (lambda Z: np.maximum(0, Z), lambda Z: (Z > 0).astype(float)),
    "sigmoid": (lambda Z: (1 + np.tanh(Z / 2)) / 2, lambda Z: (1 - np.tanh(Z / 2) ** 2) / 4),
}
NAMES = ("W1", "b1", "W2", "b2")


def judge_init(arguments, result):
    """Want the four arrays, finite, of neurons that are not all alike."""
    hidden = arguments["hidden"]
    shapes = {"W1": (1, hidden), "b1": (hidden,), "W2": (hidden, 1), "b2": (1,)}
    if (wrong := _unlike(result, shapes)) is not None:
        return wrong
    return "twins" if diagnose_init(arguments, result) else ""


def diagnose_init(arguments, result):
    """Name neurons that all start from the same weights."""
    shapes = {
        "W1": (1, arguments["hidden"]),
        "b1": (arguments["hidden"],),
        "W2": (arguments["hidden"], 1),
        "b2": (1,),
    }
    if _unlike(result, shapes) is not None:
        return ""
    neurons = np.stack([result["W1"][0], result["b1"], result["W2"][:, 0]])
    if not neurons.any():
        return "zero-weights"
    return "equal-weights" if np.allclose(neurons, neurons[:, :1], rtol=1e-6, atol=1e-12) else ""


def judge_seed(arguments, results):
    """Want the same start from the same seed, and another from another."""
    first, same, other = results
    if any(not np.array_equal(first[name], same[name]) for name in NAMES):
        return "unrepeatable"
    return "" if any(not np.array_equal(first[name], other[name]) for name in NAMES) else "seed-without-effect"


def diagnose_seed(arguments, results):
    """Name a seed that decides nothing."""
    return "seed-ignored" if judge_seed(arguments, results) == "seed-without-effect" else ""


def judge_forward(arguments, result):
    """Want the values of a network with one of the activations, as a column."""
    parameters, X = arguments["parameters"], arguments["X"]
    values = np.asarray(result)
    if values.dtype.kind not in "biuf" or values.shape != (len(X), 1):
        return "wrong-shape", {"got": values.shape, "expected": (len(X), 1)}
    if any(_same(values, _values(parameters, X, f)) for f, _ in ACTIVATIONS.values()):
        return ""
    tanh = _values(parameters, X, np.tanh)
    return "wrong-value", {"x": _short(X[0, 0]), "got": _short(values[0, 0]), "tanh": _short(tanh[0, 0])}


def diagnose_forward(arguments, result):
    """Name what the values lack, or have too much."""
    parameters, X = arguments["parameters"], arguments["X"]
    values = np.asarray(result)
    if values.shape == (len(X),):
        return "flat-output"
    if values.shape != (len(X), 1):
        return ""
    without = {name: {**parameters, name: 0 * parameters[name]} for name in ("b1", "b2")}
    if _same(values, _values(parameters, X, lambda Z: Z)):
        return "no-activation"
    for f, _ in ACTIVATIONS.values():
        if _same(values, _values(without["b1"], X, f)):
            return "hidden-bias-missing"
        if _same(values, _values(without["b2"], X, f)):
            return "output-bias-missing"
        if any(_same(values, g(_values(parameters, X, f))) for g, _ in ACTIVATIONS.values()):
            return "output-activation"
    return ""


def judge_loss(arguments, result):
    """Want the mean squared error of the network with one of the activations."""
    value = np.asarray(result)
    if value.dtype.kind not in "biuf" or value.shape != ():
        return "not-a-number", {"shape": value.shape}
    if any(_same(value, np.mean(errors**2)) for errors in _errors(arguments)):
        return ""
    tanh = next(iter(_errors(arguments)))
    return "wrong-loss", {"got": _short(value), "tanh": _short(np.mean(tanh**2))}


def diagnose_loss(arguments, result):
    """Name what was computed in place of the mean of the squares."""
    value = np.asarray(result)
    if value.shape != ():
        return "loss-not-averaged" if value.shape == np.shape(arguments["y"]) else ""
    parameters, X, y = arguments["parameters"], arguments["X"], arguments["y"]
    for (f, _), errors in zip(ACTIVATIONS.values(), _errors(arguments), strict=True):
        crossed = _values(parameters, X, f) - y[:, 0]  # (n, 1) - (n,) makes (n, n)
        wrong = {
            "loss-not-averaged": np.sum(errors**2),
            "loss-halved": np.mean(errors**2) / 2,
            "loss-rooted": np.sqrt(np.mean(errors**2)),
            "loss-absolute": np.mean(np.abs(errors)),
            "loss-crossed": np.mean(crossed**2),
        }
        for name, number in wrong.items():
            if _same(value, number):
                return name
    return ""


def judge_gradients(arguments, result):
    """Want the slopes of the mean squared error for one of the activations."""
    shapes = {name: np.shape(arguments["parameters"][name]) for name in NAMES}
    if (wrong := _unlike(result, shapes)) is not None:
        return wrong
    candidates = [_gradients(arguments, *activation) for activation in ACTIVATIONS.values()]
    if any(_all_same(result, right) for right in candidates):
        return ""
    # Of the activations the one that explains most arrays is likely the learner's.
    right = max(candidates, key=lambda right: sum(_same(result[name], right[name]) for name in NAMES))
    name = next(name for name in reversed(NAMES) if not _same(result[name], right[name]))
    return "wrong-gradient", {"name": name, "got": _listed(result[name]), "expected": _listed(right[name])}


def diagnose_gradients(arguments, result):
    """Name the mistake that leads to these slopes, whichever activation the network has."""
    shapes = {name: np.shape(arguments["parameters"][name]) for name in NAMES}
    if _unlike(result, shapes) is not None:
        return ""
    n = len(arguments["X"])
    for name, (f, slope) in ACTIVATIONS.items():
        right = _gradients(arguments, f, slope)
        means = {key: right[key] / n for key in ("b1", "b2")}
        wrong = {
            "gradient-sign": {key: -value for key, value in right.items()},
            "gradient-not-averaged": {key: n * value for key, value in right.items()},
            "averaged-twice": {key: value / n for key, value in right.items()},
            "factor-two-missing": {key: value / 2 for key, value in right.items()},
            "activation-slope-missing": _gradients(arguments, f, np.ones_like),
            "bias-forgotten": {**right, "b1": 0 * right["b1"], "b2": 0 * right["b2"]},
        }
        if name == "tanh":
            wrong["slope-of-z"] = _gradients(arguments, f, lambda Z: 1 - Z**2)
        if name == "sigmoid":
            wrong["slope-of-z"] = _gradients(arguments, f, lambda Z: Z * (1 - Z))
        for key, values in wrong.items():
            if _all_same(result, values):
                return key
        if any(_all_same(result, {**right, **some}) for some in (means, {"b1": means["b1"]}, {"b2": means["b2"]})):
            return "bias-averaged"
        others = [other for key, (_, other) in ACTIVATIONS.items() if key != name]
        if any(_all_same(result, _gradients(arguments, f, other)) for other in others):
            return "slope-of-another"
    return ""


def diagnose_training(parameters, details):
    """Name what went wrong in a training, judging by what it left behind."""
    X, y = details["X"], details["y"]
    data = {"parameters": parameters, "X": X, "y": y}

    def error(activation):
        return np.mean((_values(parameters, X, activation[0]) - y) ** 2)

    f, slope = min(ACTIVATIONS.values(), key=error)
    slopes = _gradients(data, f, slope)
    if parameters["W1"].shape[1] <= 2:
        return "too-few-neurons"
    if np.mean((_values(parameters, X, f) - y) ** 2) > 50:
        return "diverged"
    if not parameters["b2"].any():
        # Where b1 is zero too, hardly anything else explains it; else the weights must have come to rest.
        rest = 0.02 if parameters["b1"].any() else 0.2
        if max(np.abs(slopes[name]).max() for name in ("W1", "W2")) < rest:
            return "bias-not-trained"
    with np.errstate(divide="ignore", invalid="ignore"):
        centres = -parameters["b1"] / parameters["W1"][0]
    inside = centres[np.abs(centres) < 2]
    if len(inside) < 3 or np.ptp(np.quantile(inside, [0.15, 0.85])) < 0.8:
        return "bends-outside"
    return "too-little-training" if _can_go_on(data, f, slope) else ""


def _can_go_on(data, f, slope):
    """Whether some hundreds of Adam's steps from here lead to a network that fits."""
    parameters = {name: np.array(data["parameters"][name], dtype=float) for name in NAMES}
    mean, square = ({name: np.zeros_like(parameters[name]) for name in NAMES} for _ in range(2))
    for step in range(1, 1501):
        slopes = _gradients({**data, "parameters": parameters}, f, slope)
        for name in NAMES:
            mean[name] = 0.9 * mean[name] + 0.1 * slopes[name]
            square[name] = 0.999 * square[name] + 0.001 * slopes[name] ** 2
            m, s = mean[name] / (1 - 0.9**step), square[name] / (1 - 0.999**step)
            parameters[name] = parameters[name] - 0.02 * m / (np.sqrt(s) + 1e-8)
    return np.mean((_values(parameters, data["X"], f) - data["y"]) ** 2) < 0.05


def _values(parameters, X, f):
    W1, b1, W2, b2 = (np.asarray(parameters[name], dtype=float) for name in NAMES)
    return f(X @ W1 + b1) @ W2 + b2


def _errors(arguments):
    """Yield prediction minus answer, for each activation."""
    for f, _ in ACTIVATIONS.values():
        yield _values(arguments["parameters"], arguments["X"], f) - arguments["y"]


def _gradients(arguments, f, slope):
    X, y = arguments["X"], arguments["y"]
    W1, b1, W2, b2 = (np.asarray(arguments["parameters"][name], dtype=float) for name in NAMES)
    Z = X @ W1 + b1
    A = f(Z)
    dP = 2 * (A @ W2 + b2 - y) / len(X)
    dZ = dP @ W2.T * slope(Z)
    return {"W1": X.T @ dZ, "b1": dZ.sum(axis=0), "W2": A.T @ dP, "b2": dP.sum(axis=0)}


def _unlike(result, shapes):
    """Return why a result is not a dict of finite arrays of these shapes, or None."""
    if not isinstance(result, dict) or set(result) != set(shapes):
        return "wrong-parts"
    for name, shape in shapes.items():
        got = np.asarray(result[name])
        if got.dtype.kind not in "biuf" or got.shape != shape:
            return "wrong-part-shape", {"name": name, "got": got.shape, "expected": shape}
        if not np.isfinite(got).all():
            return "not-finite", {"name": name}
    return None


def _same(got, values):
    """Whether two arrays agree, as far as single precision goes."""
    values = np.asarray(values)
    return np.shape(got) == values.shape and bool(np.allclose(got, values, rtol=1e-3, atol=2e-5))


def _all_same(got, values):
    return all(_same(got[name], values[name]) for name in NAMES)


def _short(number):
    return f"{float(number):.4g}"


def _listed(values):
    return ", ".join(map(_short, np.ravel(values)[:4]))
