"""Device checks: a function gets tensors that are not on the processor, and what it returns must be where they are."""

import re
from dataclasses import dataclass
from typing import Any, Final

from tutor.course.checks import DeviceCheck, Tolerance
from tutor.grading import compare, display, explain
from tutor.grading.bench import Bench
from tutor.grading.checks import comparing, difference_words
from tutor.grading.compare import Difference, Kind
from tutor.grading.draw import Case, cases
from tutor.grading.literal import literal
from tutor.grading.program import BrokenExerciseError, Outcome, Program
from tutor.grading.verdict import CheckResult
from tutor.language import Text
from tutor.sandbox import outcomes
from tutor.sandbox.outcomes import ProgramRaisedError, Raised
from tutor.sandbox.text import safe_line

_EXACTLY: Final = Tolerance(relative=0.0, absolute=0.0)

_TWO: Final = Text(
    uz="“{call}” ichida ikki qurilmadagi tenzorlar uchrashdi: biri “{device}” da, biri boshqa joyda. Yangi tenzorni kirish "
    "turgan qurilmada yarating (`device=x.device`), koʻchirganda natijani saqlang (`x = x.to(device)`).",
    en="Inside “{call}” tensors of two devices met: one is on “{device}”, one elsewhere. Make a new tensor where the input "
    "is (`device=x.device`), and when you move one, keep the result (`x = x.to(device)`).",
)
_BY_NAME: Final = Text(
    uz='“{call}” GPU-ni nomi bilan soʻradi (`.cuda()`, `.to("cuda")`, `device="cuda"`). Tenzorlar esa “{device}” da, '
    "GPU-siz kompyuterda ham bu satr toʻxtaydi. Qurilmani kirishdan oling: `x.device`.",
    en='“{call}” asks for a GPU by name (`.cuda()`, `.to("cuda")`, `device="cuda"`). But the tensors are on “{device}”, '
    "and on a computer without a GPU this line fails as well. Take the device of the input: `x.device`.",
)
_TAKEN_OUT: Final = Text(
    uz='“{call}” tenzorni “{device}” qurilmasidan protsessorga olib chiqdi (`.cpu()`, `.numpy()`, `.tolist()`, `.to("cpu")`). '
    "GPU-da bunday koʻchirish sekin. Hisobni oxirigacha tenzorlar bilan, ularning oʻz qurilmasida bajaring.",
    en='“{call}” takes a tensor from “{device}” back to the processor (`.cpu()`, `.numpy()`, `.tolist()`, `.to("cpu")`). On a '
    "GPU such a copy is slow. Compute with tensors to the end, on the device where they are.",
)
_NUMBER: Final = Text(
    uz="“{call}” tenzorning sonini soʻradi (`.item()`, `float()`, `if`, son boʻyicha sikl). “{device}” da sonlar yoʻq; GPU-da "
    "esa dastur har safar uning tugatishini kutib qoladi. Tenzor amallari bilan yozing.",
    en="“{call}” asks for the number in a tensor (`.item()`, `float()`, `if`, a loop over numbers). On “{device}” there are no "
    "numbers; on a GPU the program would wait for it to finish each time. Write it with operations on tensors.",
)
_ERRORS: Final = (
    (re.compile("same device"), _TWO),
    (re.compile("copy out of meta|convert meta"), _TAKEN_OUT),
    (re.compile("cuda|nvidia|mps|xpu", re.IGNORECASE), _BY_NAME),
    (re.compile("meta"), _NUMBER),
)
"""What an error's message shows; the first that is found in it."""

_LINE: Final = Text(uz="{line}-satr: {code}", en="Line {line}: {code}")
_WHERE: Final = Text(
    uz="“{call}” natijasi “{got}” qurilmasida turibdi, u “{expected}” da boʻlishi kerak.",
    en="The result of “{call}” is on “{got}”; it should be on “{expected}”.",
)
_KIND: Final = Text(
    uz="“{call}” {got} turidagi tenzor qaytardi, {expected} kerak.",
    en="“{call}” returned a tensor of {got}; {expected} is needed.",
)
_SHAPE: Final = Text(
    uz="“{call}” natijasining shakli {got}, kerakli shakl esa {expected}.",
    en="The result of “{call}” has the shape {got}; the expected shape is {expected}.",
)
_NO_TENSOR: Final = Text(
    uz="“{call}” tenzor qaytarishi kerak edi; bu yerda natija tenzor emas.",
    en="“{call}” should have returned a tensor; what came here is none.",
)
_DIFFERENCES: Final = {"device": _WHERE, "dtype": _KIND, "shape": _SHAPE}


