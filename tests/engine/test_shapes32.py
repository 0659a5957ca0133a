"""How hard `shapes32` is, measured with the engine itself."""

import numpy as np
import pytest

from tutor.engine import (
    Adam,
    AvgPool2d,
    BatchNorm2d,
    Conv2d,
    Flatten,
    Layer,
    Linear,
    MaxPool2d,
    Model,
    OneCycleLR,
    ReLU,
    Sequential,
)
from tutor.engine.datasets import shapes32

EPOCHS, BATCH = 11, 64


def block(inputs: int, outputs: int, pool: Layer) -> list[Layer]:
    return [Conv2d(inputs, outputs, 3, padding=1, bias=False), BatchNorm2d(outputs), ReLU(), pool]


@pytest.mark.slow
def test_a_small_cnn_learns_what_a_linear_classifier_cannot(capsys: pytest.CaptureFixture[str]) -> None:
    X_train, X_test, y_train, y_test = shapes32(n=6000, random_state=0).split(1 / 6, random_state=0)
    linear = Model(Sequential([Flatten(), Linear(3072, 10)]), optimizer=Adam(0.001), random_state=0)
    linear.fit(X_train, y_train, epochs=20, batch_size=BATCH)
    convolutions = [*block(3, 16, MaxPool2d(2)), *block(16, 32, MaxPool2d(2)), *block(32, 48, AvgPool2d(8))]
    cnn = Model(Sequential([*convolutions, Flatten(), Linear(48, 10)]), optimizer=Adam(0.01), random_state=0)
    steps = EPOCHS * int(np.ceil(len(X_train) / BATCH))
    seconds = cnn.fit(X_train, y_train, epochs=EPOCHS, batch_size=BATCH, schedule=OneCycleLR(0.01, steps)).seconds
    accuracies = linear.score(X_test, y_test), cnn.score(X_test, y_test)
    with capsys.disabled():
        print(f"\nshapes32: linear {accuracies[0]:.1%}, small CNN {accuracies[1]:.1%} after {seconds:.0f} s")
    assert accuracies[0] < 0.6
    assert accuracies[1] > 0.9
