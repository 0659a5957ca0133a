"""Object checks: the same steps with an object of the learner's class and one of the author's."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from tutor.course.checks import CallStep, ObjectCheck, ReadStep
from tutor.grading import compare, display, draw
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing, difference_words
from tutor.grading.compare import Difference, Kind, normalized
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case, without_tensors
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, outcomes
from tutor.sandbox.text import safe_line

_NO_ATTRIBUTE = Text(
    uz="“{name}” klassining obyektida “{path}” yoʻq. Tekshiruvchi shu nomni oʻqiydi va unga oʻz sonlarini qoʻyadi: "
    "self.{path} = … deb yozing.",
    en="The object of “{name}” has no “{path}”. The grader reads this name and puts its own numbers there: "
    "write self.{path} = …",
)
_NOT_SET = Text(
    uz="Tekshiruvchi “{name}” obyektidagi “{path}” ga oʻz sonlarini qoʻya olmadi ({error}). U oddiy atribut boʻlsin: "
    "self.{path} = …",
    en="The grader could not put its own numbers into “{path}” of the object of “{name}” ({error}). Let it be an ordinary "
    "attribute: self.{path} = …",
)
_MISSING = ("AttributeError", "KeyError", "IndexError", "TypeError")


@dataclass(frozen=True, slots=True)
class Step:
    """One step taken: its name for messages, what the program is asked to do, the drawn arguments, names of results."""

    label: str
    request: dict[str, Any]
    arguments: dict[str, Any]
    returns: tuple[str, ...] = ()


class ObjectProbe:
    """Judges a class by what an object of it does, with parameters that the program cannot have foreseen."""

    def __init__(self, check: ObjectCheck, bench: Bench) -> None:
        self._check = check
        self._bench = bench
        self._cases = list(draw.cases(check, bench.generator))
        self._steps = [list(self._drawn_steps(case, bench.generator)) for case in self._cases]
        self._scripts = [
            {"arguments": bench.sent(case.arguments.values()), "steps": [step.request for step in steps]}
            for case, steps in zip(self._cases, self._steps, strict=True)
        ]
        self._expected = bench.of_solution(
            self._read, "scripts", target=check.class_name, scripts=self._scripts, module="solution"
        )
        for script in self._expected:
            bench.refuse_raised(f"solution.{check.class_name}", script)
        for steps, expected in zip(self._steps, self._expected, strict=True):
            for step, result in zip(steps, expected[1:], strict=True):
                # Where the author's method returns nothing, a learner's may return what it likes: often `self`.
                step.request["result"] = result is not None or "call" not in step.request

    def observe(self, program: Program) -> list[list[Outcome]]:
        """Take every case's steps, and return for each the outcomes of building the object and of the steps."""
        try:
            return program.run().understood(
                self._read, "scripts", target=self._check.class_name, scripts=self._scripts
            )
        except ProgramRaisedError as error:
            return [[error.raised] for _ in self._cases]

    def judge(self, observation: list[list[Outcome]]) -> CheckResult:
        """Explain the first step that went wrong in the smallest failing case."""
        failures = [
            (case.weight, result)
            for index, case in enumerate(self._cases)
            if (result := self._judge_case(index, case, observation[index])) is not None
        ]
        return comparing.smallest(self._check, failures)

    def alike(self, one: list[list[Outcome]], other: list[list[Outcome]]) -> bool:
        """Return whether two programs' objects gave the same at every step."""
        return all(
            len(a) == len(b) and all(self._alike(index, at, *pair) for at, pair in enumerate(zip(a, b, strict=True)))
            for index, (a, b) in enumerate(zip(one, other, strict=True))
        )

    def evidence(self, observation: list[list[Outcome]], program: Program) -> Evidence | None:
        """Return what general diagnoses read of the step that the verdict speaks of, over all cases."""
        del program  # an object has a past: it cannot be asked again with other arguments alone
        at = min(
            (place for place in map(self._first_wrong, range(len(self._cases)), observation) if place), default=0
        )
        if at == 0 or "set" in self._steps[0][at - 1].request:
            return None
        seen = [i for i, given in enumerate(observation) if len(given) > at]
        return Evidence(
            call=self._steps[0][at - 1].label,
            cases=[Case(self._steps[i][at - 1].arguments, self._cases[i].sizes) for i in seen],
            expected=[self._expected[i][at] for i in seen],
            outcomes=[observation[i][at] for i in seen],
            tolerance=self._check.tolerance,
            names=self._steps[0][at - 1].returns,
        )

    def _drawn_steps(self, case: Case, generator: np.random.Generator) -> Iterator[Step]:
        name = self._check.class_name
        for described in self._check.steps:
            if isinstance(described, CallStep):
                method = name if described.call == "__call__" else f"{name}.{described.call}"
                for turn in range(1, described.times + 1):
                    drawn = draw.arguments(described.arguments, case.sizes, generator)
                    label = f"{method} #{turn}" if described.times > 1 else method
                    request = {"call": described.call, "arguments": self._bench.sent(drawn.values())}
                    yield Step(label, request, drawn, tuple(described.returns))
            elif isinstance(described, ReadStep):
                for path in described.read:
                    yield Step(f"{name}.{path}", {"read": path}, {})
            else:
                for path, value in described.set.items():
                    drawn_value = draw.draw(value, case.sizes, generator)
                    (sent,) = self._bench.sent([drawn_value])
                    yield Step(f"{name}.{path}", {"set": path, "value": sent}, {path: drawn_value})

    def _read(self, answer: Any) -> list[list[Outcome]]:  # noqa: ANN401 - a program's answer
        """Read the outcomes of each script; after one that raised there are none."""
        if len(answer) != len(self._scripts):
            raise ValueError("another number of scripts")
        read = [outcomes(script, len(script)) for script in answer]
        for script, steps in zip(read, self._steps, strict=True):
            whole = len(script) == 1 + len(steps) or (len(script) <= len(steps) and isinstance(script[-1], Raised))
            if not script or not whole:
                raise ValueError("another number of steps")
        return read

    def _first_wrong(self, index: int, given: list[Outcome]) -> int | None:
        """Return which outcome of a case is the first that is wrong (0 is the building of the object), or None."""
        for at, got in enumerate(given):
            if isinstance(got, Raised) or (at and self._difference(index, at, got) is not None):
                return at
        return None

    def _difference(self, index: int, at: int, got: Outcome) -> Difference | None:
        step, expected = self._steps[index][at - 1], self._expected[index][at]
        if "set" not in step.request:
            return compare.difference(expected, got, self._check.tolerance)
        # What was there before is the program's own choice, but its form is not.
        was, is_now = normalized(without_tensors(step.request["value"])), normalized(got)
        if not isinstance(was, np.ndarray):
            return None
        if not isinstance(is_now, np.ndarray):
            return Difference(Kind.NOTHING if is_now is None else Kind.TYPE, (), was, is_now)
        return Difference(Kind.SHAPE, (), was, is_now) if is_now.shape != was.shape else None

    def _alike(self, index: int, at: int, one: Outcome, other: Outcome) -> bool:
        raised = isinstance(one, Raised) or isinstance(other, Raised)
        if at and "set" in self._steps[index][at - 1].request and not raised:
            # Weights before they are set are often random: only whether they are fit counts.
            found, too = self._difference(index, at, one), self._difference(index, at, other)
            return (found is None) == (too is None)
        return comparing.alike(one, other, self._check.tolerance)

    def _judge_case(self, index: int, case: Case, given: list[Outcome]) -> CheckResult | None:
        check = self._check
        at = self._first_wrong(index, given)
        if at is None:
            return None
        got = given[at]
        if at == 0:
            return comparing.raised(check, check.class_name, case, got)
        step = self._steps[index][at - 1]
        so_far: dict[str, Any] = dict(case.arguments)
        for earlier in self._steps[index][: at - 1]:
            so_far |= earlier.arguments if "set" in earlier.request else {}
        shown = Case({**so_far, **({} if "set" in step.request else step.arguments)})
        if isinstance(got, Raised):
            path = step.request.get("read") or step.request.get("set")
            if "set" in step.request and got.line is None and _is_there(got):
                error = f"{got.type}: {got.message}"
                message = _NOT_SET.format(name=check.class_name, path=path, error=safe_line(error, 200))
                return comparing.failed(check, message)
            if path is not None and got.type in _MISSING and got.line is None:
                return comparing.failed(check, _NO_ATTRIBUTE.format(name=check.class_name, path=path))
            return comparing.raised(check, step.label, shown, got)
        found = self._difference(index, at, got)
        assert found is not None
        if "set" in step.request:
            # Only its form was expected: no numbers are shown.
            return comparing.failed(
                check,
                difference_words.message(step.label, found, (), difference_words.HELD),
                input=display.shown_arguments(case.arguments),
            )
        texts = difference_words.RETURNED if "call" in step.request else difference_words.HELD
        return comparing.failure(check, step.label, shown, found, step.returns, texts)


def _is_there(error: Raised) -> bool:
    """Return whether setting an attribute failed though it could be read: of a frozen dataclass, or a property."""
    return error.type in ("FrozenInstanceError", "TypeError") or "has no setter" in error.message
