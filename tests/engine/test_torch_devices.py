"""PyTorch's devices: what cannot be used is named in plain words, the processor takes its place, and GPUs capture steps."""

from collections.abc import Callable

import numpy as np
import pytest
import torch

from tutor.engine import BatchNorm1d, Dropout, Linear, Model, Progress, ReLU, RMSprop, Sequential, torch_step
from tutor.engine.devices import chosen, plain_errors
from tutor.engine.optimizers import SGD, Adam, AdamW, Optimizer
from tutor.engine.session import DeviceUnusable
from tutor.engine.torch_session import TorchSession
from tutor.learner import iris

X, Y = iris()
MISSING = next(
    name
    for name, there in (("mps", torch.backends.mps.is_available()), ("cuda", torch.cuda.is_available()))
    if not there
)
needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="there is no CUDA device here")


def model(device: str = "cpu", optimizer: Optimizer | None = None, *, noisy: bool = False, **more: str) -> Model:
    middle = [BatchNorm1d(12), Dropout(0.3)] if noisy else []
    network = Sequential([Linear(4, 12), *middle, ReLU(), Linear(12, 3)])
    return Model(network, optimizer=optimizer or Adam(0.02), backend="torch", device=device, random_state=1, **more)


def refuse(message: str, error: type[Exception] = RuntimeError) -> Callable[..., None]:
    def refused(*_args: object, **_named: object) -> None:
        raise error(message)

    return refused


def test_a_device_that_is_not_there_is_named_and_the_processor_is_used() -> None:
    history = model(MISSING).fit(X, Y, epochs=3)
    assert history.device == "cpu"
    assert history.notice.startswith(f"{MISSING} cannot be used: ")
    assert history.notice.endswith("the processor is used instead.")
    assert history.loss == model("cpu").fit(X, Y, epochs=3).loss
    assert model("cpu").fit(X, Y, epochs=1).notice == ""


def test_an_unknown_device_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match="device must be one of auto, cpu, cuda, mps, not 'tpu'"):
        model("tpu")


@pytest.mark.parametrize(
    ("message", "meaning"),
    [
        ("The NVIDIA driver on your system is too old (found version 11040). Please update", "driver is too old"),
        ("Found no NVIDIA driver on your system. Please check that you have", "there is no NVIDIA driver"),
        ("CUDA error: no kernel image is available for execution on the device\nmore", "a GPU of this age"),
        ("CUDA out of memory. Tried to allocate 2 GiB", "free memory is too small"),
        ("something new\nwith details", "cuda cannot be used: something new$"),
    ],
)
def test_why_a_gpu_cannot_be_used(message: str, meaning: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch, "ones", refuse(message))
    with pytest.raises(DeviceUnusable, match=meaning):
        chosen("cuda")


def test_auto_is_silent_where_there_is_no_gpu_and_not_where_its_driver_is_too_old(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch, "ones", refuse("Found no NVIDIA driver on your system."))
    monkeypatch.setattr("tutor.engine.devices.ACCELERATORS", ("cuda",))
    assert chosen("auto") == torch.device("cpu")
    monkeypatch.setattr(torch, "ones", refuse("The NVIDIA driver on your system is too old"))
    with pytest.raises(DeviceUnusable, match="too old"):
        chosen("auto")


@pytest.mark.parametrize(
    ("device", "error", "meaning"),
    [
        ("cuda", torch.OutOfMemoryError("CUDA out of memory."), "memory is too small"),
        ("mps", RuntimeError("MPS backend out of memory (MPS allocated: 1 GB)"), "memory is too small"),
        ("mps", NotImplementedError("aten::x is not currently implemented for the MPS device."), "an operation"),
        ("mps", TypeError("the MPS framework doesn't support float64."), "float32 will do"),
    ],
)
def test_a_device_that_fails_is_told_plainly(device: str, error: Exception, meaning: str) -> None:
    with pytest.raises(DeviceUnusable, match=meaning), plain_errors(torch.device(device)):
        raise error


@pytest.mark.parametrize("device", ["cpu", "cuda"])
def test_other_errors_stay_as_they_are(device: str) -> None:
    with pytest.raises(RuntimeError, match="shapes") as caught, plain_errors(torch.device(device)):
        raise RuntimeError("shapes do not fit")
    assert not isinstance(caught.value, DeviceUnusable)


