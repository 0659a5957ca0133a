"""What a rule found, before it is put into words for one function and its parts."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from tutor.grading.diagnoses.evidence import Diagnosis
from tutor.language import Text
from tutor.sandbox.text import safe_line

_NOWHERE = Text(uz="", en="")
_IN_ONE = Text(uz=" ({names} qismi)", en=" (the part {names})")
_IN_SEVERAL = Text(uz=" ({names} qismlari)", en=" (the parts {names})")


@dataclass(frozen=True)
class Finding:
    """A diagnosis whose text still waits for `{call}`, what was called, and `{part}`, where in the result it shows."""

    id: str
    text: Text
    fields: dict[str, Text | str] = field(default_factory=dict)

    def diagnosis(self, call: str, parts: Sequence[str] = ()) -> Diagnosis:
        """Return the finding in words; `parts` names the parts of a tuple or dict that show it."""
        named = [part for part in parts if part]
        where = _NOWHERE if not named else _IN_ONE if len(named) == 1 else _IN_SEVERAL
        part = where.format(names=safe_line(", ".join(named), 200))
        return Diagnosis(self.id, self.text.format(call=call, part=part, **self.fields))
