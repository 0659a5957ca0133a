"""What a check knows of a program that failed it, in the form that every diagnosis reads."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.course.checks import Tolerance
from tutor.grading.compare import Value
from tutor.grading.draw import Case
from tutor.grading.program import Outcome
from tutor.language import Text


@dataclass(frozen=True)
class Evidence:
    """The learner's results beside the author's, case by case.

    Args:
        call: what was called, for messages.
        cases: the drawn arguments.
        expected: the author's results.
        outcomes: the learner's: values, or `Raised`.
        tolerance: within it two numbers agree.
        names: the names of a returned tuple's parts.
        afterwards: the arguments as they were after each call; empty where they may change or nobody looked.
        solve: the author's function on other arguments, one list of plain values for each call; it may raise
            `BrokenExerciseError`. None where it cannot be asked.
        call_again: the learner's function on other arguments; it may raise `RunStoppedError`. None as above.
        tensors: whether arrays arrive as torch tensors.

    """

    call: str
    cases: Sequence[Case]
    expected: Sequence[Value]
    outcomes: Sequence[Outcome]
    tolerance: Tolerance
    names: Sequence[str] = ()
    afterwards: Sequence[Any] = ()
    solve: Callable[[list[list[Any]]], list[Any]] | None = None
    call_again: Callable[[list[list[Any]]], list[Outcome]] | None = None
    tensors: bool = False


@dataclass(frozen=True)
class Diagnosis:
    """What is wrong with a program's results, as one sentence or two for its author."""

    id: str
    message: Text
