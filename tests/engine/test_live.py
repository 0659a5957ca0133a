"""Numbers while training goes on: of the right batch, seldom enough, and without changing what is learnt."""

import numpy as np
import pytest

from tutor.engine import Adam, Linear, Live, Model, Progress, ReLU, Sequential, StopTraining
from tutor.learner import iris

X, Y = iris()


def model(backend: str) -> Model:
    network = Sequential([Linear(4, 8), ReLU(), Linear(8, 3)])
    return Model(network, optimizer=Adam(0.01), backend=backend, device="cpu", dtype="float64", random_state=0)


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_the_numbers_are_those_of_the_batch_just_done(backend: str) -> None:
    sent: list[tuple[int, int, float, float | None]] = []

    def send(progress: Progress, loss: float, accuracy: float | None) -> None:
        sent.append((progress.epoch, progress.batch, loss, accuracy))

    history = model(backend).fit(X, Y, epochs=4, batch_size=50, on_batch=[Live(send, clock=iter(range(99)).__next__)])
    assert [(epoch, batch) for epoch, batch, _, _ in sent] == [(e, b) for e in range(4) for b in (1, 2, 3)]
    losses, accuracies = (np.array([entry[i] for entry in sent]).reshape(4, 3).mean(axis=1) for i in (2, 3))
    assert history.loss == pytest.approx(losses, abs=1e-12)  # three batches of one size: their mean is the epoch's
    assert history.accuracy == pytest.approx(accuracies, abs=1e-12)
    assert history.loss == model(backend).fit(X, Y, epochs=4, batch_size=50).loss


def test_it_sends_no_more_than_it_may() -> None:
    sent = []
    tenths = iter(range(1000))
    live = Live(lambda progress, *_: sent.append(progress.batch), 2.0, lambda: next(tenths) / 10)
    model("numpy").fit(X, Y, epochs=1, batch_size=10, on_batch=[live])
    assert sent == [1, 6, 11]


@pytest.mark.parametrize("backend", ["numpy", "torch"])
def test_a_hook_may_end_training_among_epochs_whose_numbers_are_not_worked_out_yet(backend: str) -> None:
    def stop(progress: Progress) -> None:
        if (progress.epoch, progress.batch) == (5, 2):
            raise StopTraining

    history = model(backend).fit(X, Y, epochs=50, batch_size=50, on_batch=[stop])
    assert history.stopped == "cancelled"
    assert history.loss == model(backend).fit(X, Y, epochs=5, batch_size=50).loss
