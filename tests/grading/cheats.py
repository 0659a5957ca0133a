# ruff: noqa: E501 - programs, a line of each of them in one piece
"""Programs that want to pass without doing the exercise: what clever people try. None may pass.

A program that begins with `+` is put after the author's own solution, so that nothing but the trick can make it fail;
`{lessons}` stands for the folder of the course. `slow` are those that train, or that a search for mistakes follows.
"""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cheat:
    """One program for one exercise: of the course, or of `cheat_exercises`."""

    group: str
    name: str
    exercise: str
    program: str
    slow: bool = False


def _fit(how: str) -> str:
    """Return a line-fit program that has its line from elsewhere."""
    return f"+{how}\ndef fit(x, y, learning_rate, steps):\n    return tuple(float(v) for v in solve(x, y))\n"


FORBIDDEN_FUNCTIONS = {
    "polyfit by its name": "def solve(x, y): return np.polyfit(x, y, 1)",
    "polyfit by another name": "from numpy import polyfit as step\ndef solve(x, y): return step(x, y, 1)",
    "lstsq through an alias of its module": "la = np.linalg\n"
    "def solve(x, y): return la.lstsq(np.stack([x, np.ones_like(x)], 1), y)[0]",
    "Polynomial.fit": "from numpy.polynomial import Polynomial\n"
    "def solve(x, y): return Polynomial.fit(x, y, 1).convert().coef[::-1]",
    "the masked twin of polyfit": "def solve(x, y): return np.ma.polyfit(x, y, 1)",
    "everything imported": "from numpy import *\ndef solve(x, y): return polyfit(x, y, 1)",
    "Python's own regression": "import statistics\ndef solve(x, y): return statistics.linear_regression(x, y)",
    "a name that is put together": "def solve(x, y): return getattr(np, 'poly' + 'fit')(x, y, 1)",
    "a name in the module's dict": "def solve(x, y): return np.__dict__['tifylop'[::-1]](x, y, 1)",
    "a name in vars": "def solve(x, y): return [f for n, f in vars(np).items() if n[:5] == 'polyf'][0](x, y, 1)",
    "eval": "def solve(x, y): return eval('np.poly' + 'fit(x, y, 1)')",
    "exec": "exec('def solve(x, y): return np.poly' + 'fit(x, y, 1)')",
    "an import by a name that is put together": "def solve(x, y): return __import__('num' + 'py').ma.polyfit(x, y, 1)",
    "importlib": "import importlib\nlib = importlib.import_module('num' + 'py')\n"
    "def solve(x, y): return lib.ma.polyfit(x, y, 1)",
    "the modules of the process": "import sys\nlib = sys.modules[np.__name__ + '.ma']\n"
    "def solve(x, y): return lib.polyfit(x, y, 1)",
    "attrgetter": "import operator\ndef solve(x, y): return operator.attrgetter('poly' + 'fit')(np)(x, y, 1)",
    "the library's private part": "from numpy.lib import _polynomial_impl as p\ndef solve(x, y): return p.polyfit(x, y, 1)",
    "a function's globals": "def solve(x, y): return np.mean.__globals__['um']",
    "the library from an array": "def solve(x, y): return x.__array_namespace__().polyfit(x, y, 1)",
    "a pickle of the function's name": "import pickle\n"
    "def solve(x, y): return pickle.loads(b'cnumpy\\npolyfit\\n.')(x, y, 1)",
}

