"""What can be found: lessons, their steps and the terms of the glossary, as plain sentences in both languages.

Solutions, hints and explanations are no part of it, those of a quiz's options neither: a search must not spoil an
exercise.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from tutor.course.glossary import GlossaryTerm
from tutor.course.manifest import LessonEntry
from tutor.course.outline import both, items, steps_of
from tutor.course.search.sentences import sentences
from tutor.language import LANGUAGES, Text

PassageKind = Literal["lesson", "step", "term"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A place that a search can lead to.

    Attributes:
        kind: what it is.
        lesson: the lesson that it is in; for a term the one that introduces it.
        step: the step's id; None for what is no step.
        title: its name.
        texts: what it says, as Markdown.

    """

    kind: PassageKind
    lesson: LessonEntry
    step: str | None
    title: Text
    texts: tuple[Text, ...]

    def sentences(self) -> tuple[list[str], ...]:
        """Return its sentences, for each of the languages."""
        return tuple(
            [sentence for text in self.texts for sentence in sentences(text[language])] for language in LANGUAGES
        )


def passages_of(entry: LessonEntry, data: Mapping[str, Any]) -> Iterator[Passage]:
    """Yield a lesson and its steps, from the lesson's plain values; what has the wrong shape is passed over."""
    about = _texts([data.get("summary"), *items(data, "goals")])
    yield Passage("lesson", entry, None, entry.title, about)
    for step in steps_of(data):
        title = both(step["title"])
        if title is not None:
            yield Passage("step", entry, step["id"], title, _texts(_shown(step)))


def passage_of(term: GlossaryTerm, entry: LessonEntry) -> Passage:
    """Return a term of the glossary, introduced by a lesson."""
    return Passage("term", entry, None, term.name, (term.meaning,))


def _shown(step: Mapping[str, Any]) -> Iterator[object]:
    """Yield what a learner sees of a step before doing anything."""
    yield step.get("body")
    yield step.get("task")
    for knob in items(step, "knobs"):
        yield knob.get("label") if isinstance(knob, dict) else None
    for question in items(step, "questions"):
        yield question.get("prompt") if isinstance(question, dict) else None
    yield from items(step, "items")


def _texts(values: Iterator[object] | list[object]) -> tuple[Text, ...]:
    return tuple(text for value in values if (text := both(value)) is not None)
