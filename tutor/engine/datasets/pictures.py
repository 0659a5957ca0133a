"""Large sets of pictures, read by torchvision from a folder of one's own. Nothing is downloaded here.

The folder is `TUTOR_DATA`, or `data` in the tutor's own folder; in it the files lie as torchvision lays them:
`MNIST/raw/train-images-idx3-ubyte`, `cifar-10-batches-py/data_batch_1`, ….
"""

import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

from tutor import paths
from tutor.engine.datasets.dataset import Dataset

_CLOTHES = "T-shirt", "trouser", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot"


class DatasetMissing(OSError):  # noqa: N818 - a data set that is missing
    """A data set's files are not there, or are not what they should be; the message says which and where."""


def mnist(folder: Path | str | None = None) -> Dataset:
    """Handwritten digits: X (70000, 1, 28, 28) float32 from 0 (paper) to 1 (ink), y (70000,), 10 classes.

    The first 60,000 are the origin's training part, the others its test part. Licence: CC BY-SA 3.0. Origin: Y. LeCun,
    C. Cortes and C. J. C. Burges, from NIST's Special Databases 1 and 3; Y. LeCun et al., “Gradient-based learning
    applied to document recognition”, 1998.

    Raises:
        DatasetMissing: a file is not there or cannot be read.

    """
    return _mnist_like(
        "MNIST",
        folder,
        classes=tuple("0123456789"),
        description="Handwritten digits as pictures of 28×28 pixels.",
        licence="CC BY-SA 3.0",
        origin="Y. LeCun, C. Cortes and C. J. C. Burges, from NIST's Special Databases 1 and 3, 1998",
    )


def fashion_mnist(folder: Path | str | None = None) -> Dataset:
    """Pieces of clothing: X (70000, 1, 28, 28) float32 from 0 (background) to 1, y (70000,), 10 classes.

    The first 60,000 are the origin's training part, the others its test part. Licence: MIT. Origin: H. Xiao, K. Rasul and
    R. Vollgraf, “Fashion-MNIST: a Novel Image Dataset for Benchmarking Machine Learning Algorithms”, 2017.

    Raises:
        DatasetMissing: a file is not there or cannot be read.

    """
    return _mnist_like(
        "FashionMNIST",
        folder,
        classes=_CLOTHES,
        description="Pieces of clothing as grey pictures of 28×28 pixels.",
        licence="MIT",
        origin="H. Xiao, K. Rasul and R. Vollgraf, “Fashion-MNIST”, 2017",
    )


def cifar10(folder: Path | str | None = None) -> Dataset:
    """Photographs of ten things: X (60000, 3, 32, 32) float32 from 0 to 1, red, green, blue; y (60000,), 10 classes.

    The first 50,000 are the origin's training part, the others its test part. Its files are pickles; they are read only
    if their checksums are those of the publication, as a pickle can run any code. Licence: none was stated; free for
    research and teaching by custom. Origin: A. Krizhevsky, “Learning Multiple Layers of Features from Tiny Images”, 2009.

    Raises:
        DatasetMissing: a file is not there, or was altered.

    """
    from torchvision.datasets import CIFAR10  # takes seconds to import

    root = _folder(folder)
    inside = root / CIFAR10.base_folder
    listed = [*CIFAR10.train_list, *CIFAR10.test_list, (CIFAR10.meta["filename"], CIFAR10.meta["md5"])]
    _all_there("CIFAR-10", [inside / name for name, _ in listed])
    altered = [name for name, checksum in listed if _md5(inside / name) != checksum]
    if altered:
        raise DatasetMissing(
            f"CIFAR-10 in {inside} is not the published one and is not read: "
            f"the MD5 checksum of {', '.join(altered)} differs"
        )
    parts = [_read("CIFAR-10", inside, CIFAR10, root, train) for train in (True, False)]
    return _joined(
        "CIFAR10",
        [(part.data.transpose(0, 3, 1, 2), np.array(part.targets)) for part in parts],
        classes=("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck"),
        description="Small photographs of animals and vehicles.",
        licence="none stated; used freely for research and teaching",
        origin="A. Krizhevsky, “Learning Multiple Layers of Features from Tiny Images”, 2009",
    )


def _mnist_like(name: str, folder: Path | str | None, **known: Any) -> Dataset:  # noqa: ANN401 - fields of Dataset
    from torchvision import datasets  # takes seconds to import

    reader = getattr(datasets, name)
    root = _folder(folder)
    inside = root / name / "raw"
    _all_there(name, [inside / packed.removesuffix(".gz") for packed, _ in reader.resources])
    parts = [_read(name, inside, reader, root, train) for train in (True, False)]
    return _joined(name, [(part.data.numpy()[:, None], part.targets.numpy()) for part in parts], **known)


def _joined(name: str, parts: list[tuple[np.ndarray, np.ndarray]], **known: Any) -> Dataset:  # noqa: ANN401
    """Return training and test part, one after the other, pixels divided by 255."""
    X = np.concatenate([pixels for pixels, _ in parts], dtype=np.float32)
    X /= 255.0
    y = np.concatenate([labels for _, labels in parts], dtype=np.int64)
    return Dataset(name, X, y, features=(), test_start=len(parts[0][0]), **known)


def _folder(folder: Path | str | None) -> Path:
    return paths.data() if folder is None else Path(folder)


def _all_there(name: str, files: list[Path]) -> None:
    missing = [file for file in files if not file.is_file()]
    if not missing:
        return
    message = f"{name} is not there: {missing[0].parent} has no {', '.join(file.name for file in missing)}. "
    packed = [file.name + ".gz" for file in missing if file.with_name(file.name + ".gz").is_file()]
    if packed:
        message += f"Unpack {', '.join(packed)} there (gunzip --keep)."
    else:
        message += "Put the files there, or set TUTOR_DATA to the folder in which torchvision has put them."
    raise DatasetMissing(message)


def _read(name: str, inside: Path, reader: Callable[..., Any], root: Path, train: bool) -> Any:  # noqa: ANN401
    try:
        return reader(root, train=train, download=False)
    except (RuntimeError, ValueError, AssertionError, EOFError) as error:
        raise DatasetMissing(
            f"{name} in {inside} is damaged: {error or 'it does not hold what its first bytes say'}"
        ) from error


def _md5(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, lambda: hashlib.md5(usedforsecurity=False)).hexdigest()
