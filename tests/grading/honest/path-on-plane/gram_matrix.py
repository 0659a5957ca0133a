import numpy as np


def main_directions(path):
    """The steps are few and the parameters many: the eigenvectors of the small matrix lead to the directions."""
    centred = path - np.mean(path, axis=0, keepdims=True)
    if len(path) < path.shape[1]:
        values, vectors = np.linalg.eigh(centred @ centred.T)
        strongest = np.argsort(values)[::-1][:2]
        rows = vectors[:, strongest].T @ centred
    else:
        values, vectors = np.linalg.eigh(np.cov(path, rowvar=False))
        rows = vectors.T[np.argsort(-values)[:2]]
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)


def on_plane(path, directions):
    places = np.tensordot(path, directions, axes=(1, 1))
    return places - places[-1]


def share_held(path, directions):
    centred = path - sum(path) / len(path)
    shadow = centred @ directions.T @ directions
    return float((shadow**2).sum() / (centred**2).sum())
