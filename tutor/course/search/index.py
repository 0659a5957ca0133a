"""The index of a course, and searching it: all words of the query must be there, and the best place comes first.

The folded texts are searched from end to end: for ten lessons that is quicker than a key press, and it needs
no more memory than the texts themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from tutor.course.glossary import glossary
from tutor.course.manifest import Manifest
from tutor.course.outline import raw_lesson
from tutor.course.search.passages import Passage, passage_of, passages_of
from tutor.course.search.words import INSIDE, STEM, Wanted, grade, marks, wanted, words
from tutor.language import LANGUAGES, Language

MOST: Final = 50
"""Places that are returned: nobody reads more of them."""

_IN_TITLE: Final = 3
_TOGETHER: Final = 8
_IN_A_ROW: Final = 8
_OWN_LANGUAGE: Final = 7
_EXACT: Final = {"term": 80, "lesson": 60, "step": 40}
"""What it is worth that the words stand in the title (times), in one sentence, in a row, in the language of the reader,
or are the whole title."""

_KIND: Final = {"term": 0.3, "lesson": 0.2, "step": 0.1}
"""What decides between equals."""

_BRACKETS: Final = re.compile(r"\([^)]*\)")


@dataclass(frozen=True, slots=True)
class Found:
    """A place that was found.

    Attributes:
        passage: the place.
        language: the language in which the words stand there.
        sentence: the sentence with most of the words; the first one where only the title has them.
        marks: where the words stand in the sentence, as (start, end).
        score: how good it is.

    """

    passage: Passage
    language: Language
    sentence: str
    marks: list[tuple[int, int]]
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """The best places, and how many there are in all."""

    found: list[Found]
    count: int


@dataclass(frozen=True, slots=True)
class _Entry:
    """A passage in one language, folded; `name` is its title without what stands in brackets."""

    passage: Passage
    language: Language
    title: str
    name: str
    lesson: str
    body: str
    sentences: tuple[str, ...]


class SearchIndex:
    """Everything that can be found in a course. Lessons may be added while another thread searches."""

    def __init__(self) -> None:
        self._entries: list[_Entry] = []

    @classmethod
    def of(cls, manifest: Manifest) -> SearchIndex:
        """Return the index of a whole course."""
        index = cls()
        for _ in index.read(manifest):
            pass
        return index

    def read(self, manifest: Manifest) -> Iterator[int]:
        """Add the lessons of a course one by one, then its glossary; yield how many lessons are in."""
        lessons = {}
        for count, entry in enumerate(manifest.lessons, 1):
            data = raw_lesson(manifest.path, entry.id)
            if data is not None:
                self.add(passages_of(entry, data))
                lessons[entry.id] = {"terms": data.get("terms")}
            yield count
        entries = {entry.id: entry for entry in manifest.lessons}
        self.add(passage_of(term, entries[term.lessons[0]]) for term in glossary(lessons))

    def add(self, passages: Iterable[Passage]) -> None:
        """Add passages."""
        for passage in passages:
            for language, found in zip(LANGUAGES, passage.sentences(), strict=True):
                # A list grows by one whole entry at a time, which other threads may see at any moment.
                self._entries.append(
                    _Entry(
                        passage,
                        language,
                        _folded(passage.title[language]),
                        _folded(_BRACKETS.sub("", passage.title[language])),
                        _folded(passage.lesson.title[language]),
                        "\n".join(map(_folded, found)),
                        tuple(found),
                    )
                )

    def find(self, query: str, language: Language, most: int = MOST) -> Results:
        """Return the places that have all words of the query, best first; of equals the one that is taught first.

        A place is found once, in the language in which it fits better: in `language` where both do. No more than
        `most` of them are returned.
        """
        asked = wanted(query)
        if not asked:
            return Results([], 0)
        best: dict[int, tuple[float, _Entry]] = {}
        for entry in self._entries[:]:
            score = _score(entry, asked)
            if score and entry.language == language:
                score += _OWN_LANGUAGE
            key = id(entry.passage)
            if score and (key not in best or score > best[key][0]):
                best[key] = score, entry
        ranked = sorted(best.values(), key=lambda pair: -pair[0])
        return Results([_found(entry, asked, score) for score, entry in ranked[:most]], len(ranked))


def _folded(text: str) -> str:
    return f" {' '.join(words(text))} "


def _score(entry: _Entry, asked: tuple[Wanted, ...]) -> float:
    """Return how well a passage fits, 0 where a word is nowhere; a lesson's title helps its steps, but not alone."""
    total, own, exact = 0.0, False, len(entry.name.split()) == len(asked)
    for one in asked:
        in_title = grade(entry.title, one)
        here = max(_IN_TITLE * in_title, grade(entry.body, one))
        own = own or here > 0
        exact = exact and grade(entry.name, one) >= STEM
        here = here or int(grade(entry.lesson, one) > INSIDE)
        if not here:
            return 0
        total += here
    if not own:
        return 0
    if exact:
        total += _EXACT[entry.passage.kind]
    if len(asked) > 1:
        together = " ".join(one.word for one in asked)
        if f" {together}" in entry.title or f" {together}" in entry.body:
            total += _IN_A_ROW
        if any(all(grade(line, one) for one in asked) for line in entry.body.split("\n")):
            total += _TOGETHER
    return total + _KIND[entry.passage.kind] + min(entry.body.count(f" {asked[0].word}"), 5) / 10


def _found(entry: _Entry, asked: tuple[Wanted, ...], score: float) -> Found:
    graded = [sum(grade(line, one) for one in asked) for line in entry.body.split("\n")] if entry.sentences else []
    best = max(range(len(graded)), key=graded.__getitem__, default=None)
    sentence = "" if best is None else entry.sentences[best]
    return Found(entry.passage, entry.language, sentence, marks(sentence, asked), score)
