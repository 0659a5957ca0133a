"""Which device of torch a model runs on, and in plain words why one cannot be used."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import torch

from tutor.engine.session import DEVICES, DeviceUnusable

ACCELERATORS: Final = ("cuda", "mps")

_ABSENT: Final = {
    "no nvidia driver": "there is no NVIDIA driver",
    "no cuda gpus": "there is no NVIDIA GPU",
    "not compiled with cuda": "this PyTorch was built without it",
    "not linked with support": "this PyTorch was built without it",
}
"""Parts of torch's messages, in small letters, that say that there is no such device; and what they mean."""

_TROUBLE: Final = {
    "too old": f"the NVIDIA driver is too old for this PyTorch, which needs CUDA {torch.version.cuda}",
    "out of memory": "its free memory is too small for this network, this batch size and these data",
    "no kernel image": "this PyTorch was not built for a GPU of this age",
    "for the mps device": "PyTorch has not taught it an operation that this network needs",
    "support float64": "it has no float64; float32 will do",
}
"""The same for a device that is there."""

_FAILED: Final = getattr(
    torch, "AcceleratorError", torch.OutOfMemoryError
)  # newer than the oldest torch that will do


def chosen(name: str) -> torch.device:
    """Return the device of a name; `auto` is the best that is there.

    Raises:
        DeviceUnusable: it cannot be used, or, with `auto`, the best one is there and yet cannot be used.
        ValueError: no device has this name.

    """
    if name not in DEVICES:
        raise ValueError(f"device must be one of {', '.join(DEVICES)}, not {name!r}")
    for kind in ACCELERATORS if name == "auto" else {name} - {"cpu"}:
        try:
            (torch.ones(1, device=kind) + 1.0).cpu()  # the driver wakes up here, and one sum is really done
        except (RuntimeError, AssertionError) as error:
            if name != "auto" or _meaning(error, _ABSENT) is None:
                raise DeviceUnusable(f"{kind} cannot be used: {_reason(error)}") from error
        else:
            return torch.device(kind)
    return torch.device("cpu")


@contextmanager
def plain_errors(device: torch.device) -> Iterator[None]:
    """Raise `DeviceUnusable` in place of torch's own errors of an accelerator; those of programs stay as they are."""
    try:
        yield
    except (RuntimeError, TypeError) as error:
        known = isinstance(error, _FAILED) or _meaning(error, _TROUBLE) is not None
        if device.type == "cpu" or not known:
            raise
        raise DeviceUnusable(f"{device.type} cannot go on: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    return _meaning(error, _ABSENT | _TROUBLE) or str(error).strip().partition("\n")[0]


def _meaning(error: Exception, table: dict[str, str]) -> str | None:
    text = str(error).lower()
    return next((meaning for part, meaning in table.items() if part in text), None)
