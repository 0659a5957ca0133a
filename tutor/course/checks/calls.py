"""Checks that call a function of the learner's and look at what it returns."""

from typing import Annotated, Literal

from pydantic import Field

from tutor.course.checks.base import OnArguments, Tolerance
from tutor.course.values import Arguments
from tutor.language import Text


class CallsFunction(OnArguments):
    """A check whose function is called by the grader, or `through` the author's own way of using it.

    What cannot be sent, such as a model, an optimizer or another function, is made where the program runs: `through` names
    a function of `usage.py` that gets the learner's function and then the drawn arguments, uses it, and returns plain
    values (arrays, numbers, texts, and lists and dicts of them). The author's solution is used in the same way.
    """

    through: str | None = None

    def usage_names(self) -> list[str]:
        """Return the names that the check asks of `usage.py`."""
        return [self.through] if self.through else []


class FunctionCheck(CallsFunction):
    """Call a function with positional arguments and compare with the author's solution.

    The result is a number, an array, or a list, tuple or dict of them. `returns` names the parts of a
    tuple for the verdict. The arguments must come back unchanged unless `may_change_arguments` is set.
    """

    kind: Literal["function"]
    call: str
    returns: list[str] = []
    may_change_arguments: bool = False

    def wanted_names(self) -> list[str]:
        """Return the names that the check calls."""
        return [self.call]


class GradientCheck(OnArguments):
    """Compare the learner's gradients with finite differences of the learner's own loss.

    `call` and `loss` take the same arguments. `with_respect_to` names the arguments: the gradients are then
    a tuple in this order (the gradient itself where it is one name); where the named argument is a mapping of
    parameters, they are a dict with the same keys.
    """

    kind: Literal["gradient"]
    call: str
    loss: str
    with_respect_to: Annotated[list[str], Field(min_length=1)]
    tolerance: Tolerance = Tolerance(relative=1e-4, absolute=1e-6)

    def wanted_names(self) -> list[str]:
        """Return the names that the check calls."""
        return [self.call, self.loss]


class PropertyCheck(CallsFunction):
    """Call a function (or read variables) and let the author's `judge` in `judge.py` look at the result.

    `judge(arguments, result)` runs in a process of its own, where learner code never ran. `arguments` is a
    dict of what was drawn; `result` what the function returned, or a dict of the variables. It returns "" when
    all is well, or the key of one of `messages`, alone or as (key, {field: value}) to fill its fields. The arguments must
    come back unchanged unless `may_change_arguments` is set.
    """

    kind: Literal["property"]
    call: str | None = None
    variables: list[str] = []
    again: list[Arguments] = []
    """Further calls in the same run, each with these arguments in place of the drawn ones (`{}` repeats the call);
    `result` is then the list of all results, the first call's first. It shows what a seed decides."""
    judge: str
    messages: dict[str, Text]
    diagnose: str | None = None
    """A function of `judge.py` that gets (arguments, result) of a case that the judge refused and returns a listed mistake's
    id, or "". It names mistakes whose results are never the same twice, such as a time or a random order."""
    may_change_arguments: bool = False

    def wanted_names(self) -> list[str]:
        """Return the names that the check calls."""
        return [self.call] if self.call else self.variables

    def judge_names(self) -> list[str]:
        """Return the names that the check asks of `judge.py`."""
        return [self.judge, *([self.diagnose] if self.diagnose else [])]
