"""Judges the types of tensors, and whose memory they live in."""

import numpy as np

WANTED = {"X": "torch.float32", "y": "torch.int64"}


def judge_types(arguments, result):
    """Want two tensors of the asked types with the numbers that were given."""
    if result["parts"] != 2:
        return "not-two"
    for name, dtype in WANTED.items():
        part = result[name]
        if part["kind"] != "Tensor":
            return "no-tensor", {"name": name, "kind": part["kind"]}
        if part["dtype"] != dtype:
            return "dtype", {"name": name, "expected": dtype, "got": part["dtype"]}
        if not _equal(part["numbers"], arguments[name]):
            return "numbers", {"name": name}
    return ""


def judge_shared(arguments, result):
    """Want the same numbers in the same memory."""
    return _no_tensor(arguments, result) or ("" if _follows(result) else "apart")


def judge_copied(arguments, result):
    """Want the same numbers in other memory."""
    return _no_tensor(arguments, result) or ("together" if _follows(result) else "")


def _no_tensor(arguments, result):
    if result["kind"] != "Tensor":
        return "no-tensor", {"kind": result["kind"]}
    return "" if _equal(result["numbers"], arguments["numbers"]) else "numbers"


def _follows(result):
    return result["tensor follows array"] and result["array follows tensor"]


def _equal(one, other):
    one, other = np.asarray(one), np.asarray(other)
    return one.shape == other.shape and np.allclose(one, other, rtol=1e-5, atol=1e-6)
