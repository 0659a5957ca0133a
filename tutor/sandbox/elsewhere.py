"""Calls with tensors on a device that is not the processor, to see whether a program follows its tensors to a GPU.

The device is torch's `meta`, which every machine has: its tensors have a device, a shape and a kind of number, but no numbers.

torch itself lets some operations (a matrix product) mix `meta` with the processor, and a card in the machine would answer
a program that asks for it by name: `same_device` refuses both, in the words of torch. Used inside the child.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from typing import Any, Final

from tutor.sandbox.devices import CPU

Request = dict[str, Any]
Received = Callable[[Any], Any]
Outcome = Callable[[Callable[[], Any]], Request]

MAY_CROSS: Final = frozenset(
    {"_to_copy", "to", "copy", "copy_", "_copy_from", "set_data", "_has_compatible_shallow_copy_type"}
    | {"index", "index_put", "index_put_"}
)
"""Operations whose tensors may lie on two devices: copies, with what a module's move asks, and tables that numbers of the
processor point into."""


def same_device(device: str) -> AbstractContextManager[Any]:
    """Return what refuses operations on tensors of two devices, and tensors on any device but one and the processor.

    Single numbers (tensors without axes) may stay on the processor, as torch allows.
    """
    # Here, since programs that do not use torch have none; torch itself has long imported both.
    import torch
    from torch.utils._python_dispatch import TorchDispatchMode
    from torch.utils._pytree import tree_leaves

    class SameDevice(TorchDispatchMode):  # type: ignore[no-untyped-call]
        def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:  # noqa: ANN401
            kwargs = kwargs or {}
            asked = kwargs.get("device")
            if asked is not None and torch.device(asked).type not in (device, CPU):
                raise RuntimeError(f"There is no device {asked} here: tensors are on {device}")
            if func.overloadpacket.__name__ not in MAY_CROSS:
                tensors = [leaf for leaf in tree_leaves((args, kwargs)) if isinstance(leaf, torch.Tensor)]
                devices = sorted({tensor.device.type for tensor in tensors if tensor.dim()})
                if len(devices) > 1:
                    raise RuntimeError(
                        "Expected all tensors to be on the same device, but found at least two devices, "
                        f"{' and '.join(devices)}!"
                    )
            return func(*args, **kwargs)

    mode: AbstractContextManager[Any] = SameDevice()  # type: ignore[no-untyped-call]
    return mode


def outcomes(function: Callable[..., Any], request: Request, received: Received, outcome: Outcome) -> Request:
    """Call a function once for each list of arguments and describe the tensors that it returns.

    The second time new tensors go to the device unless the program says where, and its arguments are on the processor:
    what then happens tells apart programs that leave the device out and programs that name the processor.

    Args:
        function: the program's function.
        request: `calls`, the `device`, and the numbers of the arguments that `stay` on the processor.
        received: gives the program its own copy of a value.
        outcome: calls a function and describes its result or its exception.

    """
    import torch

    device, stay = request["device"], frozenset(request["stay"])
    found: dict[str, list[Request]] = {"outcomes": [], "by_default": []}
    for place, default in (("outcomes", nullcontext()), ("by_default", torch.device(device))):
        for call in request["calls"]:
            arguments = [
                _on(CPU if place == "by_default" or index in stay else device, received(value))
                for index, value in enumerate(call)
            ]
            with same_device(device), default:
                found[place].append(outcome(lambda: described(function(*arguments))))  # noqa: B023 - called at once
    return found


def described(value: Any) -> Any:  # noqa: ANN401
    """Return a result with each tensor's device, kind of number and shape in its place; of a module, its state's."""
    import torch

    if isinstance(value, torch.nn.Module):
        value = dict(value.state_dict())
    if isinstance(value, torch.Tensor):
        kind = str(value.dtype).removeprefix("torch.")
        return {"device": value.device.type, "dtype": kind, "shape": str(tuple(value.shape))}
    if isinstance(value, dict):
        return {str(name): described(item) for name, item in value.items()}
    return [described(item) for item in value] if isinstance(value, (list, tuple)) else value


def _on(device: str, value: Any) -> Any:  # noqa: ANN401
    if isinstance(value, dict):
        return {name: _on(device, item) for name, item in value.items()}
    if isinstance(value, list):
        return [_on(device, item) for item in value]
    return value.to(device) if hasattr(value, "to") else value