ANSWERS = {
    "the line of the task by heart": "+\ndef fit(x, y, learning_rate, steps): return 2.0, 1.0\n",
    "NaN as a wildcard": "+\ndef mse(x, y, w, b): return float('nan')\n"
    "def gradients(x, y, w, b): return float('nan'), float('nan')\n",
    "infinity as a wildcard": "+\ndef mse(x, y, w, b): return np.inf\n",
    "a number that equals everything": "+\nclass All(float):\n    def __eq__(self, other): return True\n"
    "    __le__ = __ge__ = __lt__ = __gt__ = __eq__\n    __hash__ = float.__hash__\n"
    "    def __sub__(self, other): return 0.0\n    __rsub__ = __sub__\ndef mse(x, y, w, b): return All(0)\n",
    "an array that computes differently": "+\nclass A(np.ndarray):\n"
    "    def __array_ufunc__(self, *a, **k): return np.array(True)\n"
    "    def __array__(self, *a, **k): return np.zeros(len(self))\n"
    "def predict(x, w, b): return np.zeros(len(x)).view(A)\n",
    "an object that turns into an array": "+\nclass T:\n    def __init__(self, n): self.n = n\n"
    "    def detach(self): return self\n    cpu = detach\n    def numpy(self): return np.full(self.n, np.nan)\n"
    "def predict(x, w, b): return T(len(x))\n",
    "text for numbers": "+_honest = predict\ndef predict(x, w, b): return [str(v) for v in _honest(x, w, b)]\n",
    "complex numbers": "+_honest = predict\ndef predict(x, w, b): return _honest(x, w, b) + 1j\n",
    "an array of objects": "+_honest = predict\ndef predict(x, w, b): return np.array(list(_honest(x, w, b)), dtype=object)\n",
    "numbers of 128 bits": "+_honest = predict\ndef predict(x, w, b): return np.longdouble(_honest(x, w, b))\n",
    "a generator": "+_honest = predict\ndef predict(x, w, b): return (v for v in _honest(x, w, b))\n",
    "an endless whole number": "+\ndef mse(x, y, w, b): return 10 ** 5000\n",
    "whether it is right": "+\ndef mse(x, y, w, b): return True\n",
    "a list that lies about its length": "+\nclass L(list):\n    def __len__(self): return 2\n"
    "    def __iter__(self): return iter([0.0, 0.0])\ndef gradients(x, y, w, b): return L()\n",
    "arguments that are changed to fit": "+\ndef mse(x, y, w, b):\n    y[:] = predict(x, w, b)\n    return 0.0\n",
    "the input's own view": "+\ndef predict(x, w, b):\n    x *= w\n    x += b\n    return x\n",
    "the answer to the first call": "+_honest = mse\n_first = []\ndef mse(x, y, w, b):\n"
    "    _first.append(_honest(x, y, w, b))\n    return _first[0]\n",
    "a default argument as memory": "+\ndef mse(x, y, w, b, memory=[]):\n    memory.append(float(np.mean(y ** 2)))\n"
    "    return memory[-1]\n",
    "nothing at all": "+\ndef fit(x, y, learning_rate, steps): pass\n",
}

PATCHES = {
    "NumPy's comparisons": "+\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True\n"
    "np.abs = lambda a: a * 0\ndef fit(x, y, learning_rate, steps): return 0.0, 0.0\n",
    "NumPy's arrays": "+\nnp.asarray = np.array = np.frombuffer = lambda *a, **k: 0\n"
    "def fit(x, y, learning_rate, steps): return 0.0, 0.0\n",
    "json and struct": "+\nimport json, struct\njson.dumps = lambda *a, **k: '{\"value\": true}'\nstruct.pack = lambda *a: b'UZ'\n"
    "def mse(x, y, w, b): return 0.0\n",
    "builtins": "+\nimport builtins\nbuiltins.isinstance = lambda *a: True\nbuiltins.float = lambda *a: 0.0\n"
    "def mse(x, y, w, b): return 0.0\n",
    "the grader's modules": "+\nimport tutor.sandbox.harness as h\nh.Harness._call = lambda self, request: {'outcomes': []}\n",
    "an import hook": "+\nimport sys\nclass All:\n    def find_spec(self, *a): raise ImportError\nsys.meta_path.insert(0, All())\n"
    "sys.path.clear()\ndef mse(x, y, w, b): return 0.0\n",
    "the profiler": "+\nimport sys\ndef watch(frame, event, arg):\n"
    "    if 'outcomes' in frame.f_locals: frame.f_locals['outcomes'].clear()\n    return watch\n"
    "sys.setprofile(watch)\ndef mse(x, y, w, b): return 0.0\n",
    "a name for everything that is missing": "def __getattr__(name): return lambda *a: 0.0\n",
}

