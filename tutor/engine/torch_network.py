"""The same network in PyTorch: each layer's torch module, each loss and optimizer by its torch name."""

from typing import Any

import numpy as np
import torch
from torch import nn

from tutor.engine import layers, losses, optimizers
from tutor.engine.network import Sequential


def module_of(network: Sequential) -> nn.Sequential:
    """Return the torch modules of a network's layers, with its parameters and buffers."""
    with torch.random.fork_rng([]):  # torch draws parameters for each layer; others' chance stays as it was
        module = nn.Sequential(*map(_layer, network.layers))
    state = {name: torch.from_numpy(array) for name, array in network.state_dict().items()}
    module.load_state_dict(state, assign=True)
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


def receive_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer, network: Sequential) -> None:
    """Fill our optimizer's flat vectors with what torch's has kept for each parameter of the network."""
    parameters = theirs.param_groups[0]["params"]
    if not all(theirs.state[parameter] for parameter in parameters):
        return  # no step was taken
    for ours, their_name, share in _kept(optimizer):
        for part, parameter in zip(_parts(network, ours), parameters, strict=True):
            part[...] = theirs.state[parameter][their_name].cpu().numpy() / share


def send_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer, network: Sequential) -> None:
    """Fill torch's optimizer with what ours has kept for each parameter of the network."""
    (group,) = theirs.param_groups
    step_on_device = group.get("fused") or group.get("capturable")
    if not isinstance(optimizer, optimizers.SGD):
        for parameter in group["params"]:
            device = parameter.device if step_on_device else "cpu"
            theirs.state[parameter]["step"] = torch.tensor(float(optimizer.steps), dtype=torch.float32, device=device)
    for ours, their_name, share in _kept(optimizer):
        for part, parameter in zip(_parts(network, ours), group["params"], strict=True):
            row_after_row = np.ascontiguousarray(part * share)  # a fused kernel takes memory as it lies
            theirs.state[parameter][their_name] = torch.tensor(row_after_row, device=parameter.device)


def _kept(optimizer: optimizers.Optimizer) -> list[tuple[np.ndarray, str, float]]:
    """Return each vector that our optimizer keeps, torch's name for it, and what torch multiplies such a sum by."""
    match optimizer:
        case optimizers.SGD(momentum=momentum) if momentum:
            return [(optimizer.velocity, "momentum_buffer", 1.0)]
        case optimizers.RMSprop(alpha=alpha):
            return [(optimizer.squares, "square_avg", 1.0 - alpha)]
        case optimizers.Adam(betas=(beta1, beta2)):
            return [(optimizer.gradients, "exp_avg", 1.0 - beta1), (optimizer.squares, "exp_avg_sq", 1.0 - beta2)]
    return []


def _parts(network: Sequential, vector: np.ndarray) -> list[np.ndarray]:
    """Return each parameter's part of a vector, in the order of torch's parameters."""
    return [part for of_layer in network.parts(vector) for part in of_layer.values()]


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
