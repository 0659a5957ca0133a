"""Where a lesson first uses a term that it introduces."""

from collections.abc import Iterator

from tutor.course.glossary import GlossaryTerm
from tutor.course.manifest import LessonEntry, Manifest
from tutor.course.outline import raw_lesson
from tutor.course.search.passages import passages_of
from tutor.course.search.words import words
from tutor.language import LANGUAGES, Language


def first_use(manifest: Manifest, term: GlossaryTerm) -> tuple[LessonEntry, str | None]:
    """Return the lesson that introduces the term, and the step that first says it, None where none does."""
    entry = next(entry for entry in manifest.lessons if entry.id == term.lessons[0])
    data = raw_lesson(manifest.path, entry.id)
    for passage in passages_of(entry, data or {}):
        if passage.kind != "step":
            continue
        for language, sentences in zip(LANGUAGES, passage.sentences(), strict=True):
            said = f" {' '.join(words(' '.join([passage.title[language], *sentences])))}"
            if any(f" {name}" in said for name in _names(term, language)):
                return entry, passage.step
    return entry, None


def _names(term: GlossaryTerm, language: Language) -> Iterator[str]:
    """Yield the term without its brackets: `vazn (ogʻirlik)` is met as vazn."""
    name = " ".join(words(term.name[language].split("(")[0]))
    if name:
        yield name
