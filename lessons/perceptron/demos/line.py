"""Eighteen evenings: you are the one who learns. Turn W1, W2 and B until no point is on the wrong side."""

import numpy as np

from tutor import show

W1 = 1.0  # weight of the number of friends
W2 = 1.0  # weight of the distance in km
B = -5.0  # bias

X = np.array(
    [
        [0.0, 1.0], [1.0, 0.5], [1.0, 3.0], [0.5, 5.0], [2.0, 3.0], [2.0, 5.5],
        [3.0, 5.0], [3.5, 6.5], [2.5, 4.0], [2.5, 0.5], [3.0, 1.5], [3.5, 3.0],
        [4.0, 1.0], [4.5, 4.5], [5.0, 2.5], [5.0, 6.0], [6.0, 4.0], [6.0, 7.0],
    ]
)  # fmt: skip
y = np.array([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1])

w = np.array([W1, W2])
z = X @ w + B
answers = (z > 0).astype(int)

show("separating-line", points=X, labels=y, w=w, b=B)

print("x1 = friends, x2 = kilometres, y = 1: we went")
for point, z_value, answer, label in zip(X, z, answers, y):
    if answer != label:
        print(f"wrong: x = {point}  z = {z_value:5.2f}  answer {answer}, but y = {label}")
print(f"wrong: {np.sum(answers != y)} of {len(y)}")
