"""Judges predictions, their numbers and what they carry, and whether a number is a plain one."""

import numpy as np


def judge_slope(arguments, result):
    """Want a plain number that autograd found."""
    if not result["t.requires_grad"]:
        return "no-notes"
    return "tensor" if result["type"] == "Tensor" else ""


def judge_numbers(arguments, result):
    """Want no tensors among the types of the results."""
    return "tensor" if "Tensor" in result else ""


def judge_predictions(arguments, result):
    """Want the right numbers, no graph, and parameters that still learn."""
    if result["type"] != "Tensor":
        return "no-tensor", {"kind": result["type"]}
    expected = arguments["w"] * arguments["x"] + arguments["b"]
    if np.shape(result["values"]) != expected.shape or not np.allclose(
        result["values"], expected, rtol=1e-4, atol=1e-5
    ):
        return "values"
    if not (result["w.requires_grad"] and result["b.requires_grad"]):
        return "switched-off"
    return "graph" if result["requires_grad"] else ""
