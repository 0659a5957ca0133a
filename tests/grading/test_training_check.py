"""Training checks: judged by the parameters alone, on points that the program never saw."""

from typing import Any

import numpy as np
import pytest
from judging import Judging
from tiny_course import check, function_check

from tutor.figures.render import read

PREDICT_LINE = "def predict(parameters, X): return parameters['w'] * X + parameters['b']\n"
FIT = """\
import numpy as np
def fit(x, y, seed, rate, steps):
    rng = np.random.default_rng(seed)
    w, b = rng.normal(), 0.0
    for _ in range(steps):
        e = w * x + b - y
        w, b = w - rate * 2 * np.mean(e * x), b - rate * 2 * np.mean(e)
    return w, b
"""
LINE: dict[str, Any] = {
    "call": "fit",
    "data": {"draw": "line", "n": 40, "noise": 0.1},
    "settings": {"rate": {"draw": "constant", "value": 0.1}, "steps": {"draw": "constant", "value": 100}},
    "parameters": {"w": [], "b": []},
    "metric": "mean-squared-error",
    "at_most": 0.05,
    "seeds": 3,
    "must_pass": 3,
}

RIGHT = {
    "as the author": FIT,
    "a dict": FIT.replace("return w, b", "return {'w': w, 'b': b}"),
    "a dict in another order": FIT.replace("return w, b", "return {'b': b, 'w': w}"),
    "an array": FIT.replace("return w, b", "return np.array([w, b])"),
    "single precision": FIT.replace("return w, b", "return np.float32(w), np.float32(b)"),
    "the normal equation": "import numpy as np\ndef fit(x, y, seed, rate, steps):\n"
    "    A = np.stack([x, np.ones_like(x)], axis=1)\n    return np.linalg.solve(A.T @ A, A.T @ y)",
    "with logs": "from tutor import log\n" + FIT.replace("        e =", "        log(_, loss=1.0)\n        e ="),
}
WRONG = {
    "never trained": (
        FIT.replace("range(steps)", "range(0)"),
        "on new points 0 were good enough (at least 3 needed)",
    ),
    "NaN": (FIT.replace("return w, b", "return w * np.nan, b"), "“w” holds NaN or an infinity"),
    "diverged": (FIT.replace("- rate *", "+ 1e9 * rate *"), "holds NaN or an infinity"),
    "nothing": (FIT.replace("return w, b", "pass"), "Expected: w (), b (). Got: None"),
    "one number": (FIT.replace("return w, b", "return w"), "Expected: w (), b ()"),
    "too many": (FIT.replace("return w, b", "return w, b, 0"), "Expected: w (), b ()"),
    "another name": (FIT.replace("return w, b", "return {'w': w, 'c': b}"), "Got: w (), c ()"),
    "arrays for numbers": (FIT.replace("return w, b", "return [w], [b]"), "Got: w (1), b (1)"),
    "a text": (FIT.replace("return w, b", "return {'w': 'x', 'b': b}"), "Got: b ()"),
    "a function": (FIT.replace("return w, b", "return lambda x: y"), "its type is function"),
    "a name that paints": (FIT.replace("return w, b", "return {'\\x1b[2J': w, 'y' * 9999: b}"), "Got: ␛[2J ()"),
    "an exception": (FIT.replace("return w, b", "return w, c"), "name 'c' is not defined"),
    "not there": ("x = 1", "name 'fit' is not defined"),
    "a seed that does not matter to a fixed answer": ("def fit(*a): return 2.0, 1.0", "were good enough"),
    "the training data": ("def fit(x, y, *a): return x, y", "Got: w (40), b (40)"),
}


@pytest.fixture
def line(judging: Judging) -> Judging:
    judging.course.exercise("fit", [check("training", **LINE)], FIT, judge=PREDICT_LINE)
    return judging


@pytest.mark.parametrize("name", RIGHT)
def test_right_in_any_style(line: Judging, name: str) -> None:
    result = line.only_check("fit", RIGHT[name])
    assert result.passed, result.message.en


