"""Honest programs in many styles, `honest/<exercise>/<style>.py`: each must pass, whatever its style."""

from dataclasses import dataclass
from pathlib import Path

_FOLDER = Path(__file__).parent / "honest"

_SLOW = frozenset(
    [
        "autograd",
        "capstone-compare",
        "capstone-numpy",
        "capstone-torch",
        "fit-curve",
        "iris-mlp",
        "iris-torch",
        "linear-forward",
        "nn-module",
        "numpy-vs-torch",
        "tensors",
        "to-device",
        "xor",
        "xor-torch",
    ]
)

TIMES = 3
"""How often each must pass: inputs are drawn afresh every time."""


@dataclass(frozen=True, slots=True)
class Honest:
    """One honest program."""

    exercise: str
    style: str
    program: str

    @property
    def trains(self) -> bool:
        """Whether its exercise trains a network or needs torch, which takes longer."""
        return self.exercise in _SLOW


HONEST = tuple(
    Honest(path.parent.name, path.stem.replace("_", " "), path.read_text(encoding="utf-8"))
    for path in sorted(_FOLDER.glob("*/*.py"))
)
