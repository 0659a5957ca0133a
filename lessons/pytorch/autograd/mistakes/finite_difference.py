"""Slopes that PyTorch finds by itself."""

import torch

from tutor import log, show


def derivative(f, x):
    """Return the slope of f at the number x, as a Python number."""
    h = 1e-4
    high, low = (torch.tensor(x + h * sign, dtype=torch.float64) for sign in (1, -1))
    return ((f(high) - f(low)) / (2 * h)).item()


def line_gradients(x, y, w, b):
    """Return (loss, dw, db) for the line w * x + b; loss is the mean squared error."""
    w = torch.tensor(w, requires_grad=True)
    b = torch.tensor(b, requires_grad=True)
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    return loss.item(), w.grad.item(), b.grad.item()


def descend(x, y, learning_rate, steps):
    """Fit w * x + b by gradient descent from w = b = 0; return (w, b)."""
    w = torch.tensor(0.0, requires_grad=True)
    b = torch.tensor(0.0, requires_grad=True)
    for step in range(steps):
        loss = ((w * x + b - y) ** 2).mean()
        loss.backward()
        with torch.no_grad():
            w -= learning_rate * w.grad
            b -= learning_rate * b.grad
        w.grad.zero_()
        b.grad.zero_()
        log(step, loss=loss.item())
    return w.item(), b.item()


def predict(x, w, b):
    """Return w * x + b without a graph; w and b are parameters that still learn."""
    with torch.no_grad():
        return w * x + b


if __name__ == "__main__":
    print("slope of t**3 at 2:", derivative(lambda t: t**3, 2.0))
    x = torch.linspace(-2, 2, 21)
    y = 2 * x + 1
    print("loss, dw, db at w = b = 0:", line_gradients(x, y, 0.0, 0.0))
    w, b = descend(x, y, 0.1, 40)
    print(f"w = {w:.3f}, b = {b:.3f}")
    show("line-fit", x=x, y=y, w=w, b=b)
