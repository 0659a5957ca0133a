"""What one error costs: squared and absolute."""

import numpy as np

from tutor import show

ERROR = 2.0  # prediction minus truth

errors = np.linspace(-4, 4, 81)
show(
    "curves",
    series={"error²": (errors, errors**2), "|error|": (errors, np.abs(errors))},
    points={"squared": (ERROR, ERROR**2), "absolute": (ERROR, abs(ERROR))},
    x_label="error",
    y_label="cost",
)

print(f"error {ERROR:g}: squared {ERROR**2:g}, absolute {abs(ERROR):g}")
print(
    f"one step of 0.1 further costs {((ERROR + 0.1) ** 2 - ERROR**2):.2f} and {abs(ERROR + 0.1) - abs(ERROR):.2f} more"
)
