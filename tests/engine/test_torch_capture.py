"""A step that is captured as a graph: what stands around the capture, on a machine that need not have a GPU."""

from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from types import SimpleNamespace

import pytest
import torch

from tutor.engine import torch_step
from tutor.engine.torch_step import CapturedStep, EagerStep

BATCHES = [(torch.randn(8, 4, generator=torch.Generator().manual_seed(i)), torch.arange(8) % 3) for i in range(6)]


class GraphStandIn:
    """Does again at each replay what was done while it was recorded, on the same memory, as torch's graphs do."""

    def __init__(self) -> None:
        self.calls: list[tuple[torch.Tensor, torch.Tensor, torch.Tensor]] = []

    def replay(self) -> None:
        for X, y, output in self.calls:
            output.copy_(self.step(X, y))


def step() -> EagerStep:
    torch.manual_seed(0)
    module = torch.nn.Sequential(
        torch.nn.Linear(4, 6), torch.nn.BatchNorm1d(6), torch.nn.ReLU(), torch.nn.Linear(6, 3)
    )
    optimizer = torch.optim.Adam(module.parameters(), lr=0.05)
    return EagerStep(module, torch.nn.CrossEntropyLoss(), optimizer, 1.0)


@pytest.fixture
def captures(monkeypatch: pytest.MonkeyPatch) -> None:
    recording: list[GraphStandIn] = []
    taken = EagerStep.__call__

    @contextmanager
    def graph(into: GraphStandIn) -> Iterator[None]:
        recording.append(into)
        yield
        recording.clear()

    def call(self: EagerStep, X: torch.Tensor, y: torch.Tensor) -> torch.Tensor:
        if not recording:
            return taken(self, X, y)
        assert all(
            parameter.grad is None for parameter in self.module.parameters()
        )  # else old gradients are added to
        output = torch.empty(len(X), 3)  # nothing is done while a graph records
        recording[0].step = lambda *batch: taken(self, *batch)
        recording[0].calls.append((X, y, output))
        return output

    stream = SimpleNamespace(wait_stream=lambda _: None)
    for name, stand_in in {
        "Stream": lambda: stream,
        "current_stream": lambda: stream,
        "stream": lambda _: nullcontext(),
        "CUDAGraph": GraphStandIn,
        "graph": graph,
        "synchronize": lambda: None,
    }.items():
        monkeypatch.setattr(torch.cuda, name, stand_in)
    monkeypatch.setattr(EagerStep, "__call__", call)


@pytest.mark.usefixtures("captures")
def test_captured_steps_are_the_eager_ones_and_each_output_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_step, "_seconds", lambda way, X, y: (way(X, y), isinstance(way, EagerStep))[1])
    eager, captured = step(), step()
    way = torch_step.quickest(captured, *BATCHES[0])
    assert isinstance(way, CapturedStep)
    given = [(X.clone(), y) for X, y in BATCHES]
    outputs = [way(X, y) for X, y in given]
    for batch, output, (X, _) in zip(BATCHES, outputs, given, strict=True):
        assert torch.allclose(eager(*batch), output, atol=1e-6)
        assert torch.equal(X, batch[0])
    for name, tensor in eager.module.state_dict().items():
        assert torch.allclose(tensor.double(), captured.module.state_dict()[name].double(), atol=1e-6), name


@pytest.mark.usefixtures("captures")
def test_a_capture_that_is_no_quicker_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch_step, "_seconds", lambda way, *_batch: isinstance(way, CapturedStep))
    eager = step()
    assert torch_step.quickest(eager, *BATCHES[0]) is eager
