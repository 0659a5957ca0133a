"""How the learner's functions are used where NumPy arrays go in, or where memory is looked at."""

import numpy as np


def described(value):
    """Return what kind of thing a value is, and its numbers."""
    kind = type(value).__name__
    return {"type": kind, "dtype": str(getattr(value, "dtype", "")), "values": value if kind == "Tensor" else 0}


def of_table(times_table, n):
    """Return what kind of thing a table is."""
    return described(times_table(n))


def from_arrays(to_tensors, X, y):
    """Hand over arrays of NumPy's usual types: float64, and int32 as files often have it."""
    result = to_tensors(X.numpy().astype(np.float64), y.numpy().astype(np.int32))
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return {"len": -1}
    return {"len": 2, "X": described(result[0]), "y": described(result[1])}


def written(function, numbers):
    """Write into the array, then into the tensor, and see whether the other one notices."""
    array = numbers.numpy().astype(np.float64)
    tensor = function(array)
    result = described(tensor)
    if result["type"] != "Tensor" or tuple(tensor.shape) != array.shape:
        return {**result, "values": 0}
    result["values"] = tensor.clone()
    array[0] = 1000.0
    follows = float(tensor[0]) == 1000.0
    tensor[1] = -1000.0
    return {**result, "tensor[0] == array[0]": follows, "array[1] == tensor[1]": array[1] == -1000.0}


def of_turned(flatten, images):
    """Turn the pictures on their side first: their numbers then no longer lie one after the other in memory."""
    return flatten(images.transpose(1, 2))
