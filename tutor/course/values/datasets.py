"""Data sets: points and their targets, drawn together as X and y.

A training check names one as its `data`; the learner's program gets X and y and is judged on further points of the
same kind (`HELD_OUT` of `tutor.grading.data`). Any check that calls a function can draw one, too, as the argument
`"X, y"`: two names, one data set. X is float64 of shape (n, dimensions) unless a data set says otherwise.
"""

from typing import Annotated, Literal

from pydantic import Field

from tutor.course.values.base import Value

Count = Annotated[int, Field(ge=4, le=100_000)] | str
"""How many points: a number, or the name of a size where a function gets them."""


class DataSet(Value):
    """What gives two values at once: X and y."""


class LineData(DataSet):
    """Points (x, y) around a fresh random line y = w·x + b: x and y of shape (n,), held-out points without noise."""

    draw: Literal["line"]
    n: Count = 60
    noise: Annotated[float, Field(ge=0)] = 0.2


class CurveData(DataSet):
    """Points (x, y) on a fresh random smooth curve over −2 ≤ x ≤ 2: X and y of shape (n,), held-out y without noise.

    The curve is a sum of `waves` sines, of ½, 1, 1½ … periods over the interval, whose heights and phases are drawn. Its
    values have mean 0 and standard deviation 1, and no straight line comes near it: the best one leaves a mean squared
    error of at least 0.5. `noise` (standard deviation) is added to the y of training.
    """

    draw: Literal["curve"]
    n: Count = 100
    waves: Annotated[int, Field(ge=2, le=20)] = 3
    noise: Annotated[float, Field(ge=0)] = 0.05
    column: bool = False
    """Whether X and y have the shape (n, 1) instead of (n,)."""


class XorData(DataSet):
    """The XOR problem: X of shape (n, 2), y of shape (n,) with 0.0 and 1.0.

    `noise` 0 gives the four corners themselves (n is then 4), in random order; more scatters points around
    them. The held-out points are always scattered (standard deviation `held_out_noise`) around the corners.
    With `table: one-corner` one corner, drawn at random, has an answer of its own (AND, OR and their like): weights
    that were worked out for XOR at home gain nothing there.
    """

    draw: Literal["xor"]
    table: Literal["xor", "one-corner"] = "xor"
    n: Count = 4
    noise: Annotated[float, Field(ge=0)] = 0.0
    held_out_noise: Annotated[float, Field(ge=0)] = 0.1
    column: bool = False
    """Whether y has the shape (n, 1) instead of (n,)."""


class IrisData(DataSet):
    """Fisher's 150 irises, split afresh and stratified: X (n, 4), y (n,) class ids as int64.

    `disguised` makes the cloud of flowers equally wide in its four dimensions and turns it (each new column is a mixture
    of the old ones), scales and shifts the columns, and renames the classes, at random, so that neither a program that
    knows the table by heart nor weights prepared at home gain anything. `standardized` gives X with mean 0 and standard
    deviation 1 as measured on the training part.
    """

    draw: Literal["iris"]
    held_out: Annotated[float, Field(gt=0, lt=1)] = 0.3
    disguised: bool = True
    standardized: bool = True


class Classified(DataSet):
    """Points that belong to classes, as many of each as can be, in random order.

    `labels` is the form of y: `class-ids` int64 (n,); `zero-one` float64 0.0 and 1.0, and `minus-one-one` float64
    −1.0 and 1.0, (n,), both for two classes; `one-hot` float64 (n, classes). `column` makes (n,) an (n, 1). The
    held-out labels are class ids of shape (n,) in every case.
    """

    labels: Literal["class-ids", "zero-one", "minus-one-one", "one-hot"] = "class-ids"
    column: bool = False


class DigitsData(Classified):
    """Handwritten digits, 8×8 pixels of 0 … 1: X (n, 64), or (n, 1, 8, 8) with `images`; 10 classes.

    n of the 1,797 digits for training and others for judging, chosen afresh and stratified. `disguised` renames
    the classes and, unless they are `images`, puts the pixels in another order (the same for all), so that
    weights prepared at home gain nothing.
    """

    draw: Literal["digits"]
    n: Annotated[int, Field(ge=10, le=1500)] | str = 1000
    images: bool = False
    disguised: bool = True


class HandwrittenData(Classified):
    """Handwritten digits, MNIST's of 28×28 pixels where MNIST is, else those of 8×8: X (n, pixels) of 0 … 1; 10 classes.

    `n` for training and others for judging, chosen afresh and stratified, MNIST's from pictures that `handwritten()` does not
    give. Programs must take the number of pixels from X. With `images` X is (n, 1, side, side). `disguised` is as for
    `digits`.
    """

    draw: Literal["handwritten"]
    n: Annotated[int, Field(ge=10, le=1500)] | str = 1000
    images: bool = False
    disguised: bool = True


class BlobsData(Classified):
    """Round clouds of points around fresh random centres, one for each class.

    `spread` is the clouds' standard deviation, `separation` the smallest distance between two centres: at six
    times the spread the clouds hardly touch.
    """

    draw: Literal["blobs"]
    n: Count = 150
    classes: Annotated[int, Field(ge=2, le=20)] | str = 3
    dimensions: Annotated[int, Field(ge=1, le=1000)] | str = 2
    spread: Annotated[float, Field(ge=0)] = 0.5
    separation: Annotated[float, Field(gt=0)] = 3.0


class SeparableData(Classified):
    """Two classes on the two sides of a fresh random hyperplane, no point nearer to it than `margin`.

    A line, a perceptron or a support vector machine can therefore get every point right, training and held-out.
    """

    draw: Literal["separable"]
    n: Count = 100
    dimensions: Annotated[int, Field(ge=1, le=1000)] | str = 2
    margin: Annotated[float, Field(gt=0)] = 0.3


class Drawing(Classified):
    """Classes that lie in the plane as a drawing, X (n, 2), each point moved by `noise` (standard deviation).

    `disguised` turns the drawing by a random angle and renames the classes, so that weights prepared at home gain
    nothing.
    """

    n: Count = 200
    noise: Annotated[float, Field(ge=0)] = 0.1
    disguised: bool = True


class MoonsData(Drawing):
    """Two half circles of radius 1 that reach into each other."""

    draw: Literal["moons"]


class CirclesData(Drawing):
    """A circle of radius 1 and another inside it, whose radius is `inner`."""

    draw: Literal["circles"]
    inner: Annotated[float, Field(gt=0, lt=1)] = 0.5
    noise: Annotated[float, Field(ge=0)] = 0.05


class SpiralsData(Drawing):
    """Arms of a spiral that begin near the centre and end at radius 1 after `turns`, one for each class."""

    draw: Literal["spirals"]
    classes: Annotated[int, Field(ge=2, le=6)] = 2
    turns: Annotated[float, Field(gt=0, le=5)] = 1.0
    noise: Annotated[float, Field(ge=0)] = 0.02


Data = Annotated[
    LineData
    | CurveData
    | XorData
    | IrisData
    | DigitsData
    | HandwrittenData
    | BlobsData
    | SeparableData
    | MoonsData
    | CirclesData
    | SpiralsData,
    Field(discriminator="draw"),
]
