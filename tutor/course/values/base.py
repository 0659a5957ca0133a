"""What all described values share: shapes, kinds of numbers, and the model that refuses unknown fields."""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import BaseModel, ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

Dimension: TypeAlias = Annotated[int, Field(ge=0, le=100_000)] | str
"""A length: a whole number, or the name of a size that the check draws."""

Shape: TypeAlias = Annotated[list[Dimension], Field(max_length=6)]

FloatType = Literal["float64", "float32", "float16"]
NumberType = Literal["float64", "float32", "int64", "int32", "uint8", "bool"]


class Value(BaseModel):
    """The common part of all values: unknown fields are refused, and so are NaN and infinities."""

    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Ranged(Value):
    """A value between two bounds, `low` and `high`, of which the first is not the larger."""

    low: float
    high: float

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.low > self.high:
            raise PydanticCustomError("low_above_high", "low must not be above high")
        return self
