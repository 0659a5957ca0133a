import numpy as np


def main_directions(path):
    c = (path - path.mean(0)).astype(np.float32)
    _, _, Vt = np.linalg.svd(c)
    return [Vt[0], -Vt[1]]


def on_plane(path, directions):
    return np.einsum("np,kp->nk", (path - path[-1]).astype(np.float32), directions.astype(np.float32))


def share_held(path, directions):
    c = path - path.mean(0)
    return np.var(c @ directions.T, axis=0).sum() / np.var(path, axis=0).sum()
