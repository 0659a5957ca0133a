import torch


def derivative(f, x):
    t = torch.tensor([x], dtype=torch.float64).requires_grad_(True)
    (g,) = torch.autograd.grad(f(t).sum(), t)
    return float(g)


def line_gradients(x, y, w, b):
    p = torch.tensor([w, b], requires_grad=True)
    e = p[0] * x + p[1] - y
    loss = (e * e).sum() / len(x)
    loss.backward()
    return [float(loss), float(p.grad[0]), float(p.grad[1])]


def descend(x, y, learning_rate, steps):
    w = torch.zeros(1, requires_grad=True)
    b = torch.zeros(1, requires_grad=True)
    for _ in range(steps):
        w.grad = b.grad = None
        (((w * x + b) - y) ** 2).mean().backward()
        w.data -= learning_rate * w.grad
        b.data -= learning_rate * b.grad
    return float(w), float(b)


def predict(x, w, b):
    return (w * x + b).detach()
