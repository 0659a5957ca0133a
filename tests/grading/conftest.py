import pytest
from judging import Judging
from tiny_course import TinyCourse

from tutor.sandbox.fork_server import ForkServer


@pytest.fixture
def judging(tiny_course: TinyCourse, numpy_server: ForkServer) -> Judging:
    """Return a judge of NumPy exercises."""
    return Judging(tiny_course, numpy_server)


@pytest.fixture
def torch_judging(tiny_course: TinyCourse, torch_server: ForkServer) -> Judging:
    """Return a judge of PyTorch exercises."""
    return Judging(tiny_course, torch_server)