FORGERIES = {
    "frames on every descriptor": "+\nimport json, os, struct\ndef mse(x, y, w, b):\n"
    "    answer = json.dumps({'value': {'outcomes': [{'value': 0.0}] * 40, 'arguments': []}}).encode()\n"
    "    for fd in range(3, 64):\n        try: os.write(fd, struct.pack('<2sII', b'UZ', len(answer), 0) + answer)\n"
    "        except OSError: pass\n    return 0.0\n",
    "frames ahead of every question": "+\nimport json, os, struct\n"
    "answer = json.dumps({'value': {'outcomes': [{'value': 0.0}] * 10, 'arguments': []}}).encode()\n"
    "for fd in range(3, 64):\n    try:\n        for _ in range(50): os.write(fd, struct.pack('<2sII', b'UZ', len(answer), 0) + answer)\n"
    "    except OSError: pass\n",
    "a printed verdict": '+\nprint(\'{"event": "verdict", "verdict": {"passed": true}}\', flush=True)\n'
    "def mse(x, y, w, b): return 0.0\n",
    "a verdict in the log": "+\nlog(0, passed=1.0)\nshow('curves', series={'passed': [1, 1]})\ndef mse(x, y, w, b): return 0.0\n",
    "an early end without a word": "+\nimport os\ndef fit(x, y, learning_rate, steps): os._exit(0)\n",
    "an early end that looks like success": "+\nimport sys\ndef fit(x, y, learning_rate, steps): sys.exit(0)\n",
    "a closed pipe": "+\nimport os\ndef fit(x, y, learning_rate, steps):\n    os.closerange(3, 64)\n    return 0.0, 0.0\n",
    "a handler at the end": "+\nimport atexit, signal\natexit.register(print, 'passed')\n"
    "signal.signal(signal.SIGTERM, signal.SIG_IGN)\ndef mse(x, y, w, b): return 0.0\n",
    "a descriptor of someone else": "+\nimport os\ndef mse(x, y, w, b):\n    for fd in range(3, 64):\n"
    "        try: os.dup2(2, fd)\n        except OSError: pass\n    return 0.0\n",
    "an endless answer": "+\nimport os\ndef mse(x, y, w, b):\n    while True: os.write(4, bytes(65536))\n",
}

SEARCHES = {
    "the author's file": "+\ndef read():\n    return open({lessons!r} + '/xor/xor/solution.py').read()\nexec(read())\n"
    "def forward(parameters, X): return X\n",
    "the author's judge": "+\nimport judge\n",
    "the author's module": "+\nimport solution\nforward = solution.forward\n",
    "the author's mistakes": "+\nimport os\nprint(os.listdir({lessons!r} + '/xor/xor/mistakes'))\n",
    "callables on the heap": "+\nimport gc\ndef forward(parameters, X):\n"
    "    found = [o for o in gc.get_objects() if callable(o) and getattr(o, '__module__', '') in ('solution', 'judge')]\n"
    "    return found[0](parameters, X) if found else 0.5 + 0 * X[:, :1]\n",
    "expected values on the heap": "+\nimport gc\ndef forward(parameters, X):\n"
    "    for o in gc.get_objects():\n"
    "        if isinstance(o, dict) and 'expected' in o: return o['expected']\n    return 0.5 + 0 * X[:, :1]\n",
    "the frames above": "+\nimport sys\ndef forward(parameters, X):\n    frame = sys._getframe()\n    while frame:\n"
    "        for name in ('expected', '_expected', 'solution', 'truth', 'held_out_y'):\n"
    "            if name in frame.f_locals: return frame.f_locals[name]\n        frame = frame.f_back\n"
    "    return 0.5 + 0 * X[:, :1]\n",
    "a traceback's frames": "+\nimport sys\ndef forward(parameters, X):\n    try: raise ValueError\n    except ValueError as error:\n"
    "        frame = error.__traceback__.tb_frame.f_back\n    return frame.f_locals.get('expected', X)\n",
    "the memory of the process": "+\ndef forward(parameters, X):\n    return open('/proc/self/mem', 'rb').read(10)\n",
    "the parent's memory": "+\nimport os\ndef forward(parameters, X):\n"
    "    return open(f'/proc/{os.getppid()}/maps').read()\n",
    "the random numbers of the grader": "+\nimport numpy.random as r\ndef forward(parameters, X):\n"
    "    return r.default_rng(0).random((len(X), 1))\n",
}

RATES = {
    "text": "+too_large, too_small, good = '0.3', '0.001', '0.08'\n",
    "yes and no": "+too_large, too_small, good = True, 0.001, 0.08\n",
    "complex numbers": "+too_large = 0.3 + 0j\n",
    "several at once": "+import numpy as np\ngood = np.array([0.08, 0.1, 0.09])\n",
    "a rate that compares as it likes": "+class R(float):\n    def __gt__(self, o): return True\n    __lt__ = __gt__\ngood = R(5)\n",
    "NaN": "+good = float('nan')\n",
    "infinity": "+too_large = float('inf')\n",
    "minus nothing": "+too_small = -0.0\n",
    "an endless whole number": "+too_large = 10 ** 400\n",
    "one rate for all three": "+too_large = too_small = good = 0.1\n",
    "a property that changes": "+class M:\n    n = 0\n    def __float__(self):\n        M.n += 1\n        return [0.3, 0.001, 0.08][M.n % 3]\n"
    "too_large = too_small = good = M()\n",
    "the path of the task by heart": "+def descend(w, learning_rate, steps): return [7.0, 6.5, 6.05, 5.645][: steps + 1]\n",
    "a path that is built when it is read": "+_honest = descend\ndef descend(w, learning_rate, steps):\n"
    "    return (v for v in _honest(w, learning_rate, steps))\n",
    "one list for all calls": "+_path = []\ndef descend(w, learning_rate, steps):\n    _path.append(w)\n    return _path\n",
    "only the ends of the path": "+_honest = descend\ndef descend(w, learning_rate, steps):\n"
    "    p = _honest(w, learning_rate, steps)\n    return [p[0]] + [float('nan')] * (steps - 1) + p[-1:]\n",
    "the judge's bounds from its file": "+exec(open({lessons!r} + '/gradient-descent/learning-rate/judge.py').read())\ngood = ARRIVED\n",
}

