"""What many rooms' tests need: warm zygotes, a course of their own, a home of their own, a running service."""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from service_process import ServiceProcess
from tiny_course import TinyCourse

from tutor.sandbox.fork_server import ForkServer
from tutor.sandbox.spawn_server import SpawnServer


def pytest_xdist_auto_num_workers() -> int:
    """Return three workers for two cores: most tests wait for a process or a terminal much of their time."""
    cores = os.cpu_count() or 1
    return cores + cores // 2


@pytest.fixture(scope="session")
def numpy_server() -> Iterator[ForkServer]:
    """Return a zygote with NumPy."""
    server = ForkServer("numpy")
    yield server
    server.close()


@pytest.fixture(scope="session")
def torch_server() -> Iterator[ForkServer]:
    """Return a zygote with PyTorch."""
    server = ForkServer("torch")
    yield server
    server.close()


@pytest.fixture(scope="session")
def spawned_server() -> Iterator[SpawnServer]:
    """Return what starts a fresh process with NumPy for each run."""
    server = SpawnServer("numpy")
    yield server
    server.close()


@pytest.fixture(scope="session")
def spawned_torch_server() -> Iterator[SpawnServer]:
    """Return what starts a fresh process with PyTorch for each run."""
    server = SpawnServer("torch")
    yield server
    server.close()


@pytest.fixture
def tiny_course(tmp_path: Path) -> TinyCourse:
    """Return an empty course folder to which exercises can be added."""
    return TinyCourse(tmp_path / "course")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Give the test a home and a runtime folder of its own, and no settings of whoever runs it."""
    for name in list(os.environ):
        if name.startswith("TUTOR_"):
            monkeypatch.delenv(name)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    # Unix sockets allow about 100 bytes, which a test's own folder can exceed.
    with tempfile.TemporaryDirectory(prefix="ustoz-") as runtime:
        monkeypatch.setenv("XDG_RUNTIME_DIR", runtime)
        yield tmp_path / "home"


@pytest.fixture
def service(home: Path) -> Iterator[ServiceProcess]:
    """Start a grading service for this home, and end it with all its processes."""
    with ServiceProcess() as process:
        yield process
