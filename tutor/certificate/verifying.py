"""Whether a certificate agrees with itself, and with a progress file."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from tutor.certificate.contents import Contents
from tutor.certificate.earned import certified, missing, scopes
from tutor.certificate.page import page
from tutor.certificate.svg import as_svg, read_svg
from tutor.certificate.text import as_text, read_text
from tutor.course.manifest import Manifest
from tutor.language import Language, Text

if TYPE_CHECKING:  # SQLAlchemy is slow to import
    from tutor.progress.queries import ExerciseProgress

    Progress = tuple[Mapping[str, ExerciseProgress], Mapping[str, ExerciseProgress]]

MOST_BYTES: Final = 1 << 20
"""A certificate has about 25 KB."""

_ALIKE: Final = Text(
    uz="Sertifikat oʻzgartirilmagan: koʻrinadigan hamma narsa uning tarkibi va {code} kodiga mos.",
    en="The certificate is unaltered: all that is seen agrees with its contents and the code {code}.",
)
_ALTERED: Final = Text(
    uz="Sertifikat oʻzgartirilgan (yoki boshqa versiyada yaratilgan): koʻrinadigan narsa uning tarkibiga mos emas.",
    en="The certificate was altered (or made by another version): what is seen does not agree with its contents.",
)
_OTHER_COURSE: Final = Text(
    uz="Solishtirib boʻlmadi: bu kursda bunday qism yoki bunday mashqlar yoʻq. Kursni --course bilan koʻrsating.",
    en="It cannot be compared: this course has no such part, or other exercises. Name the course with --course.",
)
_NO_SIGNATURE: Final = Text(
    uz="Bu imzo emas: tarkibni oʻzgartirgan odam kodni ham qayta hisoblay oladi. Ishonch uchun oʻquvchining natijalar "
    "fayli bilan solishtiring: --progress FAYL",
    en="This is no signature: whoever changes the contents can compute the code anew. To be surer, compare it with the "
    "learner's progress file: --progress FILE",
)
_AGREES: Final = Text(
    uz="Natijalar fayliga mos: undan ham shu kod chiqdi.",
    en="It agrees with the progress file: that gives the same code.",
)
_DISAGREES: Final = Text(
    uz="Natijalar fayliga mos emas. Farqi: {exercises}.",
    en="It does not agree with the progress file. Different: {exercises}.",
)


@dataclass(frozen=True, slots=True)
class Verified:
    """The outcome: whether nothing speaks against the certificate, and what there is to say."""

    good: bool
    sentences: tuple[Text, ...]


def read(certificate: str) -> tuple[Contents, Language, Callable[..., str]]:
    """Return a certificate's contents, its language, and what draws it anew.

    Raises:
        ValueError: it is no certificate.

    """
    if certificate.lstrip().startswith("<"):
        return *read_svg(certificate), as_svg
    return *read_text(certificate), as_text


def verify(
    certificate: str,
    manifest: Manifest,
    to_ascii: Callable[[str], str],
    progress: Progress | None = None,
) -> Verified:
    """Say whether the certificate is what its contents give, and what the learner's progress gives.

    Args:
        certificate: the whole file.
        manifest: the course that it is of.
        to_ascii: how texts are written for plain terminals.
        progress: the learner's progress in each exercise, and the same without what was imported.

    Raises:
        ValueError: it is no certificate.

    """
    contents, language, write = read(certificate)
    try:
        drawn = write(page(contents, manifest, language), contents, language)
    except LookupError:
        return Verified(False, (_OTHER_COURSE,))
    if certificate.replace("\r\n", "\n") not in (drawn, to_ascii(drawn)):
        return Verified(False, (_ALTERED,))
    sentences = [_ALIKE.format(code=contents.code)]
    if progress is None:
        return Verified(True, (*sentences, _NO_SIGNATURE))
    different = list(_different(contents, manifest, progress))
    sentences.append(_DISAGREES.format(exercises=", ".join(different)) if different else _AGREES)
    return Verified(not different, tuple(sentences))


def _different(contents: Contents, manifest: Manifest, progress: Progress) -> Iterable[str]:
    """Return the exercises of which the progress says something else."""
    scope = next(one for one in scopes(manifest) if one.id == contents.scope)
    left = {exercise for exercises in missing(scope, progress[0]).values() for exercise in exercises}
    if left:
        return sorted(left)
    right = {one.exercise: one for one in certified(scope, contents.name, *progress).passed}
    return [one.exercise for one in contents.passed if right.get(one.exercise) != one]
