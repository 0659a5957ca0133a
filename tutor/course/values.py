"""How an exercise describes the values that its checks draw afresh for every verdict.

A value is written as a mapping with the key `draw`: `{draw: normal, shape: [n, 2]}`. A shape holds whole
numbers and the names of sizes, which the check draws once for each case, so that `[n, d]` and `[d]` agree.
"""

from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, ConfigDict, Field

Dimension: TypeAlias = Annotated[int, Field(ge=0, le=100_000)] | str
Shape: TypeAlias = Annotated[list[Dimension], Field(max_length=6)]


class Value(BaseModel):
    """The common part of all values: unknown fields are refused."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Normal(Value):
    """Normally distributed float64 numbers; a shape of `[]` gives one plain float."""

    draw: Literal["normal"]
    shape: Shape = []
    mean: float = 0.0
    std: Annotated[float, Field(gt=0)] = 1.0


class Uniform(Value):
    """Uniformly distributed float64 numbers of [low, high); a shape of `[]` gives one plain float."""

    draw: Literal["uniform"]
    shape: Shape = []
    low: float = 0.0
    high: float = 1.0


class Integers(Value):
    """Whole numbers of low … high, both included, as int64; a shape of `[]` gives one plain int."""

    draw: Literal["integers"]
    shape: Shape = []
    low: int = 0
    high: int = 9


class Labels(Value):
    """Class ids 0 … classes−1 as int64; every class occurs where there are enough places."""

    draw: Literal["labels"]
    shape: Shape
    classes: Dimension


class OneHot(Value):
    """One-hot rows, float64, shape (rows, classes)."""

    draw: Literal["one-hot"]
    rows: Dimension
    classes: Dimension


class Constant(Value):
    """The same number or string every time; a list becomes an array, and a `shape` fills one with the number."""

    draw: Literal["constant"]
    value: bool | int | float | str | list[float] | list[list[float]]
    shape: Shape | None = None


class Size(Value):
    """The value of a size that the case drew, as a plain int (`{draw: size, of: n}`)."""

    draw: Literal["size"]
    of: str


class Seed(Value):
    """A random whole number to seed the learner's own generator with."""

    draw: Literal["seed"]


class Mapping(Value):
    """A dict of values, such as the parameters of a network."""

    draw: Literal["mapping"]
    of: dict[str, "AnyValue"]


AnyValue = Annotated[
    Normal | Uniform | Integers | Labels | OneHot | Constant | Size | Seed | Mapping,
    Field(discriminator="draw"),
]
Mapping.model_rebuild()


class LineData(Value):
    """Points (x, y) around a fresh random line y = w·x + b: x and y of shape (n,), held-out points without noise."""

    draw: Literal["line"]
    n: Annotated[int, Field(ge=4)] = 60
    noise: Annotated[float, Field(ge=0)] = 0.2


class XorData(Value):
    """The XOR problem: X of shape (n, 2), y of shape (n,) with 0.0 and 1.0.

    `noise` 0 gives the four corners themselves (n is then 4), in random order; more scatters points around
    them. The held-out points are always scattered (standard deviation `held_out_noise`) around the corners.
    """

    draw: Literal["xor"]
    n: Annotated[int, Field(ge=4)] = 4
    noise: Annotated[float, Field(ge=0)] = 0.0
    held_out_noise: Annotated[float, Field(ge=0)] = 0.1
    column: bool = False
    """Whether y has the shape (n, 1) instead of (n,)."""


class IrisData(Value):
    """Fisher's 150 irises, split afresh and stratified: X (n, 4), y (n,) class ids as int64.

    `disguised` permutes the columns, scales and shifts them, and renames the classes, at random, so that
    a program that knows the table by heart gains nothing. `standardized` gives X with mean 0 and standard
    deviation 1 as measured on the training part.
    """

    draw: Literal["iris"]
    held_out: Annotated[float, Field(gt=0, lt=1)] = 0.3
    disguised: bool = True
    standardized: bool = True


Data = Annotated[LineData | XorData | IrisData, Field(discriminator="draw")]
