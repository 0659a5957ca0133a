"""Words that can be typed, in both languages, and how the one that was meant is found."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Final

from tutor.language import LANGUAGES, Language, Text, ascii_apostrophes, verbatim

_NOTHING: Final = verbatim("")
_LONGEST: Final = 40


@dataclass(frozen=True, slots=True)
class Word:
    """A word that can be typed: its name in each language, what it does, and what may follow it."""

    id: str
    name: Text
    about: Text
    follows: Text = _NOTHING


@dataclass(frozen=True, slots=True)
class Topic:
    """Words that belong together in the help."""

    title: Text
    words: tuple[Word, ...]


def found(typed: str, words: Iterable[Word], language: Language) -> list[Word]:
    """Return the word that was typed, in either language, or else all words of this language that begin with it.

    Capitals do not matter, nor how ʻ is typed.
    """
    known, asked = list(words), _plain(typed)
    for word in known:
        if asked in {_plain(word.name[language]) for language in LANGUAGES}:
            return [word]
    return [word for word in known if _plain(word.name[language]).startswith(asked)]


def nearest(typed: str, words: Iterable[Word], language: Language) -> Sequence[str]:
    """Return the names that look like what was typed."""
    names = {_plain(word.name[language]): word.name[language] for word in words}
    return [names[name] for name in get_close_matches(_plain(typed)[:_LONGEST], names, n=3)]


def _plain(text: str) -> str:
    return ascii_apostrophes(text).casefold()
