import numpy as np


def sparse_cross_entropy(Z, labels):
    """Return the mean over the rows of -ln(softmax of the right class): one number."""
    # TODO: ln(softmax) without overflow, then the entry of the right class in every row
    return 0.0


def sparse_cross_entropy_gradient(Z, labels):
    """Return the slope of sparse_cross_entropy with respect to every logit, in the shape of Z."""
    # TODO
    return np.zeros(np.shape(Z))


if __name__ == "__main__":
    Z = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 1.0]])
    labels = np.array([0, 2])
    print("loss:", sparse_cross_entropy(Z, labels))
    print("gradient:")
    print(sparse_cross_entropy_gradient(Z, labels))
    print("huge logits:", sparse_cross_entropy(1000 * Z, labels))
