"""The terms of the whole course: each once, with its translation, its meaning, and the lesson that introduces it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from tutor.course.alphabet import sort_key
from tutor.course.manifest import Manifest
from tutor.course.outline import both, items, raw_lesson
from tutor.course.search.words import Wanted, grade, wanted, words
from tutor.language import LANGUAGES, Language, Text


@dataclass(frozen=True, slots=True)
class GlossaryTerm:
    """A term: `name` holds the English word and its Uzbek translation; the first of `lessons` introduces it."""

    name: Text
    meaning: Text
    lessons: tuple[str, ...]


def read_glossary(manifest: Manifest) -> list[GlossaryTerm]:
    """Return the terms of a course in teaching order; a lesson that cannot be read has none."""
    lessons = ((entry.id, raw_lesson(manifest.path, entry.id)) for entry in manifest.lessons)
    return glossary({lesson_id: data for lesson_id, data in lessons if data is not None})


def glossary(lessons: Mapping[str, Mapping[str, Any]]) -> list[GlossaryTerm]:
    """Return the terms of lessons, given as plain values by id; a term of several lessons means what the first says."""
    first: dict[str, GlossaryTerm] = {}
    for lesson_id, data in lessons.items():
        for term in items(data, "terms"):
            name = both(term)
            meaning = both(term.get("meaning")) if name else None
            if name is None or meaning is None:
                continue
            key = " ".join(words(name.en))
            known = first.get(key)
            if known is None:
                first[key] = GlossaryTerm(name, meaning, (lesson_id,))
            elif lesson_id not in known.lessons:
                first[key] = GlossaryTerm(known.name, known.meaning, (*known.lessons, lesson_id))
    return list(first.values())


def in_order(terms: Iterable[GlossaryTerm], language: Language) -> list[GlossaryTerm]:
    """Return the terms in the order of a language's alphabet."""
    return sorted(terms, key=lambda term: sort_key(term.name[language], language))


def matching(terms: Iterable[GlossaryTerm], query: str) -> list[GlossaryTerm]:
    """Return the terms with all words of the query in their name, in either language; the best first, in given order.

    Where no name has them, the terms are returned whose meaning has.
    """
    asked = wanted(query)
    terms = list(terms)
    if not asked:
        return [] if query.strip() else terms
    for part in ("name", "meaning"):
        graded = [
            (max(_grade(getattr(term, part)[language], asked) for language in LANGUAGES), term) for term in terms
        ]
        if any(grade for grade, _ in graded):
            return [term for grade, term in sorted(graded, key=lambda pair: -pair[0]) if grade]
    return []


def _grade(text: str, asked: tuple[Wanted, ...]) -> int:
    folded = f" {' '.join(words(text))} "
    grades = [grade(folded, one) for one in asked]
    if not all(grades):
        return 0
    query = " ".join(one.word for one in asked)
    return sum(grades) + 10 * (folded.strip() == query) + 3 * folded.startswith(f" {query}")


def nearest(terms: Iterable[GlossaryTerm], word: str) -> GlossaryTerm | None:
    """Return the term that a word of a text names best, None where there is none: `vaznlarni` names `vazn`."""
    asked = wanted(word)
    best = next(iter(matching(terms, word)), None)
    if not asked or best is None or not any(_grade(best.name[language], asked) for language in LANGUAGES):
        return None
    return best
