"""A run that was cut in two is the run in one, with everything that remembers: schedules, early stopping, cancelling."""

from pathlib import Path

import numpy as np
import pytest

from tutor.engine import Adam, EarlyStopping, Linear, Model, Progress, ReduceLROnPlateau, Sequential, StepLR, Tanh
from tutor.engine.schedules import OneCycleLR, Schedule
from tutor.learner import iris

X, Y = iris()
MAKERS = {
    "step": lambda: StepLR(3, 0.5),
    "one cycle": lambda: OneCycleLR(0.1, 60),
    "plateau": lambda: ReduceLROnPlateau(0.5, patience=1, threshold=0.5),
}


def model(seed: int = 0, backend: str = "numpy") -> Model:
    network = Sequential([Linear(4, 8), Tanh(), Linear(8, 3)])
    return Model(network, optimizer=Adam(0.05), backend=backend, device="cpu", dtype="float64", random_state=seed)


@pytest.mark.parametrize("kind", MAKERS)
def test_a_schedule_goes_on_where_it_was(kind: str, tmp_path: Path) -> None:
    def fit(of: Model, epochs: int, resume: Path | None = None) -> list[float]:
        schedule: Schedule = MAKERS[kind]()
        history = of.fit(X, Y, epochs=epochs, batch_size=30, schedule=schedule, resume=resume)
        return [*history.loss, *history.lr]

    first = model()
    fit(first, 7)
    first.save(tmp_path / "half.npz")
    straight = fit(model(), 12)
    assert fit(model(99), 12, tmp_path / "half.npz") == straight
    assert len(set(straight[12:])) > 2


def test_early_stopping_remembers_the_best_of_the_first_part(tmp_path: Path) -> None:
    held_out = X[::2], np.random.default_rng(0).permutation(Y[::2])  # its loss grows soon

    def fit(of: Model, resume: Path | None = None, save: bool = False) -> tuple[list[float], int | None, list[float]]:
        def on_epoch(progress: Progress) -> None:
            if save and progress.epoch == 2:
                of.save(tmp_path / "third.npz")

        history = of.fit(
            X[1::2],
            Y[1::2],
            epochs=40,
            validation_data=held_out,
            early_stopping=EarlyStopping(4),
            resume=resume,
            on_epoch=[on_epoch],
        )
        assert history.stopped == "early stopping"
        return history.validation_loss, history.best_epoch, of.network.parameters.tolist()

    straight = fit(model(), save=True)
    assert straight[1] is not None
    assert straight[1] <= 2
    assert fit(model(99), tmp_path / "third.npz") == straight


def test_early_stopping_forgets_another_run() -> None:
    stopping = EarlyStopping(3)
    losses = [model(2).fit(X, Y, epochs=5, early_stopping=stopping).loss for _ in range(2)]
    assert losses[0] == losses[1]


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_ctrl_c_keeps_what_was_learnt_and_the_run_goes_on_later(backend: str, tmp_path: Path) -> None:
    def interrupt(progress: Progress) -> None:
        if progress.epoch == 3:
            raise KeyboardInterrupt

    cancelled = model(1, backend)
    history = cancelled.fit(X, Y, epochs=9, on_epoch=[interrupt])
    assert (history.stopped, history.epochs) == ("cancelled", 4)
    cancelled.save(tmp_path / "cancelled.npz")
    resumed = model(99, backend).fit(X, Y, epochs=9, resume=tmp_path / "cancelled.npz")
    assert (resumed.stopped, resumed.epochs) == ("", 9)
    assert resumed.loss == pytest.approx(model(1, backend).fit(X, Y, epochs=9).loss, abs=1e-9)


def test_a_file_that_is_no_checkpoint_is_named(tmp_path: Path) -> None:
    for name, content in (("text.npz", b"hello"), ("empty.npz", b""), ("zip.npz", b"PK\x03\x04 cut off")):
        (tmp_path / name).write_bytes(content)
        with pytest.raises(ValueError, match=f"{name} is no checkpoint"):
            model().load(tmp_path / name)
    np.savez(tmp_path / "arrays.npz", a=np.zeros(3))
    with pytest.raises(ValueError, match="is no checkpoint"):
        model().load(tmp_path / "arrays.npz")
