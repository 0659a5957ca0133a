"""Checks of where a program's tensors live."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from tutor.course.checks.calls import CallsFunction
from tutor.course.values.arguments import names


class DeviceCheck(CallsFunction):
    """Call a function of a torch exercise with tensors on another device than the processor; look at what comes back.

    The device is torch's `meta`, which every machine has: its tensors have a device, a shape and a kind of number but no
    numbers, so that a program that names `cuda`, makes new tensors on the processor, or takes numbers out of a tensor
    fails as it would, or would be slow, on a GPU. The devices, shapes and kinds of number of all tensors that come back
    must be those of the author's. `stay` names the arguments whose tensors arrive on the processor all the same, for a
    function that has to move them. A check of the numbers themselves belongs before it. With `through` the author's usage
    gets the tensors.
    """

    kind: Literal["device"]
    call: str
    device: Literal["meta"] = "meta"
    stay: list[str] = []
    cases: Annotated[int, Field(ge=1, le=20)] = 3

    def wanted_names(self) -> list[str]:
        """Return the function."""
        return [self.call]

    @model_validator(mode="after")
    def _stays_what_there_is(self) -> Self:
        drawn = {name for key in self.arguments for name in names(key)}
        if unknown := [name for name in self.stay if name not in drawn]:
            raise PydanticCustomError("no_argument", "{name} is no argument", {"name": unknown[0]})
        return self