@pytest.mark.parametrize("name", WRONG)
def test_wrong_and_why(line: Judging, name: str) -> None:
    source, message = WRONG[name]
    result = line.only_check("fit", source)
    assert not result.passed
    assert message in result.message.en
    assert result.message.uz != result.message.en
    assert len(result.message.en) < 3000
    assert "\x1b" not in result.message.en + (result.got or "")


def test_what_was_reached_is_told(line: Judging) -> None:
    result = line.only_check("fit", WRONG["never trained"][0])
    assert result.expected == "≤ 0.05"
    assert result.got is not None
    assert len(result.got.split(", ")) == 3
    assert "Mean squared error" in result.message.en
    assert "Oʻrtacha kvadrat xato" in result.message.uz


def test_logs_of_training_become_metrics(line: Judging) -> None:
    verdict = line.verdict("fit", RIGHT["with logs"])
    assert len(verdict.metrics) == 300
    assert verdict.metrics[0] == {"step": 0, "loss": 1.0}
    assert len(line.told("metric")) == 300


@pytest.mark.parametrize(("must_pass", "passes"), [(1, True), (2, True), (3, False), (4, False)])
def test_some_seeds_may_fail(judging: Judging, must_pass: int, passes: bool) -> None:
    """Every second training of this program goes wrong."""
    judging.course.exercise(
        "fit", [check("training", **{**LINE, "seeds": 4, "must_pass": must_pass})], FIT, judge=PREDICT_LINE
    )
    lucky = FIT.replace("import numpy as np", "import numpy as np\nruns = 0").replace(
        "return w, b", "global runs\n    runs += 1\n    return (w, b) if runs % 2 else (0.0, 0.0)"
    )
    result = judging.only_check("fit", lucky)
    assert result.passed is passes, result.message.en
    assert passes or "2 were good enough" in result.message.en


def test_without_a_seed_only_data_and_settings_arrive(judging: Judging) -> None:
    judging.course.exercise(
        "fit",
        [check("training", **{**LINE, "seeded": False})],
        FIT.replace("y, seed,", "y,").replace("default_rng(seed)", "default_rng()"),
        judge=PREDICT_LINE,
    )
    assert judging.verdict("fit", "import numpy as np\ndef fit(x, y, rate, steps): return np.polyfit(x, y, 1)").passed
    assert not judging.verdict("fit", FIT).passed


def test_seeds_are_fresh_and_differ(line: Judging) -> None:
    source = FIT.replace("rng = np", "print('seed', seed)\n    rng = np")
    outputs = [line.verdict("fit", source).output for _ in range(2)]
    seeds = [word for output in outputs for word in output.split() if word != "seed"]
    assert len(set(seeds)) == len(seeds) == 6


