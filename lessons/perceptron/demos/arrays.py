"""The NumPy that a neuron needs, line by line."""

import numpy as np

# One evening: 3 friends are coming, the teahouse is 2 km away.
x = np.array([3.0, 2.0])
w = np.array([2.0, -1.0])
b = -3.0

print("x =", x, " shape", x.shape)
print("x[0] =", x[0])
print("w * x =", w * x)
print("np.sum(w * x) =", np.sum(w * x))
print("w @ x =", w @ x)
print("w @ x + b =", w @ x + b)

# Three evenings: one row for each.
X = np.array([[3.0, 2.0], [1.0, 2.0], [5.0, 8.0]])

print()
print("X has the shape", X.shape, "and", len(X), "rows")
print(X)
print("X[0] =", X[0])
print("X[:, 1] =", X[:, 1])
print("X.sum(axis=0) =", X.sum(axis=0))
print("X.sum(axis=1) =", X.sum(axis=1))

print()
z = X @ w + b
print("X @ w =", X @ w)
print("z = X @ w + b =", z)
print("z > 0 =", z > 0)
print("(z > 0).astype(int) =", (z > 0).astype(int))
print("np.sum(z > 0) =", np.sum(z > 0))
