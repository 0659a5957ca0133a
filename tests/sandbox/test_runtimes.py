"""What a learner's program can do inside: all of computing, with the libraries of its runtime and no others."""

import sys

import pytest
from confined import PATIENT, end_of

from tutor.sandbox import layers
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.layers import Limits

IMPORTS = "json math random re statistics decimal fractions datetime zoneinfo collections itertools functools typing"
IMPORTS += " dataclasses enum abc copy heapq bisect string textwrap pprint csv io time timeit unittest doctest hashlib base64"
IMPORTS += " sqlite3 xml.dom.minidom email.mime.text urllib.parse ctypes struct array contextlib operator secrets uuid logging"
IMPORTS += " asyncio concurrent.futures threading subprocess socket tkinter.colorchooser pathlib glob shutil tempfile argparse"

COMPUTING = {
    "linear algebra": "import numpy as np\nsucceeded = np.allclose(np.linalg.inv(np.eye(3) * 2), np.eye(3) / 2)",
    "a decomposition": "import numpy as np\nsucceeded = np.linalg.svd(np.ones((50, 50)))[1][0] > 49",
    "a transform": "import numpy as np\nsucceeded = abs(np.fft.ifft(np.fft.fft(np.ones(8))) - 1).max() < 1e-12",
    "random numbers": "import numpy as np\nsucceeded = np.random.default_rng(0).normal(size=9).shape == (9,)",
    "the old random numbers": (
        "import numpy as np\nnp.random.seed(3)\nsucceeded = round(np.random.rand(), 4) == 0.5508"
    ),
    "polynomials and testing": "import numpy.polynomial, numpy.testing, numpy.ma\nsucceeded = True",
    "a large product": "import numpy as np\nsucceeded = (np.ones((600, 600)) @ np.ones((600, 600)))[0, 0] == 600",
    "arrays in memory files": (
        "import io, numpy as np\nb = io.BytesIO()\nnp.save(b, np.ones(3))\nb.seek(0)\n"
        "succeeded = np.load(b).sum() == 3"
    ),
    "time": (
        "import time, datetime\ntime.sleep(0.01)\n"
        "succeeded = time.perf_counter() > 0 and datetime.datetime.now().year > 2020"
    ),
    "a time zone": (
        "import datetime, zoneinfo\nd = datetime.datetime(2024, 1, 1, tzinfo=zoneinfo.ZoneInfo('Asia/Tashkent'))\n"
        "succeeded = str(d.utcoffset()) == '5:00:00'"
    ),
    "dataclasses and inheritance": (
        "from dataclasses import dataclass\n@dataclass\nclass A:\n    x: int = 1\n"
        "succeeded = A(2) == A(2)"
    ),
    "a traceback": (
        "import traceback\ntry: 1 / 0\n"
        "except ZeroDivisionError: succeeded = '1 / 0' in traceback.format_exc()"
    ),
    "its own source": "import inspect\ndef f(): return 41 + 1\nsucceeded = '41 + 1' in inspect.getsource(f)",
    "pickling": "import pickle\nclass A: pass\nsucceeded = type(pickle.loads(pickle.dumps(A()))) is A",
    "text in Uzbek": "print('Oʻzbekiston')\nsucceeded = 'oʻ'.upper() == 'OʻZ'[:2]",
    "a warning": "import warnings\nwarnings.warn('careful')\nsucceeded = True",
    "logging": "import logging\nlogging.basicConfig()\nlogging.warning('x')\nsucceeded = True",
    "a generator that is left alone": (
        "def g():\n    try: yield 1\n    finally: print('closed')\nsucceeded = next(g()) == 1"
    ),
    "no terminal": "import sys, os\nsucceeded = not sys.stdout.isatty() and os.isatty(0) is False",
    "the flowers": (
        "from tutor import iris\nX, y = iris()\n"
        "succeeded = X.shape == (150, 4) and set(y.tolist()) == {0, 1, 2}"
    ),
    "the digits": (
        "from tutor import digits\nX, y = digits()\n"
        "succeeded = X.shape == (1797, 64) and X.max() == 1.0 and int(y.sum()) == 8070"
    ),
    "handwritten pictures": (
        "from tutor import handwritten\nX, y = handwritten()\nsucceeded = len(X) == len(y) == 1500"
    ),
    "its name when run": "succeeded = __name__ == 'exercise'",
    "who it is": "import os, platform\nsucceeded = os.getpid() > 0 and bool(platform.python_version())",
    "a breakpoint-free debugger": "import cProfile\nsucceeded = cProfile.run('1 + 1') is None",
}  # fmt: skip

