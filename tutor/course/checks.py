"""The kinds of check that an exercise can ask for, as its author writes them.

How each is judged lies in `tutor.grading.checks`; authors need only this page. Every check has an `id`
(shown in reports), a `title`, and optionally a `hint` that follows when it fails.
"""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from tutor.course.values import AnyValue, Data, Shape
from tutor.language import Text

Sizes = dict[str, int | Annotated[list[int], Field(min_length=2, max_length=2)]]
"""Sizes by name: a number, or `[smallest, largest]` to draw from."""


class Tolerance(BaseModel):
    """Two numbers a and b agree when |a − b| ≤ absolute + relative · |b|."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relative: Annotated[float, Field(ge=0)] = 1e-6
    absolute: Annotated[float, Field(ge=0)] = 1e-8


class EdgeCase(BaseModel):
    """A case that is always tried: sizes and arguments that replace the drawn ones."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    sizes: dict[str, int] = {}
    arguments: dict[str, AnyValue] = {}


class CheckBase(BaseModel):
    """What every check has."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Text
    hint: Text | None = None


class OnArguments(CheckBase):
    """A check that calls something with drawn arguments."""

    arguments: dict[str, AnyValue] = {}
    sizes: Sizes = {}
    cases: Annotated[int, Field(ge=1, le=200)] = 12
    edge_cases: list[EdgeCase] = []
    tolerance: Tolerance = Tolerance()


class FunctionCheck(OnArguments):
    """Call a function with positional arguments and compare with the author's solution.

    The result is a number, an array, or a list, tuple or dict of them. `returns` names the parts of a
    tuple for the verdict. The arguments must come back unchanged unless `may_change_arguments` is set.
    """

    kind: Literal["function"]
    call: str
    returns: list[str] = []
    may_change_arguments: bool = False


class GradientCheck(OnArguments):
    """Compare the learner's gradients with finite differences of the learner's own loss.

    `call` and `loss` take the same arguments. `with_respect_to` names the arguments: the gradients are then
    a tuple in this order (the gradient itself where it is one name); where the named argument is a mapping of
    parameters, they are a dict with the same keys.
    """

    kind: Literal["gradient"]
    call: str
    loss: str
    with_respect_to: Annotated[list[str], Field(min_length=1)]
    tolerance: Tolerance = Tolerance(relative=1e-4, absolute=1e-6)


class TrainingCheck(CheckBase):
    """Train on fresh data from several seeds, then judge what was learnt on points never seen.

    `call` takes (X, y), the `seed` unless `seeded` is off, and the values of `settings`, all positional; it
    returns the trained parameters: a tuple or dict of numbers and arrays, or a torch module, whose state_dict
    counts. The author's `predict(parameters, X)` in `judge.py` computes the predictions from them in a process
    of its own, so that only what the parameters hold can count. In a torch exercise X and y arrive as tensors
    (float32, class ids int64), while `predict` always gets NumPy arrays.
    """

    kind: Literal["training"]
    call: str
    seeded: bool = True
    predict: str = "predict"
    data: Data
    settings: dict[str, AnyValue] = {}
    parameters: dict[str, Shape] = {}
    """Names and shapes that a dict or state_dict must have, or names the parts of a tuple in order. A size that
    is a name (`hidden`) may be any number, the same wherever it stands."""
    metric: Literal["accuracy", "mean-squared-error"]
    at_least: float | None = None
    at_most: float | None = None
    seeds: Annotated[int, Field(ge=1, le=20)] = 5
    must_pass: Annotated[int, Field(ge=1, le=20)] = 4
    diagnose: str | None = None
    """A function of `judge.py` that gets (parameters, details) of a run that failed and returns a listed
    mistake's id, or "". `details` holds `X`, `y` (training data) and `metric` (what the run reached)."""
    figure: Literal["line-fit", "decision-boundary", "confusion-matrix"] | None = None
    classes: list[str] = []


class PropertyCheck(OnArguments):
    """Call a function (or read variables) and let the author's `judge` in `judge.py` look at the result.

    `judge(arguments, result)` runs in a process of its own, where learner code never ran. `arguments` is a
    dict of what was drawn; `result` what the function returned, or a dict of the variables. It returns "" when
    all is well, or the key of one of `messages`, alone or as (key, {field: value}) to fill its fields.
    """

    kind: Literal["property"]
    call: str | None = None
    variables: list[str] = []
    again: list[dict[str, AnyValue]] = []
    """Further calls in the same run, each with these arguments in place of the drawn ones (`{}` repeats the call);
    `result` is then the list of all results, the first call's first. It shows what a seed decides."""
    judge: str
    messages: dict[str, Text]


class ModuleCheck(OnArguments):
    """Build a torch module, load random weights into it, and compare its output with the author's `predict`.

    `module` is the learner's class, `arguments` its constructor's, `inputs` what forward gets (as float32
    tensors), `parameters` the names and shapes that its state_dict must have. `predict(parameters, *inputs)`
    in `judge.py` gets NumPy arrays.
    """

    kind: Literal["module"]
    module: str
    inputs: dict[str, AnyValue]
    parameters: dict[str, Shape]
    predict: str = "predict"
    tolerance: Tolerance = Tolerance(relative=1e-4, absolute=1e-5)


Check = Annotated[
    FunctionCheck | GradientCheck | TrainingCheck | PropertyCheck | ModuleCheck, Field(discriminator="kind")
]
