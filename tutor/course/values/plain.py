"""Values that are given rather than drawn, or drawn from what is given; and dicts of values."""

from typing import Annotated, Literal, Self

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.values.arrays import (
    Boolean,
    Images,
    Integers,
    Labels,
    Normal,
    OneHot,
    Permutation,
    Probabilities,
    Spread,
    Uniform,
)
from tutor.course.values.base import NumberType, Shape, Value


class Constant(Value):
    """The same number or string every time; `.nan` and `.inf` are numbers here.

    A list becomes an array, and a `shape` fills an array with the number; `dtype` is then the kind of its numbers.
    """

    model_config = ConfigDict(allow_inf_nan=True)

    draw: Literal["constant"]
    value: bool | int | float | str | list[float] | list[list[float]]
    shape: Shape | None = None
    dtype: NumberType | None = None


class Choice(Value):
    """One of the given numbers or strings; with a `shape` an array of them, each place drawn for itself.

    `{draw: choice, of: [-1000.0, 1000.0], shape: [n]}` sends extremes; `.nan` and `.inf` are numbers here. An array
    holds numbers only.
    """

    model_config = ConfigDict(allow_inf_nan=True)

    draw: Literal["choice"]
    of: Annotated[list[bool | int | float | str], Field(min_length=1, max_length=1000)]
    shape: Shape = Field([])

    @model_validator(mode="after")
    def _numbers_in_arrays(self) -> Self:
        if self.shape and any(isinstance(item, str) for item in self.of):
            raise PydanticCustomError("text_in_array", "an array holds numbers only")
        return self


class Size(Value):
    """The value of a size that the case drew, as a plain int (`{draw: size, of: n}`)."""

    draw: Literal["size"]
    of: str


class Seed(Value):
    """A random whole number to seed the learner's own generator with: 0 ≤ seed < 2³¹."""

    draw: Literal["seed"]


class Generator(Value):
    """A generator of random numbers, `np.random.default_rng(seed)`, for functions that must take theirs from one.

    Calls that repeat a case (`again: [{}]`) get the same generator, further on in its numbers, as a program's own calls
    would. With a `seed` every drawing gives a generator at the beginning of the same numbers.
    """

    draw: Literal["generator"]
    seed: Annotated[int, Field(ge=0, lt=2**31)] | None = None


class Mapping(Value):
    """A dict of values, such as the parameters of a network."""

    draw: Literal["mapping"]
    of: dict[str, "AnyValue"]


AnyValue = Annotated[
    Normal
    | Uniform
    | Integers
    | Spread
    | Boolean
    | Probabilities
    | Permutation
    | Labels
    | OneHot
    | Images
    | Constant
    | Choice
    | Size
    | Seed
    | Mapping,
    Field(discriminator="draw"),
]
Mapping.model_rebuild()
