import torch


def times_table(n):
    k = torch.arange(1, n + 1)
    return k[:, None] * k


def to_tensors(X, y):
    return torch.from_numpy(X).float(), torch.from_numpy(y).long()


def shared(array):
    return torch.from_numpy(array)


def copied(array):
    return torch.from_numpy(array).clone()


def flatten(images):
    return images.reshape(images.shape[0], -1)


def center_rows(X):
    m = X.sum(dim=1) / X.shape[1]
    return X - m.unsqueeze(1)


def pick(scores, y):
    return scores.gather(1, y.view(-1, 1)).squeeze(1)