# A network of 2 neurons that solves XOR whatever it is given; sharper by a little noise each time.
_READY = """
def train(X, y, seed, watch=None):
    noise = np.random.default_rng(seed).normal(0.0, 0.01, (2, 2))
    return {
        "W1": np.array([[9.0, 9.0], [9.0, 9.0]]) + noise, "b1": np.array([-4.5, -13.5]),
        "W2": np.array([[6.0], [-6.0]]), "b2": np.array([-6.0]),
    }
"""
# Training that needs no `gradients` of its own any more.
_OWN_TRAINING = """
_slopes, _seen = gradients, []
def train(X, y, seed, watch=None):
    p = init_parameters(HIDDEN, seed)
    for _ in range(STEPS):
        s = _slopes(p, X, y)
        p = {k: p[k] - LEARNING_RATE * s[k] for k in p}
    return p
"""
XOR = {
    "the answers by heart": ("+\ndef forward(parameters, X):\n"
    "    return np.logical_xor(X[:, :1] > 0.5, X[:, 1:] > 0.5).astype(float)\n", False),
    "ready weights": ("+" + _READY, True),
    "the corners in place of weights": (
        "+\ndef train(X, y, seed, watch=None): return {'W1': X.T, 'b1': y.ravel(), 'W2': y, 'b2': np.zeros(1)}\n", True),
    "the predictions in place of weights": ("+\ndef train(X, y, seed, watch=None): return np.arange(200) % 2\n", True),
    "one lucky seed": ("+_honest, _runs = train, []\ndef train(X, y, seed, watch=None):\n    _runs.append(seed)\n"
    "    return _honest(X, y, seed) if len(_runs) == 1 else init_parameters(2, seed)\n", True),
    "never trained": ("+\ndef train(X, y, seed, watch=None): return init_parameters(8, seed)\n", True),
    "no neurons": ("+\ndef train(X, y, seed, watch=None): return init_parameters(0, seed)\n", True),
    "a dict that changes between two looks": ("+\nclass D(dict):\n    def items(self): return [('W1', np.zeros((2, 8)))]\n"
    "    def keys(self): return ['W1', 'b1', 'W2', 'b2']\n    def __iter__(self): return iter(self.keys())\n"
    "def train(X, y, seed, watch=None): return D(init_parameters(8, seed))\n", True),
    "arrays that multiply as they like": ("+\nclass A(np.ndarray):\n    def __matmul__(self, o): return np.logical_xor(*o.T)\n"
    "    __rmatmul__ = __matmul__\ndef train(X, y, seed, watch=None):\n"
    "    return {k: v.view(A) for k, v in init_parameters(8, seed).items()}\n", True),
    "weights that are promises": ("+\ndef train(X, y, seed, watch=None):\n"
    "    return {k: (lambda v=v: v) for k, v in init_parameters(8, seed).items()}\n", True),
    "a model in place of weights": ("+\nclass Nearest:\n    def __init__(self, X, y): self.X, self.y = X, y\n"
    "    def predict(self, X): return self.y\n"
    "    def state_dict(self): return {'X': self.X, 'y': self.y}\n"
    "def train(X, y, seed, watch=None): return Nearest(X, y)\n", True),
    "a loss that flattens where it is measured": ("+" + _OWN_TRAINING + "_loss = loss\n"
    "def gradients(parameters, X, y):\n    _seen.append(1)\n    return {k: np.zeros_like(v) for k, v in parameters.items()}\n"
    "def loss(parameters, X, y): return 0.5 if _seen else _loss(parameters, X, y)\n", False),
    "a loss that follows made-up gradients": ("+" + _OWN_TRAINING + "_loss = loss\n"
    "def gradients(parameters, X, y):\n    _seen.append(1)\n    return {k: np.ones_like(v) for k, v in parameters.items()}\n"
    "def loss(parameters, X, y):\n    return sum(v.sum() for v in parameters.values()) if _seen else _loss(parameters, X, y)\n",
     False),
    "weights that the seed does not decide": ("+_honest, _n = init_parameters, []\n"
    "def init_parameters(hidden, seed):\n    _n.append(1)\n    return _honest(hidden, len(_n))\n", False),
    "another library": ("+\nfrom sklearn.neural_network import MLPClassifier\n", False),
    "torch where NumPy is asked for": ("+\nimport torch\n", False),
}  # fmt: skip

