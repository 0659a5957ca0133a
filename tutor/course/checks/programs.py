"""Checks of what a program prints, shows and chooses."""

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks.base import CheckBase, OnArguments, Tolerance
from tutor.language import Text


class OutputCheck(OnArguments):
    """Compare what is printed with what the author's solution prints.

    `call` names a function that is called with drawn arguments; without it the whole program is run once, as
    `python FILE` would. Numbers agree within the tolerance, or as far as they were printed; words must be
    the same, whatever their case and the spaces between them. With `compare: numbers` only the numbers count.
    """

    kind: Literal["output"]
    call: str | None = None
    compare: Literal["words-and-numbers", "numbers"] = "words-and-numbers"
    cases: Annotated[int, Field(ge=1, le=50)] = 5
    tolerance: Tolerance = Tolerance(relative=1e-4, absolute=1e-6)

    def wanted_names(self) -> list[str]:
        """Return the function, if one is called."""
        return [self.call] if self.call else []


class FigureCheck(OnArguments):
    """Compare the numbers of a figure that is drawn with `tutor.show` with those of the author's.

    `call` names a function that is called with drawn arguments; without it the whole program is run once. The last
    figure of the kind `figure` counts. `parts` are the figure's fields that must agree; without them all but its
    titles and labels.
    """

    kind: Literal["figure"]
    figure: str
    call: str | None = None
    parts: list[str] = []
    cases: Annotated[int, Field(ge=1, le=50)] = 3

    def wanted_names(self) -> list[str]:
        """Return the function, if one is called."""
        return [self.call] if self.call else []


class ValueCheck(CheckBase):
    """Read a variable that the learner chose (a learning rate, k) and say whether it will do.

    It is a number of `between` (both ends included), or one of `one_of`. `too_low`, `too_high` and `other` explain
    why it will not do; `{got}` in them is the learner's value.
    """

    kind: Literal["value"]
    variable: str
    between: Annotated[list[float], Field(min_length=2, max_length=2)] | None = None
    whole: bool = False
    """Whether it must be a whole number."""
    one_of: list[bool | int | float | str] = []
    too_low: Text | None = None
    too_high: Text | None = None
    other: Text | None = None

    def wanted_names(self) -> list[str]:
        """Return the variable."""
        return [self.variable]

    @model_validator(mode="after")
    def _says_what_will_do(self) -> "ValueCheck":
        if (self.between is None) == (not self.one_of):
            raise PydanticCustomError("between_or_one_of", "either between or one_of, and not both")
        if self.between is not None and self.between[0] > self.between[1]:
            raise PydanticCustomError("low_above_high", "the smaller number comes first")
        return self


class SpeedCheck(OnArguments):
    """Compare how long a function takes with a reference that is measured in turn with it, in the same run.

    `reference` names a function of `judge.py`, which may be slow on purpose (loops) or quick. The learner's function
    may take `at_most` times as long: 0.5 means twice as quick, 3.0 three times as long. Both get the same
    arguments, other ones in every round; the results must agree with the reference's. The shortest times of all
    rounds are compared, so that a busy machine does no harm.
    """

    kind: Literal["speed"]
    call: str
    reference: str
    at_most: Annotated[float, Field(gt=0)]
    cases: Annotated[int, Field(ge=3, le=50)] = 7
    """How many rounds are measured."""

    def wanted_names(self) -> list[str]:
        """Return the function."""
        return [self.call]

    def judge_names(self) -> list[str]:
        """Return the reference."""
        return [self.reference]
