"""Samples of MNIST: the pictures that programs get, and others on which the grader judges.

`python -m tutor.engine.datasets.handwritten` makes both from MNIST's files; see `tutor.data.handwritten`.
"""

import gzip
import io
import shutil
import sys
import tempfile
from pathlib import Path
from typing import Final

import numpy as np

from tutor import paths
from tutor.data.handwritten import JUDGED, made_ready, mnist_files
from tutor.durable import write_atomically
from tutor.engine.datasets.dataset import Dataset, stratified
from tutor.engine.datasets.pictures import DatasetMissing, mnist
from tutor.learner import HANDWRITTEN, HANDWRITTEN_FILE, digits

_JUDGED: Final = 5000
_SEED: Final = 20


def judged() -> tuple[np.ndarray, np.ndarray]:
    """Return the pictures that the grader draws from: X (n, pixels) float64 of 0 … 1 and y (n,) int64.

    They are 5,000 of MNIST's test part, of which no program gets any; where MNIST is not, all digits of 8×8 pixels.
    """
    if made_ready().is_mnist:
        with np.load(paths.pictures() / JUDGED, allow_pickle=False) as sample:
            return sample["X"] / 255.0, sample["y"].astype(np.int64)
    return digits()


def main() -> None:
    """Make both samples; say in one line on stderr why it could not be done."""
    files = mnist_files()
    try:
        with tempfile.TemporaryDirectory() as unpacked:
            data = mnist(_folder(files, Path(unpacked)))
        _write(paths.pictures() / JUDGED, data, np.arange(data.test_start or 0, len(data)), _JUDGED)
        shown = paths.pictures_for_programs() / HANDWRITTEN_FILE
        _write(shown, data, np.arange(data.test_start or 0), HANDWRITTEN)
    except (DatasetMissing, OSError, EOFError, ValueError) as error:
        sys.exit(str(error) or type(error).__name__)


def _folder(files: list[Path], unpacked: Path) -> Path:
    """Return the folder to read from: the data's own, or one with unpacked copies where a file is packed."""
    if not any(file.suffix == ".gz" for file in files):
        return paths.data()
    raw = unpacked / "MNIST" / "raw"
    raw.mkdir(parents=True)
    for file in files:
        reader = gzip.open if file.suffix == ".gz" else open
        with reader(file, "rb") as packed, (raw / file.name.removesuffix(".gz")).open("wb") as plain:
            shutil.copyfileobj(packed, plain)
    return unpacked


def _write(path: Path, data: Dataset, part: np.ndarray, count: int) -> None:
    """Write `count` pictures of a part of MNIST, every digit as often as in it."""
    generator = np.random.default_rng(_SEED)
    chosen = generator.permutation(part[stratified(data.y[part], generator)[:count]])
    buffer = io.BytesIO()
    X = np.rint(data.X[chosen].reshape(len(chosen), -1) * 255.0).astype(np.uint8)
    np.savez(buffer, X=X, y=data.y[chosen].astype(np.uint8))
    write_atomically(path, buffer.getvalue())


if __name__ == "__main__":
    main()