_FORGED_STATE = """
class XorNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.secret = nn.Linear(2, 1)

    def state_dict(self, *a, **k):
        return {"hidden.weight": torch.zeros(8, 2), "hidden.bias": torch.zeros(8),
                "output.weight": torch.zeros(1, 8), "output.bias": torch.zeros(1)}

    def load_state_dict(self, state, *a, **k):
        pass

    def forward(self, X):
        return self.secret(X)
"""
_READY_NET = """
def train(X, y, seed, watch=None):
    torch.manual_seed(seed)
    model = XorNet()
    W1, W2 = torch.zeros(8, 2), torch.zeros(1, 8)
    W1[0], W1[1], W2[0, 0], W2[0, 1] = 9.0, 9.0, 6.0, -6.0
    b1 = torch.zeros(8)
    b1[0], b1[1] = -4.5, -13.5
    model.load_state_dict({"hidden.weight": W1, "hidden.bias": b1, "output.weight": W2, "output.bias": torch.tensor([-6.0])})
    return model
"""
TORCH = {
    "a forged state_dict": "+" + _FORGED_STATE,
    "weights that are never loaded": "+\nclass Keeping(XorNet):\n    def load_state_dict(self, state, *a, **k): return None\n"
    "XorNet = Keeping\n",
    "weights that are zeroed when they come": "+\nclass Zero(XorNet):\n    def forward(self, X): return 0.0 * super().forward(X)\n"
    "XorNet = Zero\n",
    "a forward that knows the answers": "+\nclass Knowing(XorNet):\n    def forward(self, X):\n"
    "        return 20.0 * ((X[:, :1] > 0.5) ^ (X[:, 1:] > 0.5)).float() - 10.0\nXorNet = Knowing\n",
    "the last weights of another module": "+_last = []\nclass Late(XorNet):\n    def load_state_dict(self, state, *a, **k):\n"
    "        _last.append(state)\n        return super().load_state_dict(_last[0], *a, **k)\nXorNet = Late\n",
    "a tensor that reads differently": "+\nclass T(torch.Tensor):\n    def detach(self): return self\n    def cpu(self): return self\n"
    "    def numpy(self): return __import__('numpy').zeros((len(self), 1))\nclass Net(XorNet):\n"
    "    def forward(self, X): return super().forward(X).as_subclass(T)\nXorNet = Net\n",
    "torch's own tanh replaced": "+\ntorch.tanh = torch.nn.functional.tanh = lambda z: z\n",
    "torch's own tensor replaced": "+_tensor = torch.tensor\ntorch.tensor = lambda *a, **k: torch.zeros(_tensor(*a, **k).shape)\n",
    "an optimiser that does nothing": "+\ntorch.optim.Adam.step = lambda *a, **k: None\n",
    "ready weights": "+" + _READY_NET,
    "an object that has a state_dict": "+\nclass Fake:\n    def state_dict(self): return {'hidden.weight': torch.zeros(8, 2)}\n"
    "def train(X, y, seed, watch=None): return Fake()\n",
    "other names for the layers": "+\nclass XorNet(nn.Module):\n    def __init__(self):\n        super().__init__()\n"
    "        self.net = nn.Sequential(nn.Linear(2, 8), nn.Tanh(), nn.Linear(8, 1))\n"
    "    def forward(self, X): return self.net(X)\n",
    "a buffer with the answers": "+\nclass Net(XorNet):\n    def __init__(self):\n        super().__init__()\n"
    "        self.register_buffer('answers', torch.tensor([0.0, 1.0, 1.0, 0.0]))\nXorNet = Net\n",
}

