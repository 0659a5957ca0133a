"""What the kinds of check have in common: names, tolerances, drawn arguments."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

from tutor.course.values import Arguments
from tutor.language import Text

Sizes = dict[str, int | Annotated[list[int], Field(min_length=2, max_length=2)]]
"""Sizes by name: a number, or `[smallest, largest]` to draw from."""


class Tolerance(BaseModel):
    """Two numbers a and b agree when |a − b| ≤ absolute + relative · |b|."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    relative: Annotated[float, Field(ge=0)] = 1e-6
    absolute: Annotated[float, Field(ge=0)] = 1e-8


class EdgeCase(BaseModel):
    """A case that is always tried: sizes and arguments that replace the drawn ones.

    Its `hint` takes the place of the check's where this case fails.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    sizes: dict[str, int] = {}
    arguments: Arguments = {}
    hint: Text | None = None


class CheckBase(BaseModel):
    """What every check has.

    `needs` are the ids of earlier checks without which this one makes no sense (a forward pass needs its softmax):
    while one of them fails, this one is not tried.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    title: Text
    hint: Text | None = None
    needs: list[str] = []

    def wanted_names(self) -> list[str]:
        """Return the names that the check wants of the learner's program, and so of the author's solution."""
        return []

    def judge_names(self) -> list[str]:
        """Return the names that the check wants of the author's `judge.py`."""
        return []

    def usage_names(self) -> list[str]:
        """Return the names that the check wants of the author's `usage.py`."""
        return []


class OnArguments(CheckBase):
    """A check that calls something with drawn arguments."""

    arguments: Arguments = {}
    sizes: Sizes = {}
    cases: Annotated[int, Field(ge=1, le=200)] = 12
    edge_cases: list[EdgeCase] = []
    tolerance: Tolerance = Tolerance()


def unbounded(bounds: str) -> PydanticCustomError:
    """Return the error of a check that names none of its bounds."""
    return PydanticCustomError("unbounded", "at least one of {bounds} is needed", {"bounds": bounds})
