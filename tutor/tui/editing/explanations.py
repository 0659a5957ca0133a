"""What the names that a course needs do, in one line each."""

from typing import Final

from tutor.language import Text
from tutor.tui.editing import explanations_of_arrays, explanations_of_torch

_SHARED: Final = frozenset({"numpy", "numpy.ndarray", "torch", "torch.Tensor"})
"""Whose functions and methods of one name do the same."""

_TEXTS: Final = {**explanations_of_arrays.TEXTS, **explanations_of_torch.TEXTS}


def about(path: str) -> Text | None:
    """Return what a library's name does, None where nothing is written of it."""
    if (own := _TEXTS.get(path)) is not None:
        return own
    owner, _, name = path.rpartition(".")
    return explanations_of_arrays.SHARED.get(name) if owner in _SHARED else None


def is_explained(path: str) -> bool:
    """Return whether something is written of a library's name: these are what a course needs."""
    return about(path) is not None
