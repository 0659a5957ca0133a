"""Parameter counts: how many trainable numbers a network has."""

import math
from dataclasses import dataclass
from typing import Any

from tutor.course.checks import ParameterCountCheck
from tutor.grading import draw
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.draw import Case
from tutor.grading.lengths import lengths
from tutor.grading.program import Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised
from tutor.sandbox.text import safe_line, safe_text

_COUNT = Text(
    uz="Tarmoqda {got} ta parametr bor; kerak: {bound}.",
    en="The network has {got} parameters; needed: {bound}.",
)
_OUTPUT = Text(
    uz="Tarmoq natijasining shakli {got}, kerakli shakl esa {expected}.",
    en="The output of the network has the shape {got}; the expected shape is {expected}.",
)


@dataclass(frozen=True, slots=True)
class Network:
    """The names and shapes of a network's trainable arrays, and of its output where it was called."""

    shapes: list[tuple[str, tuple[int, ...]]]
    output: tuple[int, ...] | None

    @property
    def count(self) -> int:
        """Return how many numbers the arrays hold in all."""
        return sum(math.prod(shape) for _, shape in self.shapes)


class ParameterCountProbe:
    """Judges a network by the number of its parameters, and by the shape of its output."""

    def __init__(self, check: ParameterCountCheck, bench: Bench) -> None:
        self._check = check
        self._cases = list(draw.cases(check, bench.generator))
        self._requests = []
        for case in self._cases:
            inputs = draw.arguments(check.inputs, case.sizes, bench.generator)
            sent = bench.sent(inputs.values())
            self._requests.append({"arguments": list(case.arguments.values()), "inputs": sent})
        self._outputs = [None if check.output is None else lengths(check.output, case.sizes) for case in self._cases]

    def observe(self, program: Program) -> list[Network | Raised]:
        """Build the network for every case."""
        try:
            run = program.run()
        except ProgramRaisedError as error:
            return [error.raised] * len(self._cases)
        seen: list[Network | Raised] = []
        for request in self._requests:
            try:
                seen.append(run.understood(_network, "parameters", target=self._check.network, **request))
            except ProgramRaisedError as error:
                seen.append(error.raised)
        return seen

    def judge(self, observation: list[Network | Raised]) -> CheckResult:
        """Explain the first case whose count or output is wrong."""
        found = zip(self._cases, self._outputs, observation, strict=True)
        failures = [
            (case.weight, result)
            for case, output, network in found
            if (result := self._judge_case(case, output, network)) is not None
        ]
        return comparing.smallest(self._check, failures)

    def alike(self, one: list[Network | Raised], other: list[Network | Raised]) -> bool:
        """Return whether two programs built networks of the same shapes."""
        return one == other

    def _judge_case(
        self, case: Case, output: tuple[int, ...] | None, network: Network | Raised
    ) -> CheckResult | None:
        check = self._check
        if isinstance(network, Raised):
            return comparing.raised(check, check.network, case, network)
        shown = [f"{name} {shape} → {math.prod(shape)}" for name, shape in network.shapes]
        got = safe_text("\n".join([*shown[:20], *(["…"] if len(shown) > 20 else []), f"= {network.count}"]), 1200)
        if not self._fits(network.count):
            return comparing.failed(check, _COUNT.format(got=network.count, bound=self._bound()), got=got)
        if network.output != output:
            message = _OUTPUT.format(got=network.output, expected=output)
            return comparing.failed(check, message, expected=str(output), got=str(network.output))
        return None

    def _fits(self, count: int) -> bool:
        check = self._check
        exactly = check.exactly is None or count == check.exactly
        at_least = check.at_least is None or count >= check.at_least
        return exactly and at_least and (check.at_most is None or count <= check.at_most)

    def _bound(self) -> str:
        check = self._check
        bounds = [("", check.exactly), ("≥ ", check.at_least), ("≤ ", check.at_most)]
        return ", ".join(f"{sign}{number}" for sign, number in bounds if number is not None)


def _network(answer: Any) -> Network:  # noqa: ANN401 - a program's answer
    shapes = [(safe_line(str(name), 100), _shape(shape)) for name, shape in answer["shapes"]]
    return Network(shapes, None if answer["output"] is None else _shape(answer["output"]))


def _shape(described: Any) -> tuple[int, ...]:  # noqa: ANN401
    if not all(type(length) is int and length >= 0 for length in described):
        raise ValueError("no shape")
    return tuple(described)
