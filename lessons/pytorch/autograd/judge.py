"""Judges predictions: their numbers, and what they carry."""

import numpy as np


def judge_predictions(arguments, result):
    """Want the right numbers, no graph, and parameters that still learn."""
    if result["kind"] != "Tensor":
        return "no-tensor", {"kind": result["kind"]}
    expected = arguments["w"] * arguments["x"] + arguments["b"]
    if np.shape(result["values"]) != expected.shape or not np.allclose(
        result["values"], expected, rtol=1e-4, atol=1e-5
    ):
        return "values"
    if not result["learns"]:
        return "switched-off"
    return "graph" if result["graph"] else ""
