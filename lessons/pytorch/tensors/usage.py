"""How the learner's functions are used where NumPy arrays go in, or where memory is looked at."""

import numpy as np


def described(value):
    """Return what kind of thing a value is, and its numbers."""
    kind = type(value).__name__
    return {"kind": kind, "dtype": str(getattr(value, "dtype", "")), "numbers": value if kind == "Tensor" else 0}


def from_arrays(to_tensors, X, y):
    """Hand over arrays of NumPy's usual types: float64, and int32 as files often have it."""
    result = to_tensors(X.numpy().astype(np.float64), y.numpy().astype(np.int32))
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        return {"parts": -1}
    return {"parts": 2, "X": described(result[0]), "y": described(result[1])}


def written(function, numbers):
    """Write into the array, then into the tensor, and see whether the other one notices."""
    array = numbers.numpy().astype(np.float64)
    tensor = function(array)
    result = described(tensor)
    if result["kind"] != "Tensor" or tuple(tensor.shape) != array.shape:
        return {**result, "numbers": 0}
    result["numbers"] = tensor.clone()
    array[0] = 1000.0
    follows = float(tensor[0]) == 1000.0
    tensor[1] = -1000.0
    return {**result, "tensor follows array": follows, "array follows tensor": array[1] == -1000.0}


def of_turned(flatten, images):
    """Turn the pictures on their side first: their numbers then no longer lie one after the other in memory."""
    return flatten(images.transpose(1, 2))
