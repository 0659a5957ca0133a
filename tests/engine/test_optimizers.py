"""Every optimizer and schedule equals PyTorch's over many steps."""

import copy

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import SEEDS, built

from tutor.engine.layers import Linear
from tutor.engine.optimizers import SGD, Adam, AdamW, Optimizer, RMSprop, clip_norm
from tutor.engine.schedules import CosineAnnealingLR, OneCycleLR, ReduceLROnPlateau, Schedule, StepLR
from tutor.engine.torch_network import module_of, optimizer_of

OPTIMIZERS: dict[str, Optimizer] = {
    "sgd": SGD(0.1),
    "sgd with decay": SGD(0.1, weight_decay=0.05),
    "momentum": SGD(0.05, momentum=0.9),
    "nesterov": SGD(0.05, momentum=0.8, nesterov=True, weight_decay=0.01),
    "clipped": SGD(0.1, momentum=0.5, max_norm=0.7),
    "rmsprop": RMSprop(0.02, alpha=0.9, weight_decay=0.1),
    "adam": Adam(0.01),
    "adam with decay": Adam(0.02, betas=(0.8, 0.95), eps=1e-6, weight_decay=0.1),
    "adamw": AdamW(0.02, weight_decay=0.2),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
@settings(max_examples=5, deadline=None)
@given(seed=SEEDS)
def test_many_steps(name: str, seed: int) -> None:
    generator = np.random.default_rng(seed)
    optimizer = copy.copy(OPTIMIZERS[name])
    network = built([Linear(4, 3)], generator)
    module = module_of(network)
    theirs = optimizer_of(optimizer, module)
    optimizer.start(network.parameters, network.gradient)
    for _ in range(300):
        network.gradient[...] = generator.normal(0.0, generator.choice([1e-4, 1.0, 10.0]), network.gradient.shape)
        for part, parameter in module.named_parameters():
            layer, of = part.split(".")
            parameter.grad = torch.tensor(getattr(network.layers[int(layer)], f"d_{of}").copy())
        if optimizer.max_norm is not None:
            torch.nn.utils.clip_grad_norm_(module.parameters(), optimizer.max_norm)
        theirs.step()
        optimizer.step()
    for part, parameter in module.named_parameters():
        difference = np.abs(network.state_dict()[part] - parameter.detach().numpy()).max()
        assert difference <= 1e-10 * (1.0 + float(parameter.detach().abs().max()))


def test_the_state_of_an_optimizer_goes_on_where_it_was() -> None:
    generator = np.random.default_rng(0)
    gradients = generator.normal(size=(20, 6))

    def moved(optimizer: Optimizer, parameters: np.ndarray, part: np.ndarray) -> np.ndarray:
        for gradient in part:
            optimizer.gradient[...] = gradient
            optimizer.step()
        return parameters

    whole, halves = np.ones(6), np.ones(6)
    first, second, straight = Adam(0.1), Adam(0.5), Adam(0.1)
    straight.start(whole, np.zeros(6))
    moved(straight, whole, gradients)
    first.start(halves, np.zeros(6))
    moved(first, halves, gradients[:10])
    second.start(halves, np.zeros(6))
    second.load_state_dict(first.state_dict())
    moved(second, halves, gradients[10:])
    assert np.array_equal(whole, halves)


def test_nesterov_needs_a_momentum() -> None:
    with pytest.raises(ValueError, match="momentum"):
        SGD(nesterov=True)


def test_a_short_gradient_is_not_clipped() -> None:
    gradient = np.array([0.3, 0.4])
    assert clip_norm(gradient, 1.0) == pytest.approx(0.5)
    assert gradient.tolist() == [0.3, 0.4]


def torch_optimizer(lr: float) -> torch.optim.SGD:
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1, dtype=torch.float64))], lr=lr)


SCHEDULES: list[tuple[Schedule, type, dict[str, float]]] = [
    (StepLR(7, 0.3), torch.optim.lr_scheduler.StepLR, {"step_size": 7, "gamma": 0.3}),
    (CosineAnnealingLR(50, 0.001), torch.optim.lr_scheduler.CosineAnnealingLR, {"T_max": 50, "eta_min": 0.001}),
    (OneCycleLR(0.4, 60), torch.optim.lr_scheduler.OneCycleLR, {"max_lr": 0.4, "total_steps": 60}),
    (
        OneCycleLR(0.4, 60, 0.5, 10.0, 100.0),
        torch.optim.lr_scheduler.OneCycleLR,
        {"max_lr": 0.4, "total_steps": 60, "pct_start": 0.5, "div_factor": 10.0, "final_div_factor": 100.0},
    ),
]


@pytest.mark.parametrize(("schedule", "theirs", "arguments"), SCHEDULES)
def test_schedules(schedule: Schedule, theirs: type, arguments: dict[str, float]) -> None:
    optimizer = torch_optimizer(0.2)
    scheduler = theirs(optimizer, **arguments)
    schedule.start(0.2)
    for time in range(50):
        assert schedule.lr(time) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-10)
        optimizer.step()
        scheduler.step()


@settings(max_examples=50, deadline=None)
@given(
    losses=st.lists(st.floats(0.1, 10.0), min_size=5, max_size=60),
    patience=st.integers(0, 4),
    factor=st.floats(0.1, 0.9),
)
def test_reduce_on_plateau(losses: list[float], patience: int, factor: float) -> None:
    optimizer = torch_optimizer(0.2)
    scheduler = torch.optim.lr_scheduler.ReduceLROnPlateau(optimizer, factor=factor, patience=patience, min_lr=1e-4)
    schedule = ReduceLROnPlateau(factor, patience, min_lr=1e-4)
    schedule.start(0.2)
    for time, loss in enumerate(losses):
        scheduler.step(loss)
        schedule.observe(loss)
        assert schedule.lr(time) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-12)
