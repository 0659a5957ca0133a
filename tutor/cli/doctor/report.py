"""The form of a finding."""

from dataclasses import dataclass
from typing import Any, Literal

from tutor.language import Text, verbatim

State = Literal["ok", "attention", "info"]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at.

    Attributes:
        name: a fixed name for programs that read the report (`terminal.size`); its first part is the section.
        title: what was looked at.
        state: whether it is as it should be; `info` is neither good nor bad.
        value: what was found.
        advice: what to do about it.

    """

    name: str
    title: Text
    state: State
    value: Text
    advice: Text | None = None

    @property
    def section(self) -> str:
        """Return the subject that the finding belongs to."""
        return self.name.partition(".")[0]

    def as_json(self) -> dict[str, Any]:
        """Return the object that stands in the report's `findings`."""
        return {
            "name": self.name,
            "title": self.title.as_dict(),
            "state": self.state,
            "value": self.value.as_dict(),
            "advice": self.advice.as_dict() if self.advice else None,
        }


def finding(name: str, title: Text, value: object, advice: Text | None = None) -> Finding:
    """Return a finding that is fine without advice and needs attention with one."""
    text = value if isinstance(value, Text) else verbatim(str(value))
    return Finding(name, title, "attention" if advice else "ok", text, advice)


def information(name: str, title: Text, value: object) -> Finding:
    """Return a finding that is neither good nor bad."""
    text = value if isinstance(value, Text) else verbatim(str(value))
    return Finding(name, title, "info", text)
