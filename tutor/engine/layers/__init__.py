"""The layers of a network, one idea a file."""

from tutor.engine.layers.activations import GELU, LeakyReLU, LogSoftmax, ReLU, Sigmoid, Softmax, Tanh
from tutor.engine.layers.base import Layer
from tutor.engine.layers.convolution import Conv2d
from tutor.engine.layers.dropout import Dropout
from tutor.engine.layers.flatten import Flatten
from tutor.engine.layers.linear import Linear
from tutor.engine.layers.normalization import BatchNorm1d, BatchNorm2d
from tutor.engine.layers.pooling import AvgPool2d, MaxPool2d

__all__ = [
    "GELU",
    "AvgPool2d",
    "BatchNorm1d",
    "BatchNorm2d",
    "Conv2d",
    "Dropout",
    "Flatten",
    "Layer",
    "LeakyReLU",
    "Linear",
    "LogSoftmax",
    "MaxPool2d",
    "ReLU",
    "Sigmoid",
    "Softmax",
    "Tanh",
]
