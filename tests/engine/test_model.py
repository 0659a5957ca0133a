"""Whole training runs: the same on both backends, reproducible, resumable, cancellable, and clear where input is wrong."""

import tracemalloc
from pathlib import Path

import numpy as np
import pytest
import torch

from tutor.engine.layers import BatchNorm1d, Dropout, Linear, ReLU, Tanh
from tutor.engine.losses import BCEWithLogitsLoss, CrossEntropyLoss, MSELoss
from tutor.engine.model import Model
from tutor.engine.network import Sequential
from tutor.engine.optimizers import SGD, Adam
from tutor.engine.schedules import OneCycleLR, StepLR
from tutor.engine.torch_network import loss_of, module_of, optimizer_of
from tutor.engine.training import EarlyStopping, Progress, StopTraining
from tutor.learner import iris

X, Y = iris()
X = (X - X.mean(axis=0)) / X.std(axis=0)


def network(*, noisy: bool = False) -> Sequential:
    chance = [Dropout(0.2)] if noisy else []
    return Sequential([Linear(4, 12), Tanh(), *chance, Linear(12, 8), ReLU(), Linear(8, 3)])


def model(seed: int = 0, backend: str = "numpy", dtype: str = "float64", *, noisy: bool = False) -> Model:
    return Model(
        network(noisy=noisy),
        "cross_entropy",
        Adam(0.02),
        backend=backend,
        device="cpu",
        dtype=dtype,
        random_state=seed,
    )


def test_the_loss_curve_is_that_of_a_torch_loop_by_hand() -> None:
    ours = model(seed=7)
    module = module_of(ours.network)
    loss, optimizer = loss_of(ours.loss), optimizer_of(ours.optimizer, module)
    curve = []
    history = ours.fit(X, Y, epochs=200, batch_size=len(X), shuffle=False)
    inputs, targets = torch.tensor(X), torch.tensor(Y)
    for _ in range(200):
        optimizer.zero_grad()
        value = loss(module(inputs), targets)
        value.backward()
        optimizer.step()
        curve.append(value.item())
    assert np.abs(np.array(history.loss) - curve).max() < 1e-9
    assert history.loss[-1] < 0.1 * history.loss[0]


