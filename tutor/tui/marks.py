"""The marks that stand for a state: the shape tells it, the colour only repeats it."""

from enum import Enum
from typing import Final

from textual.content import Content


class State(Enum):
    """How far something has come."""

    OPEN = "open"
    TRIED = "tried"
    SHOWN = "shown"
    """The solution was looked at before it was found."""
    DONE = "done"


_MARKS: Final = {State.OPEN: "○", State.TRIED: "◐", State.SHOWN: "◇", State.DONE: "✓"}
_STYLES: Final = {
    State.OPEN: "$muted",
    State.TRIED: "$text-warning",
    State.SHOWN: "$text-warning",
    State.DONE: "$text-success",
}

PASSED: Final = "✓"
FAILED: Final = "✗"
UNTRIED: Final = "·"


def mark(state: State) -> Content:
    """Return the mark of a state."""
    return Content.styled(_MARKS[state], _STYLES[state])
