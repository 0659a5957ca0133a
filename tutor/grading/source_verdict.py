"""What a learner is told whose program breaks a rule about its text."""

from typing import Any, Final

from tutor.course.schema import ExerciseStep
from tutor.grading.verdict import SOURCE, CheckResult, ProgramError
from tutor.language import Text
from tutor.sandbox import source_rules
from tutor.sandbox.run import Run
from tutor.sandbox.text import safe_line

ALLOWED: Final = Text(uz="Faqat ruxsat etilgan vositalar", en="Only what is allowed")

_MOST_LISTED: Final = 30

_USES_FORBIDDEN: Final = Text(
    uz="{line}-satrda “{name}” ishlatilgan. {message}",
    en="Line {line} uses “{name}”. {message}",
)
_NOT_ALLOWED: Final = Text(
    uz="{line}-satrda “{name}” ishlatilgan. Bu mashqda “{library}” dan faqat quyidagilar kerak boʻladi: {names}.",
    en="Line {line} uses “{name}”. Of “{library}” this exercise needs only: {names}.",
)
_HIDDEN: Final = Text(
    uz="{line}-satr: “{name}” orqali dastur {libraries} ning qaysi qismini ishlatayotgani matnda koʻrinmaydi. "
    "Bu mashqda uning bir qismi cheklangan, shuning uchun kerakli narsani toʻliq nomi bilan yozing, masalan: {example}.",
    en="Line {line}: behind “{name}” the text does not show which part of {libraries} the program uses. This exercise "
    "allows only some of it, so please write what you need by its full name, as in {example}.",
)
_EXAMPLES: Final = {"numpy": "np.mean(x)", "torch": "torch.tanh(x)", "builtins": "len(x)"}


def broken_rule(exercise: ExerciseStep, source: str, run: Run) -> tuple[CheckResult, ProgramError] | None:
    """Return what the learner is told of the first rule that the program's text breaks, None where it breaks none.

    The text is read in `run`, which must not have executed anything yet: nobody can then have forged the answer.

    Raises:
        ProgramRaisedError, RunStoppedError: as `Run.ask`.

    """
    if not exercise.forbidden and not exercise.allowed:
        return None
    forbidden = [name for rule in exercise.forbidden for name in rule.names]
    findings = run.ask("lint", source=source, rules=forbidden, allowed=exercise.allowed)
    if not findings:
        return None
    line, name = int(findings[0]["line"]), safe_line(str(findings[0]["name"]))
    message = _message(exercise, line, name, findings[0]["why"])
    lines = source.splitlines()
    code = safe_line(lines[line - 1]) if 0 < line <= len(lines) else None
    return CheckResult(SOURCE, ALLOWED, False, message), ProgramError("Forbidden", name, line, code, message)


def _message(exercise: ExerciseStep, line: int, name: str, why: Any) -> Text:  # noqa: ANN401 - a program's answer
    if why == source_rules.FORBIDDEN:
        rule = next(rule for rule in exercise.forbidden if name in rule.names)
        return _USES_FORBIDDEN.format(line=line, name=name, message=rule.message)
    if why == source_rules.NOT_ALLOWED:
        library = name.split(".")[0]
        names = exercise.allowed[library]
        listed = ", ".join([*names[:_MOST_LISTED], *(["…"] if len(names) > _MOST_LISTED else [])])
        return _NOT_ALLOWED.format(line=line, name=name, library=library, names=listed)
    libraries = list(exercise.allowed)
    libraries += [
        name.split(".")[0] if "." in name else "builtins" for rule in exercise.forbidden for name in rule.names
    ]
    granted = [library for library in dict.fromkeys(libraries) if library in _EXAMPLES] or libraries[:1]
    return _HIDDEN.format(
        line=line,
        name=name,
        libraries=", ".join(f"“{library}”" for library in granted),
        example=_EXAMPLES.get(granted[0], f"{granted[0]}.…"),
    )
