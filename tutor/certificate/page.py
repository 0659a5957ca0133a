"""The words of a certificate, in one language: what both the drawing and the text put on their page."""

from dataclasses import dataclass
from datetime import date
from typing import Final

from tutor.certificate.contents import COURSE, Contents
from tutor.certificate.earned import scopes
from tutor.course.manifest import Manifest
from tutor.language import Language, Text

_MONTHS: Final = {
    "uz": ("yanvar", "fevral", "mart", "aprel", "may", "iyun", "iyul", "avgust", "sentabr", "oktabr", "noyabr", "dekabr"),
    "en": (
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ),
}  # fmt: skip

TITLE: Final = Text(uz="Sertifikat", en="Certificate")
SUBTITLE: Final = Text(uz="oʻqishni tugatganlik haqida", en="of completion")
GIVEN_TO: Final = Text(uz="Ushbu sertifikat egasi", en="This certifies that")
_COURSE: Final = Text(uz="“{course}” kursini toʻliq tugatdi", en="has completed the course “{course}”")
_PART: Final = Text(
    uz="“{course}” kursining “{part}” qismini tugatdi", en="has completed the part “{part}” of the course “{course}”"
)
_LESSONS: Final = Text(uz="Darslar", en="Lessons")
_EXERCISES: Final = Text(uz="Yechilgan mashqlar", en="Exercises passed")
_HINTS: Final = Text(uz="Olingan ishoralar", en="Hints used")
_SEEN: Final = Text(uz="Yechimi avval koʻrilgan", en="Solutions seen first")
_DATE: Final = Text(uz="Sana", en="Date")
_VERSION: Final = Text(uz="{version}-versiya", en="version {version}")
_CODE: Final = Text(uz="Tekshirish kodi", en="Verification code")
_IMPORTED: Final = Text(
    uz="{total} ta mashqdan {n} tasining natijasi fayldan olingan.",
    en="{n} of {total} results were imported from a file.",
)
_NO_SIGNATURE: Final = Text(
    uz="Kod imzo emas, u natijalar fayliga moslikni koʻrsatadi: tutor certificate --verify FAYL",
    en="The code is no signature; it shows agreement with a progress file: tutor certificate --verify FILE",
)


@dataclass(frozen=True, slots=True)
class Page:
    """What stands on a certificate.

    `numbers` are names and values, `fields` what stands below them, `lessons` the titles of the lessons by part.
    """

    title: str
    subtitle: str
    given_to: str
    name: str
    statement: str
    lessons_name: str
    lessons: tuple[tuple[str, tuple[str, ...]], ...]
    numbers: tuple[tuple[str, str], ...]
    date_name: str
    date: str
    version: str
    imported: str
    code_name: str
    code: str
    note: str


def page(contents: Contents, manifest: Manifest, language: Language) -> Page:
    """Return the words of a certificate.

    Raises:
        LookupError: this course has no such part, or other exercises in it than those that were passed.

    """
    scope = next((one for one in scopes(manifest) if one.id == contents.scope), None)
    if scope is None or sorted(scope.exercises) != sorted(one.exercise for one in contents.passed):
        raise LookupError(contents.scope)
    course = manifest.title
    statement = (_COURSE if scope.id == COURSE else _PART).format(course=course, part=scope.title)
    parts = tuple(
        (part.title[language], tuple(entry.title[language] for entry in part.lessons if entry.id in scope.lessons))
        for part in manifest.parts
        if any(entry.id in scope.lessons for entry in part.lessons)
    )
    total = len(contents.passed)
    numbers = ((_LESSONS, len(scope.lessons)), (_EXERCISES, total), (_HINTS, contents.hints))
    imported = _IMPORTED.format(n=contents.imported, total=total)[language] if contents.imported else ""
    return Page(
        title=TITLE[language],
        subtitle=SUBTITLE[language],
        given_to=GIVEN_TO[language],
        name=contents.name,
        statement=statement[language],
        lessons_name=_LESSONS[language],
        lessons=parts,
        numbers=tuple((name[language], str(n)) for name, n in (*numbers, (_SEEN, contents.solutions_seen))),
        date_name=_DATE[language],
        date=day(contents.on, language),
        version=_VERSION.format(version=contents.tutor)[language],
        imported=imported,
        code_name=_CODE[language],
        code=contents.code,
        note=_NO_SIGNATURE[language],
    )


def day(on: date, language: Language) -> str:
    """Return a date as it is written: 4 May 2026, 2026-yil 4-may."""
    month = _MONTHS[language][on.month - 1]
    return f"{on.year}-yil {on.day}-{month}" if language == "uz" else f"{on.day} {month} {on.year}"
