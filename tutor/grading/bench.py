"""What a check has at hand while it is judged: the programs, the random numbers, the listener."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Protocol, runtime_checkable

import numpy as np

from tutor.course.schema import ExerciseStep
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import as_tensors
from tutor.grading.program import BrokenExerciseError, Program
from tutor.grading.verdict import CheckResult
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, RunStoppedError, StopReason
from tutor.sandbox.run import Run, Understood
from tutor.sandbox.wire import WireError

Observation = Any
"""What a check saw of one program on the inputs that it drew."""


@dataclass(slots=True)
class Bench:
    """The surroundings of a check.

    `reference` runs the author's `solution.py`, and `judge.py` after it, in a child where learner code never ran.
    `figure` tells the learner's screen of a picture of what was judged. `usage` is the text of the author's `usage.py`.
    """

    exercise: ExerciseStep
    reference: Program
    generator: np.random.Generator
    figure: Callable[[dict[str, Any]], None]
    usage: str | None = None

    def through(self, name: str | None) -> dict[str, Any]:
        """Return what a request to call a function adds where it is called through one of `usage.py`.

        Raises:
            BrokenExerciseError: there is no `usage.py`.

        """
        if name is None:
            return {}
        if self.usage is None:
            raise BrokenExerciseError(f"{name}: there is no usage.py")
        return {"through": [self.usage, name]}

    def sent(self, values: Iterable[Any]) -> list[Any]:
        """Return drawn values as the exercise's programs get them: in a torch exercise arrays arrive as tensors."""
        return [as_tensors(value) for value in values] if self.exercise.runtime == "torch" else list(values)

    def solve(self, function: str, calls: list[list[Any]], through: str | None = None) -> list[Any]:
        """Call a function of the author's solution and return its results. Raises as `ask_judge` does."""
        return self._ask(function, calls, "solution", **self.through(through))

    def ask_judge(self, function: str, calls: list[list[Any]]) -> list[Any]:
        """Call a function of the author's `judge.py` and return its results.

        Raises:
            BrokenExerciseError: the author's program failed: the exercise is at fault, not the learner.
            RunStoppedError: the submission was cancelled.

        """
        return self._ask(function, calls, "judge")

    def variables(self, names: list[str]) -> dict[str, Any]:
        """Return variables of the author's solution. Raises as `ask_judge` does."""
        with self._blaming_the_author("solution"):
            return dict(self.reference.run().ask("variables", names=names, module="solution"))

    def sweep(self, function: str, arguments: list[Any], changes: list[list[Any]]) -> list[Any]:
        """Call a function of the solution with one number of its arguments changed at a time.

        `changes` are those of `finite_differences`. Raises as `ask_judge` does.
        """
        request = {"target": function, "module": "solution", "arguments": arguments, "changes": changes}
        with self._blaming_the_author(f"solution.{function}"):
            return list(self.reference.run().ask("sweep", **request))

    def of_solution(self, read: Callable[[Any], Understood], op: str, **fields: Any) -> Understood:  # noqa: ANN401
        """Ask the author's programs something of the harness and return it as `read` does. Raises as `ask_judge` does."""
        with self._blaming_the_author(op):
            return self.reference.run().understood(read, op, **fields)

    def measured(self, measure: Callable[[Run], Understood]) -> Understood:
        """Return what `measure` finds of the run of the author's programs. Raises as `ask_judge` does."""
        with self._blaming_the_author("judge"):
            return measure(self.reference.run())

    @staticmethod
    def refuse_raised(what: str, outcomes: list[Any]) -> None:
        """Raise `BrokenExerciseError` where an outcome of the author's is an exception."""
        for outcome in outcomes:
            if isinstance(outcome, Raised):
                raise BrokenExerciseError(f"{what}: {_described(outcome)}")

    def _ask(self, function: str, calls: list[list[Any]], module: str, **fields: Any) -> list[Any]:  # noqa: ANN401
        what = f"{module}.{function}"
        with self._blaming_the_author(what):
            outcomes = self.reference.outcomes(function, calls, module=module, **fields)
        self.refuse_raised(what, outcomes)
        return outcomes

    @contextmanager
    def _blaming_the_author(self, what: str) -> Iterator[None]:
        self.reference.renew()
        try:
            yield
        except RunStoppedError as error:
            if error.reason is StopReason.CANCELLED:
                raise
            raise BrokenExerciseError(f"{what}: {error}") from None
        except ProgramRaisedError as error:
            raise BrokenExerciseError(f"{what}: {_described(error.raised)}") from None
        except WireError as error:
            raise BrokenExerciseError(f"{what}: {error}") from None


def _described(raised: Raised) -> str:
    return f"{raised.type}: {raised.message} ({raised.code or '?'})"


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


@runtime_checkable
class Diagnosable(Protocol):
    """A probe whose failures general diagnoses can look at."""

    def evidence(self, observation: Observation, program: Program) -> Evidence | None:
        """Return what diagnoses read of a failure, or None where there is nothing that they could.

        `program` is the learner's in a fresh run, for calls with other arguments.
        """
