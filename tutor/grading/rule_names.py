"""Whether the names in an exercise's rules exist: asked in the sandbox, of the libraries that learners get."""

from collections.abc import Iterator
from typing import Final

from tutor.course.schema import ExerciseStep

# A library that the runtime lacks cannot be asked: rules may name it for other places where a program is run.
_PROGRAM: Final = """\
import builtins, importlib
missing = []
for name in {names!r}:
    library, *parts = name.split(".")
    found, path = builtins, library
    if parts:
        try:
            found = importlib.import_module(library)
        except ImportError:
            continue
    else:
        parts = [library]
        path = "builtins"
    for part in parts:
        path += "." + part
        try:
            found = getattr(found, part)
        except AttributeError:
            try:
                found = importlib.import_module(path)
            except ImportError:
                missing.append(name)
                break
if missing:
    raise LookupError(" ".join(missing))
"""


def rule_names(step: ExerciseStep) -> Iterator[tuple[str, str]]:
    """Yield (field of the exercise, dotted name from the library on) of all that its rules name."""
    for rule in step.forbidden:
        for name in rule.names:
            yield "forbidden", name
    for library, names in step.allowed.items():
        for name in names:
            yield "allowed", f"{library}.{name}"


def program_that_looks_up(names: list[str]) -> str:
    """Return a program that raises LookupError with the names that do not exist, if any, a space between each."""
    return _PROGRAM.format(names=names)
