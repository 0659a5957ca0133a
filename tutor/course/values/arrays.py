"""Arrays of numbers drawn at random; a shape of `[]` gives one plain Python number, whatever the `dtype`."""

from typing import Annotated, Literal

from pydantic import Field

from tutor.course.values.base import Dimension, FloatType, NumberType, Ranged, Shape, Value


class Normal(Value):
    """Normally distributed numbers, float64 unless `dtype` says otherwise."""

    draw: Literal["normal"]
    shape: Shape = Field([])
    mean: float = 0.0
    std: Annotated[float, Field(gt=0)] = 1.0
    dtype: FloatType = "float64"


class Uniform(Ranged):
    """Uniformly distributed numbers of [low, high), float64 unless `dtype` says otherwise.

    `sorted` puts them in ascending order along the last axis.
    """

    draw: Literal["uniform"]
    shape: Shape = Field([])
    low: float = 0.0
    high: float = 1.0
    sorted: bool = False
    dtype: FloatType = "float64"


class Integers(Ranged):
    """Whole numbers of low … high, both included, as int64 unless `dtype` says otherwise.

    `distinct` lets no number occur twice in the whole array; `sorted` puts them in ascending order along the
    last axis. With `dtype: float64` they are whole numbers written as floats.
    """

    draw: Literal["integers"]
    shape: Shape = Field([])
    low: int = 0
    high: int = 9
    distinct: bool = False
    sorted: bool = False
    dtype: NumberType = "int64"


class Spread(Value):
    """Numbers of very different sizes: |x| is log-uniform between `smallest` and `largest`, the sign random.

    They show what overflows, underflows or loses digits. `positive` leaves the minus signs out. float64 unless
    `dtype` says otherwise.
    """

    draw: Literal["spread"]
    shape: Shape = Field([])
    smallest: Annotated[float, Field(gt=0)] = 1e-6
    largest: Annotated[float, Field(gt=0)] = 1e3
    positive: bool = False
    dtype: FloatType = "float64"


class Boolean(Value):
    """True with the given probability and False otherwise: a bool array, or one plain bool."""

    draw: Literal["boolean"]
    shape: Shape = Field([])
    probability: Annotated[float, Field(ge=0, le=1)] = 0.5


class Probabilities(Value):
    """Probabilities that sum to 1 along the last axis (Dirichlet distribution), float64.

    `concentration` 1 draws all distributions alike; smaller values draw surer ones, larger values more even ones.
    """

    draw: Literal["probabilities"]
    shape: Annotated[Shape, Field(min_length=1)]
    concentration: Annotated[float, Field(ge=0.05, le=1000)] = 1.0
    dtype: FloatType = "float64"


class Permutation(Value):
    """The numbers 0 … n−1 in random order, int64, shape (n,)."""

    draw: Literal["permutation"]
    n: Dimension


class Labels(Value):
    """Class ids 0 … classes−1, as int64 unless `dtype` says otherwise; every class occurs where there is room."""

    draw: Literal["labels"]
    shape: Shape
    classes: Dimension
    dtype: NumberType = "int64"


class OneHot(Value):
    """One-hot rows of shape (rows, classes), float64 unless `dtype` says otherwise; every class where there is room."""

    draw: Literal["one-hot"]
    rows: Dimension
    classes: Dimension
    dtype: NumberType = "float64"


class Images(Value):
    """Random pictures of shape (batch, channels, height, width): brightness 0 … 1 as float64, 0 … 255 as uint8.

    Without `channels` the shape is (batch, height, width).
    """

    draw: Literal["images"]
    batch: Dimension
    channels: Dimension | None = None
    height: Dimension
    width: Dimension
    dtype: Literal["float64", "float32", "uint8"] = "float64"
