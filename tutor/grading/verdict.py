"""The verdict on one submission: what `tutor check --json` prints and what every front end shows.

Plain data with both languages in it, so that it travels as JSON and is shown in either language. Texts that
came from a learner's program were made safe before they were put in here.
"""

from dataclasses import dataclass, field
from typing import Any, Final

from tutor.grading.differing import Differing
from tutor.language import Text

JsonObject = dict[str, Any]

NOT_TRIED: Final = Text(
    uz="Hali tekshirilmadi: avval yuqoridagi xatoni tuzating.",
    en="Not tried yet: mend what is above first.",
)
"""The message of a check that was left out, as an earlier one failed."""


RUN: Final = "run"
SOURCE: Final = "source"
"""The names of what is looked at before the checks of the exercise: whether the program may run, and does."""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """What one check found.

    `input`, `expected` and `got` are short aligned texts, or None where there is nothing to show; entries of
    `got` that differ are marked with `▸`. `mistake` is the id of the recognised mistake, whose explanation
    then leads `message`; where none was recognised, `diagnosis` is the id of the general diagnosis that does.
    `differing` says which entries of an array are not as expected. `argument` names an argument that a call should have
    left alone: `expected` and `got` then show it before and after the call.
    """

    name: str
    title: Text
    passed: bool
    message: Text
    mistake: str | None = None
    input: str | None = None
    expected: str | None = None
    got: str | None = None
    hint: Text | None = None
    diagnosis: str | None = None
    differing: Differing | None = None
    argument: str | None = None

    @property
    def tried(self) -> bool:
        """Return whether the check was made at all."""
        return self.message != NOT_TRIED

    def as_json(self) -> JsonObject:
        """Return the object that stands in the verdict's `checks`."""
        return {
            "name": self.name,
            "title": self.title.as_dict(),
            "passed": self.passed,
            "message": self.message.as_dict(),
            "mistake": self.mistake,
            "input": self.input,
            "expected": self.expected,
            "got": self.got,
            "hint": self.hint.as_dict() if self.hint else None,
            "diagnosis": self.diagnosis,
            "differing": self.differing.as_json() if self.differing else None,
            "argument": self.argument,
        }


@dataclass(frozen=True, slots=True)
class ProgramError:
    """An exception of the learner's program: the original message, its line, and what it means.

    `type` is the exception's class (`ValueError`), or one of `TimeLimit`, `MemoryLimit`, `OutputLimit`,
    `Exited`, `Killed`, `BadAnswer`, `Forbidden` where the program was stopped or gave no usable answer.
    """

    type: str
    message: str
    line: int | None
    source: str | None
    explanation: Text

    def as_json(self) -> JsonObject:
        """Return the object that stands in the verdict's `error`."""
        return {
            "type": self.type,
            "message": self.message,
            "line": self.line,
            "source": self.source,
            "explanation": self.explanation.as_dict(),
        }


@dataclass(frozen=True, slots=True)
class Verdict:
    """The outcome of grading one submission.

    `metrics` holds what the program logged while it was graded (`{"step": 3, "loss": 0.1}`), `isolation`
    the names of the sandbox layers that held, `seconds` the wall-clock time of the whole check. `data` names the
    pictures that it was graded on where that depends on the computer (`MNIST 28×28`, `digits 8×8`).
    """

    exercise: str
    passed: bool
    checks: list[CheckResult]
    output: str = ""
    error: ProgramError | None = None
    metrics: list[JsonObject] = field(default_factory=list)
    device: str = "cpu"
    isolation: list[str] = field(default_factory=list)
    seconds: float = 0.0
    data: str | None = None

    @property
    def own_checks(self) -> list[CheckResult]:
        """Return the checks of the exercise, without the first look at the program, which is listed where it failed."""
        return [check for check in self.checks if check.name not in (RUN, SOURCE)]

    @property
    def mistake(self) -> str | None:
        """Return the first recognised mistake's id, or None."""
        return next((check.mistake for check in self.checks if check.mistake), None)

    def as_json(self) -> JsonObject:
        """Return the object that `tutor check --json` prints (see `verdict.schema.json`)."""
        return {
            "exercise": self.exercise,
            "passed": self.passed,
            "checks": [check.as_json() for check in self.checks],
            "output": self.output,
            "error": self.error.as_json() if self.error else None,
            "metrics": self.metrics,
            "device": self.device,
            "isolation": self.isolation,
            "seconds": self.seconds,
            "data": self.data,
        }

    @classmethod
    def from_json(cls, data: JsonObject) -> "Verdict":
        """Rebuild a verdict from `as_json`'s object.

        Raises:
            KeyError, TypeError: the object is not a verdict.

        """
        error = data["error"]
        return cls(
            exercise=data["exercise"],
            passed=data["passed"],
            checks=[
                CheckResult(
                    **{
                        **check,
                        "title": Text(**check["title"]),
                        "message": Text(**check["message"]),
                        "hint": Text(**check["hint"]) if check["hint"] else None,
                        "differing": Differing.from_json(check["differing"]) if check.get("differing") else None,
                    }
                )
                for check in data["checks"]
            ],
            output=data["output"],
            error=ProgramError(**{**error, "explanation": Text(**error["explanation"])}) if error else None,
            metrics=data["metrics"],
            device=data["device"],
            isolation=data["isolation"],
            seconds=data["seconds"],
            data=data.get("data"),
        )
