"""What is said where a name leads nowhere, or to several places."""

from typing import Final

from tutor.language import Text, verbatim
from tutor.source.lookup import NameUnknown

_LONGEST: Final = 60
_SHOWN: Final = 5

_UNKNOWN: Final = Text(
    uz="“{name}” nomli modul, sinf yoki funksiya yoʻq.", en="No module, class or function is called “{name}”."
)
_NEAR: Final = Text(uz="{problem} Balki: {near}?", en="{problem} Did you mean {near}?")
_SEVERAL: Final = Text(
    uz="“{name}” {count} joyda bor. Toʻliqroq yozing: {near}",
    en="“{name}” stands in {count} places. Write more of the name: {near}",
)
_ALL: Final = Text(
    uz="{problem} Modullar roʻyxatiga qarang (tutor source).",
    en="{problem} Look at the list of modules (tutor source).",
)


def unknown(name: str, error: NameUnknown) -> Text:
    """Return one or two sentences on a name that was not found, with the nearest ones."""
    plain = " ".join(name.split())
    shown = verbatim(plain if len(plain) <= _LONGEST else plain[: _LONGEST - 1] + "…")
    near = verbatim(", ".join(error.near[:_SHOWN]) + (" …" if len(error.near) > _SHOWN else ""))
    if error.several:
        return _SEVERAL.format(name=shown, near=near, count=len(error.near))
    problem = _UNKNOWN.format(name=shown)
    return _NEAR.format(problem=problem, near=near) if error.near else _ALL.format(problem=problem)
