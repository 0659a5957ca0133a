"""What goes to a run's device. torch's `meta` device stands for a GPU: it is another device, on every machine."""

from collections.abc import Iterator
from typing import Any

import numpy as np
import pytest
from confined import PATIENT, running

from tutor.sandbox import wire
from tutor.sandbox.devices import CPU, MPS, Device
from tutor.sandbox.harness import Harness
from tutor.sandbox.spawn_server import SpawnServer

torch = pytest.importorskip("torch")

SOURCE = """\
import torch
class Net(torch.nn.Module):
    def __init__(self, inputs=3):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(inputs, 2))
    def forward(self, x): return x @ self.weight
    def where(self, x): return [self.weight.device.type, x.device.type]
class Plain:
    def where(self, x): return [x.device.type]
def where(x, array): return [x.device.type, type(array).__name__]
"""
TENSOR = {"$tensor": np.ones((4, 3), dtype=np.float32)}


@pytest.fixture
def elsewhere() -> Harness:
    harness = Harness(-1, -1, [], Device("meta"))
    answered(harness, "exec", source=SOURCE, name="placed_elsewhere")
    return harness


def answered(harness: Harness, op: str, **fields: Any) -> Any:  # noqa: ANN401
    answer = wire.decode(harness._answer({"op": op, **fields}))
    assert "value" in answer, answer
    return answer["value"]


def test_tensors_go_to_the_device_and_arrays_do_not(elsewhere: Harness) -> None:
    outcomes = answered(elsewhere, "call", target="where", calls=[[TENSOR, np.ones(2)]])["outcomes"]
    assert outcomes == [{"value": ["meta", "ndarray"]}]


def test_modules_that_are_built_go_to_the_device(elsewhere: Harness) -> None:
    handle = answered(elsewhere, "construct", target="Net", arguments=[])
    assert next(elsewhere._objects[handle].parameters()).device.type == "meta"
    step = {"call": "where", "arguments": [TENSOR]}
    (outcomes,) = answered(elsewhere, "scripts", target="Net", scripts=[{"arguments": [3], "steps": [step]}])
    assert outcomes[-1] == {"value": ["meta", "meta"]}
    answer = answered(elsewhere, "parameters", target="Net", arguments=[3], inputs=[TENSOR])
    assert answer["output"] == [4, 2]


def test_other_objects_are_left_as_they_are(elsewhere: Harness) -> None:
    step = {"call": "where", "arguments": [TENSOR]}
    (outcomes,) = answered(elsewhere, "scripts", target="Plain", scripts=[{"arguments": [], "steps": [step]}])
    assert outcomes[-1] == {"value": ["meta"]}
    thing = object()
    assert Device("meta").placed(thing) is thing


def test_the_processor_needs_no_move() -> None:
    network = torch.nn.Linear(2, 1)
    assert Device().placed(network) is network
    assert Device().tensor(np.ones(2)).device.type == CPU
    Device().open()


def test_apples_gpu_has_no_doubles(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[tuple[np.dtype[Any], str]] = []
    monkeypatch.setattr(torch, "tensor", lambda array, device: made.append((array.dtype, device)))
    Device(MPS).tensor(np.ones(2))
    Device(MPS).tensor(np.arange(2))
    assert made == [(np.dtype("float32"), MPS), (np.dtype("int64"), MPS)]


@pytest.fixture(scope="module")
def spawned() -> Iterator[SpawnServer]:
    server = SpawnServer("torch", ahead=0, device=Device(CPU, 0.5), gpu_layers=True)
    yield server
    server.close()


@pytest.mark.slow
def test_answers_come_back_as_arrays(spawned: SpawnServer) -> None:
    with running(spawned, PATIENT) as run:
        run.execute(SOURCE)
        handle = run.ask("construct", target="Net", arguments=[])
        result = run.call(handle, TENSOR)
    assert isinstance(result, np.ndarray)
    assert result.shape == (4, 2)
