"""What a learner's trained network is compared with: the same task done by the tutor's engine, with NumPy and PyTorch."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks import Check, TrainingCheck

Name = Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$", max_length=60)]
Size = Annotated[int, Field(ge=1, le=4096)] | Name
"""How many numbers go in or out: a number, or a name that stands in the `parameters` of the check (`hidden`)."""

EnginePlace = Annotated[str, StringConstraints(pattern=r"^\d+\.(weight|bias)(\.T)?$", max_length=20)]
"""A parameter of the engine's network by its name in `state_dict`, `0.weight`; `.T` where the learner's is its transpose."""


class Part(BaseModel):
    """A part of a comparison: unknown fields are refused, and nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class LinearLayer(Part):
    """A fully connected layer, `{linear: [inputs, outputs]}`."""

    linear: tuple[Size, Size]


Activation = Literal["relu", "leaky-relu", "tanh", "sigmoid", "gelu"]


class Optimizer(Part):
    """How the engine takes its steps; `momentum` is for `sgd`."""

    kind: Literal["sgd", "rmsprop", "adam", "adamw"]
    learning_rate: Annotated[float, Field(gt=0)]
    momentum: Annotated[float, Field(ge=0, lt=1)] = 0.0


class Start(Part):
    """Where the learner's training begins, so that the engine can begin there as well.

    `zeros: true` where the task says that all parameters begin at zero. `result_of` names the learner's function whose
    result, when their training calls it, are the first parameters (`init_parameters`); `module` names their torch class,
    whose parameters are taken when it first computes. `names` leads from the learner's parameters to the engine's.
    """

    zeros: bool = False
    result_of: Name | None = None
    module: Name | None = None
    names: dict[str, EnginePlace] = {}

    @model_validator(mode="after")
    def _one_way(self) -> "Start":
        ways = [self.zeros, self.result_of is not None, self.module is not None]
        if sum(ways) != 1 or self.zeros == bool(self.names):
            raise PydanticCustomError("start_form", "zeros alone, or names with either result_of or module")
        return self


class Comparison(Part):
    """The engine's way to do what a training check asks for, shown beside the learner's after they pass.

    The learner's training function and both engines are trained on the same fresh data of the check. Losses are computed
    by the grader from the author's `predict`; how those on the way become known is said by `watch`, the name of a parameter
    of the training function that takes a function to be called with (step, parameters) after each step, or by `steps`, the
    `settings` entry that says how many steps to take. Otherwise, and where the learner has taken it away, the
    curve is what training logs as `loss`.

    `epochs` and `batch_size` (all samples where there is none) are the engine's own; the learner chose theirs.

    `beside` names an earlier exercise of the course that has a comparison of its own, and whose training takes the same
    data: the learner's own program that passed there last is then trained beside this one, in place of the engines. Where
    they have none, the engine's NumPy is.
    """

    check: str
    layers: Annotated[list[LinearLayer | Activation], Field(min_length=1, max_length=20)]
    loss: Literal["mean-squared-error", "binary-cross-entropy", "cross-entropy"]
    optimizer: Optimizer
    epochs: Annotated[int, Field(ge=1, le=10_000)]
    batch_size: Annotated[int, Field(ge=1, le=10_000)] | None = None
    start: Start | None = None
    watch: Name | None = None
    steps: Name | None = None
    beside: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=60)] | None = None

    def training(self, checks: list[Check]) -> TrainingCheck:
        """Return the check that this follows.

        Raises:
            PydanticCustomError: there is no such training check, or this does not fit it.

        """
        check = next((check for check in checks if check.id == self.check), None)
        if not isinstance(check, TrainingCheck) or check.predict_by == "learner":
            raise PydanticCustomError(
                "no_training", "compare.check must name a training check that the author predicts"
            )
        known = {size for shape in check.parameters.values() for size in shape if isinstance(size, str)}
        linear = [layer for layer in self.layers if isinstance(layer, LinearLayer)]
        unknown = {size for layer in linear for size in layer.linear if isinstance(size, str)} - known
        if self.start is not None:
            unknown |= self.start.names.keys() - check.parameters.keys()
            unknown |= set() if check.parameters else {"parameters"}
        if self.steps is not None:
            unknown |= {self.steps} - check.settings.keys()
        if unknown:
            names = ", ".join(sorted(unknown))
            raise PydanticCustomError("compare_name", "the check has no {names}", {"names": names})
        return check