XOR_PREDICT = """\
import numpy as np
def predict(p, X):
    h = np.tanh(X @ p['W1'] + p['b1'])
    return 1 / (1 + np.exp(-(h @ p['W2'] + p['b2']))).reshape(-1)
def diagnose(p, details):
    assert set(details) == {'X', 'y', 'metric'} and details['X'].shape == (4, 2)
    return 'all-zero' if not p['W1'].any() else ''
"""
XOR_TRAIN = """\
import numpy as np
def train(X, y, seed):
    rng = np.random.default_rng(seed)
    p = {'W1': rng.normal(0, 1, (2, 8)), 'b1': np.zeros(8), 'W2': rng.normal(0, 1, 8), 'b2': 0.0}
    for _ in range(800):
        h = np.tanh(X @ p['W1'] + p['b1'])
        d = (1 / (1 + np.exp(-(h @ p['W2'] + p['b2']))) - y) / len(y)
        back = np.outer(d, p['W2']) * (1 - h ** 2)
        p = {'W1': p['W1'] - X.T @ back, 'b1': p['b1'] - back.sum(0), 'W2': p['W2'] - h.T @ d, 'b2': p['b2'] - d.sum()}
    return p
"""
XOR: dict[str, Any] = {
    "call": "train",
    "data": {"draw": "xor"},
    "parameters": {"W1": [2, "hidden"], "b1": ["hidden"], "W2": ["hidden"], "b2": []},
    "metric": "accuracy",
    "at_least": 0.9,
    "seeds": 3,
    "must_pass": 2,
    "diagnose": "diagnose",
    "figure": "decision-boundary",
}
CHEATS = {
    "the corners by heart": (
        "import numpy as np\ndef train(X, y, seed): return {'W1': X.T, 'b1': y, 'W2': y, 'b2': 0.0}"
    ),
    "another architecture": (
        "import numpy as np\ndef train(X, y, seed): return {'W1': X, 'b1': y, 'W2': y, 'W3': y, 'b2': 0.0}"
    ),
    "sizes that do not agree": "import numpy as np\ndef train(X, y, seed):\n"
    "    return {'W1': np.ones((2, 5)), 'b1': np.ones(6), 'W2': np.ones(5), 'b2': 0.0}",
    "predictions in place of parameters": "import numpy as np\ndef train(X, y, seed): return np.arange(200) % 2",
    "an array that answers": "import numpy as np\nclass A(np.ndarray):\n    def __matmul__(self, o): return 1\n"
    "    __rmatmul__ = __matmul__\ndef train(X, y, seed):\n    a = np.zeros((2, 8)).view(A)\n"
    "    return {'W1': a, 'b1': np.zeros(8), 'W2': np.zeros(8), 'b2': 0.0}",
    "infinite weights": XOR_TRAIN.replace("return p", "return {k: v * np.inf for k, v in p.items()}"),
}


@pytest.fixture
def xor(judging: Judging) -> Judging:
    zero = XOR_TRAIN.replace("rng.normal(0, 1, (2, 8))", "np.zeros((2, 8))").replace(
        "rng.normal(0, 1, 8)", "np.zeros(8)"
    )
    judging.course.exercise(
        "xor",
        [check("training", **XOR)],
        XOR_TRAIN,
        judge=XOR_PREDICT,
        mistakes={"all-zero": zero, "few-steps": XOR_TRAIN.replace("800", "1")},
    )
    return judging


def test_a_network_that_learnt_passes_and_its_boundary_is_shown(xor: Judging) -> None:
    assert xor.verdict("xor", XOR_TRAIN).passed
    (figure,) = [data["figure"] for data in xor.told("figure")]
    assert figure["kind"] == "decision-boundary"
    assert len(figure["grid"]) == len(figure["grid"][0]) == 40
    assert len(figure["points"]) == len(figure["labels"]) == 200


@pytest.mark.parametrize("hidden", [4, 16])
def test_a_free_size_may_be_any(xor: Judging, hidden: int) -> None:
    assert xor.verdict("xor", XOR_TRAIN.replace("8", str(hidden)).replace(f"{hidden}00)", "900)")).passed


@pytest.mark.parametrize("name", CHEATS)
def test_cheats_do_not_pass(xor: Judging, name: str) -> None:
    assert not xor.verdict("xor", CHEATS[name]).passed


def test_diagnose_names_a_mistake_from_the_parameters(xor: Judging) -> None:
    weights = "{'W1': np.zeros((2, 3)), 'b1': np.ones(3), 'W2': np.ones(3), 'b2': 1.0}"
    own = f"import numpy as np\ndef train(X, y, seed): return {weights}"
    result = xor.only_check("xor", own)
    assert result.mistake == "all-zero"
    assert result.message.en.startswith("You made the mistake all-zero.\n\nTrained 3 times")


def test_a_mistake_is_recognised_by_equal_parameters(xor: Judging) -> None:
    assert xor.only_check("xor", XOR_TRAIN.replace("800", "1") + "# other text").mistake == "few-steps"
    assert xor.only_check("xor", XOR_TRAIN.replace("800", "2")).mistake is None


