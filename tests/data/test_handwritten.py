"""The handwritten digits that programs get: MNIST's where its files are, the 8×8 ones elsewhere, and each time said so."""

import gzip
import os
import struct
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from tutor.course.values import HandwrittenData
from tutor.data import handwritten as sample
from tutor.grading.data import samples
from tutor.learner import digits, handwritten

REAL = Path(os.environ.get("TUTOR_TEST_DATA", os.environ.get("TUTOR_DATA", "/nonexistent")))
TRAIN, TEST = 1600, 700


def write_mnist(folder: Path, *, packed: bool = False) -> None:
    """Write pictures whose pixels all say their digit and their part: 20·digit + 1, in the test part + 2."""
    raw = folder / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name, count, part in (("train", TRAIN, 1), ("t10k", TEST, 2)):
        labels = np.arange(count, dtype=np.uint8) % 10
        pixels = np.repeat(20 * labels + part, 28 * 28).astype(np.uint8)
        for kind, head, data in (
            ("images-idx3", struct.pack(">4i", 2051, count, 28, 28), pixels.tobytes()),
            ("labels-idx1", struct.pack(">2i", 2049, count), labels.tobytes()),
        ):
            file = raw / f"{name}-{kind}-ubyte"
            if packed:
                file.with_name(file.name + ".gz").write_bytes(gzip.compress(head + data, 1))
            else:
                file.write_bytes(head + data)


@pytest.fixture(autouse=True)
def folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TUTOR_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("TUTOR_DATA", str(tmp_path / "data"))
    return tmp_path


def test_without_mnist_they_are_the_digits_that_come_along() -> None:
    X, y = handwritten()
    every, labels = digits()
    assert (X.shape, y.shape, y.dtype) == ((1500, 64), (1500,), np.int64)
    known = {
        (*row, label) for row, label in zip(every.tolist(), labels.tolist(), strict=True) for row in [tuple(row)]
    }
    assert all((*row, label) in known for row, label in zip(map(tuple, X.tolist()), y.tolist(), strict=True))
    assert np.array_equal(X, handwritten()[0])
    pictures = sample.known()
    assert pictures.name == "digits 8×8"
    assert str(Path("data", "MNIST", "raw")) in pictures.text["uz"]
    judged = samples(HandwrittenData(draw="handwritten", n=300), np.random.default_rng(1))
    assert judged.X.shape == (300, 64)


def test_files_that_were_not_read_yet_are_told_of_as_such(folders: Path) -> None:
    raw = folders / "data" / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for name in sample.FILES:
        assert "put its files into" in sample.known().text["en"]
        (raw / name).write_bytes(b"")
    assert sample.known().text["en"].startswith(f"MNIST's files are in {raw} and have not been read yet")
    assert not sample.known().is_mnist


@pytest.mark.slow
@pytest.mark.parametrize("packed", [False, True], ids=["unpacked", "packed"])
def test_mnist_is_taken_where_it_is(folders: Path, packed: bool) -> None:
    write_mnist(folders / "data", packed=packed)
    X, y = handwritten()
    assert (X.shape, X.dtype, y.dtype) == ((1500, 784), np.float64, np.int64)
    shown_of = np.rint(X[:, 0] * 255).astype(int)
    assert np.array_equal(shown_of, 20 * y + 1)  # pictures of the training part, each with its own label
    assert np.abs(np.bincount(y) - 150).max() < 15
    assert sample.known().text["en"] == "The digits: MNIST, 28×28 pixels."
    drawn = samples(
        HandwrittenData(draw="handwritten", n=400, disguised=False, images=True), np.random.default_rng(2)
    )
    assert (drawn.X.shape, drawn.held_out_X.shape) == ((400, 1, 28, 28), (200, 1, 28, 28))
    assert np.array_equal(
        np.rint(drawn.X[:, 0, 3, 4] * 255).astype(int), 20 * drawn.y + 2
    )  # of no picture that programs get
    for file in (folders / "data" / "MNIST" / "raw").iterdir():
        file.unlink()
    assert np.array_equal(handwritten()[0], X)  # the sample stays


@pytest.mark.slow
def test_damaged_files_are_said_and_not_tried_again(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_mnist(folders / "data", packed=True)
    damaged = folders / "data" / "MNIST" / "raw" / "t10k-images-idx3-ubyte.gz"
    damaged.write_bytes(damaged.read_bytes()[:2000])
    pictures = sample.made_ready()
    assert pictures.name == "digits 8×8"
    assert "qayta koʻchiring" in pictures.text["uz"]
    assert handwritten()[0].shape == (1500, 64)
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("tried again"))
    assert sample.made_ready() == pictures


def test_a_home_that_cannot_be_written_gets_the_digits(folders: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_mnist(folders / "data")
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: pytest.fail("made a sample that nothing could keep"))
    (folders / "home").write_text("a file, no folder")
    assert sample.made_ready().name == "digits 8×8"
    assert handwritten()[0].shape == (1500, 64)


@pytest.mark.slow
@pytest.mark.skipif(not (REAL / "MNIST" / "raw").is_dir(), reason="TUTOR_TEST_DATA names no folder with MNIST/raw")
def test_the_real_mnist(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TUTOR_DATA", str(REAL))
    X, y = handwritten()
    assert (X.shape, X.min(), X.max()) == ((1500, 784), 0.0, 1.0)
    nearest = [y[:1000][np.argmin(((X[:1000] - one) ** 2).sum(axis=1))] for one in X[1000:1200]]
    assert np.mean(nearest == y[1000:1200]) > 0.8


def test_a_plain_python_gets_them_as_well(folders: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", "from tutor import handwritten; print(handwritten()[0].shape)"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout == "(1500, 64)\n"
