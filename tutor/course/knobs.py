"""Knobs: constants of a demo's program that a learner turns to see what they change."""

import math
from collections.abc import Iterator, Sequence
from typing import Annotated, Final, Self

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.constants import Literal
from tutor.language import Text

MOST_POSITIONS: Final = 60
DIGITS: Final = 12
"""Significant digits of a computed position: 0.1 + 2 · 0.1 is 0.3."""


class Knob(BaseModel):
    """A knob turns one constant, which the program sets once, at its top level, to a literal: `LEARNING_RATE = 0.1`.

    Its positions are `values` in their order, or go from `low` to `high`, which they must meet: adding `step` each
    time, or multiplying by `factor` where the knob is logarithmic. Numbers are all whole or all with a point.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)

    constant: Annotated[str, StringConstraints(pattern=r"^[^\W\d]\w*$", max_length=40)]
    label: Text
    values: Annotated[list[Literal], Field(min_length=2, max_length=MOST_POSITIONS)] | None = None
    low: int | float | None = None
    high: int | float | None = None
    step: Annotated[int | float, Field(gt=0)] | None = None
    factor: Annotated[int | float, Field(gt=1)] | None = None

    @model_validator(mode="after")
    def _has_positions(self) -> Self:
        if self.values is not None:
            if any(bound is not None for bound in (self.low, self.high, self.step, self.factor)):
                raise _form()
        elif self.low is None or self.high is None or (self.step is None) == (self.factor is None):
            raise _form()
        elif self.low >= self.high or (self.factor is not None and self.low <= 0):
            raise PydanticCustomError("knob_range", "low must be below high, and above 0 where there is a factor")
        positions = self.positions
        if len(set(map(repr, positions))) < len(positions):
            raise PydanticCustomError("knob_twice", "a value stands twice")
        if len(positions) > MOST_POSITIONS:
            raise PydanticCustomError("knob_many", "at most {most} positions", {"most": MOST_POSITIONS})
        last = float(positions[-1]) if self.high is not None else 0.0
        if self.high is not None and not math.isclose(last, self.high, rel_tol=1e-9, abs_tol=1e-12):
            facts = {"last": f"{last:g}", "high": f"{self.high:g}"}
            raise PydanticCustomError("knob_misses_high", "the last position is {last} and not {high}", facts)
        return self

    @property
    def positions(self) -> tuple[Literal, ...]:
        """Return the knob's values from its left end to its right one."""
        if self.values is not None:
            return _of_one_kind(self.values)
        assert self.low is not None
        assert self.high is not None
        return _of_one_kind(list(_between(self.low, self.high, self.step, self.factor)))

    def has(self, value: Literal) -> bool:
        """Say whether a value is one of the positions."""
        return any(_same(position, value) for position in self.positions)

    def turned(self, value: Literal, turns: int) -> Literal:
        """Return the value after turns to the right (or, negative, the left); numbers end, words go round.

        A number between two positions goes to the next one on that side, any other value to an end.
        """
        positions = self.positions
        place = next((index for index, position in enumerate(positions) if _same(position, value)), None)
        if place is None:
            first = _beside(positions, value, right=turns > 0)
            return first if abs(turns) == 1 else self.turned(first, turns - (1 if turns > 0 else -1))
        if all(map(_is_number, positions)):
            return positions[max(0, min(len(positions) - 1, place + turns))]
        return positions[(place + turns) % len(positions)]


def _between(low: float, high: float, step: float | None, factor: float | None) -> Iterator[float]:
    """Yield the positions of a range, and at most one too many."""
    for index in range(MOST_POSITIONS + 1):
        place = low * factor**index if factor is not None else low + index * (step or 1)
        place = place if isinstance(place, int) else float(f"{place:.{DIGITS}g}")
        if place > high:
            return
        yield place


def _of_one_kind(values: Sequence[Literal]) -> tuple[Literal, ...]:
    """Return whole numbers as floats where others are: a constant is of one type."""
    if not any(isinstance(value, float) for value in values):
        return tuple(values)
    return tuple(float(value) if type(value) is int else value for value in values)


def _is_number(value: Literal) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _same(position: Literal, value: Literal) -> bool:
    """Say whether a value is a position; True is not 1, but 1 is 1.0."""
    return position == value and isinstance(position, bool) == isinstance(value, bool)


def _beside(positions: Sequence[Literal], value: Literal, *, right: bool) -> Literal:
    """Return where a value that is no position goes."""
    numbers = [float(position) for position in (*positions, value) if _is_number(position)]
    if len(numbers) <= len(positions):
        return positions[0 if right else -1]
    *numbers, own = numbers
    there = [(abs(number - own), place) for place, number in enumerate(numbers) if (number > own) == right]
    nearest = min(there) if there else min((abs(number - own), place) for place, number in enumerate(numbers))
    return positions[nearest[1]]


def _form() -> PydanticCustomError:
    return PydanticCustomError("knob_form", "write either values, or low, high and one of step and factor")