def test_training_waits_until_the_rest_is_right(judging: Judging) -> None:
    first = function_check("f", {"x": {"draw": "normal"}}, "first")
    judging.course.exercise(
        "fit", [first, check("training", "train", **LINE)], "def f(x): return x\n" + FIT, judge=PREDICT_LINE
    )
    verdict = judging.verdict("fit", "def f(x): return -x\n" + FIT)
    assert [(check.passed, check.tried) for check in verdict.checks] == [(False, True), (False, False)]
    assert [data["name"] for data in judging.told("checking")] == ["first"]
    assert judging.verdict("fit", "def f(x): return x\n" + FIT).passed


@pytest.mark.parametrize(("figure", "keys"), [("line-fit", {"x", "y", "w", "b"}), (None, None)])
def test_the_figure_of_a_line(judging: Judging, figure: str | None, keys: set[str] | None) -> None:
    judging.course.exercise("fit", [check("training", **{**LINE, "figure": figure})], FIT, judge=PREDICT_LINE)
    judging.verdict("fit", FIT)
    shown = [data["figure"] for data in judging.told("figure")]
    assert [set(one) for one in shown] == ([] if keys is None else [keys | {"kind"}])


def test_the_figure_of_a_curve_is_drawn_from_what_the_learner_predicts(judging: Judging) -> None:
    learnt = check("training", **{**LINE, "figure": "curve-fit", "data": {"draw": "curve"}, "predict_by": "learner"})
    learnt["at_most"] = 5.0
    program = RIGHT["a dict"] + PREDICT_LINE
    judging.course.exercise("fit", [learnt], program)
    judging.verdict("fit", program)
    (shown,) = [data["figure"] for data in judging.told("figure")]
    read(shown)
    assert len(shown["x"]) == 100
    assert np.ptp(np.diff(shown["curve"])) < 1e-6
    assert np.ptp(np.diff(shown["target"])) > 0.01


NET = """\
import torch
class Net(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = torch.nn.Linear(4, 8)
        self.output = torch.nn.Linear(8, 3)
    def forward(self, X): return self.output(torch.relu(self.hidden(X)))
def train(X, y, seed):
    assert X.dtype == torch.float32 and y.dtype == torch.int64
    torch.manual_seed(seed)
    net = Net()
    optimizer = torch.optim.Adam(net.parameters(), lr=0.05)
    for _ in range(80):
        optimizer.zero_grad()
        torch.nn.functional.cross_entropy(net(X), y).backward()
        optimizer.step()
    return net
"""
PREDICT_NET = """\
import numpy as np
def predict(p, X):
    h = np.maximum(0, X @ p['hidden.weight'].T + p['hidden.bias'])
    return h @ p['output.weight'].T + p['output.bias']
"""
FLOWERS: dict[str, Any] = {
    "call": "train",
    "data": {"draw": "iris"},
    "parameters": {"hidden.weight": ["h", 4], "hidden.bias": ["h"], "output.weight": [3, "h"], "output.bias": [3]},
    "metric": "accuracy",
    "at_least": 0.85,
    "seeds": 2,
    "must_pass": 2,
    "figure": "confusion-matrix",
    "classes": ["a", "b", "c"],
}


@pytest.mark.parametrize(
    ("change", "passes"),
    [
        (("", ""), True),
        (("return net", "return net.state_dict()"), True),
        (("return net", "return {k: v.detach().numpy() for k, v in net.state_dict().items()}"), True),
        (("range(80)", "range(0)"), False),
        (("return net", "return net(X)"), False),
        (("return net", "return net.forward"), False),
    ],
)
def test_torch_modules_are_judged_by_their_state(
    torch_judging: Judging, change: tuple[str, str], passes: bool
) -> None:
    torch_judging.course.exercise(
        "flowers", [check("training", **FLOWERS)], NET, judge=PREDICT_NET, runtime="torch", limits={"seconds": 60}
    )
    result = torch_judging.only_check("flowers", NET.replace(*change) if change[0] else NET)
    assert result.passed is passes, result.message.en
    if passes:
        (figure,) = [data["figure"] for data in torch_judging.told("figure")]
        assert figure["classes"] == ["a", "b", "c"]
        assert sum(map(sum, figure["counts"])) == 45
