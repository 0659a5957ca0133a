"""Checks that train: fresh data, several seeds, and points that the program never saw."""

from typing import Annotated, Final, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks.base import CheckBase, unbounded
from tutor.course.values import Arguments, Data, Shape
from tutor.language import Text

METRICS: Final = {
    "accuracy": Text(uz="Aniqlik", en="Accuracy"),
    "mean-squared-error": Text(uz="Oʻrtacha kvadrat xato", en="Mean squared error"),
}
"""What people call the metrics."""


class TrainingCheck(CheckBase):
    """Train on fresh data from several seeds, then judge what was learnt on points never seen.

    `call` takes (X, y), the `seed` unless `seeded` is off, and the values of `settings`, all positional; it
    returns the trained parameters: a tuple or dict of numbers and arrays, or a torch module, whose state_dict
    counts. The author's `predict(parameters, X)` in `judge.py` computes the predictions from them in a process
    of its own, so that only what the parameters hold can count. In a torch exercise X and y arrive as tensors
    (float32, class ids int64), while `predict` always gets NumPy arrays.

    Where the network's form is the learner's own choice, `predict_by: learner` has the learner's `predict(parameters, X)` do
    it: in a fresh process that has seen no training, from nothing but the returned parameters, after training has
    returned. Other parameters must then give worse predictions, and `most_parameters` keeps the training data from being
    handed on in place of weights.
    """

    kind: Literal["training"]
    call: str
    seeded: bool = True
    predict: str = "predict"
    predict_by: Literal["author", "learner"] = "author"
    build: str | None = None
    """In a torch exercise with `predict_by: learner`: the class, or a function without arguments, that gives the untrained
    module, into which the trained state_dict is loaded to predict."""
    most_parameters: Annotated[int, Field(ge=1)] | None = None
    """The most numbers that the trained parameters may have in all."""
    data: Data
    settings: Arguments = {}
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
    figure: Literal["line-fit", "curve-fit", "decision-boundary", "confusion-matrix"] | None = None
    classes: list[str] = []

    def wanted_names(self) -> list[str]:
        """Return the names that the check calls."""
        return [self.call] if self.predict_by == "author" else [self.call, self.build or self.predict]

    def judge_names(self) -> list[str]:
        """Return the names that the check asks of `judge.py`."""
        predict = [self.predict] if self.predict_by == "author" else []
        return [*predict, *([self.diagnose] if self.diagnose else [])]

    @model_validator(mode="after")
    def _fits_together(self) -> "TrainingCheck":
        if self.at_least is None and self.at_most is None:
            raise unbounded("at_least, at_most")
        if self.must_pass > self.seeds:
            raise PydanticCustomError("more_than_seeds", "must_pass must not be more than seeds")
        if self.build is not None and self.predict_by == "author":
            raise PydanticCustomError("build_without_learner", "build goes with `predict_by: learner`")
        if self.predict_by == "learner" and self.figure in ("line-fit", "decision-boundary"):
            raise PydanticCustomError("figure_of_author", "this figure needs the author's predict")
        return self
