"""The progress file: one learner's events and work as a single JSON file, to be carried to another machine.

    {"format": "nn-tutor-progress", "version": 2, "exported_at": "2026-05-04T10:00:00.000000Z", "learner": "…",
     "work": [{"exercise": "xor", "modified_ns": 1777888800000000000, "source": "…"}, …],
     "events": [{"id": …, "at": …, "kind": …, …}, …]}

Anyone may have written such a file, so everything in it is checked before anything of it is used. Writing
and reading each cost about 0.7 s for 2,000 attempts.
"""

import json
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Final, NoReturn

from tutor.durable import read_regular, write_atomically
from tutor.language import Text
from tutor.progress.errors import TransferError, not_read, not_written
from tutor.progress.event_json import event_from_json, event_to_json
from tutor.progress.events import Event, FieldError
from tutor.progress.plain import paintable, storable
from tutor.progress.work_file import MAX_BYTES, is_identifier

FORMAT: Final = "nn-tutor-progress"
VERSION: Final = 2
"""What is written; the first had no runs and no steps that were read."""

MAX_FILE: Final = 256 << 20
"""Bytes; tens of thousands of attempts. A larger file is refused before it is read."""

_LATEST_NS: Final = 1 << 62
_BEGINNING: Final = f'{{\n"format": "{FORMAT}"'.encode()

_NOT_OURS: Final = Text(
    uz="{path} natijalar fayli emas. Bunday faylni `tutor progress export FAYL` yaratadi.",
    en="{path} is not a progress file. `tutor progress export FILE` makes such a file.",
)
_NEWER: Final = Text(
    uz="{path} tutorning yangiroq versiyasida yaratilgan. Tutorni yangilang va qayta urinib koʻring.",
    en="{path} was made by a newer version of the tutor. Update the tutor and try again.",
)
_WRONG: Final = Text(
    uz="{path} buzilgan yoki oʻzgartirilgan, undan hech narsa olinmadi: {place} notoʻgʻri. Uni qaytadan eksport "
    "qiling.",
    en="{path} is damaged or was changed, and nothing was taken from it: {place} is wrong. Export it once more.",
)
_TOO_LARGE: Final = Text(
    uz="{path} juda katta ({size} MB). Natijalar fayli {limit} MB dan oshmaydi.",
    en="{path} is too large ({size} MB). A progress file has at most {limit} MB.",
)
_NO_FOLDER: Final = Text(
    uz="{folder} papkasi yoʻq. Avval uni yarating yoki boshqa joyni koʻrsating.",
    en="There is no folder {folder}. Make it first, or name another place.",
)
_IN_THE_WAY: Final = Text(
    uz="{path} allaqachon bor va u natijalar fayli emas, shuning uchun unga tegilmadi. Boshqa nom tanlang.",
    en="{path} is there already and is not a progress file, so it was left alone. Choose another name.",
)


@dataclass(frozen=True, slots=True)
class WorkFile:
    """A work file that travels: its text, and when it was last changed."""

    exercise: str
    source: str
    modified_ns: int


@dataclass(frozen=True, slots=True)
class ProgressFile:
    """What a progress file holds."""

    learner: str
    work: list[WorkFile]
    events: list[Event]


def write(path: Path, content: ProgressFile) -> None:
    """Write the file, whole or not at all; only an earlier progress file is replaced.

    Raises:
        TransferError: it could not be written, or something else is there.

    """
    now = datetime.now(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
    work = [{"exercise": one.exercise, "modified_ns": one.modified_ns, "source": one.source} for one in content.work]
    fields = {
        "format": _dump(FORMAT),
        "version": _dump(VERSION),
        "exported_at": _dump(now),
        "learner": _dump(content.learner),
        "work": _lines(work),
        "events": _lines([event_to_json(event) for event in content.events]),
    }
    text = "{\n" + ",\n".join(f'"{name}": {value}' for name, value in fields.items()) + "\n}\n"
    if not path.parent.exists():
        raise TransferError(_NO_FOLDER.format(folder=path.parent))
    try:
        if path.exists() and not read_regular(path, len(_BEGINNING)).startswith(_BEGINNING):
            raise TransferError(_IN_THE_WAY.format(path=path))
        write_atomically(path, text.encode())
    except OSError as error:
        raise TransferError(not_written(error, path)) from error


def read(path: Path) -> ProgressFile:
    """Read the file, trusting nothing in it.

    Raises:
        TransferError: it cannot be read, or is not a progress file in every detail.

    """
    try:
        size = path.stat().st_size
        if size > MAX_FILE:
            raise TransferError(_TOO_LARGE.format(path=path, size=size >> 20, limit=MAX_FILE >> 20))
        data = json.loads(read_regular(path, MAX_FILE), parse_constant=_no_number)
    except OSError as error:
        raise TransferError(not_read(error, path)) from error
    except (ValueError, RecursionError) as error:
        raise TransferError(_NOT_OURS.format(path=path)) from error
    if not isinstance(data, dict) or data.get("format") != FORMAT:
        raise TransferError(_NOT_OURS.format(path=path))
    version, learner = data.get("version"), data.get("learner")
    if type(version) is int and version > VERSION:
        raise TransferError(_NEWER.format(path=path))
    try:
        if type(version) is not int or not 1 <= version <= VERSION:
            raise FieldError("version")
        if not isinstance(learner, str) or paintable(learner) != learner:
            raise FieldError("learner")
        work = [_work(entry, f"work[{index}]") for index, entry in enumerate(_list(data, "work"))]
        if len({one.exercise for one in work}) != len(work):
            raise FieldError("work")
        events = [_event(entry, f"events[{index}]") for index, entry in enumerate(_list(data, "events"))]
    except FieldError as error:
        raise TransferError(_WRONG.format(path=path, place=error.name)) from error
    return ProgressFile(learner, work, events)


_dump: Final = partial(json.dumps, ensure_ascii=False, allow_nan=False)


def _lines(entries: list[dict[str, Any]]) -> str:
    """Return a JSON array with a line for each entry."""
    return "[\n" + ",\n".join(map(_dump, entries)) + "\n]"


def _list(data: dict[str, Any], name: str) -> list[Any]:
    value = data.get(name)
    if not isinstance(value, list):
        raise FieldError(name)
    return value


def _work(entry: object, place: str) -> WorkFile:
    if not isinstance(entry, dict):
        raise FieldError(place)
    exercise, source, modified_ns = entry.get("exercise"), entry.get("source"), entry.get("modified_ns")
    if not isinstance(exercise, str) or not is_identifier(exercise):
        raise FieldError(f"{place}.exercise")
    if not isinstance(source, str) or storable(source) != source or len(source.encode()) > MAX_BYTES:
        raise FieldError(f"{place}.source")
    if type(modified_ns) is not int or not 0 <= modified_ns < _LATEST_NS:
        raise FieldError(f"{place}.modified_ns")
    return WorkFile(exercise, source, modified_ns)


def _event(entry: object, place: str) -> Event:
    try:
        return event_from_json(entry)
    except FieldError as error:
        raise FieldError(f"{place}.{error.name}") from None


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
