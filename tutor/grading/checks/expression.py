"""Expression checks: scalars that know their gradients, judged on random expressions computed by the grader."""

from typing import Any, Final

from tutor.course.checks import ExpressionCheck
from tutor.grading import compare, display, explain, expressions
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing
from tutor.grading.compare import Kind
from tutor.grading.expressions import Expression
from tutor.grading.program import Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox.outcomes import ProgramRaisedError, Raised, outcomes

_MOSTLY: Final = 0.9

_VALUE = Text(
    uz="L.{attribute} boshqa son: kerak {expected}, keldi {got}.",
    en="L.{attribute} is another number: expected {expected}, got {got}.",
)
_GRADIENT = Text(
    uz="∂L/∂{leaf} ({leaf}.{attribute}): sizniki {got}, toʻgʻrisi {expected}.",
    en="∂L/∂{leaf} ({leaf}.{attribute}): yours {got}, the right one {expected}.",
)
_TWICE = Text(
    uz="Bu ifodada {leaf} bir necha marta ishlatilgan: uning gradienti hamma yoʻldan kelgan hissalarning yigʻindisi.",
    en="In this expression {leaf} is used several times: its gradient is the sum of what comes back on every path.",
)
_NUMBER_ON_THE_LEFT = Text(
    uz="Chapda oddiy son turganda Python {name} ning {method} usulini chaqiradi: uni ham yozing.",
    en="With a plain number on the left Python calls the method {method} of {name}: write it, too.",
)
_REFLECTED = {"+": "__radd__", "-": "__rsub__", "*": "__rmul__", "/": "__rtruediv__"}
_NO_NUMBER = Text(
    uz="“{attribute}” da son emas, boshqa narsa bor.",
    en="“{attribute}” holds something that is no number.",
)


class ExpressionProbe:
    """Judges a class of scalars by values and gradients, in whatever order its backward pass works."""

    def __init__(self, check: ExpressionCheck, bench: Bench) -> None:
        self._check = check
        fewest, most = check.operations
        self._expressions = expressions.drawn(
            check.operators, (fewest, most), check.cases, check.plain_numbers, bench.generator
        )
        self._names = {"value": check.value, "gradient": check.gradient, "backward": check.backward}
        self._expected = [self._right(expression) for expression in self._expressions]

    def observe(self, program: Program) -> list[Outcome]:
        """Evaluate every expression with the program's class."""
        try:
            return program.run().understood(
                lambda answer: outcomes(answer, len(self._expressions)),
                "expressions",
                target=self._check.class_name,
                expressions=[expression.as_request() for expression in self._expressions],
                names=self._names,
            )
        except ProgramRaisedError as error:
            return [error.raised] * len(self._expressions)

    def judge(self, observation: list[Outcome]) -> CheckResult:
        """Explain the shortest expression that came out wrong."""
        cases = zip(self._expressions, self._expected, observation, strict=True)
        failures = [
            (len(expression.nodes), result)
            for expression, expected, outcome in cases
            if (result := self._judge_case(expression, expected, outcome)) is not None
        ]
        return comparing.smallest(self._check, failures)

    def alike(self, one: list[Outcome], other: list[Outcome]) -> bool:
        """Return whether two programs gave the same values and gradients, or make the same mistake in another order.

        Where a mistake shows in single operations, these must agree; what it does to larger expressions may depend on
        the order of going back (which of two gradients overwrites the other), so there it need only do harm in the same ones.
        """
        pairs = list(zip(self._expressions, self._expected, one, other, strict=True))
        same = [comparing.alike(a, b, self._check.tolerance) for _, _, a, b in pairs]
        if all(same):
            return True
        single = [len(expression.nodes) == 1 for expression, _, _, _ in pairs]
        right = [(self._is_right(expected, a), self._is_right(expected, b)) for _, expected, a, b in pairs]
        if any(
            alone and not (agree and ours == theirs)
            for alone, agree, (ours, theirs) in zip(single, same, right, strict=True)
        ):
            return False
        shown = any(alone and not ours for alone, (ours, _) in zip(single, right, strict=True))
        larger = [ours == theirs for alone, (ours, theirs) in zip(single, right, strict=True) if not alone]
        return shown and sum(larger) >= _MOSTLY * len(larger)

    def _is_right(self, expected: dict[str, Any], outcome: Outcome) -> bool:
        return (
            not isinstance(outcome, Raised) and compare.difference(expected, outcome, self._check.tolerance) is None
        )

    def _right(self, expression: Expression) -> dict[str, Any]:
        right: dict[str, Any] = {"value": expression.values()[-1]}
        return right if self._check.gradient is None else {**right, "gradients": expression.gradients()}

    def _judge_case(self, expression: Expression, expected: dict[str, Any], outcome: Outcome) -> CheckResult | None:
        check = self._check
        if isinstance(outcome, Raised):
            error = explain.in_a_sentence(explain.raised(outcome))
            message = comparing.RAISED.format(call=check.class_name, error=error)
            last = expression.nodes[-1]
            if outcome.type == "TypeError" and isinstance(last.operands[0], float) and last.operator in _REFLECTED:
                more = _NUMBER_ON_THE_LEFT.format(name=check.class_name, method=_REFLECTED[last.operator])
                message = Text(uz=f"{more.uz}\n\n{message.uz}", en=f"{more.en}\n\n{message.en}")
            return self._failed(message, expression)
        found = compare.difference(expected, outcome, check.tolerance)
        if found is None:
            return None
        of_value = not found.path or found.path[0] == "value"
        attribute = check.value if of_value else str(check.gradient)
        if found.kind in (Kind.TYPE, Kind.NOTHING, Kind.KEYS, Kind.SHAPE, Kind.LENGTH):
            return self._failed(_NO_NUMBER.format(attribute=attribute), expression)
        numbers = float(found.expected[found.index]), float(found.got[found.index])
        right, got = display.apart(*numbers)
        shown = display.shown_numbers(*numbers)
        if of_value:
            message = _VALUE.format(attribute=attribute, expected=right, got=got)
            return self._failed(message, expression, *shown)
        leaf = found.index[0]
        name = expression.names[leaf]
        message = _GRADIENT.format(leaf=name, attribute=attribute, expected=right, got=got)
        if sum(node.operands.count(leaf) for node in expression.nodes) > 1:
            more = _TWICE.format(leaf=name)
            message = Text(uz=f"{message.uz} {more.uz}", en=f"{message.en} {more.en}")
        return self._failed(message, expression, *shown)

    def _failed(
        self, message: Text, expression: Expression, expected: str | None = None, got: str | None = None
    ) -> CheckResult:
        lines = expression.lines(self._check.class_name)
        if self._check.gradient is not None:
            lines.append(f"L.{self._check.backward}()")
        return comparing.failed(self._check, message, input="\n".join(lines), expected=expected, got=got)
