"""Neural networks and their data sets, independent of the tutor: NumPy and PyTorch behind one description.

    from tutor.engine import Adam, Linear, Model, ReLU, Sequential

    model = Model(Sequential([Linear(4, 16), ReLU(), Linear(16, 3)]), "cross_entropy", Adam(0.01), random_state=0)
    history = model.fit(X, y, epochs=100, batch_size=16, validation_split=0.2)
    model.score(X, y)

`tutor source` shows these files in the order in which they explain each other:

1. `value.py`: backpropagation in its smallest form, on single numbers; nothing else uses it.
2. How a network computes and learns: `layers/base.py`, `layers/linear.py`, `initializers.py`, `layers/activations.py`,
   `losses.py`, `network.py`, `optimizers.py`.
3. How it is trained: `session.py` (what a backend does), `numpy_session.py` (forward, backward, step), `schedules.py`,
   `history.py`, `training.py` (epochs), `model.py` (what users call).
4. Each by itself: `layers/convolution.py` and the other layers, `metrics.py`, `inputs.py`, `checkpoint.py`, `live.py`,
   `datasets/`; and the same training by PyTorch: `torch_network.py`, `torch_step.py`, `torch_session.py`, `devices.py`,
   `torch_fallback.py`.

A batch stands in rows: X is (n, features) or (n, channels, height, width). Gradients are named by what they belong to:
`d_weight` is ∂L/∂weight, `upstream` is ∂L/∂output of the layer at hand. `X, y` are samples and targets.
Importing this package imports NumPy; torch is imported when a model of its backend is trained.
"""

from tutor.engine.history import History
from tutor.engine.layers import (
    GELU,
    AvgPool2d,
    BatchNorm1d,
    BatchNorm2d,
    Conv2d,
    Dropout,
    Flatten,
    Layer,
    LeakyReLU,
    Linear,
    LogSoftmax,
    MaxPool2d,
    ReLU,
    Sigmoid,
    Softmax,
    Tanh,
)
from tutor.engine.live import Live
from tutor.engine.losses import BCELoss, BCEWithLogitsLoss, CrossEntropyLoss, HuberLoss, L1Loss, MSELoss
from tutor.engine.model import Model
from tutor.engine.network import Sequential
from tutor.engine.optimizers import SGD, Adam, AdamW, RMSprop
from tutor.engine.schedules import CosineAnnealingLR, OneCycleLR, ReduceLROnPlateau, StepLR
from tutor.engine.training import EarlyStopping, Progress, StopTraining
from tutor.engine.value import Value

__all__ = [
    "GELU",
    "SGD",
    "Adam",
    "AdamW",
    "AvgPool2d",
    "BCELoss",
    "BCEWithLogitsLoss",
    "BatchNorm1d",
    "BatchNorm2d",
    "Conv2d",
    "CosineAnnealingLR",
    "CrossEntropyLoss",
    "Dropout",
    "EarlyStopping",
    "Flatten",
    "History",
    "HuberLoss",
    "L1Loss",
    "Layer",
    "LeakyReLU",
    "Linear",
    "Live",
    "LogSoftmax",
    "MSELoss",
    "MaxPool2d",
    "Model",
    "OneCycleLR",
    "Progress",
    "RMSprop",
    "ReLU",
    "ReduceLROnPlateau",
    "Sequential",
    "Sigmoid",
    "Softmax",
    "StepLR",
    "StopTraining",
    "Tanh",
    "Value",
]
