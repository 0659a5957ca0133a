"""What a row of the history says, column by column: for the screen and for the command line."""

from datetime import datetime
from typing import Final, NamedTuple

from tutor.history.difference import Changed
from tutor.history.entry import KINDS, OUTCOMES, SIGNS
from tutor.history.timeline import Row
from tutor.history.when import when
from tutor.language import Language, Text

_KEPT = Text(uz="saqlangan nusxa", en="kept copy")
_IMPORTED = Text(uz="boshqa joydan olingan", en="imported")
_UNCHANGED: Final = "="

_GAP: Final = " · "


class Columns(NamedTuple):
    """One row in one language.

    Attributes:
        sign: how it ended, as a sign.
        what: what it was and how it ended: `check: failed`.
        at: when.
        checks: checks that passed and all of them: `2/5`; empty where there were none.
        changed: lines that were added and removed since the one before: `+3 −1`, `=` for none.
        detail: what failed first, what was logged last, whether it was imported; may be empty.

    """

    sign: str
    what: str
    at: str
    checks: str
    changed: str
    detail: str


def columns(row: Row, now: datetime, language: Language) -> Columns:
    """Return what is said of a row."""
    entry = row.entry
    details = [text for text in (entry.trouble, entry.final_words, _IMPORTED if entry.imported else None) if text]
    counted = entry.counted
    return Columns(
        sign=SIGNS[entry.outcome],
        what=_KEPT[language]
        if entry.kind == "kept"
        else f"{KINDS[entry.kind][language]}: {OUTCOMES[entry.outcome][language]}",
        at=when(entry.at, now)[language],
        checks=f"{counted[0]}/{counted[1]}" if counted else "",
        changed=changed_words(row.changed) if row.changed else "",
        detail=_GAP.join(text[language] for text in details if text[language]),
    )


def changed_words(changed: Changed) -> str:
    """Return how many lines were added and removed: `+3 −1`."""
    parts = [f"+{changed.added}" if changed.added else "", f"−{changed.removed}" if changed.removed else ""]
    return " ".join(part for part in parts if part) or _UNCHANGED
