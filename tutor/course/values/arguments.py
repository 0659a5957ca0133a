"""What a check sends: values by name, and data sets that fill two names at once."""

from typing import Annotated

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from tutor.course.values.base import Value
from tutor.course.values.datasets import Data, DataSet
from tutor.course.values.plain import AnyValue, Generator

Argument = Annotated[AnyValue | Generator | Data, Field(discriminator="draw")]


def names(key: str) -> list[str]:
    """Return the names in an argument's key: `x` is one, `X, y` are the two of a data set."""
    return [name.strip() for name in key.split(",")]


def _named(described: dict[str, Value]) -> dict[str, Value]:
    """Refuse a data set that is not given two names, and two names that are no data set's."""
    for key, value in described.items():
        is_data = isinstance(value, DataSet)
        if len(names(key)) != 1 + is_data or not all(names(key)):
            kind = "two_names" if is_data else "one_name"
            raise PydanticCustomError(kind, "{key} does not fit: a data set has two names, a value one", {"key": key})
    return described


Arguments = Annotated[dict[str, Argument], AfterValidator(_named)]
"""Arguments by name, in order; `"X, y"` takes a data set."""
