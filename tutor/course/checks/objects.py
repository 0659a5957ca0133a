"""Checks of classes: objects with parameters that the grader sets, and scalars that know their gradients."""

from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Discriminator, Field, Tag, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks.base import CheckBase, OnArguments, Tolerance
from tutor.course.values import AnyValue, Arguments

AttributePath = Annotated[str, Field(pattern=r"^[^\W\d]\w*(\.\w+)*$", max_length=100)]
"""An attribute of the object, or something inside it: `W`, `layer.W`; after a dict or list its key: `params.W1`."""


class CallStep(BaseModel):
    """Call a method of the object (`__call__` for the object itself) and compare what it returns.

    `times` repeats the call, each time with arguments drawn afresh: an optimizer's many steps.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    call: str
    arguments: Arguments = {}
    times: Annotated[int, Field(ge=1, le=1000)] = 1
    returns: list[str] = []


class ReadStep(BaseModel):
    """Read attributes of the object and compare them."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    read: Annotated[list[AttributePath], Field(min_length=1)]


class SetStep(BaseModel):
    """Set attributes of the object to drawn values: parameters that the program cannot have foreseen.

    The object must have them before, with the shapes that are drawn.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    set: Annotated[dict[AttributePath, AnyValue], Field(min_length=1)]


def _kind_of_step(step: Any) -> str:  # noqa: ANN401 - whatever the author wrote
    """Return which step a mapping is meant to be, so that an error speaks of that one alone; no field has its name."""
    names = step if isinstance(step, dict) else vars(step) if isinstance(step, BaseModel) else ()
    return next((f"{kind}-step" for kind in ("read", "set") if kind in names), "call-step")


ObjectStep = Annotated[
    Annotated[CallStep, Tag("call-step")]
    | Annotated[ReadStep, Tag("read-step")]
    | Annotated[SetStep, Tag("set-step")],
    Discriminator(_kind_of_step),
]


class ObjectCheck(OnArguments):
    """Build an object of the learner's class and of the author's, do the same with both, compare at every step.

    `class` names the class, `arguments` are its constructor's, `steps` what is done with the object in order: `set`
    attributes to random parameters, `call` methods, `read` attributes.
    """

    kind: Literal["object"]
    class_name: str = Field(alias="class")
    steps: Annotated[list[ObjectStep], Field(min_length=1)]
    cases: Annotated[int, Field(ge=1, le=200)] = 8

    def wanted_names(self) -> list[str]:
        """Return the class."""
        return [self.class_name]

    @model_validator(mode="after")
    def _compares_something(self) -> "ObjectCheck":
        if all(isinstance(step, SetStep) for step in self.steps):
            raise PydanticCustomError("nothing_compared", "steps must call or read something")
        return self


Operator = Literal["+", "-", "*", "/", "**", "neg", "relu", "tanh", "exp", "log", "sigmoid"]


class ExpressionCheck(CheckBase):
    """Build random expressions from objects of the learner's class and compare values and gradients.

    The class wraps one number: `Value(2.0)`. Python's operators and the methods `relu()`, `tanh()`, `exp()`, `log()`,
    `sigmoid()` build expressions, `backward` fills the `gradient` of everything that went in; names can be
    changed. Nodes are used several times, so that gradients must accumulate. With `plain_numbers` ordinary numbers stand on
    both sides of operators (`2 * a`, `a - 1`). The right numbers are computed by the grader itself.
    """

    kind: Literal["expression"]
    class_name: str = Field(alias="class")
    operators: Annotated[list[Operator], Field(min_length=1)]
    plain_numbers: bool = True
    value: str = "data"
    gradient: str | None = "grad"
    """The attribute with ∂L/∂node; null where only values are checked."""
    backward: str = "backward"
    operations: Annotated[list[int], Field(min_length=2, max_length=2)] = [1, 12]
    """How many operations an expression has: `[fewest, most]`."""
    cases: Annotated[int, Field(ge=1, le=200)] = 30
    tolerance: Tolerance = Tolerance(relative=1e-9, absolute=1e-12)

    def wanted_names(self) -> list[str]:
        """Return the class."""
        return [self.class_name]