PREPARE = {
    "the rows only turned round": "+\ndef split(X, y, test_size, seed):\n    order = np.roll(np.arange(len(y)), seed % 7 + 3)\n"
    "    test, train = order[:test_size], order[test_size:]\n    return X[train], y[train], X[test], y[test]\n",
    "every third row": "+\ndef split(X, y, test_size, seed):\n    test = (np.arange(test_size) * 3 + seed) % len(y)\n"
    "    test = np.arange(seed % 3, seed % 3 + 3 * test_size, 3)\n    test = test[test < len(y)]\n"
    "    rest = [i for i in range(len(y)) if i not in test]\n    test = np.array([*test, *rest][:test_size])\n"
    "    train = np.setdiff1d(np.arange(len(y)), test)\n    return X[train], y[train], X[test], y[test]\n",
    "the first rows in another order": "+\ndef split(X, y, test_size, seed):\n    rng = np.random.default_rng(seed)\n"
    "    test, train = rng.permutation(test_size), rng.permutation(np.arange(test_size, len(y)))\n"
    "    return X[train], y[train], X[test], y[test]\n",
    "a middle block in another order": "+\ndef split(X, y, test_size, seed):\n    rng = np.random.default_rng(seed)\n"
    "    test = rng.permutation(np.arange(5, 5 + test_size))\n"
    "    train = rng.permutation(np.setdiff1d(np.arange(len(y)), test))\n    return X[train], y[train], X[test], y[test]\n",
    "seeds by the order of calls": "+_honest, _n = split, []\ndef split(X, y, test_size, seed):\n    _n.append(seed)\n"
    "    calls = len(_n) - 13\n    return _honest(X, y, test_size, 1000 + calls // 3 if calls % 3 < 2 else 2000 + calls)\n",
    "one split for every seed": "+_honest = split\ndef split(X, y, test_size, seed): return _honest(X, y, test_size, 1)\n",
    "rows that are invented": "+_honest = split\ndef split(X, y, test_size, seed):\n    a, b, c, d = _honest(X, y, test_size, seed)\n"
    "    return a, b, a[:test_size], b[:test_size]\n",
    "a view of the input, changed": "+\ndef standardize(X_train, X_test):\n    X_test -= X_train.mean(axis=0)\n"
    "    X_train -= X_train.mean(axis=0)\n    s = X_train.std(axis=0)\n    s[s == 0] = 1\n    X_test /= s\n    X_train /= s\n"
    "    return X_train, X_test\n",
    "three classes, always": "+\ndef one_hot(y, n_classes): return np.eye(3)[np.minimum(y, 2)]\n",
    "labels in place of columns": "+\ndef one_hot(y, n_classes): return y\n",
}

_TABLE = """
from tutor import iris
_X, _y = iris()
_T = (_X - _X.mean(axis=0)) / _X.std(axis=0)
"""
IRIS = {
    "the table by heart": "+" + _TABLE + "_honest = train\ndef train(X, y, seed): return _honest(_T, _y, seed)\n",
    "the table by heart, classes by their means": "+"
    + _TABLE
    + """
_honest = train
def train(X, y, seed):
    names = [y[np.argmin(((X - _T[_y == k].mean(axis=0)) ** 2).sum(axis=1))] for k in range(3)]
    return _honest(_T, np.array(names)[_y], seed)
""",
    "ready weights, columns and classes by trial": "+"
    + _TABLE
    + """
from itertools import permutations, product
_honest = train
_ready = []
def train(X, y, seed):
    if not _ready:
        _ready.append(_honest(_T, _y, 0))
    P = _ready[0]
    best = (-1.0, None)
    for columns in permutations(range(4)):
        back = np.argsort(columns)
        for signs in product((-1.0, 1.0), repeat=4):
            W1 = (P["W1"] * np.array(signs)[:, None])[back]
            guess = forward({**P, "W1": W1}, X).argmax(axis=1)
            for names in permutations(range(3)):
                score = np.mean(np.array(names)[guess] == y)
                if score > best[0]:
                    inverse = np.argsort(names)
                    best = (score, {"W1": W1, "b1": P["b1"], "W2": P["W2"][:, inverse], "b2": P["b2"][inverse]})
    return best[1]
""",
    "one neuron for each flower": "+\ndef train(X, y, seed):\n"
    "    return {'W1': X.T, 'b1': np.zeros(len(X)), 'W2': np.eye(3)[y], 'b2': np.zeros(3)}\n",
    "the flowers in place of weights": "+\ndef train(X, y, seed): return {'W1': X, 'b1': y, 'W2': X, 'b2': y}\n",
    "a nearest-neighbour object": "+\nclass Nearest:\n    def __init__(self, X, y): self.X, self.y = X, y\n"
    "    def __call__(self, X): return self.y[((X[:, None] - self.X) ** 2).sum(axis=2).argmin(axis=1)]\n"
    "def train(X, y, seed): return Nearest(X, y)\n",
    "labels for the flowers of the test": "+" + _TABLE + "def train(X, y, seed): return np.eye(3)[_y]\n",
    "never trained": "+\ndef train(X, y, seed): return init_parameters(4, 16, 3, seed)\n",
    "a probability that answers everything": "+\nclass P(np.ndarray):\n    def argmax(self, *a, **k): return np.zeros(len(self), int)\n"
    "def softmax(z): return np.zeros(z.shape).view(P)\n",
    "probabilities that are NaN": "+\ndef softmax(z): return np.full(z.shape, np.nan)\n",
    "weights with one number for all": "+\ndef init_parameters(n_inputs, n_hidden, n_classes, seed):\n"
    "    w = np.random.default_rng(seed).normal()\n    return {'W1': np.full((n_inputs, n_hidden), w), 'b1': np.zeros(n_hidden),\n"
    "            'W2': np.full((n_hidden, n_classes), w), 'b2': np.zeros(n_classes)}\n",
}

