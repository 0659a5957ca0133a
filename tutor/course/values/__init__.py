"""How an exercise describes the values that its checks draw afresh for every verdict.

A value is written as a mapping with the key `draw`: `{draw: normal, shape: [n, 2]}`. A shape holds whole
numbers and the names of sizes, which the check draws once for each case, so that `[n, d]` and `[d]` agree.
"""

from tutor.course.values.arguments import Argument, Arguments
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
from tutor.course.values.base import Dimension, Shape, Value
from tutor.course.values.datasets import (
    BlobsData,
    CirclesData,
    Classified,
    CurveData,
    Data,
    DataSet,
    DigitsData,
    HandwrittenData,
    IrisData,
    LineData,
    MoonsData,
    SeparableData,
    SpiralsData,
    XorData,
)
from tutor.course.values.plain import AnyValue, Choice, Constant, Generator, Mapping, Seed, Size

__all__ = [
    "AnyValue",
    "Argument",
    "Arguments",
    "BlobsData",
    "Boolean",
    "Choice",
    "CirclesData",
    "Classified",
    "Constant",
    "CurveData",
    "Data",
    "DataSet",
    "DigitsData",
    "Dimension",
    "Generator",
    "HandwrittenData",
    "Images",
    "Integers",
    "IrisData",
    "Labels",
    "LineData",
    "Mapping",
    "MoonsData",
    "Normal",
    "OneHot",
    "Permutation",
    "Probabilities",
    "Seed",
    "SeparableData",
    "Shape",
    "Size",
    "SpiralsData",
    "Spread",
    "Uniform",
    "Value",
    "XorData",
]
