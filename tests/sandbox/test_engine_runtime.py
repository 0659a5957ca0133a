"""The runtime `engine`: NumPy and the tutor's own networks, and nothing more of the tutor; other runtimes have none of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from confined import PATIENT, end_of

import tutor
from tutor.sandbox.children import ChildSource
from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer

TRAINING = """\
from tutor.engine import Adam, Linear, Model, ReLU, Sequential, Value
from tutor.engine.datasets import moons
from tutor.engine.metrics import accuracy

data = moons(n=120, random_state=0)
model = Model(Sequential([Linear(2, 16), ReLU(), Linear(16, 2)]), "cross_entropy", Adam(0.05), random_state=0)
model.fit(data.X, data.y, epochs=60)
a = Value(3.0)
(a * a).backward()
succeeded = [model.score(data.X, data.y) > 0.9, a.grad, accuracy(model.predict_scores(data.X), data.y) > 0.9]
"""

TUTOR = Path(tutor.__file__).parent
LESSONS = TUTOR.parent / "lessons"


@pytest.fixture(scope="module", params=[ForkServer, SpawnServer])
def engine_server(request: pytest.FixtureRequest) -> Iterator[ChildSource]:
    server = request.param("engine")
    yield server
    server.close()


def test_programs_may_train_with_it(engine_server: ChildSource) -> None:
    end = end_of(engine_server, TRAINING, PATIENT)
    assert end.raised is None
    assert end.succeeded == [True, 6.0, True]


def test_it_is_all_of_the_tutor_that_they_see(engine_server: ChildSource) -> None:
    source = """\
import sys, tutor
names = [name for name in dir(tutor) if name[0] != "_"]
modules = {".".join(name.split(".")[:2]) for name in sys.modules if name.split(".")[0] == "tutor"}
succeeded = [sorted(names), sorted(modules), "torch" in sys.modules]
"""
    names, modules, torch = end_of(engine_server, source).succeeded
    assert names == ["digits", "engine", "handwritten", "iris", "learner", "log", "show"]
    assert modules == ["tutor", "tutor.engine", "tutor.learner"]
    assert torch is False


@pytest.mark.parametrize(
    "module", ["tutor.grading", "tutor.sandbox.wire", "tutor.course.files", "tutor.engines", "torch"]
)
def test_nothing_else_can_be_imported(engine_server: ChildSource, module: str) -> None:
    raised = end_of(engine_server, f"import {module}").raised
    assert raised is not None
    assert raised.type == "ModuleNotFoundError"


def test_solutions_and_the_rest_of_the_tutor_stay_closed(engine_server: ChildSource) -> None:
    """What it may read ends at the engine's folder, also for paths that lead out of it."""
    closed = [*LESSONS.rglob("solution.py"), *TUTOR.glob("grading/*.py"), TUTOR / "engine" / ".." / "learner.py"]
    assert len(closed) > 10
    source = f"""\
import os
opened = []
for path in {[str(path) for path in closed]!r}:
    try:
        opened.append(open(path).read()[:10])
    except OSError:
        pass
for folder in {[str(LESSONS), str(TUTOR), str(TUTOR / "engine" / "..")]!r}:
    try:
        opened.append(os.listdir(folder))
    except OSError:
        pass
try:
    open({str(TUTOR / "engine" / "model.py")!r}, "a")
    opened.append("to write")
except OSError:
    pass
succeeded = [opened, len(open({str(TUTOR / "engine" / "model.py")!r}).read()) > 100]
"""
    end = end_of(engine_server, source)
    assert end.raised is None
    assert end.succeeded == [[], True]


@pytest.mark.parametrize(
    "statement", ["from tutor.engine import Model", "import tutor.engine.losses", "from tutor import engine"]
)
@pytest.mark.parametrize("runtime", ["numpy_server", "torch_server"])
def test_other_runtimes_have_none_of_it(runtime: str, statement: str, request: pytest.FixtureRequest) -> None:
    server = request.getfixturevalue(runtime)
    raised = end_of(server, statement).raised
    assert raised is not None
    assert raised.type in ("ModuleNotFoundError", "ImportError")
    path = str(TUTOR / "engine" / "model.py")
    closed = end_of(server, f"open({path!r})").raised
    assert closed is not None
    assert closed.type in ("PermissionError", "FileNotFoundError")
