"""A verdict of the past, read again: by an older version, or by anyone, was it written, so it may not be one."""

from collections.abc import Mapping
from typing import Any, Final

from tutor.grading.verdict import ProgramError, Verdict
from tutor.language import LANGUAGES, Text

_TEXTS: Final = {"title": False, "message": False, "hint": True}
"""Fields of a check in both languages, and whether each may be missing."""

_STRINGS: Final = {
    "name": False,
    "mistake": True,
    "input": True,
    "expected": True,
    "got": True,
    "diagnosis": True,
    "argument": True,
}
_NEW: Final[Mapping[str, Any]] = {"diagnosis": None, "differing": None, "argument": None}
"""Fields that older versions did not write."""


def old_verdict(data: Mapping[str, Any], exercise: str) -> Verdict | None:
    """Return the verdict; None where it cannot be shown."""
    checks, error = data.get("checks", []), data.get("error")
    if not isinstance(checks, list) or not all(_is_check(check) for check in checks):
        return None
    if error is not None and old_error(error) is None:
        return None
    known = Verdict(exercise, bool(data.get("passed")), []).as_json()
    output = data.get("output")
    whole = {
        **known,
        "checks": [{**_NEW, **check} for check in checks],
        "error": error,
        "output": output if isinstance(output, str) else "",
    }
    try:
        return Verdict.from_json(whole)
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def old_error(error: object) -> ProgramError | None:
    """Return the error of a program, as a verdict holds it; None where it is none."""
    if not isinstance(error, Mapping) or set(error) != {"type", "message", "line", "source", "explanation"}:
        return None
    line, source, explanation = error["line"], error["source"], error["explanation"]
    if (
        not isinstance(error["type"], str)
        or not isinstance(error["message"], str)
        or not (line is None or type(line) is int)
        or not (source is None or isinstance(source, str))
        or not _is_text(explanation)
    ):
        return None
    return ProgramError(error["type"], error["message"], line, source, Text(**explanation))


def _is_check(check: object) -> bool:
    if not isinstance(check, Mapping) or not isinstance(check.get("passed"), bool):
        return False
    texts = all(_is_text(check.get(name)) or (optional and not check.get(name)) for name, optional in _TEXTS.items())
    strings = all(
        isinstance(check.get(name), str) or (optional and check.get(name) is None)
        for name, optional in _STRINGS.items()
    )
    return texts and strings


def _is_text(value: object) -> bool:
    return isinstance(value, Mapping) and set(value) == set(LANGUAGES) and all(map(_is_string, value.values()))


def _is_string(value: object) -> bool:
    return isinstance(value, str)