TORCH = {
    "Adam": (
        "model = torch.nn.Sequential(torch.nn.Linear(2, 16), torch.nn.Tanh(), torch.nn.Linear(16, 1))\n"
        "X = torch.tensor([[0., 0], [0, 1], [1, 0], [1, 1]]); y = torch.tensor([[0.], [1], [1], [0]])\n"
        "optimizer = torch.optim.Adam(model.parameters(), lr=0.05)\n"
        "for _ in range(300):\n    optimizer.zero_grad()\n"
        "    loss = torch.nn.functional.binary_cross_entropy_with_logits(model(X), y)\n    loss.backward()\n"
        "    optimizer.step()\nsucceeded = loss.item() < 0.1"
    ),
    "a convolution": (
        "conv = torch.nn.Conv2d(3, 4, 3, padding=1)\nloss = torch.nn.MaxPool2d(2)(conv(torch.randn(2, 3, 8, 8))).sum()\n"
        "loss.backward()\nsucceeded = conv.weight.grad.shape == (4, 3, 3, 3)"
    ),
    "batch normalization and dropout": (
        "m = torch.nn.Sequential(torch.nn.BatchNorm1d(3), torch.nn.Dropout(0.5))\nm(torch.randn(8, 3))\nm.eval()\n"
        "succeeded = m(torch.randn(8, 3)).shape == (8, 3)"
    ),
    "an LSTM": "succeeded = torch.nn.LSTM(3, 5)(torch.randn(4, 2, 3))[0].shape == (4, 2, 5)",
    "attention": (
        "a = torch.randn(1, 4, 8)\n"
        "succeeded = torch.nn.MultiheadAttention(8, 2, batch_first=True)(a, a, a)[0].shape == (1, 4, 8)"
    ),
    "a data loader": (
        "from torch.utils.data import DataLoader, TensorDataset\n"
        "batches = list(DataLoader(TensorDataset(torch.arange(10.)), batch_size=4, shuffle=True))\n"
        "succeeded = sorted(torch.cat([b[0] for b in batches]).tolist()) == list(range(10))"
    ),
    "more threads than there are": (
        "torch.set_num_threads(8)\ntorch.set_num_interop_threads(8)\n"
        "succeeded = (torch.ones(500, 500) @ torch.ones(500, 500))[0, 0].item() == 500"
    ),
    "a scheduler": (
        "p = torch.nn.Parameter(torch.ones(1))\no = torch.optim.SGD([p], lr=1.0)\n"
        "s = torch.optim.lr_scheduler.StepLR(o, 1, 0.5)\no.step()\ns.step()\nsucceeded = o.param_groups[0]['lr'] == 0.5"
    ),
    "gradients of functions": "succeeded = torch.func.grad(lambda x: x ** 3)(torch.tensor(2.)).item() == 12",
    "vmap": "succeeded = torch.vmap(lambda x: x * 2)(torch.arange(3)).tolist() == [0, 2, 4]",
    "gradcheck": (
        "succeeded = torch.autograd.gradcheck(torch.sigmoid, torch.randn(3, dtype=torch.double, requires_grad=True))"
    ),
    "saving in memory": (
        "import io\nb = io.BytesIO()\ntorch.save({'w': torch.ones(2)}, b)\nb.seek(0)\n"
        "succeeded = torch.load(b)['w'].sum().item() == 2"
    ),
    "hooks": (
        "m = torch.nn.Linear(1, 1)\nseen = []\nm.register_forward_hook(lambda *a: seen.append(1))\n"
        "m(torch.ones(1, 1))\nsucceeded = seen == [1]"
    ),
    "no GPU": "succeeded = torch.cuda.is_available() is False and torch.zeros(1).device.type == 'cpu'",
    "seeds": (
        "torch.manual_seed(1)\na = torch.rand(2)\ntorch.manual_seed(1)\n"
        "succeeded = bool((a == torch.rand(2)).all())"
    ),
    "in and out of NumPy": "import numpy as np\nsucceeded = torch.from_numpy(np.arange(3)).numpy().sum() == 3",
    "a model of a million": (
        "m = torch.nn.Linear(1000, 1000)\nm(torch.ones(10, 1000)).sum().backward()\n"
        "succeeded = sum(p.numel() for p in m.parameters()) > 1e6"
    ),
    "printing a model": "print(torch.nn.Linear(2, 3))\nsucceeded = True",
}  # fmt: skip


