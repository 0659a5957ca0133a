"""Softmax and cross-entropy at work: irises told apart by a network without a hidden layer."""

import time

import numpy as np

from tutor import iris, log, show

# Change these and run again, or turn their knobs.
STANDARDIZE = True
LEARNING_RATE = 0.5
EPOCHS = 100
SEED = 1

X, y = iris()
order = np.random.default_rng(SEED).permutation(len(y))
test, train = order[:45], order[45:]
if STANDARDIZE:
    X = (X - X[train].mean(axis=0)) / X[train].std(axis=0)

one_hot = np.eye(3)[y[train]]
W, b = np.zeros((4, 3)), np.zeros(3)


def probabilities(X):
    z = X @ W + b
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


for epoch in range(EPOCHS):
    p = probabilities(X[train])
    if epoch % max(1, EPOCHS // 100) == 0:
        right = probabilities(X[test]).argmax(axis=1) == y[test]
        p_true = p[np.arange(len(train)), y[train]]
        log(epoch, loss=-np.mean(np.log(p_true + 1e-12)), accuracy=right.mean())
        time.sleep(0.03)  # slow enough to watch
    dz = (p - one_hot) / len(train)
    W = W - LEARNING_RATE * X[train].T @ dz
    b = b - LEARNING_RATE * dz.sum(axis=0)

predicted = probabilities(X[test]).argmax(axis=1)
print(f"{np.sum(predicted == y[test])} of {len(test)} test flowers are right")
show("confusion-matrix", true=y[test], predicted=predicted, classes=["setosa", "versicolor", "virginica"])