def test_both_backends_follow_one_curve_from_one_seed() -> None:
    one, other = model(3), model(3, "torch")
    arguments = {"epochs": 40, "batch_size": 16, "validation_split": 0.2, "schedule": StepLR(10, 0.5)}
    history, torch_history = one.fit(X, Y, **arguments), other.fit(X, Y, **arguments)
    assert np.allclose(history.loss, torch_history.loss, rtol=0, atol=1e-9)
    assert np.allclose(history.validation_loss, torch_history.validation_loss, rtol=0, atol=1e-9)
    assert history.accuracy == torch_history.accuracy
    assert history.lr == torch_history.lr == [0.02 * 0.5 ** (epoch // 10) for epoch in range(40)]
    for name, array in one.network.state_dict().items():
        assert np.allclose(array, other.network.state_dict()[name], rtol=0, atol=1e-9)
    assert np.array_equal(one.predict(X), other.predict(X))


def test_weights_move_between_the_backends() -> None:
    trained = model(1, "torch")
    trained.fit(X, Y, epochs=30)
    received = model(2)
    received.network.load_state_dict(module_of(trained.network).state_dict())
    assert np.array_equal(received.predict_scores(X), trained.predict_scores(X))


@pytest.mark.parametrize("dtype", ["float32", "float64"])
@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_a_seed_reproduces_a_run_exactly(backend: str, dtype: str) -> None:
    histories = [model(5, backend, dtype).fit(X, Y, epochs=15) for _ in range(2)]
    assert histories[0].loss == histories[1].loss
    assert histories[0].loss != model(6, backend, dtype).fit(X, Y, epochs=15).loss


def test_it_learns_iris_and_generalizes() -> None:
    trained = model(0, dtype="float32", noisy=True)
    order = np.random.default_rng(0).permutation(150)
    history = trained.fit(X[order[:100]], Y[order[:100]], epochs=60, validation_data=(X[order[100:]], Y[order[100:]]))
    assert trained.score(X[order[100:]], Y[order[100:]]) >= 0.9
    assert history.validation_accuracy[-1] == pytest.approx(trained.score(X[order[100:]], Y[order[100:]]))
    assert trained.network.parameters.dtype == np.float32


def test_regression_is_scored_by_r2() -> None:
    generator = np.random.default_rng(0)
    inputs = generator.normal(size=(200, 3))
    targets = inputs @ [1.0, -2.0, 0.5] + 0.3
    fitted = Model(Sequential([Linear(3, 1)]), MSELoss(), SGD(0.1), random_state=0)
    fitted.fit(inputs, targets, epochs=50)
    assert fitted.score(inputs, targets) > 0.999
    assert fitted.predict(inputs).shape == (200, 1)


def test_two_classes_by_one_score() -> None:
    points = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], dtype=float)
    fitted = Model(Sequential([Linear(2, 8), Tanh(), Linear(8, 1)]), BCEWithLogitsLoss(), Adam(0.05), random_state=0)
    fitted.fit(points, [0, 1, 1, 0], epochs=300, batch_size=4)
    assert fitted.predict(points).tolist() == [0, 1, 1, 0]
    assert fitted.score(points, [0, 1, 1, 0]) == 1.0
    assert ((fitted.predict_scores(points) >= 0) & (fitted.predict_scores(points) <= 1)).all()


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_early_stopping_restores_the_best_weights(backend: str) -> None:
    generator = np.random.default_rng(0)
    noise = generator.integers(0, 3, 60)  # nothing to learn: the validation loss soon grows
    inputs = generator.normal(size=(60, 4))
    stopped = Model(
        Sequential([Linear(4, 32), BatchNorm1d(32), ReLU(), Linear(32, 3)]),
        optimizer=Adam(0.05),
        backend=backend,
        device="cpu",
        dtype="float64",
        random_state=0,
    )
    held_out = inputs[:20], noise[:20]
    history = stopped.fit(
        inputs[20:], noise[20:], epochs=200, validation_data=held_out, early_stopping=EarlyStopping(patience=5)
    )
    assert history.stopped == "early stopping"
    assert history.best_epoch == int(np.argmin(history.validation_loss))
    assert history.epochs == history.best_epoch + 6
    scores = stopped.network.forward(np.asarray(held_out[0]))
    assert CrossEntropyLoss().value(scores, held_out[1]) == pytest.approx(min(history.validation_loss), abs=1e-12)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_a_run_that_was_cut_in_two_is_the_run_in_one(backend: str, tmp_path: Path) -> None:
    path = tmp_path / "half.npz"
    whole = model(4, backend, noisy=backend == "numpy")
    straight = whole.fit(X, Y, epochs=20)
    first = model(4, backend, noisy=backend == "numpy")
    first.fit(X, Y, epochs=8)
    first.save(path)
    second = model(99, backend, noisy=backend == "numpy")
    resumed = second.fit(X, Y, epochs=20, resume=path)
    if backend == "numpy":
        assert resumed.loss == straight.loss
        assert np.array_equal(second.network.parameters, whole.network.parameters)
    else:
        assert resumed.loss[:8] == straight.loss[:8]
        assert np.allclose(resumed.loss, straight.loss, atol=1e-9)


def test_a_run_goes_on_with_the_other_backend(tmp_path: Path) -> None:
    path = tmp_path / "half.npz"
    straight = model(4).fit(X, Y, epochs=20)
    first = model(4, "torch")
    first.fit(X, Y, epochs=12, on_epoch=[lambda p: first.save(path) if p.epoch == 8 else None])
    resumed = model(99).fit(X, Y, epochs=20, resume=path)
    assert resumed.loss == pytest.approx(straight.loss, abs=1e-9)
    assert len(resumed.loss) == 20


def test_a_checkpoint_of_another_optimizer_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "adam.npz"
    trained = model()
    trained.fit(X, Y, epochs=1)
    trained.save(path)
    other = Model(network(), optimizer=SGD(momentum=0.5), dtype="float64")
    with pytest.raises(ValueError, match="another optimizer"):
        other.fit(X, Y, epochs=2, resume=path)


