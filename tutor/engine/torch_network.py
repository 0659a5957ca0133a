"""The same network in PyTorch: each layer's torch module, each loss and optimizer by its torch name."""

from typing import Any

import torch
from torch import nn

from tutor.engine import layers, losses, optimizers
from tutor.engine.network import Sequential


def module_of(network: Sequential) -> nn.Sequential:
    """Return the torch modules of a network's layers, with its parameters and buffers."""
    module = nn.Sequential(*map(_layer, network.layers)).to(torch.from_numpy(network.parameters).dtype)
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


def optimizer_of(optimizer: optimizers.Optimizer, module: nn.Module) -> torch.optim.Optimizer:
    """Return torch's optimizer of the same definition, over a module's parameters."""
    parameters = list(module.parameters())
    common: dict[str, Any] = {"lr": optimizer.lr, "weight_decay": optimizer.weight_decay}
    match optimizer:
        case optimizers.SGD():
            return torch.optim.SGD(parameters, momentum=optimizer.momentum, nesterov=optimizer.nesterov, **common)
        case optimizers.RMSprop():
            return torch.optim.RMSprop(parameters, alpha=optimizer.alpha, eps=optimizer.eps, **common)
        case optimizers.AdamW():
            return torch.optim.AdamW(parameters, betas=optimizer.betas, eps=optimizer.eps, **common)
        case optimizers.Adam():
            return torch.optim.Adam(parameters, betas=optimizer.betas, eps=optimizer.eps, **common)
    raise TypeError(f"torch has no {type(optimizer).__name__}")


def receive_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer) -> None:
    """Fill our optimizer's flat vectors with what torch's has kept for each parameter."""
    states = [theirs.state[parameter] for parameter in theirs.param_groups[0]["params"]]
    if not all(states) and optimizer.memory():
        return  # no step was taken
    for name, their_name in _their_names(optimizer).items():
        flat = torch.cat([state[their_name].reshape(-1) for state in states])
        getattr(optimizer, name)[...] = flat.cpu().numpy()


def send_memory(optimizer: optimizers.Optimizer, theirs: torch.optim.Optimizer) -> None:
    """Fill torch's optimizer with what ours has kept, parameter by parameter."""
    start = 0
    for parameter in theirs.param_groups[0]["params"]:
        part = slice(start, start := start + parameter.numel())
        state = theirs.state[parameter]
        if not isinstance(optimizer, optimizers.SGD):
            state["step"] = torch.tensor(float(optimizer.steps))
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
