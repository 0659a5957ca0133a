"""The solutions of the lesson on deep networks agree with PyTorch: batch normalization, its gradient, a whole network."""

import runpy
from pathlib import Path
from typing import Any

import numpy as np
import pytest

torch = pytest.importorskip("torch")

LESSON = Path(__file__).resolve().parents[2] / "lessons" / "deep-from-scratch"
TOLERANCE: dict[str, float] = {"rtol": 1e-9, "atol": 1e-11}


def solution(exercise: str) -> dict[str, Any]:
    return runpy.run_path(str(LESSON / exercise / "solution.py"), run_name=exercise)


def tensor(array: np.ndarray, *, learns: bool = False) -> Any:  # noqa: ANN401
    return torch.tensor(array, dtype=torch.float64, requires_grad=learns)


def test_batch_normalization_keeps_the_statistics_that_torch_keeps() -> None:
    rng = np.random.default_rng(1)
    batchnorm = solution("batchnorm-forward")["batchnorm"]
    layer = torch.nn.BatchNorm1d(4, eps=1e-3, momentum=0.2, dtype=torch.float64)
    gamma, beta = rng.normal(size=(2, 4))
    with torch.no_grad():
        layer.weight.copy_(tensor(gamma))
        layer.bias.copy_(tensor(beta))
    mean, var = np.zeros(4), np.ones(4)
    for training, n in [(True, 5), (True, 2), (True, 9), (False, 6), (False, 1), (True, 3), (False, 2)]:
        x = rng.normal(3.0, 2.0, (n, 4))
        layer.train(training)
        y, mean, var = batchnorm(x, gamma, beta, mean, var, training, 0.2, 1e-3)
        np.testing.assert_allclose(y, layer(tensor(x)).detach().numpy(), **TOLERANCE)
        np.testing.assert_allclose(mean, layer.running_mean.numpy(), **TOLERANCE)
        np.testing.assert_allclose(var, layer.running_var.numpy(), **TOLERANCE)


@pytest.mark.parametrize("n", [2, 3, 8, 50])
def test_the_way_back_through_batch_normalization_is_that_of_autograd(n: int) -> None:
    rng = np.random.default_rng(n)
    drawn = rng.normal(2.0, 3.0, (n, 5)), *rng.normal(size=(2, 5))
    dy, eps = rng.normal(size=(n, 5)), 1e-3
    x, gamma, beta = (tensor(array, learns=True) for array in drawn)
    y = torch.nn.functional.batch_norm(x, None, None, gamma, beta, training=True, eps=eps)
    y.backward(tensor(dy))
    found = solution("batchnorm-backward")["batchnorm_backward"](*drawn, dy, eps)
    for gradient, by_torch in zip(found, (x, gamma, beta), strict=True):
        np.testing.assert_allclose(gradient, by_torch.grad.numpy(), **TOLERANCE)


def test_the_whole_network_has_the_gradients_of_autograd() -> None:
    rng = np.random.default_rng(4)
    deep = solution("deep-mlp")
    parameters, _ = deep["init"]([6, 5, 4, 7, 3], 8)
    X, y = rng.normal(size=(12, 6)), rng.integers(0, 3, 12)
    masks = {f"mask{k}": (rng.random((12, h)) >= 0.3) / 0.7 for k, h in enumerate((5, 4, 7), start=1)}
    learned = {name: tensor(value, learns=True) for name, value in parameters.items()}
    a = tensor(X)
    for k in (1, 2, 3):
        z = torch.nn.functional.batch_norm(
            a @ learned[f"W{k}"], None, None, learned[f"gamma{k}"], learned[f"beta{k}"], training=True, eps=1e-5
        )
        a = torch.relu(z) * tensor(masks[f"mask{k}"])
    loss = torch.nn.functional.cross_entropy(a @ learned["W4"] + learned["b4"], torch.tensor(y))
    loss.backward()
    np.testing.assert_allclose(deep["loss"](parameters, X, y, masks), loss.item(), **TOLERANCE)
    gradients = deep["gradients"](parameters, X, y, masks)
    assert gradients.keys() == learned.keys()
    for name, gradient in gradients.items():
        np.testing.assert_allclose(gradient, learned[name].grad.numpy(), rtol=1e-7, atol=1e-10, err_msg=name)


def test_dropout_keeps_the_mean_and_drops_the_share() -> None:
    rng = np.random.default_rng(2)
    dropout = solution("dropout")["dropout"]
    x = np.full((400, 500), 3.0)
    for p in (0.0, 0.2, 0.9):
        y, mask = dropout(x, p, rng, True)
        assert abs(y.mean() - 3.0) < 0.1
        assert abs(np.mean(mask == 0) - p) < 0.01
