"""Module checks: a torch module with random weights against the author's computation from the same weights."""

from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from tutor.course.checks import ModuleCheck
from tutor.grading import compare, draw
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.compare import normalized
from tutor.grading.diagnoses.evidence import Evidence
from tutor.grading.draw import Case
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised
from tutor.sandbox.text import safe_line

_MOST_SHOWN: Final = 20

_STATE = Text(
    uz="“{module}” modulining parametrlari boshqacha. Kerak: {expected}. Bor: {got}.",
    en="The parameters of “{module}” are different. Expected: {expected}. Found: {got}.",
)


@dataclass(frozen=True, slots=True)
class Observed:
    """The names and shapes of the module's state_dict, and its output for each case."""

    state: dict[str, tuple[int, ...]]
    outcomes: list[Outcome]


class ModuleProbe:
    """Judges a module by its state_dict and by its outputs with weights that it never saw."""

    def __init__(self, check: ModuleCheck, bench: Bench) -> None:
        self._check = check
        self._expected_state = {name: tuple(map(int, shape)) for name, shape in check.parameters.items()}
        generator = bench.generator
        self._constructor = list(draw.arguments(check.arguments, {}, generator).values())
        drawn = [case.sizes for case in draw.cases(check, generator)]
        self._cases = [Case(draw.arguments(check.inputs, sizes, generator), sizes) for sizes in drawn]
        self._weights = [self._random_weights(generator) for _ in self._cases]
        self._expected = bench.ask_judge(
            check.predict,
            [[weights, *case.arguments.values()] for weights, case in zip(self._weights, self._cases, strict=True)],
        )

    def observe(self, program: Program) -> Observed:
        """Build the module, read its state_dict, and call it with every case's weights and inputs."""
        try:
            run = program.run()
            handle = run.ask("construct", target=self._check.module, arguments=self._constructor)
            state = _shapes(run.ask("state_dict", handle=handle))
            if state != self._expected_state:
                return Observed(state, [])
            outcomes: list[Outcome] = []
            for weights, case in zip(self._weights, self._cases, strict=True):
                run.ask("load_state_dict", handle=handle, state=weights)
                outcomes += run.calls(handle, [[draw.as_tensors(v) for v in case.arguments.values()]])
        except ProgramRaisedError as error:
            return Observed(self._expected_state, [error.raised] * len(self._cases))
        return Observed(state, outcomes)

    def judge(self, observation: Observed) -> CheckResult:
        """Explain a wrong state_dict, or the smallest case whose output is wrong."""
        check = self._check
        if observation.state != self._expected_state:
            return comparing.failed(
                check,
                _STATE.format(
                    module=check.module, expected=_listed(self._expected_state), got=_listed(observation.state)
                ),
                expected=_listed(self._expected_state, "\n"),
                got=_listed(observation.state, "\n"),
            )
        failures: list[tuple[int, CheckResult]] = []
        for case, expected, outcome in zip(self._cases, self._expected, observation.outcomes, strict=True):
            if isinstance(outcome, Raised):
                failures.append((case.weight, comparing.raised(check, check.module, case, outcome)))
            elif (found := compare.difference(expected, outcome, check.tolerance)) is not None:
                failures.append((case.weight, comparing.failure(check, check.module, case, found)))
        return comparing.smallest(check, failures)

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two modules have the same parameters and give the same outputs."""
        if one.state != other.state or len(one.outcomes) != len(other.outcomes):
            return False
        pairs = zip(one.outcomes, other.outcomes, strict=True)
        return all(comparing.alike(a, b, self._check.tolerance) for a, b in pairs)

    def evidence(self, observation: Observed, program: Program) -> Evidence | None:
        """Return what general diagnoses read of the outputs; nothing where the parameters already are other ones."""
        del program  # every case has weights of its own, so that nothing can be asked with other inputs alone
        if len(observation.outcomes) != len(self._cases):
            return None
        return Evidence(
            call=self._check.module,
            cases=self._cases,
            expected=self._expected,
            outcomes=observation.outcomes,
            tolerance=self._check.tolerance,
        )

    def _random_weights(self, generator: np.random.Generator) -> dict[str, np.ndarray]:
        return {
            name: generator.normal(0.0, 1.0, shape).astype(np.float32) for name, shape in self._expected_state.items()
        }


def _shapes(state: Any) -> dict[str, tuple[int, ...]]:  # noqa: ANN401 - a program's answer
    if not isinstance(state, dict):
        return {}
    arrays = {name: normalized(value) for name, value in state.items()}
    return {safe_line(name, 100): value.shape for name, value in arrays.items() if isinstance(value, np.ndarray)}


def _listed(state: dict[str, tuple[int, ...]], separator: str = ", ") -> str:
    parts = [f"{name} {shape}" for name, shape in state.items()]
    return separator.join([*parts[:_MOST_SHOWN], *(["…"] if len(parts) > _MOST_SHOWN else [])]) or "–"
