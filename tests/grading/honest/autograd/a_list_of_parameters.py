import torch


def derivative(f, x):
    point = torch.tensor(x, dtype=torch.float32, requires_grad=True)
    torch.autograd.backward(f(point))
    return point.grad.tolist()


def loss_of(x, y, parameters):
    w, b = parameters
    return torch.nn.functional.mse_loss(w * x + b, y)


def line_gradients(x, y, w, b):
    parameters = [torch.tensor(float(value), requires_grad=True) for value in (w, b)]
    loss = loss_of(x, y, parameters)
    slopes = torch.autograd.grad(loss, parameters)
    return tuple(value.item() for value in (loss, *slopes))


def descend(x, y, learning_rate, steps):
    parameters = [torch.zeros((), requires_grad=True) for _ in "wb"]
    for _ in range(steps):
        slopes = torch.autograd.grad(loss_of(x, y, parameters), parameters)
        parameters = [
            (value - learning_rate * slope).detach().requires_grad_()
            for value, slope in zip(parameters, slopes, strict=True)
        ]
    return [value.item() for value in parameters]


def predict(x, w, b):
    return w.detach() * x + b.detach()
