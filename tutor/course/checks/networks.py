"""Checks of networks: PyTorch modules with weights that the grader sets, and how many parameters a network has."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks.base import OnArguments, Tolerance, unbounded
from tutor.course.values import Arguments, Shape


class ModuleCheck(OnArguments):
    """Build a torch module, load random weights into it, and compare its output with the author's `predict`.

    `module` is the learner's class, `arguments` its constructor's, `inputs` what forward gets (as float32
    tensors), `parameters` the names and shapes that its state_dict must have. `predict(parameters, *inputs)`
    in `judge.py` gets NumPy arrays.
    """

    kind: Literal["module"]
    module: str
    inputs: Arguments
    parameters: dict[str, Shape]
    predict: str = "predict"
    tolerance: Tolerance = Tolerance(relative=1e-4, absolute=1e-5)

    def wanted_names(self) -> list[str]:
        """Return the names that the check calls."""
        return [self.module]

    def judge_names(self) -> list[str]:
        """Return the names that the check asks of `judge.py`."""
        return [self.predict]


class ParameterCountCheck(OnArguments):
    """Count the trainable numbers of a network that the learner builds.

    `network` is a torch module class, or a function or class that gives a network: a torch module, a mapping, list or
    object of arrays. `arguments` are what it is called with. With `inputs` a torch module is also called, and its output must
    have the shape `output`, so that the count belongs to a network that fits the data.
    """

    kind: Literal["parameter-count"]
    network: str
    exactly: Annotated[int, Field(ge=0)] | None = None
    at_least: Annotated[int, Field(ge=0)] | None = None
    at_most: Annotated[int, Field(ge=0)] | None = None
    inputs: Arguments = {}
    output: Shape | None = None
    cases: Annotated[int, Field(ge=1, le=20)] = 1

    def wanted_names(self) -> list[str]:
        """Return the network."""
        return [self.network]

    @model_validator(mode="after")
    def _is_bounded(self) -> "ParameterCountCheck":
        if self.exactly is None and self.at_least is None and self.at_most is None:
            raise unbounded("exactly, at_least, at_most")
        if (self.output is None) != (not self.inputs):
            raise PydanticCustomError("inputs_and_output", "inputs and output belong together")
        return self
