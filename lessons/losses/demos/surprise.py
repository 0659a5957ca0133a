"""What a probability costs when the answer turns out to be 1, or 0."""

import numpy as np

from tutor import show

P = 0.9  # the probability that you give to the answer 1

grid = np.linspace(0.005, 0.995, 199)
if_one, if_zero = -np.log(P), -np.log(1 - P)
show(
    "curves",
    series={"y = 1": (grid, -np.log(grid)), "y = 0": (grid, -np.log(1 - grid))},
    points={"if 1": (P, if_one), "if 0": (P, if_zero)},
    x_label="p",
    y_label="loss",
)

print(f"p = {P:g}")
print(f"if the answer is 1 the loss is {if_one:.3f}")
print(f"if the answer is 0 the loss is {if_zero:.3f}")