def test_a_checkpoint_of_another_network_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.npz"
    model().save(path)
    other = Model(Sequential([Linear(4, 3)]))
    with pytest.raises(ValueError, match="another network"):
        other.load(path)


def test_callbacks_see_the_numbers_and_may_end_training() -> None:
    seen: list[tuple[int, int]] = []

    def on_batch(progress: Progress) -> None:
        seen.append((progress.epoch, progress.batch))
        if progress.epoch == 2 and progress.batch == 3:
            raise StopTraining

    cancelled = model()
    epochs: list[float] = []
    history = cancelled.fit(
        X, Y, epochs=9, batch_size=32, on_batch=[on_batch], on_epoch=[lambda p: epochs.append(p.history.loss[-1])]
    )
    assert seen == [(e, b) for e in range(3) for b in range(1, 6)][:13]
    assert history.stopped == "cancelled"
    assert history.loss == epochs
    assert len(epochs) == 2


def test_a_schedule_by_batches() -> None:
    fitted = model()
    history = fitted.fit(X, Y, epochs=4, batch_size=50, schedule=OneCycleLR(0.1, 12))
    rates = OneCycleLR(0.1, 12)
    assert history.lr == pytest.approx([rates.lr(3), rates.lr(6), rates.lr(9), rates.lr(11)])


@pytest.mark.parametrize(
    ("inputs", "targets", "message"),
    [
        (np.zeros((0, 4)), np.zeros(0), "there are no samples"),
        (np.zeros((3, 4)), np.zeros(2), "3 samples and 2 targets"),
        (np.zeros((3, 5)), np.zeros(3), "do not fit the network"),
        (np.zeros((3, 4)), np.array([0, 1, 3]), "target 2 is the class id 3, none of 0 … 2"),
        (np.array([[0, 1, 2, 3], [4, np.nan, 5, np.inf]]), np.zeros(2), "sample 1, place 1 is nan"),
        ([[1.0, 2.0, 3.0, 4.0], [1.0]], [0, 1], "not all of one shape"),
        ([["a", "b", "c", "d"]], [0], "samples must be numbers"),
    ],
)
def test_data_that_do_not_fit_are_named(inputs: object, targets: object, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        model().fit(inputs, targets)
    with pytest.raises(ValueError, match=message):
        model().fit(X, Y, validation_data=(inputs, targets))
    if "target" not in message:
        with pytest.raises(ValueError, match=message):
            model().predict(inputs)


def test_a_batch_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="batch_size=0"):
        model().fit(X, Y, batch_size=0)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"loss": "hinge"}, "loss must be one of"),
        ({"optimizer": "lion"}, "optimizer must be one of"),
        ({"backend": "jax"}, "backend must be one of"),
        ({"dtype": "float16"}, "dtype must be"),
        ({"device": "tpu"}, "device must be one of"),
    ],
)
def test_unknown_names_are_refused_with_those_that_are_known(arguments: dict[str, str], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        Model(network(), **arguments)  # type: ignore[arg-type]


def test_an_unknown_initializer_is_refused() -> None:
    with pytest.raises(ValueError, match=r"init must be one of xavier_uniform, .*, not 'xavier'"):
        Model(Sequential([Linear(4, 3, init="xavier")]))


def test_a_batch_of_one_and_a_last_batch_that_is_smaller() -> None:
    history = model().fit(X[:7], Y[:7], epochs=2, batch_size=3)
    assert history.epochs == 2
    assert np.isfinite(history.loss).all()
    assert model().predict(X[:1]).shape == (1,)


def test_memory_does_not_grow_with_steps() -> None:
    fitted = model()
    fitted.fit(X, Y, epochs=20, batch_size=75)
    tracemalloc.start()
    fitted.fit(X, Y, epochs=20, batch_size=75)
    few = tracemalloc.get_traced_memory()[0]
    fitted.fit(X, Y, epochs=20, batch_size=2)
    many = tracemalloc.get_traced_memory()[0]
    tracemalloc.stop()
    assert many - few < 10_000