@dataclass(frozen=True, slots=True)
class Observed:
    """What each case gave, and what it gave where only new tensors go to the device, which tells programs apart."""

    outcomes: list[Outcome]
    by_default: list[Outcome]


class DeviceProbe:
    """Judges a function by the devices, shapes and kinds of number of the tensors that it returns."""

    def __init__(self, check: DeviceCheck, bench: Bench) -> None:
        if bench.exercise.runtime != "torch":
            raise BrokenExerciseError(f"{check.id}: only torch knows devices")
        self._check = check
        self._cases = list(cases(check, bench.generator))
        self._request = {
            "target": check.call,
            "calls": [bench.sent(case.arguments.values()) for case in self._cases],
            "device": check.device,
            "stay": [index for index, name in enumerate(self._cases[0].arguments) if name in check.stay],
            **bench.through(check.through),
        }
        self._expected = bench.of_solution(self._read, "elsewhere", module="solution", **self._request).outcomes
        bench.refuse_raised(f"solution.{check.call}", self._expected)

    def observe(self, program: Program) -> Observed:
        """Call the function with every case."""
        try:
            return program.run().understood(self._read, "elsewhere", **self._request)
        except ProgramRaisedError as error:
            return Observed([error.raised] * len(self._cases), [])

    def judge(self, observation: Observed) -> CheckResult:
        """Explain the smallest case that failed, or say that all is well."""
        found = zip(self._cases, self._expected, observation.outcomes, strict=True)
        failures = [
            (case.weight, result)
            for case, expected, outcome in found
            if (result := self._judge_case(case, expected, outcome)) is not None
        ]
        return comparing.smallest(self._check, failures)

    def alike(self, one: Observed, other: Observed) -> bool:
        """Return whether two programs' tensors went the same ways, in both kinds of call."""
        pairs = zip(
            [*one.outcomes, *one.by_default], [*other.outcomes, *other.by_default], strict=False
        )  # they differ in length where one could not be called
        return len(one.by_default) == len(other.by_default) and all(comparing.alike(a, b, _EXACTLY) for a, b in pairs)

    def _read(self, answer: Any) -> Observed:  # noqa: ANN401 - a program's answer
        count = len(self._cases)
        return Observed(outcomes.outcomes(answer["outcomes"], count), outcomes.outcomes(answer["by_default"], count))

    def _judge_case(self, case: Case, expected: Any, outcome: Outcome) -> CheckResult | None:  # noqa: ANN401
        check = self._check
        if isinstance(outcome, Raised):
            return self._explained(case, outcome)
        found = compare.difference(expected, outcome, _EXACTLY)
        if found is None:
            return None
        return comparing.failed(
            check,
            self._difference(found),
            input=display.shown_arguments(case.arguments),
            expected=display.shown(found.expected),
            got=display.shown(found.got),
            hint=case.hint,
        )

    def _difference(self, found: Difference) -> Text:
        if (
            found.kind is Kind.TYPE
            and isinstance(found.expected, dict)
            and found.expected.keys() == _DIFFERENCES.keys()
        ):
            return _NO_TENSOR.format(call=self._check.call)
        text = _DIFFERENCES.get(str(found.path[-1])) if found.path else None
        if text is None or not isinstance(found.got, str):
            return difference_words.message(self._check.call, found, (), difference_words.RETURNED)
        return text.format(call=self._check.call, got=safe_line(found.got, 40), expected=found.expected)

    def _explained(self, case: Case, error: Raised) -> CheckResult:
        """Say which of the ways to lose a device an exception shows, or what it means elsewhere, too."""
        check = self._check
        text = next((text for pattern, text in _ERRORS if pattern.search(error.message)), None)
        if text is None:
            return comparing.raised(check, check.call, case, error)
        message = text.format(call=check.call, device=check.device)
        if error.line is not None:
            line = _LINE.format(line=error.line, code=literal(error.code or ""))
            message = Text(uz=f"{message.uz}\n{line.uz}", en=f"{message.en}\n{line.en}")
        original = explain.raised(error)
        got = literal(f"{original.type}: {original.message}")
        return comparing.failed(
            check, message, input=display.shown_arguments(case.arguments), got=got, hint=case.hint
        )
