"""Training whose form is free: the learner predicts in a fresh process, from nothing but the returned parameters."""

import pytest
from judging import Judging
from tiny_course import Fields, check

from tutor.grading.verdict import CheckResult

NETWORK = """\
import numpy as np
def forward(p, X):
    h = np.tanh(X @ p["W1"] + p["b1"])
    return h, 1 / (1 + np.exp(-(h @ p["W2"] + p["b2"])))
def train(X, y, seed):
    rng = np.random.default_rng(seed)
    p = {"W1": rng.normal(0, 1, (2, 8)), "b1": np.zeros(8), "W2": rng.normal(0, 1, 8), "b2": 0.0}
    for _ in range(800):
        h, out = forward(p, X)
        d = (out - y) / len(y)
        back = np.outer(d, p["W2"]) * (1 - h ** 2)
        step = {"W1": X.T @ back, "b1": back.sum(0), "W2": h.T @ d, "b2": d.sum()}
        p = {k: p[k] - step[k] for k in p}
    return p
def predict(p, X):
    return forward(p, X)[1]
"""
AS_LIST = """\
import numpy as np
class Qatlam:
    def __init__(self, W, b): self.W, self.b = np.asarray(W), np.asarray(b)
def yigʻindi(qatlamlar, X):
    A = [X]
    for q in qatlamlar: A.append(np.tanh(A[-1] @ q.W + q.b))
    return A
def train(X, y, seed):
    rng = np.random.default_rng(seed)
    qatlamlar = [Qatlam(rng.normal(0, 1, (a, b)), np.zeros(b)) for a, b in ((2, 6), (6, 6), (6, 1))]
    belgi = 2.0 * y.reshape(-1, 1) - 1
    for _ in range(1500):
        A = yigʻindi(qatlamlar, X)
        xato = (A[-1] - belgi) / len(y)
        for q, kirish, chiqish in zip(qatlamlar[::-1], A[-2::-1], A[:0:-1]):
            xato = xato * (1 - chiqish ** 2)
            oldin = xato @ q.W.T
            q.W, q.b, xato = q.W - 0.5 * kirish.T @ xato, q.b - 0.5 * xato.sum(0), oldin
    return [(q.W, q.b) for q in qatlamlar]
def predict(parametrlar, X): return (yigʻindi([Qatlam(*p) for p in parametrlar], X)[-1] > 0).astype(int)
"""
XOR: Fields = {
    "call": "train", "predict_by": "learner", "data": {"draw": "xor"}, "metric": "accuracy", "at_least": 0.9,
    "seeds": 3, "must_pass": 2, "most_parameters": 80,
}  # fmt: skip


@pytest.fixture
def xor(judging: Judging) -> Judging:
    judging.course.exercise("xor", [check("training", **XOR)], NETWORK, limits={"seconds": 20})
    return judging


def says(result: CheckResult, english: str, uzbek: str) -> None:
    assert not result.passed
    assert english in result.message.en, result.message.en
    assert uzbek in result.message.uz, result.message.uz


