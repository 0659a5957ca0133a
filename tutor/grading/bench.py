"""What a check has at hand while it is judged: the three kinds of program, the random numbers, the listener."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np

from tutor.course.schema import ExerciseStep
from tutor.grading.program import BrokenExerciseError, Program
from tutor.grading.verdict import CheckResult
from tutor.sandbox.run import Raised, RunStoppedError

Observation = Any
"""What a check saw of one program on the inputs that it drew."""


@dataclass(slots=True)
class Bench:
    """The surroundings of a check.

    `solution` runs the author's solution, `judge` the solution and `judge.py` after it; both in children where
    learner code never ran. `figure` tells the learner's screen of a picture of what was judged.
    """

    exercise: ExerciseStep
    solution: Program
    judge: Program
    generator: np.random.Generator
    figure: Callable[[dict[str, Any]], None]

    def author(self, program: Program, function: str, calls: list[list[Any]], **fields: Any) -> list[Any]:  # noqa: ANN401
        """Call a function of the author's and return its results.

        Raises:
            BrokenExerciseError: the author's program failed: the exercise is at fault, not the learner.

        """
        try:
            outcomes = program.outcomes(function, calls, **fields)
        except RunStoppedError as error:
            raise BrokenExerciseError(f"{function}: {error}") from None
        for outcome in outcomes:
            if isinstance(outcome, Raised):
                raise BrokenExerciseError(f"{function}: {outcome.type}: {outcome.message} ({outcome.code or '?'})")
        return outcomes


class Probe(Protocol):
    """A check with its inputs drawn, ready to look at any number of programs."""

    def observe(self, program: Program) -> Observation:
        """Run a program on the drawn inputs.

        Raises:
            RunStoppedError: the program ended or was ended.

        """

    def judge(self, observation: Observation) -> CheckResult:
        """Judge what was observed of the learner's program."""

    def alike(self, one: Observation, other: Observation) -> bool:
        """Return whether two programs gave the same results on the same inputs."""
