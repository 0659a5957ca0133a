"""Rules for letters: the two signs of the Uzbek alphabet, and letters of other alphabets that look Latin."""

import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tutor.course.linter_finding import Finding, LessonFile
from tutor.course.linter_markdown import Page
from tutor.language import Text

_WORD: Final = re.compile(r"[^\W\d_]+")
_UZBEK_WORD: Final = re.compile(r"[^\W\d_]+(?:['’‘`´ʻʼ][^\W\d_]+)+")
_APOSTROPHE: Final = re.compile(r"(?<=([^\W\d_]))(['’‘`´ʻʼ])(?=[^\W\d_])")

# What can be taken for a Latin letter; Greek letters that cannot (η, Δ, σ) are the symbols of formulas.
_GREEK_LOOK_ALIKES: Final = frozenset("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοιν")
_CYRILLIC_LOOK_ALIKES: Final = frozenset("АВЕКМНОРСТХасеорхуіјѕ")

_APOSTROPHE_WRONG = Text(
    uz="“{word}” soʻzida {sign} belgisi boshqa boʻlishi kerak.",
    en="The word “{word}” has the wrong sign {sign} for an Uzbek letter.",
)
_WRITE_AS = Text(uz="Shunday yozing: {word}", en="Write it so: {word}")
_LOOK_ALIKE = Text(
    uz="“{word}” ichida lotincha emas, lekin unga oʻxshash harf bor: {letters}.",
    en="“{word}” has letters that look Latin but are not: {letters}.",
)
_RETYPE = Text(uz="Soʻzni lotin harflari bilan qaytadan tering.", en="Type the word again in Latin letters.")


def check(lesson: LessonFile) -> Iterator[Finding]:
    """Yield wrong apostrophes of Uzbek words outside code, and look-alike letters everywhere."""
    for both in lesson.texts():
        if both.uz != both.en:  # what reads the same in both is a name or a title, not an Uzbek word
            for word, right in wrong_apostrophes("\n".join(Page.read(both.uz).prose)):
                sign = next(c for c, d in zip(word, right, strict=True) if c != d)
                message = _APOSTROPHE_WRONG.format(word=word, sign=f"{sign} (U+{ord(sign):04X})")
                yield lesson.finding((*both.place, "uz"), message, _WRITE_AS.format(word=right), snippet=word)
        for language, text in (("uz", both.uz), ("en", both.en)):
            for word, letters in look_alikes(text):
                message = _LOOK_ALIKE.format(word=word, letters=letters)
                yield lesson.finding((*both.place, language), message, _RETYPE, snippet=word)
    for path in sorted(lesson.folder.rglob("*.py")):
        yield from _of_program(path)


def wrong_apostrophes(text: str) -> Iterator[tuple[str, str]]:
    """Yield (word, word as it should be) for words whose ʻ or ʼ is another sign.

    ʻ (U+02BB) belongs to the letters Oʻ and Gʻ; anywhere else it is the tutuq belgisi ʼ (U+02BC).
    """
    for match in _UZBEK_WORD.finditer(text):
        right = _APOSTROPHE.sub(lambda found: "ʻ" if found[1] in "oOgG" else "ʼ", match[0])
        if right != match[0]:
            yield match[0], right


def look_alikes(text: str) -> Iterator[tuple[str, str]]:
    """Yield (word, its letters with their names) for words that mix alphabets, or only look Latin."""
    if text.isascii():
        return
    for match in _WORD.finditer(text):
        word = match[0]
        if word.isascii():
            continue
        alphabets = [unicodedata.name(letter, "").split(" ")[0] for letter in word]
        mixed = "LATIN" in alphabets
        strange = [
            letter
            for letter, alphabet in zip(word, alphabets, strict=True)
            if (alphabet == "CYRILLIC" and (mixed or letter in _CYRILLIC_LOOK_ALIKES))
            or (alphabet == "GREEK" and mixed and letter in _GREEK_LOOK_ALIKES)
        ]
        if strange and (mixed or len(strange) == len(word)):
            yield word, ", ".join(f"{letter} ({unicodedata.name(letter)})" for letter in dict.fromkeys(strange))


def _of_program(path: Path) -> Iterator[Finding]:
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return  # told by the rules for files
    for number, line in enumerate(lines, 1):
        for word, letters in look_alikes(line):
            yield Finding(path, number, "", _LOOK_ALIKE.format(word=word, letters=letters), _RETYPE)
