"""Property checks: the author's own judge looks at a result, in a process where learner code never ran."""

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from tutor.course.checks import PropertyCheck
from tutor.course.values import Arguments
from tutor.grading import display
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.checks.unchanged import changed
from tutor.grading.compare import normalized, plain
from tutor.grading.draw import Case, arguments, cases
from tutor.grading.literal import literal
from tutor.grading.program import BrokenExerciseError, Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised
from tutor.sandbox.text import safe_line

_UNUSUAL = Text(
    uz="“{call}” natijasi vazifadagidan butunlay boshqa turda yoki shaklda. Nima qaytarish kerakligini qayta oʻqing.",
    en="The result of “{call}” is of quite another type or shape than the task asks for. Read again what to return.",
)


@dataclass(frozen=True, slots=True)
class Observed:
    """The outcome of each case, and, for each call in order, the arguments as they were after it."""

    outcomes: list[Outcome]
    afterwards: list[Any] = field(default_factory=list)


class PropertyProbe:
    """Judges results that may differ from the author's, such as a random split, by what must hold for them."""

    def __init__(self, check: PropertyCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        self._cases = list(cases(check, bench.generator)) if check.call else [Case({})]
        # Each case is called once, and again with each of the check's replacements.
        replacements: list[Arguments] = [{}, *check.again]
        self._called = [
            Case({**case.arguments, **arguments(replacement, case.sizes, bench.generator)})
            for case in self._cases
            for replacement in replacements
        ]
        self._calls = [bench.sent(case.arguments.values()) for case in self._called]
        # Who counts calls must not learn from it which of them are repetitions.
        self._order = bench.generator.permutation(len(self._calls)).tolist()

    def observe(self, program: Program) -> Observed:
        """Call the function with every case, or read the variables once."""
        try:
            if not self._check.call:
                return Observed([program.run().ask("variables", names=self._check.variables)])
            calls = [self._calls[index] for index in self._order]
            through = self._bench.through(self._check.through)
            answered, afterwards = program.run().echoing_calls(self._check.call, calls, echo=True, **through)
        except ProgramRaisedError as error:
            return Observed([error.raised] * len(self._cases))
        outcomes = self._in_order(answered)
        return Observed(
            [self._together(outcomes, index) for index in range(len(self._cases))], self._in_order(afterwards)
        )

    def judge(self, observation: Observed) -> CheckResult:
        """Ask the author's judge about every case and report the smallest that it refuses."""
        call = self._check.call or ", ".join(self._check.variables)
        failures: list[tuple[int, CheckResult]] = []
        asked: list[tuple[Case, Outcome]] = []
        for case, outcome in zip(self._cases, observation.outcomes, strict=True):
            if isinstance(outcome, Raised):
                failures.append((case.weight, comparing.raised(self._check, call, case, outcome)))
            else:
                asked.append((case, outcome))
        try:
            answers = self._answers(self._check.judge, asked)
        except BrokenExerciseError as broken:
            if not self._can_judge_its_own():
                raise broken from None
            return self._unusual(call, asked)
        messages = list(map(self._message, answers))
        refused = [pair for pair, message in zip(asked, messages, strict=True) if message is not None]
        mistakes = (
            self._answers(self._check.diagnose, refused) if self._check.diagnose and refused else [""] * len(refused)
        )
        said = filter(None, messages)
        for (case, outcome), message, mistake in zip(refused, said, mistakes, strict=True):
            failures.append((case.weight, self._failure(message, case, outcome, mistake)))
        if not failures and not self._check.may_change_arguments:
            calls = zip(self._called, self._calls, observation.afterwards, strict=False)
            found = [(case.weight, changed(self._check, call, case, sent, after)) for case, sent, after in calls]
            failures = [(weight, failure) for weight, failure in found if failure is not None]
        return comparing.smallest(self._check, failures)

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs gave the same results."""
        pairs = zip(one.outcomes, other.outcomes, strict=True)
        return all(comparing.alike(a, b, self._check.tolerance) for a, b in pairs) and comparing.alike(
            one.afterwards, other.afterwards, self._check.tolerance
        )

    def _in_order(self, answered: list[Any]) -> list[Any]:
        """Return what was answered for each call in the order of the cases; nothing where a program sent too few."""
        places = np.argsort(self._order)
        return [answered[place] for place in places] if len(answered) == len(places) else []

    def _answers(self, function: str, asked: list[tuple[Case, Outcome]]) -> list[Any]:
        """Return what a function of the author's judge says of each case."""
        return self._bench.ask_judge(
            function, [[case.arguments, plain(normalized(outcome))] for case, outcome in asked]
        )

    def _can_judge_its_own(self) -> bool:
        """Return whether the author's judge can look at what the author's own program gives."""
        try:
            if self._check.call:
                results = self._bench.solve(self._check.call, self._calls, self._check.through)
                own = [self._together(results, index) for index in range(len(self._cases))]
            else:
                own = [self._bench.variables(self._check.variables)]
            self._answers(self._check.judge, list(zip(self._cases, own, strict=True)))
        except BrokenExerciseError:
            return False
        return True

    def _unusual(self, call: str, asked: list[tuple[Case, Outcome]]) -> CheckResult:
        """Report the first result that the author's judge cannot look at: it is nothing like what was asked for.

        Raises:
            BrokenExerciseError: it can look at each of them alone.

        """
        for case, outcome in asked:
            try:
                self._answers(self._check.judge, [(case, outcome)])
            except BrokenExerciseError:
                return self._failure(_UNUSUAL.format(call=call), case, outcome)
        raise BrokenExerciseError(f"judge.{self._check.judge} fails now and then")

    def _together(self, outcomes: list[Outcome], index: int) -> Outcome:
        """Return what one case gave: its result, or the list of all results where it is called again."""
        count = 1 + len(self._check.again)
        results = outcomes[index * count : (index + 1) * count]
        raised = next((result for result in results if isinstance(result, Raised)), None)
        if raised is not None:
            return raised
        return results if self._check.again else results[0]

    def _message(self, answer: Any) -> Text | None:  # noqa: ANN401 - whatever the author's judge returned
        key, fields = answer if isinstance(answer, list) and len(answer) == 2 else (answer, {})
        if key == "":
            return None
        text = self._check.messages.get(key) if isinstance(key, str) else None
        if text is None or not isinstance(fields, dict):
            raise BrokenExerciseError(f"{self._check.judge} answered {key!r}, which is no key of messages")
        try:
            return text.format(**{name: _field(value) for name, value in fields.items()})
        except (KeyError, IndexError, ValueError) as error:
            raise BrokenExerciseError(f"the message {key!r} lacks the field {error}") from None

    def _failure(self, message: Text, case: Case, outcome: Outcome, mistake: Any = "") -> CheckResult:  # noqa: ANN401
        return comparing.failed(
            self._check,
            message,
            mistake=str(mistake) or None,
            input=display.shown_arguments(case.arguments) or None,
            got=display.shown(normalized(outcome)),
        )


def _field(value: Any) -> str:  # noqa: ANN401
    return literal(safe_line(display.shown(value)))
