"""The learner's first parameters under the engine's names, and the sizes of a network that the learner chose."""

from typing import Any

import numpy as np

from tutor.course.checks import TrainingCheck
from tutor.course.comparison import Comparison
from tutor.grading.comparison.engine_program import parameter_shapes


def sizes_of(check: TrainingCheck, parameters: Any) -> dict[str, int]:  # noqa: ANN401
    """Return what the names of sizes in a check's `parameters` stand for in these parameters, which fit them."""
    return {
        name: length
        for part, shape in check.parameters.items()
        for name, length in zip(shape, np.shape(parameters[part]), strict=True)
        if isinstance(name, str)
    }


def engine_start(spec: Comparison, sizes: dict[str, int], first: Any) -> dict[str, np.ndarray] | None:  # noqa: ANN401
    """Return the parameters with which the engine begins where the learner does; None where that is not known.

    Args:
        spec: the comparison.
        sizes: the sizes that its description only names.
        first: the learner's first parameters, None where they were not seen.

    """
    shapes = parameter_shapes(spec, sizes)
    if spec.start is None or (first is None and not spec.start.zeros):
        return None
    if spec.start.zeros:
        return {name: np.zeros(shape) for name, shape in shapes.items()}
    start = {}
    for name, place in spec.start.names.items():
        array = np.asarray(first[name], dtype=np.float64)
        start[place.removesuffix(".T")] = array.T if place.endswith(".T") else array
    fits = start.keys() == shapes.keys() and all(start[name].size == np.prod(shapes[name]) for name in shapes)
    return {name: start[name].reshape(shapes[name]) for name in shapes} if fits else None
