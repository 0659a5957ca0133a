"""Which devices torch could compute on: a cheap look at the machine, and torch's own answer from another process."""

import json
import os
import platform
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tutor.sandbox.children import last_line
from tutor.sandbox.devices import CPU, CUDA, MPS
from tutor.sandbox.gpu_files import device_files

PATIENCE: Final = 60.0
"""Seconds that torch may take to answer; a first import from a slow disk takes ten."""

_ASK_TORCH: Final = """
import json, torch
cuda = torch.cuda.is_available()
print(json.dumps({
    "cards": [torch.cuda.get_device_name(i) for i in range(torch.cuda.device_count())] if cuda else [],
    "mps": torch.backends.mps.is_available(),
}))
"""


class TorchSilentError(Exception):
    """torch did not answer in time."""


class TorchBrokenError(Exception):
    """torch cannot be imported; the message is the last line of what Python said."""


@dataclass(frozen=True, slots=True)
class Accelerators:
    """What torch can use besides the processor: the names of CUDA's cards, and whether there is Apple's MPS."""

    cards: tuple[str, ...] = ()
    mps: bool = False

    @property
    def devices(self) -> list[str]:
        """Return torch's names of all devices here, the processor first."""
        return [CPU, *([CUDA] if self.cards else []), *([MPS] if self.mps else [])]


def cards(dev: Path = Path("/dev")) -> list[str]:
    """Return the cards that CUDA could use, as CUDA_VISIBLE_DEVICES names them, without asking torch.

    A CUDA_VISIBLE_DEVICES of this process chooses among them.
    """
    names = [path.name for path in device_files(dev)]
    found = [name.removeprefix("nvidia") for name in names if name.removeprefix("nvidia").isdecimal()]
    if not found and "dxg" in names:
        found = ["0"]
    chosen = os.environ.get("CUDA_VISIBLE_DEVICES")
    return found if chosen is None or not found else [part.strip() for part in chosen.split(",") if part.strip()]


def possible() -> list[str]:
    """Return the GPU devices that may be here, found without starting anything."""
    apple = platform.system() == "Darwin" and platform.machine() == "arm64"
    return [*([CUDA] if cards() else []), *([MPS] if apple else [])]


def ask_torch(seconds: float = PATIENCE) -> Accelerators:
    """Ask torch in a process of its own: it may hang, and it must not be imported here.

    Raises:
        TorchSilentError: it gave no answer in time.
        TorchBrokenError: it cannot be imported.

    """
    try:
        asked = subprocess.run(
            [sys.executable, "-I", "-c", _ASK_TORCH], capture_output=True, timeout=seconds, check=False
        )
    except subprocess.TimeoutExpired:
        raise TorchSilentError(f"{seconds:g}") from None
    try:
        answer = json.loads(asked.stdout)
    except ValueError:
        raise TorchBrokenError(last_line(asked.stderr)) from None
    return Accelerators(tuple(map(str, answer["cards"])), bool(answer["mps"]))