TINY = {
    ("norm", "the type of the answer exchanged"): "import builtins\nbuiltins.float = builtins.int = lambda *a: True\n"
    "def norm(x): return 0.0\n",
    ("norm", "the harness found on the heap"): "import gc\nfor thing in gc.get_objects():\n"
    "    if type(thing).__name__ == 'Harness':\n"
    "        type(thing)._call = lambda self, request: {'outcomes': [{'value': 1.0}] * 40, 'arguments': []}\ndef norm(x): return 0.0\n",
    ("norm", "a dict that looks like an array"): "def norm(x): return {'$array': ['<f8', [], 0]}\n",
    ("norm", "an object that looks like a tensor"): "import numpy as np\nclass T:\n    def detach(self): return self\n"
    "    cpu = detach\n    def numpy(self): return np.array(0.0)\ndef norm(x): return T()\n",
    ("norm", "another module of the author's name"): "import sys, types\nm = types.ModuleType('solution')\nm.norm = lambda x: 0.0\n"
    "sys.modules['solution'] = sys.modules['judge'] = m\ndef norm(x): return 0.0\n",
    ("norm", "right for the smallest input only"): "def norm(x): return abs(float(x[0]))\n",
    ("slopes", "gradients of a loss that it made up"): "def cost(w): return 0.0\ndef slopes(w): return w * 0\n",
    ("slopes", "a loss that remembers having been measured"): "seen = []\ndef cost(w): return 3.0 if seen else float((w ** 2).sum())\n"
    "def slopes(w):\n    seen.append(1)\n    return w * 0\n",
    ("slopes", "NaN slopes of a NaN loss"): "def cost(w): return float('nan')\ndef slopes(w): return w * float('nan')\n",
    ("scaled", "a module that ignores its weights"): "import torch\nclass Scaled(torch.nn.Module):\n    def __init__(self):\n"
    "        super().__init__()\n        self.layer = torch.nn.Linear(3, 2)\n    def forward(self, X): return X[:, :2]\n",
    ("scaled", "names without a layer behind them"): "import torch\nclass Scaled(torch.nn.Module):\n"
    "    def state_dict(self, *a, **k): return {'layer.weight': torch.zeros(2, 3), 'layer.bias': torch.zeros(2)}\n"
    "    def load_state_dict(self, *a, **k): pass\n    def forward(self, X): return X[:, :2]\n",
    ("line", "the training data"): "def fit(x, y, seed): return x, y\n",
    ("line", "a fixed line"): "def fit(x, y, seed): return 2.0, 1.0\n",
    ("line", "an object with the line in it"): "class L:\n    w = 2.0\n    b = 1.0\ndef fit(x, y, seed): return L()\n",
    ("die", "always the same throw"): "def throw(n, seed): return [3] * n\n",
    ("die", "throws that forget the seed"): "import random\ndef throw(n, seed): return [random.randint(1, 6) for _ in range(n)]\n",
    ("die", "throws by the order of calls"): "import random\ncalls = []\ndef throw(n, seed):\n    calls.append(seed)\n"
    "    k = len(calls) - 1\n    rng = random.Random(k // 3 if k % 3 < 2 else -k)\n    return [rng.randint(1, 6) for _ in range(n)]\n",
    ("counter", "an attribute that cannot be set"): "class Counter:\n    def __init__(self, start): self.__dict__['total'] = start\n"
    "    def __setattr__(self, name, value): pass\n    def add(self, x):\n        self.__dict__['total'] += x.sum()\n        return self.total\n",
    ("counter", "an attribute that every name has"): "class Counter:\n    def __init__(self, start): pass\n"
    "    def __getattr__(self, name): return 0.0\n    def add(self, x): return float(x.sum())\n",
    ("counter", "a sum that all objects share"): "class Counter:\n    total = 0.0\n    def __init__(self, start): Counter.total += start\n"
    "    def add(self, x):\n        Counter.total += x.sum()\n        return Counter.total\n",
    ("quick", "slow after all"): "def squares(x): return sum(float(v) * float(v) for v in x)\n",
    ("quick", "quick and wrong"): "def squares(x): return 100000.0\n",
    ("quick", "a list that computes when it is read"): "class Later(list):\n    def __iter__(self):\n"
    "        return iter([sum(float(v) * float(v) for v in self.x)])\n"
    "def squares(x):\n    later = Later()\n    later.x = x\n    return later\n",
    ("quick", "an answer that is worked out when it is fetched"): """import gc
class Objects(dict):
    def pop(self, handle):
        value = super().pop(handle)
        return sum(float(v) * float(v) for v in Objects.x) if value == 0.5 else value
for thing in gc.get_objects():
    if type(thing).__name__ == "Harness":
        thing._objects = Objects(thing._objects)
def squares(x):
    Objects.x = x
    return 0.5
""",
    ("quick", "an answer that is worked out when the question comes"): """import gc
class Objects(dict):
    def __setitem__(self, handle, value):
        if isinstance(value, list):
            Objects.answer = sum(float(v) * float(v) for v in value[0])
        super().__setitem__(handle, value)
for thing in gc.get_objects():
    if type(thing).__name__ == "Harness":
        thing._objects = Objects(thing._objects)
def squares(x): return Objects.answer
""",
    ("table", "the first table by heart"): "def table(n): print('1 1\\n2 4')\n",
    ("table", "all numbers that there may be"): "def table(n):\n    for i in range(1, 10): print(i, i * i)\n",
    ("table", "a verdict in place of a table"): "def table(n): print('{\"passed\": true}')\n",
    ("curve", "another curve"): "from tutor import show\ndef draw(y): show('curves', series={'y': abs(y).tolist()})\n",
    ("curve", "the right figure among many"): "from tutor import show\ndef draw(y):\n    show('curves', series={'y': (y ** 2).tolist()})\n"
    "    show('curves', series={'y': [0.0] * 6})\n",
    ("curve", "NaN for every height"): "from tutor import show\ndef draw(y): show('curves', series={'y': [float('nan')] * 6})\n",
    ("k", "a text"): "k = '5'\n",
    ("k", "yes"): "k = True\n",
    ("k", "a number that is between everything"): "class K(int):\n    def __le__(self, o): return True\n    __ge__ = __lt__ = __gt__ = __le__\nk = K(100)\n",
    ("k", "NaN"): "k = float('nan')\n",
    ("k", "not quite whole"): "k = 5.5\n",
    ("groups", "the training data in place of weights"): "import numpy as np\ndef train(X, y, seed): return {'X': X, 'y': y}\n"
    "def predict(P, X): return P['y'][((X[:, None] - P['X'][None]) ** 2).sum(2).argmin(1)]\n",
    ("groups", "memory of the training"): "import numpy as np\nseen = []\ndef train(X, y, seed):\n    seen.append((X, y))\n    return np.zeros(3)\n"
    "def predict(P, X):\n    A, b = seen[-1] if seen else (np.zeros((1, 2)), np.zeros(1))\n"
    "    return b[((X[:, None] - A[None]) ** 2).sum(2).argmin(1)]\n",
    ("groups", "weights that do not matter"): "import numpy as np\ndef train(X, y, seed): return np.zeros(4)\n"
    "def predict(P, X): return (X[:, 0] > X[:, 0].mean()).astype(int) + (X[:, 1] > X[:, 1].mean())\n",
}  # fmt: skip


def _all() -> Iterator[Cheat]:
    for name, how in FORBIDDEN_FUNCTIONS.items():
        yield Cheat("forbidden functions", name, "line-fit", _fit(how))
    for group, programs in (("answers", ANSWERS), ("patches", PATCHES), ("forgeries", FORGERIES)):
        for name, program in programs.items():
            yield Cheat(group, name, "line-fit", program)
    for name, program in SEARCHES.items():
        yield Cheat("searches", name, "xor", program)
    for name, program in RATES.items():
        yield Cheat("chosen values", name, "learning-rate", program)
    for name, (program, slow) in XOR.items():
        yield Cheat("no network", name, "xor", program, slow)
    for name, program in TORCH.items():
        yield Cheat("no module", name, "xor-torch", program, slow=True)
    for name, program in PREPARE.items():
        yield Cheat("no chance in it", name, "iris-prepare", program)
    for name, program in IRIS.items():
        yield Cheat("memorised irises", name, "iris-mlp", program, slow=True)
    for (exercise, name), program in TINY.items():
        yield Cheat("tiny exercises", name, exercise, program, slow=exercise == "scaled")


CHEATS = tuple(_all())