RIGHT = {
    "as the author": NETWORK,
    "layers in a list, signs for classes": AS_LIST,
    "a column of probabilities": NETWORK.replace("return forward(p, X)[1]", "return forward(p, X)[1].reshape(-1, 1)"),
    "a score for each class": NETWORK.replace(
        "return forward(p, X)[1]", "q = forward(p, X)[1]\n    return np.stack([1 - q, q], axis=1)"
    ),
    "a list": NETWORK.replace("return forward(p, X)[1]", "return [float(q) for q in forward(p, X)[1]]"),
    "single precision": NETWORK.replace("    return p\n", "    return {k: np.float32(v) for k, v in p.items()}\n"),
    "words beside the numbers": NETWORK.replace(
        "    return p\n", "    return {**p, 'faollik': 'tanh', 'layers': 2}\n"
    ),
    "a tuple": NETWORK.replace("    return p\n", "    return p['W1'], p['b1'], p['W2'], p['b2']\n").replace(
        "def predict(p, X):", "def predict(t, X):\n    p = dict(zip(('W1', 'b1', 'W2', 'b2'), t))\n   "
    ),
}
WRONG = {
    "never trained": (NETWORK.replace("800", "0"), "on new points ", "yangi nuqtalarda "),
    "nothing returned": (
        NETWORK.replace("    return p\n", ""),
        "“predict” raised an error",
        "“predict” chaqirilganda",
    ),
    "no predict": (NETWORK.replace("def predict", "def bashorat"), "name 'predict' is not defined", "predict"),
    "no train": (NETWORK.replace("def train", "def fit"), "name 'train' is not defined", "train"),
    "one number for all": (
        NETWORK.replace("[1]\n", "[1].mean()\n"),
        "“predict” did not return 200 answers",
        "200 ta nuqta uchun 200 ta javob",
    ),
    "one answer too few": (NETWORK.replace("X)[1]\n", "X)[1][1:]\n"), "did not return 200 answers", "qaytarmadi"),
    "nothing predicted": (
        NETWORK.replace("return forward(p, X)[1]", "forward(p, X)"),
        "did not return",
        "qaytarmadi",
    ),
    "words predicted": (
        NETWORK.replace("return forward(p, X)[1]", "return ['ha'] * len(X)"),
        "did not return",
        "qaytarmadi",
    ),
    "a generator predicted": (NETWORK.replace("return forward(p, X)[1]", "yield 1"), "generator", "generator"),
    "three axes": (NETWORK.replace("X)[1]\n", "X)[1][:, None, None]\n"), "did not return", "qaytarmadi"),
    "NaN predicted": (NETWORK.replace("X)[1]\n", "X)[1] * np.nan\n"), "on new points ", "yangi nuqtalarda "),
    "NaN returned": (
        NETWORK.replace("p[k] - step[k]", "p[k] - step[k] * np.nan"),
        "“W1” holds NaN",
        "“W1” ichida NaN",
    ),
    "an exception while predicting": (
        NETWORK.replace("return forward(p, X)[1]", "return p['W3']"),
        "KeyError",
        "16-satr",
    ),
    "an exception while training": (
        NETWORK.replace("    return p\n", "    return q\n"),
        "“train” raised an error",
        "14-satr",
    ),
    "an object returned": (NETWORK.replace("    return p\n", "    return lambda: p\n"), "function", "function"),
}
DATA = "import numpy as np\nkept = {}\n"
NEAREST = "np.argmin(((np.asarray(X)[:, None] - np.asarray({X})) ** 2).sum(-1), axis=1)"
CHEATS = {
    "training data in a global": DATA + "def train(X, y, seed):\n    kept['Xy'] = X, y\n    return {'w': 1.0}\n"
    f"def predict(p, X):\n    A, y = kept['Xy']\n    return y[{NEAREST.format(X='A')}]\n",
    "training data for parameters": DATA
    + "def train(X, y, seed): return {'X': np.repeat(X, 20, axis=0), 'y': np.repeat(y, 20)}\n"
    f"def predict(p, X):\n    A, y = p['X'], p['y']\n    return y[{NEAREST.format(X='A')}]\n",
    "training data in a text": DATA
    + "import json\ndef train(X, y, seed): return {'w': 1.0, 't': json.dumps([np.repeat(X, 20, 0).tolist(), "
    "np.repeat(y, 20).tolist()])}\n"
    f"def predict(p, X):\n    A, y = json.loads(p['t'])\n    return np.array(y)[{NEAREST.format(X='A')}]\n",
    "training data in a name": DATA
    + "import json\ndef train(X, y, seed): return {json.dumps([np.repeat(X, 99, 0).tolist(), "
    "np.repeat(y, 99).tolist()]): 1.0}\n"
    f"def predict(p, X):\n    A, y = json.loads(list(p)[0])\n    return np.array(y)[{NEAREST.format(X='A')}]\n",
    "training data in a large number": DATA + "def train(X, y, seed): return {'w': int('1' + '0101' * 500)}\n"
    "def predict(p, X): return (X[:, 0] > 0.5) != (X[:, 1] > 0.5)\n",
    "an answer known before": "def train(X, y, seed): return {'w': 1.0}\n"
    "def predict(p, X): return (X[:, 0] > 0.5) != (X[:, 1] > 0.5)\n",
    "a file": DATA + "def train(X, y, seed):\n    np.savez('/tmp/kept.npz', X=X, y=y)\n    return {'w': 1.0}\n"
    f"def predict(p, X):\n    f = np.load('/tmp/kept.npz')\n    A, y = f['X'], f['y']\n    return y[{NEAREST.format(X='A')}]\n",
    "an environment variable": DATA
    + "import os\ndef train(X, y, seed):\n    os.environ['KEPT'] = '1'\n    return {'w': 1.0}\n"
    "def predict(p, X): return ((X[:, 0] > 0.5) != (X[:, 1] > 0.5)) if os.environ['KEPT'] else 0\n",
    "an array that answers": DATA + "class A(np.ndarray):\n    def __matmul__(s, o): return 1\n"
    "def train(X, y, seed): return {'w': np.ones(3).view(A)}\ndef predict(p, X): return p['w'] @ X\n",
}


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_form(xor: Judging, name: str) -> None:
    result = xor.only_check("xor", RIGHT[name])
    assert result.passed, result.message.en + str(result.got)


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(xor: Judging, name: str) -> None:
    source, english, uzbek = WRONG[name]
    says(xor.only_check("xor", source), english, uzbek)


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(xor: Judging, name: str) -> None:
    assert not xor.verdict("xor", CHEATS[name]).passed