def test_training_goes_on_where_a_device_has_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The device here stands for one whose memory ends in the fourth epoch."""
    whole = TorchSession.train
    calls = []

    def train(session: TorchSession, *arguments: object) -> list[tuple[float, float | None]]:
        calls.append(session)
        if len(calls) == 4:
            raise DeviceUnusable("cuda cannot go on: its free memory is too small")
        return whole(session, *arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(TorchSession, "train", train)
    failing = model()
    epochs: list[int] = []
    arguments = {"epochs": 8, "shuffle": False, "validation_data": (X, Y)}
    history = failing.fit(X, Y, on_epoch=[lambda progress: epochs.append(progress.epoch)], **arguments)
    monkeypatch.undo()
    assert calls[4] is not calls[3]
    assert epochs == list(range(8))
    assert history.notice == "cuda cannot go on: its free memory is too small; the processor is used instead."
    assert history.loss == pytest.approx(model().fit(X, Y, **arguments).loss, abs=1e-5)  # Adam's memory came along
    assert len(history.validation_loss) == 8


@pytest.mark.parametrize("optimizer", [SGD(0.05), SGD(0.05, momentum=0.9), Adam(0.02), AdamW(0.02), RMSprop(0.01)])
def test_the_quick_optimizer_steps_as_the_plain_one(optimizer: Optimizer) -> None:
    by_torch = model(optimizer=optimizer, dtype="float64").fit(X, Y, epochs=20)
    by_numpy = model(optimizer=optimizer, dtype="float64")
    by_numpy.backend = "numpy"
    assert by_torch.loss == pytest.approx(by_numpy.fit(X, Y, epochs=20).loss, abs=1e-9)


def test_a_seed_decides_a_dropout_too_and_torchs_own_chance_is_left_alone() -> None:
    torch.manual_seed(0)
    expected = torch.rand(3)
    torch.manual_seed(0)
    losses = [model(noisy=True).fit(X, Y, epochs=4).loss for _ in range(2)]
    assert torch.equal(torch.rand(3), expected)
    assert losses[0] == losses[1]


def test_one_hot_targets_and_soft_ones_are_both_right() -> None:
    rows = np.eye(3)[Y]
    assert model().fit(X, rows, epochs=3).loss == model().fit(X, Y, epochs=3).loss
    soft = 0.8 * rows + 0.2 / 3
    by_numpy = model(dtype="float64")
    by_numpy.backend = "numpy"
    expected = by_numpy.fit(X, soft, epochs=3).loss
    assert model(dtype="float64").fit(X, soft, epochs=3).loss == pytest.approx(expected, abs=1e-9)


@needs_cuda
@pytest.mark.parametrize("optimizer", [SGD(0.05, momentum=0.9), Adam(0.02), RMSprop(0.01), Adam(0.02, max_norm=0.1)])
def test_a_gpu_follows_the_processor_captured_or_not(optimizer: Optimizer) -> None:
    on_gpu, on_cpu = (model(device, optimizer, dtype="float64").fit(X, Y, epochs=20) for device in ("cuda", "cpu"))
    assert on_gpu.device == "cuda"
    assert on_gpu.loss == pytest.approx(on_cpu.loss, abs=1e-7)


@needs_cuda
def test_a_captured_step_takes_schedules_hooks_and_dropout() -> None:
    seen: list[float] = []

    def hook(progress: Progress) -> None:
        seen.append(progress.recent()[0])

    losses = [model("cuda", noisy=True).fit(X, Y, epochs=3, on_batch=[hook]).loss for _ in range(2)]
    assert losses[0] == pytest.approx(losses[1], abs=1e-5)
    assert np.isfinite(seen).all()
    assert len(seen) == 2 * 3 * 5


@pytest.mark.parametrize("steps_before", [0, 2])
def test_a_capture_that_fails_leaves_everything_as_it_was(steps_before: int, monkeypatch: pytest.MonkeyPatch) -> None:
    module = torch.nn.Sequential(torch.nn.Linear(4, 3), torch.nn.BatchNorm1d(3))
    optimizer = torch.optim.Adam(module.parameters(), fused=True)
    step = torch_step.EagerStep(module, torch.nn.CrossEntropyLoss(), optimizer, None)
    batch = torch.tensor(X[::10], dtype=torch.float32), torch.tensor(Y[::10])
    for _ in range(steps_before):
        step(*batch)
    weights = {name: tensor.clone() for name, tensor in module.state_dict().items()}
    taken = []

    def fail(tried: torch_step.EagerStep, *arguments: torch.Tensor) -> None:
        taken.append(tried(*arguments))
        assert not torch.equal(module[0].weight, weights["0.weight"])
        raise RuntimeError("operation not permitted when stream is capturing")

    monkeypatch.setattr(torch_step, "CapturedStep", fail)
    assert torch_step.quickest(step, *batch) is step
    assert len(taken) == 1
    assert all(torch.equal(tensor, weights[name]) for name, tensor in module.state_dict().items())
    assert {float(kept["step"]) for kept in optimizer.state.values()} == {steps_before}
