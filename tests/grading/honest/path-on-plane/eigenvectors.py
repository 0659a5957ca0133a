import numpy as np


def main_directions(path):
    c = path - path.mean(0)
    values, vectors = np.linalg.eigh(c.T @ c)
    return -vectors[:, ::-1][:, :2].T


def on_plane(path, directions):
    d1, d2 = directions
    out = []
    for row in path:
        out.append([np.dot(row - path[-1], d1), np.dot(row - path[-1], d2)])
    return out


def share_held(path, directions):
    c = path - np.mean(path, axis=0)
    top = 0.0
    for d in directions:
        top += ((c @ d) ** 2).sum()
    return top / np.linalg.norm(c) ** 2
