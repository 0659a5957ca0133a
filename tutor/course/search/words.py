"""Words as a search compares them: no case, no apostrophes, no Uzbek endings, Latin letters only.

`oʻ`, `o'` and a plain `o` are one, since many keyboards have no ʻ and many people leave it out.
"""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

MOST_WORDS: Final = 8
"""Words of a query that count; more of them narrow nothing down."""

LONGEST: Final = 40
"""Letters of a word that count."""

LEAST_STEM: Final = 4
"""Letters that must be left where an ending is taken off."""

LEAST_INSIDE: Final = 3
"""Letters from which on a word is also looked for inside other words."""

APOSTROPHES: Final = "ʻʼ'`‘’ʹ´"
_NO_APOSTROPHES: Final = str.maketrans("", "", APOSTROPHES)
_WORD: Final = re.compile(r"[^\W_]+")
_WRITTEN_WORD: Final = re.compile(rf"[^\W_]+(?:[{APOSTROPHES}]+[^\W_]+)*[{APOSTROPHES}]?")

# The order of Uzbek endings: number, possessive, case, particle; English plural and -ing, -ed, too.
_ENDINGS: Final = re.compile(
    r"(?:lar)?(?:im|ing|i|si|imiz|ingiz)?(?:ni|ning|ga|ka|qa|da|dan|gacha|dagi)?(?:mi|dir|cha)?|e?s|ing|ed"
)
_CYRILLIC: Final = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхэғқҳўж", "abvgdeziyklmnoprstufxegqhoj", strict=True))
    | {"ч": "ch", "ш": "sh", "щ": "sh", "ц": "ts", "ё": "yo", "ю": "yu", "я": "ya", "ъ": "", "ь": ""}
)
"""Uzbek in Cyrillic, which many still type: for comparing only."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A word of a query, and what else counts as it.

    Attributes:
        word: the word as it was typed, folded; the beginning of a word is enough.
        softened: the beginning that `k` and `q` have before an ending (yorliq, yorligʻi), or nothing.
        stems: what is left of it without Uzbek endings, longest first.

    """

    word: str
    softened: str
    stems: tuple[str, ...]


def fold(text: str) -> str:
    """Return the text for comparing: two spellings of the same words give the same."""
    text = text.translate(_NO_APOSTROPHES)
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFKC", text).casefold().translate(_CYRILLIC)


def words(text: str) -> list[str]:
    """Return the folded words of a text."""
    return _WORD.findall(fold(text))


def wanted(query: str) -> tuple[Wanted, ...]:
    """Return the words of a query, each once."""
    found = dict.fromkeys(word[:LONGEST] for word in words(query[: MOST_WORDS * LONGEST]))
    kept = [word for word in found if not _is_loose_ending(word, len(found))] or list(found)
    return tuple(Wanted(word, _softened(word), stems(word)) for word in kept[:MOST_WORDS])


def stems(word: str) -> tuple[str, ...]:
    """Return what is left of a folded word when Uzbek endings are taken off it, longest first.

    gradientlarning gives gradient; yorligi gives yorliq and yorlik as well.
    """
    found: dict[str, None] = {}
    for end in range(len(word) - 1, LEAST_STEM - 1, -1):
        if _ENDINGS.fullmatch(word, end):
            stem = word[:end]
            found[stem] = None
            if stem.endswith("g") and word[end] == "i":
                found |= {stem[:-1] + "k": None, stem[:-1] + "q": None}
    return tuple(found)


def marks(sentence: str, query: tuple[Wanted, ...]) -> list[tuple[int, int]]:
    """Return where in a sentence the words stand that a query asks for, as (start, end)."""
    found = []
    for match in _WRITTEN_WORD.finditer(sentence):
        if any(grade(f" {fold(match[0])} ", one) for one in query):
            found.append(match.span())
    return found


WHOLE, STEM, BEGINNING, STEM_BEGINNING, INSIDE = 10, 9, 8, 6, 2


def grade(folded: str, one: Wanted) -> int:
    """Return how well a word is found in a text of folded words with a space before and after each; 0: not at all."""
    start = f" {one.word}"
    if start in folded:
        return WHOLE if f"{start} " in folded else BEGINNING
    if one.softened and f" {one.softened}" in folded:
        return BEGINNING
    for stem in one.stems:
        if f" {stem}" in folded:
            return STEM if f" {stem} " in folded else STEM_BEGINNING
    return INSIDE if len(one.word) >= LEAST_INSIDE and one.word in folded else 0


def _softened(word: str) -> str:
    return f"{word[:-1]}gi" if len(word) >= LEAST_STEM and word[-1] in "kq" else ""


def _is_loose_ending(word: str, count: int) -> bool:
    """Return whether a word is only the ending after a hyphen: the `dan` of ReLU-dan."""
    return count > 1 and word in {"ni", "ning", "ga", "da", "dan", "lar", "dagi"}