@pytest.mark.parametrize("name", COMPUTING)
def test_programs_compute(numpy_server: ForkServer, name: str) -> None:
    end = end_of(numpy_server, COMPUTING[name])
    assert bool(end.succeeded) is True, end


@pytest.mark.parametrize("name", TORCH)
def test_torch_programs_compute(torch_server: ForkServer, name: str) -> None:
    end = end_of(torch_server, f"import torch\n{TORCH[name]}", Limits(seconds=60, memory_mb=1024))
    assert bool(end.succeeded) is True, end


@pytest.mark.parametrize("runtime", ["numpy_server", "torch_server"])
def test_the_standard_library_can_be_imported(runtime: str, request: pytest.FixtureRequest) -> None:
    source = "import importlib\nsucceeded = []\n" + "".join(
        f"try: importlib.import_module({name!r})\nexcept ImportError as error: succeeded.append(str(error))\n"
        for name in IMPORTS.split()
    )
    missing = end_of(request.getfixturevalue(runtime), source).succeeded
    assert [message for message in missing if "tkinter" not in message] == []  # which not every Python has


@pytest.mark.parametrize(
    ("runtime", "module"),
    [
        *[
            ("numpy_server", name)
            for name in ("torch", "torch.nn", "yaml", "pydantic", "textual", "scipy", "pip", "pytest")
        ],
        *[("torch_server", name) for name in ("yaml", "pydantic", "textual", "sqlalchemy", "pip", "no_such_module")],
        *[
            (runtime, name)
            for runtime in ("numpy_server", "torch_server")
            for name in (
                "tutor.grading",
                "tutor.sandbox.wire",
                "tutor.course.files",
                "tutor.paths",
                "tutor.engine",
                "solution",
            )
        ],
    ],
)
def test_nothing_else_can_be_imported(runtime: str, module: str, request: pytest.FixtureRequest) -> None:
    raised = end_of(request.getfixturevalue(runtime), f"import {module}").raised
    assert raised is not None
    assert raised.type == "ModuleNotFoundError"
    assert module.split(".")[0] in raised.message


def test_the_tutor_shows_only_what_is_for_learners(numpy_server: ForkServer) -> None:
    source = """\
import sys, tutor
succeeded = [[n for n in dir(tutor) if n[0] != "_"], [n for n in sys.modules if n.startswith("tutor")]]
"""
    names, modules = end_of(numpy_server, source).succeeded
    assert set(names) == {"digits", "handwritten", "iris", "learner", "log", "show"}
    assert set(modules) == {"tutor", "tutor.learner"}


def test_figures_and_logs_reach_the_listener(torch_server: ForkServer) -> None:
    source = """\
import numpy as np, torch
from tutor import log, show
log(np.int64(3), loss=torch.tensor(0.5), accuracy=np.float32(1))
show("line-fit", x=np.arange(2.0), y=torch.ones(2), w=1.0, b=torch.tensor(2.0))
show("confusion-matrix", true=[0, 1, 1], predicted=torch.tensor([0, 1, 0]))
show("decision-boundary", predict=lambda X: X[:, 0] > 0, points=np.ones((2, 2)), labels=[0, 1])
"""
    events = end_of(torch_server, source).events
    assert events[0] == ("log", {"step": 3, "values": {"loss": 0.5, "accuracy": 1.0}})
    assert events[1] == ("show", {"kind": "line-fit", "x": [0, 1], "y": [1, 1], "w": 1.0, "b": 2.0})
    assert events[2] == ("show", {"kind": "confusion-matrix", "counts": [[1, 0], [1, 1]], "classes": ["0", "1"]})
    assert {"grid", "extent", "points", "labels"} < events[3][1].keys()


def test_a_program_computes_as_it_would_outside(numpy_server: ForkServer) -> None:
    source = "import numpy as np\nsucceeded = [float(np.exp(1.25)), hash(1.5), 0.1 + 0.2, int(np.arange(10) @ np.arange(10))]"
    outside: dict[str, object] = {}
    exec(source, outside)
    assert end_of(numpy_server, source).succeeded == outside["succeeded"]
    assert end_of(numpy_server, "import sys\nsucceeded = sys.version").succeeded == sys.version


def test_without_any_layer_programs_run_and_say_so() -> None:
    """As on a machine whose kernel offers nothing."""
    server = ForkServer("numpy", without=frozenset(layers.ALL))
    try:
        end = end_of(server, "succeeded = 1", PATIENT)
        assert end.succeeded == 1
    finally:
        server.close()
