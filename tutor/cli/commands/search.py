"""`tutor search`: the places of the course that have all the words, best first."""

from argparse import Namespace
from typing import Any, Final

from tutor.cli.console import Piece, Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, FAILED, OK, CommandError
from tutor.course.manifest import load_manifest
from tutor.course.search.index import Found, Results, SearchIndex
from tutor.course.search.words import wanted
from tutor.language import LANGUAGE_NAMES, Text

BEST: Final = 10
_ALL: Final = 100_000

_NO_WORDS: Final = Text(
    uz="“{query}” ichida qidiriladigan soʻz yoʻq. Harf yoki raqamlardan iborat soʻz yozing.",
    en="There is no word to search for in “{query}”. Write words of letters or digits.",
)
_NOTHING: Final = Text(
    uz="“{query}” topilmadi. Kamroq soʻz yoki soʻzning faqat boshini yozib koʻring.",
    en="“{query}” was not found. Try fewer words, or only the beginning of a word.",
)
_MORE: Final = Text(
    uz="Yana {count} ta joy bor: --all hammasini koʻrsatadi.", en="There are {count} more places: --all shows them."
)
_TERM: Final = Text(uz="Lugʻat", en="Glossary")


def run(context: Context, options: Namespace) -> int:
    """Search, and write what was found; the exit code is 1 where nothing was."""
    query = " ".join(options.words)
    if not wanted(query):
        raise CommandError(_NO_WORDS.format(query=_shortened(query)), BAD_INPUT)
    index = SearchIndex.of(load_manifest(context.course))
    results = index.find(query, context.language, _ALL if options.all or options.json else BEST)
    if options.json:
        context.console.json(
            {"query": query, "count": results.count, "results": [_described(found) for found in results.found]}
        )
    elif results.found:
        _write(context, results)
    else:
        context.console.error(_NOTHING.format(query=_shortened(query)))
    return OK if results.found else FAILED


def _write(context: Context, results: Results) -> None:
    console = context.console
    for found in results.found:
        console.line(*_place(context, found))
        if found.sentence:
            console.paragraph(*_marked(found), indent="    ")
    if results.count > len(results.found):
        console.line()
        console.line(console.say(_MORE.format(count=results.count - len(results.found))))


def _place(context: Context, found: Found) -> list[Piece]:
    passage, language = found.passage, context.language
    title = passage.title[found.language]
    pieces: list[Piece]
    if passage.kind == "term":
        other = passage.title.uz if found.language == "en" else passage.title.en
        pieces = [(context.console.say(_TERM), Style.BOLD), f" – {title}" + (f" = {other}" if other != title else "")]
    elif passage.kind == "lesson":
        pieces = [(title, Style.BOLD), "  ", (f"({passage.lesson.id})", Style.FAINT)]
    else:
        place = f"({passage.lesson.id}/{passage.step})"
        pieces = [(passage.lesson.title[language], Style.BOLD), f" – {title}  ", (place, Style.FAINT)]
    if found.language != language:
        pieces += ["  ", (f"[{LANGUAGE_NAMES[found.language]}]", Style.FAINT)]
    return pieces


def _marked(found: Found) -> list[Piece]:
    pieces: list[Piece] = []
    done = 0
    for start, end in found.marks:
        pieces += [found.sentence[done:start], (found.sentence[start:end], Style.GOOD)]
        done = end
    return [*pieces, found.sentence[done:]]


def _described(found: Found) -> dict[str, Any]:
    passage = found.passage
    return {
        "kind": passage.kind,
        "lesson": passage.lesson.id,
        "step": passage.step,
        "title": passage.title.as_dict(),
        "language": found.language,
        "sentence": found.sentence,
        "marks": [list(mark) for mark in found.marks],
        "score": round(found.score, 1),
    }


def _shortened(query: str) -> str:
    return query if len(query) <= 60 else query[:59] + "…"
