import numpy as np


def log_softmax(Z):
    """Return ln(softmax) of every row without overflow, in the shape of Z."""
    shifted = Z - Z.max(axis=1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))


def sparse_cross_entropy(Z, labels):
    """Return the mean over the rows of -ln(softmax of the right class): one number."""
    return float(-np.mean(log_softmax(Z)[:, labels]))


def sparse_cross_entropy_gradient(Z, labels):
    """Return the slope of sparse_cross_entropy with respect to every logit, in the shape of Z."""
    gradient = np.exp(log_softmax(Z))
    gradient[np.arange(len(Z)), labels] -= 1
    return gradient / len(Z)


if __name__ == "__main__":
    Z = np.array([[2.0, 1.0, 0.0], [0.0, 3.0, 1.0]])
    labels = np.array([0, 2])
    print("loss:", sparse_cross_entropy(Z, labels))
    print("gradient:")
    print(sparse_cross_entropy_gradient(Z, labels))
    print("huge logits:", sparse_cross_entropy(1000 * Z, labels))
