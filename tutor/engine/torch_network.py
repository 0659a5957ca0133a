"""The same network in PyTorch: each layer's torch module, each loss and optimizer by its torch name."""

from typing import Any

import numpy as np
import torch
from torch import nn

from tutor.engine import layers, losses, optimizers
from tutor.engine.network import Sequential


def module_of(network: Sequential) -> nn.Sequential:
    """Return the torch modules of a network's layers, with its parameters and buffers."""
    with torch.device("meta"):  # without memory, so that torch draws no parameters that would be thrown away
        module = nn.Sequential(*map(_layer, network.layers)).to(torch.from_numpy(network.parameters).dtype)
    module.to_empty(device="cpu")
    module.load_state_dict({name: torch.from_numpy(array) for name, array in network.state_dict().items()})
    return module


def loss_of(loss: losses.Loss) -> nn.Module:
    """Return torch's loss of the same definition."""
    match loss:
        case losses.HuberLoss():
            return nn.HuberLoss(reduction=loss.reduction, delta=loss.delta)
        case _:
            found: nn.Module = getattr(nn, type(loss).__name__)(reduction=loss.reduction)
            return found


def targets_of(loss: losses.Loss, prepared: np.ndarray) -> torch.Tensor:
    """Return targets that a loss has prepared as torch takes them quickest: class ids where rows are one-hot."""
    if isinstance(loss, losses.CrossEntropyLoss) and ((prepared == 0.0) | (prepared == 1.0)).all():
        return torch.from_numpy(prepared.argmax(axis=1))
    return torch.from_numpy(prepared)


def optimizer_of(optimizer: optimizers.Optimizer, module: nn.Module, *, quick: bool = False) -> torch.optim.Optimizer:
    """Return torch's optimizer of the same definition, over a module's parameters.

    Args:
        optimizer: what to translate.
        module: whose parameters it changes.
        quick: choose what is quickest on the module's device: one fused kernel, which takes Adam a third of the time (torch has
            none for RMSprop); on CUDA also what a graph can capture, the learning rate and the count of steps as tensors.

    """
    parameters = list(module.parameters())
    device = parameters[0].device if parameters else torch.device("cpu")
    arguments: dict[str, Any] = {"lr": optimizer.lr, "weight_decay": optimizer.weight_decay}
    if quick and device.type == "cuda":
        arguments["lr"] = torch.tensor(optimizer.lr, device=device)
        arguments |= {} if isinstance(optimizer, optimizers.SGD) else {"capturable": True}
    if quick and device.type in ("cpu", "cuda") and not isinstance(optimizer, optimizers.RMSprop):
        arguments["fused"] = True
    match optimizer:
        case optimizers.SGD():
            return torch.optim.SGD(parameters, momentum=optimizer.momentum, nesterov=optimizer.nesterov, **arguments)
        case optimizers.RMSprop():
            return torch.optim.RMSprop(parameters, alpha=optimizer.alpha, eps=optimizer.eps, **arguments)
        case optimizers.AdamW():
            return torch.optim.AdamW(parameters, betas=optimizer.betas, eps=optimizer.eps, **arguments)
        case optimizers.Adam():
            return torch.optim.Adam(parameters, betas=optimizer.betas, eps=optimizer.eps, **arguments)
    raise TypeError(f"torch has no {type(optimizer).__name__}")


def set_lr(theirs: torch.optim.Optimizer, lr: float) -> None:
    """Set the learning rate of torch's optimizer, a number or a tensor."""
    for group in theirs.param_groups:
        if isinstance(group["lr"], torch.Tensor):
            group["lr"].fill_(lr)
        else:
            group["lr"] = lr


def receive_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer) -> None:
    """Fill our optimizer's flat vectors with what torch's has kept for each parameter."""
    states = [theirs.state[parameter] for parameter in theirs.param_groups[0]["params"]]
    if not all(states) and optimizer.memory():
        return  # no step was taken
    for name, their_name in _their_names(optimizer).items():
        flat = torch.cat([state[their_name].reshape(-1).cpu() for state in states])
        getattr(optimizer, name)[...] = flat.numpy()


def send_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer) -> None:
    """Fill torch's optimizer with what ours has kept, parameter by parameter."""
    start = 0
    (group,) = theirs.param_groups
    step_on_device = group.get("fused") or group.get("capturable")
    for parameter in group["params"]:
        part = slice(start, start := start + parameter.numel())
        state = theirs.state[parameter]
        if not isinstance(optimizer, optimizers.SGD):
            device = parameter.device if step_on_device else "cpu"
            state["step"] = torch.tensor(float(optimizer.steps), dtype=torch.float32, device=device)
        for name, their_name in _their_names(optimizer).items():
            flat = torch.from_numpy(getattr(optimizer, name)[part].copy())
            state[their_name] = flat.reshape(parameter.shape).to(parameter.device)


def _their_names(optimizer: optimizers.Optimizer) -> dict[str, str]:
    """Return torch's names for what our optimizer keeps."""
    square = "square_avg" if isinstance(optimizer, optimizers.RMSprop) else "exp_avg_sq"
    names = {"velocity": "momentum_buffer", "mean": "exp_avg", "square": square}
    return {name: names[name] for name in optimizer.memory()}


def _layer(layer: layers.Layer) -> nn.Module:
    match layer:
        case layers.Linear():
            return nn.Linear(layer.in_features, layer.out_features, layer.has_bias)
        case layers.Conv2d():
            sizes = layer.in_channels, layer.out_channels, layer.kernel_size, layer.stride, layer.padding
            return nn.Conv2d(*sizes, bias=layer.has_bias)
        case layers.MaxPool2d():
            return nn.MaxPool2d(layer.kernel_size, layer.stride)
        case layers.AvgPool2d():
            return nn.AvgPool2d(layer.kernel_size, layer.stride)
        case layers.BatchNorm1d():
            return nn.BatchNorm1d(layer.num_features, layer.eps, layer.momentum)
        case layers.BatchNorm2d():
            return nn.BatchNorm2d(layer.num_features, layer.eps, layer.momentum)
        case layers.Dropout():
            return nn.Dropout(layer.p)
        case layers.LeakyReLU():
            return nn.LeakyReLU(layer.negative_slope)
        case layers.GELU():
            return nn.GELU(layer.approximate)
        case layers.Softmax():
            return nn.Softmax(layer.dim)
        case layers.LogSoftmax():
            return nn.LogSoftmax(layer.dim)
        case layers.Flatten() | layers.Sigmoid() | layers.Tanh() | layers.ReLU():
            found: nn.Module = getattr(nn, type(layer).__name__)()
            return found
    raise TypeError(f"torch has no {type(layer).__name__}")
