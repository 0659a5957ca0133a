"""What the kinds of steps are called, and how many of each are done."""

from collections.abc import Iterable, Sequence
from typing import Final

from tutor.language import Text
from tutor.tui.marks import State

KINDS: Final = {
    "text": Text(uz="matn", en="text"),
    "demo": Text(uz="namuna", en="demo"),
    "quiz": Text(uz="test", en="quiz"),
    "exercise": Text(uz="mashq", en="exercise"),
    "checklist": Text(uz="roʻyxat", en="checklist"),
}

_EXERCISES: Final = Text(uz="{count} ta mashqdan {done} tasi", en="{done} of {count} exercises")
_QUIZZES: Final = Text(uz="{count} ta testdan {done} tasi", en="{done} of {count} quizzes")
_PAGES: Final = Text(uz="{count} ta sahifadan {done} tasi oʻqilgan", en="{done} of {count} pages read")
_COUNTED: Final = ((_EXERCISES, {"exercise"}), (_QUIZZES, {"quiz"}), (_PAGES, {"text", "demo"}))


def counts(kinds: Sequence[str], states: Iterable[State]) -> Text:
    """Return how many exercises, quizzes and pages are done; kinds that are not there are left out."""
    done = [kind for kind, state in zip(kinds, states, strict=True) if state is State.DONE]
    parts = [
        text.format(done=sum(kind in which for kind in done), count=count)
        for text, which in _COUNTED
        if (count := sum(kind in which for kind in kinds))
    ]
    return Text(uz=", ".join(part.uz for part in parts), en=", ".join(part.en for part in parts))
