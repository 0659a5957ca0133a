"""Data sets to learn from: drawn from a seed, small tables that come along, and pictures from a folder of one's own.

    from tutor.engine.datasets import spirals

    data = spirals(n=300, noise=0.03, random_state=0)
    X_train, X_test, y_train, y_test = data.split(0.25, random_state=0)

Every data set is a `Dataset`: X, y, the names of classes and features, its licence and its origin. Nothing is ever downloaded.
"""

from tutor.engine.datasets.dataset import Dataset
from tutor.engine.datasets.pictures import DatasetMissing, cifar10, fashion_mnist, mnist
from tutor.engine.datasets.points import blobs, circles, line, moons, spirals, xor
from tutor.engine.datasets.shapes import shapes32
from tutor.engine.datasets.tables import digits, iris

__all__ = [
    "Dataset",
    "DatasetMissing",
    "blobs",
    "cifar10",
    "circles",
    "digits",
    "fashion_mnist",
    "iris",
    "line",
    "mnist",
    "moons",
    "shapes32",
    "spirals",
    "xor",
]
