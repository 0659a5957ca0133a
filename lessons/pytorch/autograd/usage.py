"""How the learner's functions are used where a function goes in, or where a graph may come out."""

import warnings

import torch

# The verdict itself tells what `.grad` of a tensor that is no leaf means.
warnings.filterwarnings("ignore", message="The .grad attribute of a Tensor that is not a leaf")


def of_functions(derivative, a, c, x):
    """Return the slopes of a few functions at x."""
    functions = [
        lambda t: a * t**3 + c * t,
        lambda t: torch.exp(a * t) / (1 + t * t),
        lambda t: t * torch.tanh(c * t) + t,
    ]
    return [derivative(function, x) for function in functions]


def kind_of_slope(derivative, a, x):
    """Return what kind of number a slope is, and whether autograd took notes for it."""
    noted = []

    def function(t):
        noted.append(getattr(t, "requires_grad", False))
        return a * t * t

    return {"type": type(derivative(function, x)).__name__, "t.requires_grad": any(noted)}


def kinds_of_results(function, *arguments):
    """Return what kinds of numbers a function returns."""
    return kinds(function(*arguments))


def kinds(numbers):
    """Return the names of types."""
    return [type(number).__name__ for number in numbers]


def looked_at(predict, x, w, b):
    """Return the predictions, whether they carry a graph, and whether the parameters still learn."""
    w, b = torch.tensor(w, requires_grad=True), torch.tensor(b, requires_grad=True)
    result = predict(x, w, b)
    if not isinstance(result, torch.Tensor):
        return {"type": type(result).__name__}
    return {
        "type": "Tensor",
        "values": result,
        "requires_grad": result.requires_grad,
        "w.requires_grad": w.requires_grad,
        "b.requires_grad": b.requires_grad,
    }
