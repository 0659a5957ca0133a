import numpy as np


def relu(Z):
    """Return Z with its negative numbers replaced by 0."""
    return np.maximum(Z, 0)


def softmax(Z):
    """Return the probabilities of every row's scores, in the shape of Z."""
    powers = np.exp(Z - Z.max(axis=1))
    return powers / powers.sum(axis=1)


def forward(X, W1, b1, W2, b2):
    """Return (A1, P): the hidden layer's activations (n, hidden) and the classes' probabilities (n, classes)."""
    A1 = relu(X @ W1 + b1)
    P = softmax(A1 @ W2 + b2)
    return A1, P


def predict(X, W1, b1, W2, b2):
    """Return the most probable class of every row: an array of whole numbers of shape (n,)."""
    _, P = forward(X, W1, b1, W2, b2)
    return P.argmax(axis=1)


if __name__ == "__main__":
    X = np.array([[1.0, 2.0], [0.0, 0.0]])
    W1, b1 = np.array([[1.0, -1.0, 2.0], [2.0, 0.0, -1.0]]), np.array([0.0, 0.0, 1.0])
    W2, b2 = np.array([[1.0, 0.0], [3.0, 1.0], [-2.0, 1.0]]), np.array([-2.0, -1.0])
    A1, P = forward(X, W1, b1, W2, b2)
    print("A1")
    print(A1)
    print("P")
    print(np.round(P, 3))
    print("classes", predict(X, W1, b1, W2, b2))
