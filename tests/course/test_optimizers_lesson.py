"""The solutions of the lesson on optimizers step exactly as torch.optim does."""

import runpy
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

LESSON = Path(__file__).resolve().parents[2] / "lessons" / "optimizers"
STEPS = 100

Optimizer = Callable[[Iterable[Any]], Any]


def solution(exercise: str) -> dict[str, Any]:
    return runpy.run_path(str(LESSON / exercise / "solution.py"), run_name=exercise)


def steps_of_torch(optimizer: Optimizer, starts: list[np.ndarray], gradients: list[list[np.ndarray]]) -> list[Any]:
    """Return where torch takes the arrays, step by step."""
    parameters = [torch.tensor(start, dtype=torch.float64, requires_grad=True) for start in starts]
    taken, path = optimizer(parameters), []
    for at_once in gradients:
        for parameter, gradient in zip(parameters, at_once, strict=True):
            parameter.grad = torch.tensor(gradient, dtype=torch.float64)
        taken.step()
        path.append([parameter.detach().numpy().copy() for parameter in parameters])
    return path


def drawn(shapes: list[tuple[int, ...]]) -> tuple[list[np.ndarray], list[list[np.ndarray]]]:
    rng = np.random.default_rng(7)
    starts = [rng.normal(size=shape) for shape in shapes]
    return starts, [[rng.normal(size=shape) for shape in shapes] for _ in range(STEPS)]


BETAS = {"betas": (0.8, 0.95), "eps": 1e-3}
ONE_ARRAY = {
    "momentum": (("momentum", "Momentum", 0.05, 0.9, False), torch.optim.SGD, {"momentum": 0.9}),
    "nesterov": (("momentum", "Momentum", 0.05, 0.9, True), torch.optim.SGD, {"momentum": 0.9, "nesterov": True}),
    "rmsprop": (("rmsprop", "RMSprop", 0.05, 0.9, 1e-3), torch.optim.RMSprop, {"alpha": 0.9, "eps": 1e-3}),
    "adam": (("adam", "Adam", 0.05, 0.8, 0.95, 1e-3), torch.optim.Adam, BETAS),
}


@pytest.mark.parametrize("name", ONE_ARRAY)
def test_one_array_goes_where_torch_takes_it(name: str) -> None:
    (exercise, class_name, *settings), of_torch, options = ONE_ARRAY[name]
    (w,), gradients = drawn([(4, 3)])
    optimizer = solution(exercise)[class_name](*settings)
    expected = steps_of_torch(lambda parameters: of_torch(parameters, lr=0.05, **options), [w], gradients)
    for (gradient,), (right,) in zip(gradients, expected, strict=True):
        w = optimizer.step(w, gradient)
        np.testing.assert_allclose(w, right, rtol=0, atol=1e-10)


def test_a_network_goes_where_adamw_takes_it() -> None:
    names = ["W1", "b1", "W2", "b2"]
    starts, gradients = drawn([(2, 3), (3,), (3, 1), (1,)])
    optimizer = solution("adamw")["AdamW"](0.05, 0.8, 0.95, 1e-3, 0.1)
    expected = steps_of_torch(
        lambda parameters: torch.optim.AdamW(parameters, lr=0.05, weight_decay=0.1, **BETAS), starts, gradients
    )
    parameters = dict(zip(names, starts, strict=True))
    for at_once, right in zip(gradients, expected, strict=True):
        parameters = optimizer.step(parameters, dict(zip(names, at_once, strict=True)))
        for name, array in zip(names, right, strict=True):
            np.testing.assert_allclose(parameters[name], array, rtol=0, atol=1e-10)
