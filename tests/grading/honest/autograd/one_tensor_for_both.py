import torch
from tutor import log


def derivative(f, x):
    t = torch.tensor(float(x), requires_grad=True)
    (g,) = torch.autograd.grad(f(t), t)
    return g.item()


def line_gradients(x, y, w, b):
    w = torch.tensor(float(w), requires_grad=True)
    b = torch.tensor(float(b), requires_grad=True)
    loss = ((w * x + b - y) ** 2).mean()
    loss.backward()
    return loss.item(), w.grad.item(), b.grad.item()


def descend(x, y, learning_rate, steps):
    p = torch.zeros(2, requires_grad=True)
    for step in range(steps):
        loss = ((p[0] * x + p[1] - y) ** 2).mean()
        loss.backward()
        p.data -= learning_rate * p.grad
        p.grad = None
        log(step, loss=loss.item())
    return p[0].item(), p[1].item()


def predict(x, w, b):
    return (w * x + b).detach()
