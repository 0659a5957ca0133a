"""Rules for the glossary: over the whole course one English term has one Uzbek translation, and the other way round."""

from collections.abc import Iterator, Sequence
from typing import Final

from tutor.course.linter_finding import Finding, LessonFile
from tutor.language import Text, ascii_apostrophes

_TWO_TRANSLATIONS: Final = Text(
    uz="“{en}” bu yerda “{uz}”, lekin “{lesson}” darsida “{other}” deb tarjima qilingan.",
    en="“{en}” is translated as “{uz}” here, but as “{other}” in the lesson “{lesson}”.",
)
_TWO_TERMS: Final = Text(
    uz="“{uz}” bu yerda “{en}” ning tarjimasi, lekin “{lesson}” darsida “{other}” ning tarjimasi.",
    en="“{uz}” translates “{en}” here, but “{other}” in the lesson “{lesson}”.",
)
_CHOOSE: Final = Text(
    uz="Bittasini tanlang va hamma joyda shuni yozing.", en="Choose one of them and write it everywhere."
)


def check(lessons: Sequence[LessonFile]) -> Iterator[Finding]:
    """Yield terms that disagree with the one that stands first in the course."""
    translations: dict[str, tuple[str, str]] = {}
    terms: dict[str, tuple[str, str]] = {}
    for lesson in lessons:
        for index, term in enumerate(lesson.lesson.terms):
            en, uz = term.en.casefold().strip(), ascii_apostrophes(term.uz).casefold().strip()
            earlier, where = translations.setdefault(en, (term.uz, lesson.lesson.id))
            if ascii_apostrophes(earlier).casefold().strip() != uz:
                message = _TWO_TRANSLATIONS.format(en=term.en, uz=term.uz, other=earlier, lesson=where)
                yield lesson.finding(("terms", index, "uz"), message, _CHOOSE)
            other, where = terms.setdefault(uz, (term.en, lesson.lesson.id))
            if other.casefold().strip() != en:
                message = _TWO_TERMS.format(uz=term.uz, en=term.en, other=other, lesson=where)
                yield lesson.finding(("terms", index, "en"), message, _CHOOSE)