def test_why_a_cheat_fails(xor: Judging) -> None:
    says(
        xor.only_check("xor", CHEATS["an answer known before"]),
        "With random numbers in place of",
        "tasodifiy sonlar qoʻyilganda ham",
    )
    says(
        xor.only_check("xor", CHEATS["training data for parameters"]),
        "at most 80 parameters",
        "koʻpi bilan 80 ta parametr",
    )
    says(
        xor.only_check("xor", CHEATS["training data in a text"]),
        "at most 80 parameters",
        "koʻpi bilan 80 ta parametr",
    )
    says(xor.only_check("xor", CHEATS["training data in a global"]), "in a fresh process", "yangi jarayonda")


LINE: Fields = {
    "call": "fit", "predict_by": "learner", "data": {"draw": "line", "n": 40, "noise": 0.1}, "metric": "mean-squared-error",
    "at_most": 0.05, "seeds": 3, "must_pass": 3, "most_parameters": 2,
}  # fmt: skip
FIT = (
    "import numpy as np\ndef fit(x, y, seed): return np.polyfit(x, y, 1)\ndef predict(p, x): return p[0] * x + p[1]\n"
)


@pytest.mark.parametrize(
    ("source", "passes"),
    [
        (FIT, True),
        (FIT.replace("return np.polyfit(x, y, 1)", "return tuple(np.polyfit(x, y, 1))"), True),
        (FIT.replace("return np.polyfit(x, y, 1)", "return [float(v) for v in np.polyfit(x, y, 1)]"), True),
        (FIT.replace("p[0] * x + p[1]", "(p[0] * x + p[1]).reshape(-1, 1)"), True),
        (FIT.replace(", 1)", ", 2)").replace("p[1]", "p[1] * x + p[2]"), False),
        (FIT.replace("p[0] * x + p[1]", "np.stack([x, x], axis=1)"), False),
        (FIT.replace("p[0] * x + p[1]", "p[0] * x"), False),
    ],
)
def test_regression(judging: Judging, source: str, passes: bool) -> None:
    judging.course.exercise("fit", [check("training", **LINE)], FIT)
    result = judging.only_check("fit", source)
    assert result.passed is passes, result.message.en


def test_positive_weights_of_a_classifier_are_disturbed_enough(judging: Judging) -> None:
    """Points are told apart by the sum of their coordinates: positive weights of any size would do it as well."""
    described = {**XOR, "data": {"draw": "blobs", "n": 100}, "at_least": 0.8, "most_parameters": 6}
    source = (
        "import numpy as np\ndef train(X, y, seed):\n    classes = range(int(y.max()) + 1)\n"
        "    return np.array([X[y == c].mean(axis=0) for c in classes])\n"
        "def predict(p, X): return -((X[:, None] - p) ** 2).sum(-1)\n"
    )
    judging.course.exercise("blobs", [check("training", **described)], source)
    result = judging.only_check("blobs", source)
    assert result.passed, result.message.en


