"""Data sets read from a folder: clear words where files are missing, damaged or altered; the real ones where they are."""

import hashlib
import os
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from torchvision.datasets import CIFAR10

from tutor.engine.datasets import DatasetMissing, cifar10, fashion_mnist, mnist

PIXELS = np.arange(5 * 28 * 28, dtype=np.uint8).reshape(5, 28, 28)


def write_mnist(raw: Path) -> None:
    """Write three training pictures and two test pictures in MNIST's format."""
    raw.mkdir(parents=True)
    for name, part in (("train", slice(0, 3)), ("t10k", slice(3, 5))):
        pixels, labels = PIXELS[part], np.arange(5, dtype=np.uint8)[part]
        (raw / f"{name}-images-idx3-ubyte").write_bytes(struct.pack(">4i", 2051, *pixels.shape) + pixels.tobytes())
        (raw / f"{name}-labels-idx1-ubyte").write_bytes(struct.pack(">2i", 2049, len(labels)) + labels.tobytes())


class Trap:
    """A pickle that makes a file when it is read."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __reduce__(self) -> tuple[object, ...]:
        return os.mkdir, (str(self.path),)


def write_cifar(folder: Path, trap: Path | None = None) -> dict[str, str]:
    """Write batches of one picture each and return their checksums."""
    inside = folder / CIFAR10.base_folder
    inside.mkdir(parents=True)
    names = [name for name, _ in [*CIFAR10.train_list, *CIFAR10.test_list]]
    for label, name in enumerate(names):
        batch = {"data": np.full((1, 3072), 51 * label, np.uint8), "labels": [label], "trap": trap and Trap(trap)}
        (inside / name).write_bytes(pickle.dumps(batch))
    (inside / "batches.meta").write_bytes(pickle.dumps({"label_names": ["a"] * 10}))
    return {file.name: hashlib.md5(file.read_bytes()).hexdigest() for file in inside.iterdir()}


@pytest.mark.parametrize(("read", "name"), [(mnist, "MNIST"), (fashion_mnist, "FashionMNIST")])
def test_pictures_in_mnists_format(read: type, name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_mnist(tmp_path / name / "raw")
    monkeypatch.setenv("TUTOR_DATA", str(tmp_path))
    data = read()
    assert np.array_equal(data.X, (PIXELS / 255.0).astype(np.float32)[:, None])
    assert data.y.tolist() == [0, 1, 2, 3, 4]
    X_train, X_test, _, y_test = data.split()
    assert len(X_train) == 3
    assert np.shares_memory(X_test, data.X)
    assert y_test.tolist() == [3, 4]


def test_missing_files_are_named_with_their_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TUTOR_DATA", raising=False)
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path))
    place = str(tmp_path / "data" / "MNIST" / "raw")
    with pytest.raises(DatasetMissing, match="train-images-idx3-ubyte") as caught:
        mnist()
    assert place in str(caught.value)
    assert "TUTOR_DATA" in str(caught.value)
    with pytest.raises(DatasetMissing, match="data_batch_1"):
        cifar10(tmp_path)
    assert not (tmp_path / "data").exists()


def test_packed_files_are_to_be_unpacked(tmp_path: Path) -> None:
    raw = tmp_path / "MNIST" / "raw"
    write_mnist(raw)
    (raw / "train-images-idx3-ubyte").rename(raw / "train-images-idx3-ubyte.gz")
    with pytest.raises(DatasetMissing, match=r"Unpack train-images-idx3-ubyte\.gz"):
        mnist(tmp_path)


@pytest.mark.parametrize("left", [0, 3, 100])
def test_a_damaged_file_is_told(left: int, tmp_path: Path) -> None:
    raw = tmp_path / "MNIST" / "raw"
    write_mnist(raw)
    file = raw / "train-images-idx3-ubyte"
    file.write_bytes(file.read_bytes()[:left])
    with pytest.raises(DatasetMissing, match="damaged"):
        mnist(tmp_path)


def test_an_altered_pickle_is_named_and_never_run(tmp_path: Path) -> None:
    trap = tmp_path / "sprung"
    write_cifar(tmp_path, trap)
    with pytest.raises(DatasetMissing, match=r"checksum of data_batch_1.* differs"):
        cifar10(tmp_path)
    assert not trap.exists()


def test_cifars_layout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sums = write_cifar(tmp_path)
    monkeypatch.setattr(CIFAR10, "train_list", [[name, sums[name]] for name, _ in CIFAR10.train_list])
    monkeypatch.setattr(CIFAR10, "test_list", [[name, sums[name]] for name, _ in CIFAR10.test_list])
    monkeypatch.setattr(CIFAR10, "meta", {**CIFAR10.meta, "md5": sums["batches.meta"]})
    data = cifar10(tmp_path)
    assert data.X.shape == (6, 3, 32, 32)
    assert data.y.tolist() == [0, 1, 2, 3, 4, 5]
    assert np.allclose(data.X[:, 0, 0, 0], np.arange(6) / 5)
    assert data.test_start == 5
    assert data.classes[3] == "cat"


def test_the_real_mnist() -> None:
    try:
        data = mnist()
    except DatasetMissing as missing:
        pytest.skip(f"set TUTOR_DATA to a folder that holds MNIST: {missing}")
    assert data.X.shape == (70_000, 1, 28, 28)
    assert np.bincount(data.y).tolist() == [6903, 7877, 6990, 7141, 6824, 6313, 6876, 7293, 6825, 6958]
    assert data.X[:60_000].mean() == pytest.approx(0.1307, abs=1e-4)
    assert data.split()[3][:5].tolist() == [7, 2, 1, 0, 4]


def test_the_real_cifar10_is_read_or_refused_in_plain_words() -> None:
    try:
        data = cifar10()
    except DatasetMissing as error:
        pytest.skip(f"no CIFAR-10 that can be read: {error}")
    assert data.X.shape == (60_000, 3, 32, 32)
    assert np.bincount(data.y).tolist() == [6000] * 10
