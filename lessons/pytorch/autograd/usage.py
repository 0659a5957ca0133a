"""How the learner's functions are used where a function goes in, or where a graph may come out."""

import torch


def of_functions(derivative, a, c, x):
    """Return the slopes of a few functions at x."""
    functions = [
        lambda t: a * t**3 + c * t,
        lambda t: torch.exp(a * t) / (1 + t * t),
        lambda t: t * torch.tanh(c * t) + t,
    ]
    return [derivative(function, x) for function in functions]


def looked_at(predict, x, w, b):
    """Return the predictions, whether they carry a graph, and whether the parameters still learn."""
    w, b = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
    result = predict(x, w, b)
    if not isinstance(result, torch.Tensor):
        return {"kind": type(result).__name__}
    learns = w.requires_grad and b.requires_grad
    return {"kind": "Tensor", "values": result, "graph": result.requires_grad, "learns": learns}
