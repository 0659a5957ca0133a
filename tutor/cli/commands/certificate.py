"""`tutor certificate`: the certificate of completion, as a drawing or as text, and whether one is unaltered."""

import sys
from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from tutor import paths
from tutor.certificate import name as names
from tutor.certificate.earned import Scope, certified, missing, scopes
from tutor.certificate.page import page
from tutor.certificate.saving import load, save
from tutor.certificate.svg import as_svg
from tutor.certificate.text import as_text
from tutor.certificate.verifying import verify
from tutor.cli.ascii_text import to_ascii
from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, FAILED, OK, CommandError
from tutor.cli.recording import progress
from tutor.course.manifest import Manifest, load_manifest
from tutor.language import Text
from tutor.progress.events import LOCAL_LEARNER

if TYPE_CHECKING:
    from tutor.progress.queries import ExerciseProgress

_ASK: Final = Text(uz="Sertifikatga yoziladigan ism:", en="The name for the certificate:")
_NO_NAME: Final = Text(uz="Ism kerak: --name ISM", en="A name is needed: --name NAME")
_NO_PART: Final = Text(uz="“{id}” qismi yoʻq. Bor: {known}.", en="There is no part “{id}”. There are: {known}.")
_LEFT: Final = Text(
    uz="“{title}” hali tugamagan: {left} ta mashq qoldi ({total} tadan).",
    en="“{title}” is not complete yet: {left} of {total} exercises are left.",
)
_READY: Final = Text(
    uz="Bu qismning sertifikati tayyor: tutor certificate {id}", en="A certificate is ready: tutor certificate {id}"
)
_SAVED: Final = Text(uz="Sertifikat yozildi: {path}", en="Wrote the certificate: {path}")


def run(context: Context, options: Namespace) -> int:
    """Verify, or make a certificate if it is earned; else say what is missing and return 1."""
    manifest = load_manifest(context.course)
    if options.verify is not None:
        return _verify(context.console, manifest, Path(options.verify), options.progress)
    scope = _scope(manifest, options.part)
    done, own = _progress(context.console, options.progress)
    if left := missing(scope, done):
        _tell_missing(context.console, manifest, scope, left, done)
        return FAILED
    name = _name(context.console, options.name)
    contents = certified(scope, name, done, own)
    words = page(contents, manifest, context.language)
    text = as_text(words, contents, context.language)
    if options.svg is not None:
        _save(context.console, Path(options.svg), as_svg(words, contents, context.language))
    if options.text is not None:
        _save(context.console, Path(options.text), to_ascii(text) if context.console.ascii else text)
    if options.svg is None and options.text is None:
        context.console.exactly(to_ascii(text) if context.console.ascii else text)
    return OK


def _scope(manifest: Manifest, part: str | None) -> Scope:
    known = scopes(manifest)
    found = next((one for one in known if one.id == (part or known[0].id)), None) if known else None
    if found is None:
        raise CommandError(_NO_PART.format(id=part or "", known=", ".join(one.id for one in known)), BAD_INPUT)
    return found


def _progress(
    console: Console, file: str | None
) -> tuple[dict[str, "ExerciseProgress"], dict[str, "ExerciseProgress"]]:
    """Return the progress in each exercise, and the same without imports: of an exported file, or of this learner."""
    if file is not None:
        from tutor.certificate.from_events import progress_of
        from tutor.progress import progress_file

        events = progress_file.read(Path(file).expanduser().absolute()).events
        return progress_of(events), progress_of(events, imported=False)
    with progress(console) as store:
        return store.summary(LOCAL_LEARNER), store.summary(LOCAL_LEARNER, imported=False)


def _tell_missing(
    console: Console,
    manifest: Manifest,
    scope: Scope,
    left: dict[str, list[str]],
    done: dict[str, "ExerciseProgress"],
) -> None:
    count = sum(map(len, left.values()))
    text = _LEFT.format(title=scope.title, left=count, total=len(scope.exercises))
    console.line((text[console.language], Style.BOLD))
    for lesson, exercises in left.items():
        entry = manifest.lesson(lesson)
        title = entry.title[console.language] if entry else lesson
        console.paragraph(f"{title}: {', '.join(exercises)}", indent="  ")
    for other in scopes(manifest):
        if other.id != scope.id and not missing(other, done):
            console.line(_READY.format(id=other.id)[console.language])


def _name(console: Console, given: str | None) -> str:
    """Return the name that was given now, or the last time, or asked for."""
    home = paths.home()
    name = given if given is not None else names.remembered(home)
    if not name:
        if not (sys.stdin.isatty() and console.interactive):
            raise CommandError(_NO_NAME, BAD_INPUT)
        console.write(f"{console.say(_ASK)} ")
        name = sys.stdin.readline()
    try:
        name = names.cleaned(name)
    except names.BadNameError as error:
        raise CommandError(error.text, BAD_INPUT) from error
    names.remember(home, name)
    return name


def _save(console: Console, path: Path, certificate: str) -> None:
    path = path.expanduser().absolute()
    save(path, certificate)
    console.line(_SAVED.format(path=path)[console.language])


def _verify(console: Console, manifest: Manifest, path: Path, progress_path: str | None) -> int:
    certificate = load(path.expanduser().absolute())
    of_learner = _progress(console, progress_path) if progress_path is not None else None
    found = verify(certificate, manifest, to_ascii, of_learner)
    for sentence in found.sentences:
        console.paragraph(sentence[console.language])
    return OK if found.good else FAILED
