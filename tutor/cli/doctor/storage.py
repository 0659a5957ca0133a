"""Where work and progress are kept, and the course."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tutor import paths
from tutor.cli.doctor.report import Finding, finding
from tutor.course.manifest import load_manifest
from tutor.course.yaml_source import CourseError
from tutor.data import handwritten
from tutor.language import Text, number_text, verbatim

LEAST_FREE: Final = 200 << 20
"""Bytes; the database and the work take far less, but a full disk breaks everything else."""

_FOLDER = Text(uz="ish papkasi", en="your folder")
_WRITABLE = Text(uz="{path} (yozish mumkin)", en="{path} (can be written)")
_NOT_WRITABLE = Text(uz="{path}: {why}", en="{path}: {why}")
_CHOOSE = Text(
    uz="Papkaning ruxsatlarini tekshiring yoki TUTOR_HOME bilan boshqa papkani tanlang.",
    en="Check the permissions of the folder, or choose another one with TUTOR_HOME.",
)
_FREE = Text(uz="diskda boʻsh joy", en="free disk space")
_FREE_SOME = Text(uz="Diskda joy boʻshating.", en="Free some space on the disk.")
_DATABASE = Text(uz="natijalar bazasi", en="progress database")
_HANDWRITTEN = Text(uz="qoʻlyozma raqamlar", en="handwritten digits")
_COURSE = Text(uz="kurs", en="course")
_LESSONS = Text(uz="{path}, darslar: {n}", en="{path}, lessons: {n}")


def look(course: Path) -> Iterator[Finding]:
    """Yield the home folder, the disk, the database and the course."""
    home = paths.home()
    yield _writable(home)
    there = next(folder for folder in (home, *home.parents) if folder.exists())
    free = shutil.disk_usage(there).free
    shown = number_text(f"{free / (1 << 30):.1f} GiB")
    yield finding("storage.free", _FREE, shown, _FREE_SOME if free < LEAST_FREE else None)
    yield _database(home)
    pictures = handwritten.known()
    value = verbatim(pictures.name) if pictures.is_mnist else pictures.text
    yield Finding("storage.handwritten", _HANDWRITTEN, "ok" if pictures.is_mnist else "info", value)
    try:
        lessons = len(load_manifest(course).lessons)
        yield finding("storage.course", _COURSE, _LESSONS.format(path=course, n=lessons))
    except CourseError as error:
        yield finding("storage.course", _COURSE, course, error.text)


def _writable(home: Path) -> Finding:
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=home, prefix=".doctor-") as file:
            file.write(b"1")
            file.flush()
    except OSError as error:
        why = error.strerror or type(error).__name__
        return finding("storage.home", _FOLDER, _NOT_WRITABLE.format(path=home, why=why), _CHOOSE)
    return finding("storage.home", _FOLDER, _WRITABLE.format(path=home))


def _database(home: Path) -> Finding:
    from tutor.progress.store import ProgressStore

    store = ProgressStore.open(home)
    try:
        return finding("storage.database", _DATABASE, store.place, store.notice)
    finally:
        store.close()