def test_listed_mistakes_are_recognised(judging: Judging) -> None:
    mistakes = {"few-steps": NETWORK.replace("800", "1")}
    judging.course.exercise("xor", [check("training", **XOR)], NETWORK, mistakes=mistakes, limits={"seconds": 20})
    result = judging.only_check("xor", "qadamlar = 1\n" + NETWORK.replace("800", "qadamlar"))
    assert result.mistake == "few-steps"
    assert result.message.en.startswith("You made the mistake few-steps.\n\nTrained 3 times")


NET = """\
import torch
from torch import nn
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.first, self.norm, self.second = nn.Linear(4, 16), nn.BatchNorm1d(16), nn.Linear(16, 3)
    def forward(self, X): return self.second(torch.relu(self.norm(self.first(X))))
def train(X, y, seed):
    torch.manual_seed(seed)
    net = Net()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(60):
        optimizer.zero_grad()
        nn.functional.cross_entropy(net(X), y).backward()
        optimizer.step()
    return net
"""
IRIS: Fields = {
    "call": "train", "predict_by": "learner", "build": "Net", "data": {"draw": "iris"}, "metric": "accuracy",
    "at_least": 0.85, "seeds": 2, "must_pass": 2, "most_parameters": 400,
}  # fmt: skip


@pytest.mark.parametrize(
    ("source", "english", "uzbek"),
    [
        (NET, None, None),
        (NET.replace("return net", "return net.state_dict()"), None, None),
        (NET.replace("nn.BatchNorm1d(16)", "nn.Identity()"), None, None),
        (NET.replace("range(60)", "range(0)"), "on new points", "yangi nuqtalarda"),
        (NET.replace("class Net", "class Tarmoq").replace("Net()", "Tarmoq()"), "name 'Net' is not defined", "Net"),
        (NET.replace("return net", "return net(X)"), "“Net” raised an error", "“Net” chaqirilganda"),
        (
            NET.replace("(4, 16)", "(4, 64)").replace("(16, 3)", "(64, 3)").replace("1d(16)", "1d(64)"),
            "at most 400 parameters", "koʻpi bilan 400",
        ),
    ],
)  # fmt: skip
def test_modules_of_torch_are_built_anew(
    torch_judging: Judging, source: str, english: str | None, uzbek: str | None
) -> None:
    torch_judging.course.exercise("iris", [check("training", **IRIS)], NET, runtime="torch", limits={"seconds": 60})
    result = torch_judging.only_check("iris", source)
    if english is None or uzbek is None:
        assert result.passed, result.message.en
    else:
        says(result, english, uzbek)


def test_tensors_go_back_to_a_function(torch_judging: Judging) -> None:
    described = {key: value for key, value in IRIS.items() if key != "build"}
    torch_judging.course.exercise("iris", [check("training", **described)], NET + (
        "def predict(state, X):\n    net = Net()\n    net.load_state_dict(state)\n    net.eval()\n    return net(X)\n"
    ), runtime="torch", limits={"seconds": 60})  # fmt: skip
    own = NET.replace("return net\n", "return {k: v.numpy() for k, v in net.state_dict().items()}\n")
    own += (
        "def predict(p, X):\n    assert X.dtype == p['first.weight'].dtype == torch.float32\n    net = Net()\n"
        "    net.load_state_dict({k: torch.as_tensor(v) for k, v in p.items()})\n    return net.eval()(X).argmax(1)\n"
    )
    result = torch_judging.only_check("iris", own)
    assert result.passed, result.message.en


def test_odd_class_ids_make_no_odd_figure(judging: Judging) -> None:
    described = {**XOR, "figure": "confusion-matrix", "seeds": 1, "must_pass": 1}
    judging.course.exercise("xor", [check("training", **described)], NETWORK)
    assert not judging.only_check("xor", NETWORK.replace("X)[1]\n", "X)[1].round() * 2_000_000_000\n")).passed
    (figure,) = [told["figure"] for told in judging.told("figure")]
    assert len(figure["counts"]) == len(figure["classes"]) == 2
