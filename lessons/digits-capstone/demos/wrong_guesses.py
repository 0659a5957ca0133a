"""What a trained network takes for what: its wrong guesses, or all of them as a confusion matrix."""

import numpy as np

from tutor import handwritten, show

# Change these and run again, or turn their knobs.
FIGURE = "mistakes"
HIDDEN = 32
EPOCHS = 30

SEED = 1
MOST = 10

X, y = handwritten()
side = int(X.shape[1] ** 0.5)
name = "MNIST" if side == 28 else "digits 8×8, as MNIST is not on this computer"
print(f"{len(y)} pictures of {side}×{side} pixels ({name})")
pictures = X[1000:].reshape(-1, side, side)
X = X - X[:1000].mean(axis=0)
X_train, y_train, X_test, y_test = X[:1000], y[:1000], X[1000:], y[1000:]

rng = np.random.default_rng(SEED)
W1, b1 = rng.normal(0, np.sqrt(2 / X.shape[1]), (X.shape[1], HIDDEN)), np.zeros(HIDDEN)
W2, b2 = rng.normal(0, np.sqrt(2 / HIDDEN), (HIDDEN, 10)), np.zeros(10)


def probabilities(X):
    z = np.maximum(0, X @ W1 + b1) @ W2 + b2
    e = np.exp(z - z.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


for epoch in range(EPOCHS):
    order = rng.permutation(len(y_train))
    for start in range(0, len(order), 32):
        batch = order[start : start + 32]
        a1 = np.maximum(0, X_train[batch] @ W1 + b1)
        dz2 = (probabilities(X_train[batch]) - np.eye(10)[y_train[batch]]) / len(batch)
        dz1 = (dz2 @ W2.T) * (a1 > 0)
        W2, b2 = W2 - 0.1 * a1.T @ dz2, b2 - 0.1 * dz2.sum(axis=0)
        W1, b1 = W1 - 0.1 * X_train[batch].T @ dz1, b1 - 0.1 * dz1.sum(axis=0)

p = probabilities(X_test)
guesses = p.argmax(axis=1)
wrong = np.flatnonzero(guesses != y_test)
wrong = wrong[np.argsort(-p[wrong, guesses[wrong]])]  # the surest first
right = np.mean(probabilities(X_train).argmax(axis=1) == y_train)
print(f"training accuracy {right:.3f}, test accuracy {np.mean(guesses == y_test):.3f}")
print(f"{len(y_test) - len(wrong)} of {len(y_test)} test pictures are right, {len(wrong)} wrong")
for place in wrong[:3]:
    print(f"{y_test[place]} taken for {guesses[place]}: {p[place].max():.0%} sure")

if FIGURE == "matrix":
    show("confusion-matrix", true=y_test, predicted=guesses, classes=list("0123456789"))
else:
    few = wrong[:MOST]
    show("images", images=pictures[few], labels=y_test[few], predicted=guesses[few], columns=5)
