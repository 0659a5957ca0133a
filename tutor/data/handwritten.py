"""The handwritten digits of `handwritten()`: a sample of MNIST where its files are, else the 8×8 digits that come along.

A program in the sandbox can neither open MNIST's folder nor import torchvision. So the sample is made once, by
torchvision's own reader in a process of its own (some seconds), and kept in the tutor's folder of pictures: what
programs get, and other pictures that only the grader sees. It stays when MNIST's files go away.
"""

import fcntl
import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor import paths
from tutor.json_file import read_object, write_object
from tutor.language import Text
from tutor.learner import HANDWRITTEN_FILE

FILES: Final = (
    "train-images-idx3-ubyte",
    "train-labels-idx1-ubyte",
    "t10k-images-idx3-ubyte",
    "t10k-labels-idx1-ubyte",
)
"""MNIST's files in `MNIST/raw`; each may also be packed (`.gz`), as it is published."""

JUDGED: Final = "handwritten-judged.npz"
"""The grader's sample in the folder of pictures: X (n, 784) as uint8, y (n,) as uint8."""

MNIST: Final = "MNIST 28×28"
DIGITS: Final = "digits 8×8"

_STATE: Final = "handwritten.json"
_SECONDS: Final = 300.0

_IS_MNIST = Text(
    uz="Raqamlar: MNIST, 28×28 piksel.",
    en="The digits: MNIST, 28×28 pixels.",
)
_IS_DIGITS = Text(
    uz="MNIST bu kompyuterda yoʻq, shuning uchun dastur bilan birga kelgan 8×8 pikselli raqamlar ishlatildi. MNIST bilan "
    "ishlash uchun fayllarini {folder} papkasiga qoʻying.",
    en="MNIST is not on this computer, so the digits of 8×8 pixels that come along were used. To work with MNIST put its "
    "files into {folder}.",
)
_NOT_READ_YET = Text(
    uz="MNIST fayllari {folder} papkasida turibdi, lekin hali oʻqilmagan: raqamlar birinchi marta kerak boʻlganda oʻqiladi.",
    en="MNIST's files are in {folder} and have not been read yet: they will be when the digits are first used.",
)
_FAILED = Text(
    uz="MNIST fayllarini oʻqib boʻlmadi ({why}), shuning uchun 8×8 pikselli raqamlar ishlatildi. {folder} papkasidagi "
    "fayllarni qayta koʻchiring.",
    en="MNIST's files could not be read ({why}), so the digits of 8×8 pixels were used. Copy the files in {folder} again.",
)


@dataclass(frozen=True, slots=True)
class Pictures:
    """Which pictures programs get: `name` is `MNIST` or `DIGITS`, `text` says so to people.

    In `folder` lies what programs read; nothing where they are the digits that come along.
    """

    name: str
    text: Text
    folder: Path

    @property
    def is_mnist(self) -> bool:
        """Return whether they are MNIST's."""
        return self.name == MNIST


def made_ready() -> Pictures:
    """Return which pictures programs get; makes the sample of MNIST first where its files are new."""
    folder, files = paths.pictures(), mnist_files()
    if files and _state(folder) != (stamp := _stamp(files)):
        with suppress(OSError), _alone(folder):  # a home that cannot be written gets the digits: it keeps no sample
            if _state(folder) != stamp:
                _make(folder, stamp)
    return known()


def known() -> Pictures:
    """Return which pictures programs get as things are, without making anything."""
    folder, programs = paths.pictures(), paths.pictures_for_programs()
    raw = paths.data() / "MNIST" / "raw"
    if (programs / HANDWRITTEN_FILE).is_file() and (folder / JUDGED).is_file():
        return Pictures(MNIST, _IS_MNIST, programs)
    if files := mnist_files():
        state = read_object(folder / _STATE) or {}
        if state.get("source") != _stamp(files):
            return Pictures(DIGITS, _NOT_READ_YET.format(folder=raw), programs)
        if failed := state.get("failed"):
            return Pictures(DIGITS, _FAILED.format(why=str(failed), folder=raw), programs)
    return Pictures(DIGITS, _IS_DIGITS.format(folder=raw), programs)


def mnist_files() -> list[Path]:
    """Return MNIST's four files, packed or not; an empty list where one of them is missing."""
    raw = paths.data() / "MNIST" / "raw"
    found = [next((file for file in (raw / name, raw / f"{name}.gz") if file.is_file()), None) for name in FILES]
    files = [file for file in found if file is not None]
    return files if len(files) == len(FILES) else []


def _make(folder: Path, stamp: str) -> None:
    """Have the sample made by a process of its own, and keep what became of it: a failure is not repeated."""
    command = [sys.executable, "-m", "tutor.engine.datasets.handwritten"]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=_SECONDS, check=False)
        lines = done.stderr.decode(errors="replace").strip().splitlines()
        failed = (lines or ["?"])[-1][:200] if done.returncode else None
    except (OSError, subprocess.TimeoutExpired) as error:
        failed = str(error)[:200]
    write_object(folder / _STATE, {"source": stamp, "failed": failed})


def _state(folder: Path) -> str | None:
    """Return the stamp of the files that the sample was made of, or that it could not be made of."""
    return (read_object(folder / _STATE) or {}).get("source")


def _stamp(files: list[Path]) -> str:
    """Return what changes when the files do."""
    status = [(os.fspath(file), found.st_size, found.st_mtime_ns) for file in files for found in [file.stat()]]
    return hashlib.sha256(repr(status).encode()).hexdigest()


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Hold the folder's lock: two services may want the sample at the same time.

    Raises:
        OSError: the folder cannot be written.

    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    with (folder / "handwritten.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
