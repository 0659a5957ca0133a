"""Which device of torch a model runs on."""

import torch

DEVICES = ("auto", "cpu", "cuda", "mps")


def chosen(name: str) -> torch.device:
    """Return the device of a name; `auto` is the best that is there.

    Raises:
        ValueError: there is no such device here.

    """
    if name not in DEVICES:
        raise ValueError(f"device must be one of {', '.join(DEVICES)}, not {name!r}")
    there = [
        device
        for device, available in (("cuda", torch.cuda.is_available()), ("mps", torch.backends.mps.is_available()))
        if available
    ]
    if name == "auto":
        return torch.device(there[0] if there else "cpu")
    if name != "cpu" and name not in there:
        raise ValueError(f"there is no {name} device here; there is {', '.join([*there, 'cpu'])}")
    return torch.device(name)
