"""Every optimizer and schedule equals PyTorch's over many steps."""

import copy
from functools import partial

import numpy as np
import pytest
import torch
from hypothesis import given, settings
from hypothesis import strategies as st
from parity import SEEDS, built

from tutor.engine.layers import Linear
from tutor.engine.losses import MSELoss
from tutor.engine.numpy_session import NumpySession
from tutor.engine.optimizers import SGD, Adam, AdamW, Optimizer, RMSprop, clip_norm
from tutor.engine.schedules import CosineAnnealingLR, OneCycleLR, ReduceLROnPlateau, Schedule, StepLR
from tutor.engine.torch_network import module_of, optimizer_of
from tutor.engine.torch_session import TorchSession

RATES = st.floats(1e-3, 0.1)
DECAYS = st.sampled_from([0.0, 0.01, 0.2])
SHARES = st.floats(0.1, 0.999)
NORMS = st.none() | st.floats(0.1, 2.0)
BETAS = st.tuples(SHARES, SHARES)
EPS = st.sampled_from([1e-8, 1e-6])
OPTIMIZERS: dict[str, st.SearchStrategy[Optimizer]] = {
    "sgd": st.builds(SGD, RATES, weight_decay=DECAYS, max_norm=NORMS),
    "momentum": st.builds(SGD, RATES, SHARES, st.booleans(), DECAYS, NORMS),
    "rmsprop": st.builds(RMSprop, RATES, SHARES, EPS, DECAYS, NORMS),
    "adam": st.builds(Adam, RATES, BETAS, EPS, DECAYS, NORMS),
    "adamw": st.builds(AdamW, RATES, BETAS, EPS, DECAYS, NORMS),
}


@pytest.mark.parametrize("name", OPTIMIZERS)
@settings(max_examples=8, deadline=None)
@given(seed=SEEDS, data=st.data())
def test_many_steps(name: str, seed: int, data: st.DataObject) -> None:
    generator = np.random.default_rng(seed)
    optimizer = data.draw(OPTIMIZERS[name])
    network = built([Linear(4, 3)], generator)
    module = module_of(network)
    theirs = optimizer_of(optimizer, module)
    optimizer.start(network.parameters, network.gradient)
    for _ in range(200):
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


@pytest.mark.parametrize(
    "optimizer", [SGD(0.05, 0.9, l1=0.02), Adam(0.02, l1=0.02), AdamW(0.02, l1=0.02, max_norm=0.5)]
)
def test_l1_is_the_penalty_that_torch_differentiates_and_both_sessions_train_with_it(optimizer: Optimizer) -> None:
    generator = np.random.default_rng(0)
    X, y = generator.normal(size=(40, 4)), generator.normal(size=(40, 2))
    written, by_numpy, by_torch = (built([Linear(4, 2)], np.random.default_rng(1)) for _ in range(3))
    module = module_of(written)
    theirs = optimizer_of(optimizer, module)
    loss = MSELoss()
    as_written = optimizer.max_norm is None  # the penalty's own gradient is not clipped
    for _ in range(30 if as_written else 0):
        theirs.zero_grad()
        penalty = sum(parameter.abs().sum() for parameter in module.parameters())
        (torch.nn.functional.mse_loss(module(torch.tensor(X)), torch.tensor(y)) + optimizer.l1 * penalty).backward()
        theirs.step()
    for network, session in (
        (by_numpy, NumpySession),
        (by_torch, partial(TorchSession, device=torch.device("cpu"))),
    ):
        own = copy.copy(optimizer)
        own.start(network.parameters, network.gradient)
        trained = session(network, loss, own, (X, y), None)
        trained.train(30, lambda: np.arange(40), 40, None)
        trained.synchronize()
    assert by_torch.parameters == pytest.approx(by_numpy.parameters, rel=1e-9)
    for part, parameter in module.named_parameters():
        if as_written:
            assert by_numpy.state_dict()[part] == pytest.approx(parameter.detach().numpy(), rel=1e-9)


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


def assert_same_rates(schedule: Schedule, theirs: type, arguments: dict[str, float], lr: float) -> None:
    optimizer = torch_optimizer(lr)
    scheduler = theirs(optimizer, **arguments)
    schedule.start(lr)
    for time in range(50):
        assert schedule.lr(time) == pytest.approx(optimizer.param_groups[0]["lr"], rel=1e-10, abs=1e-16)
        optimizer.step()
        scheduler.step()


@settings(max_examples=20, deadline=None)
@given(lr=RATES, step_size=st.integers(1, 20), gamma=st.floats(0.1, 1.0))
def test_step_schedule(lr: float, step_size: int, gamma: float) -> None:
    arguments = {"step_size": step_size, "gamma": gamma}
    assert_same_rates(StepLR(step_size, gamma), torch.optim.lr_scheduler.StepLR, arguments, lr)


@settings(max_examples=20, deadline=None)
@given(lr=RATES, epochs=st.integers(50, 80), eta_min=st.floats(1e-5, 1e-3))
def test_cosine_schedule(lr: float, epochs: int, eta_min: float) -> None:
    arguments = {"T_max": epochs, "eta_min": eta_min}
    assert_same_rates(CosineAnnealingLR(epochs, eta_min), torch.optim.lr_scheduler.CosineAnnealingLR, arguments, lr)


@settings(max_examples=20, deadline=None)
@given(
    max_lr=RATES, total=st.integers(51, 90), start=st.floats(0.1, 0.9), div=st.floats(2, 50), final=st.floats(10, 1e4)
)
def test_one_cycle_schedule(max_lr: float, total: int, start: float, div: float, final: float) -> None:
    names = "max_lr", "total_steps", "pct_start", "div_factor", "final_div_factor"
    values = max_lr, total, start, div, final
    arguments = dict(zip(names, values, strict=True))
    assert_same_rates(OneCycleLR(*values), torch.optim.lr_scheduler.OneCycleLR, arguments, 0.2)


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
