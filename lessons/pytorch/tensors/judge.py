"""Judges the types of tensors, and whose memory they live in."""

import numpy as np

WANTED = {"X": "torch.float32", "y": "torch.int64"}


def judge_types(arguments, result):
    """Want two tensors of the asked types with the numbers that were given."""
    if result["len"] != 2:
        return "not-two"
    for name, dtype in WANTED.items():
        part = result[name]
        if part["type"] != "Tensor":
            return "no-tensor", {"name": name, "kind": part["type"]}
        if part["dtype"] != dtype:
            return "dtype", {"name": name, "expected": dtype, "got": part["dtype"]}
        if not _equal(part["values"], arguments[name]):
            return "numbers", {"name": name}
    return ""


def judge_table(arguments, result):
    """Want a tensor; its numbers are compared elsewhere."""
    return ("no-tensor", {"kind": result["type"]}) if result["type"] != "Tensor" else ""


def judge_shared(arguments, result):
    """Want the same numbers in the same memory."""
    return _no_tensor(arguments, result) or ("" if _follows(result) else "apart")


def judge_copied(arguments, result):
    """Want the same numbers in other memory."""
    return _no_tensor(arguments, result) or ("together" if _follows(result) else "")


def _no_tensor(arguments, result):
    if result["type"] != "Tensor":
        return "no-tensor", {"kind": result["type"]}
    return "" if _equal(result["values"], arguments["numbers"]) else "numbers"


def _follows(result):
    return result["tensor[0] == array[0]"] and result["array[1] == tensor[1]"]


def _equal(one, other):
    one, other = np.asarray(one), np.asarray(other)
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-5, atol=1e-6)
