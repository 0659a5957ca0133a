"""`tutor glossary`: the terms of the course, in the order of the language that is spoken, or those that fit a word."""

from argparse import Namespace
from typing import Any, Final

from tutor.cli.console import Style
from tutor.cli.context import Context
from tutor.cli.errors import FAILED, OK
from tutor.cli.inline import inline
from tutor.cli.pager import paged
from tutor.course.glossary import GlossaryTerm, in_order, matching, read_glossary
from tutor.course.manifest import Manifest, load_manifest
from tutor.language import LANGUAGES, Text

_NONE: Final = Text(
    uz="Lugʻatda “{word}” yoʻq. Matnlardan qidirish: tutor search SOʻZ",
    en="“{word}” is not in the glossary. To search the texts: tutor search WORD",
)
_EMPTY: Final = Text(uz="Bu kursning lugʻati yoʻq.", en="This course has no glossary.")
_LESSONS: Final = Text(uz="Darslar: {lessons}", en="Lessons: {lessons}")


def run(context: Context, options: Namespace) -> int:
    """Write the terms; the exit code is 1 where none fits."""
    console = context.console
    manifest = load_manifest(context.course)
    word = " ".join(options.words)
    every = in_order(read_glossary(manifest), context.language)
    terms = matching(every, word)
    if options.json:
        console.json([_described(term) for term in terms])
    elif not terms:
        console.error(_NONE.format(word=word if len(word) <= 60 else word[:59] + "…") if every else _EMPTY)
    else:
        with paged(console):
            for term in terms:
                _write(context, manifest, term, whole=bool(word))
    return OK if terms else FAILED


def _write(context: Context, manifest: Manifest, term: GlossaryTerm, *, whole: bool) -> None:
    """Write a term with its meaning; where it was asked for, in both languages and with its lessons."""
    console, language = context.console, context.language
    [other] = [one for one in LANGUAGES if one != language]
    console.line((term.name[language], Style.BOLD), f" = {term.name[other]}")
    console.paragraph(*inline(term.meaning[language].strip()), indent="    ")
    if whole:
        console.paragraph(*inline(term.meaning[other].strip()), indent="    ")
        titles = {entry.id: entry.title[language] for entry in manifest.lessons}
        lessons = ", ".join(titles[lesson] for lesson in term.lessons)
        console.paragraph(console.say(_LESSONS.format(lessons=lessons)), indent="    ")


def _described(term: GlossaryTerm) -> dict[str, Any]:
    return {**term.name.as_dict(), "meaning": term.meaning.as_dict(), "lessons": list(term.lessons)}
