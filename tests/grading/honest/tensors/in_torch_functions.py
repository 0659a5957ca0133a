import numpy
import torch


def times_table(n):
    k = torch.linspace(1, n, n).round().to(torch.int64)
    return torch.outer(k, k)


def to_tensors(X, y):
    return torch.as_tensor(X.astype(numpy.float32)), torch.LongTensor(y.tolist())


def shared(array):
    return torch.as_tensor(array)


def copied(array):
    return torch.from_numpy(array.copy())


def flatten(images):
    return torch.flatten(images, start_dim=1)


def center_rows(X):
    return (X.T - torch.mean(X, 1)).T


def pick(scores, y):
    n, k = scores.shape
    return torch.take(scores, torch.arange(n) * k + y)
