"""What programs print and show while a function is called with drawn arguments, or while the whole program runs."""

from collections.abc import Callable
from typing import Any, TypeVar

from tutor.course.checks import OnArguments
from tutor.grading import display, draw, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.draw import Case
from tutor.grading.program import BrokenExerciseError, Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, outcomes

Read = TypeVar("Read")

_PROGRAM_RAISED = Text(
    uz="Dastur oxirigacha ishlatilganda xato yuz berdi.\n{error}",
    en="Running the whole program raised an error.\n{error}",
)


def raised(check: OnArguments, call: str | None, case: Case, error: Raised) -> CheckResult:
    """Explain an exception that a call, or without one the whole program, raised."""
    if call is not None:
        return comparing.raised(check, call, case, error)
    return comparing.failed(check, _PROGRAM_RAISED.format(error=explain.in_a_sentence(explain.raised(error))))


class CapturedCalls:
    """The drawn cases, what the author's program printed and showed for each, and the same of any other program."""

    def __init__(self, check: OnArguments, call: str | None, bench: Bench) -> None:
        self._call = call
        self.cases = list(draw.cases(check, bench.generator)) if call else [Case({})]
        self._arguments = [bench.sent(case.arguments.values()) for case in self.cases]
        self.expected: list[Any] = bench.of_solution(self._outcomes, **self._request(bench.reference, "solution"))
        bench.refuse_raised(f"solution.{call or 'py'}", self.expected)
        if not all(isinstance(answer, dict) for answer in self.expected):
            raise BrokenExerciseError(f"solution.{call or 'py'}: no output")

    def observe(self, program: Program, read: Callable[[Any], Read]) -> list[Read | Raised]:
        """Return what `read` takes from each case's `{"printed", "shown"}`, or what was raised.

        Raises:
            RunStoppedError: the program ended or was ended, or its answer cannot be read.

        """
        try:
            return program.run().understood(
                lambda answer: [o if isinstance(o, Raised) else read(o) for o in self._outcomes(answer)],
                **self._request(program, None),
            )
        except ProgramRaisedError as error:
            return [error.raised] * len(self.cases)

    def shown(self, case: Case) -> str | None:
        """Return a case's arguments as text, None where the whole program is run."""
        return display.shown_arguments(case.arguments) if self._call else None

    def _request(self, program: Program, module: str | None) -> dict[str, Any]:
        if self._call:
            return {"op": "captured_calls", "target": self._call, "calls": self._arguments, "module": module}
        return {"op": "program", "source": program.modules[0][1]}

    def _outcomes(self, answer: Any) -> list[Outcome]:  # noqa: ANN401 - a program's answer
        return outcomes(answer, len(self.cases)) if self._call else [answer]
