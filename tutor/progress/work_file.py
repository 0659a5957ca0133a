"""What a work file may be called and what it may contain: checked ids, UTF-8 text, at most 1 MiB."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tutor.durable import read_regular
from tutor.language import Text
from tutor.progress.errors import WorkspaceError, not_read, not_written

MAX_BYTES: Final = 1 << 20
"""A larger file is no exercise; reading it whole could exhaust the memory."""

# The rule of `tutor.course.schema.Identifier`, which cannot be imported here without pydantic.
_IDENTIFIER: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_MAX_IDENTIFIER: Final = 60

_BAD_ID: Final = Text(
    uz="“{id}” mashq nomi emas. Mashq nomi kichik lotin harflari, raqamlar va chiziqchadan iborat: line-fit. "
    "Roʻyxat: tutor list",
    en="“{id}” is not the name of an exercise. A name has lower-case letters, digits and hyphens: line-fit. "
    "For a list: tutor list",
)
_NOT_UTF8: Final = Text(
    uz="{path} UTF-8 kodlashida emas, shuning uchun oʻqilmadi va oʻzgartirilmadi. Uni muharriringizda ochib, UTF-8 "
    "kodlashida saqlang; yoki `tutor reset` bilan qaytadan boshlang, eski nusxa saqlab qoʻyiladi.",
    en="{path} is not UTF-8 text, so it was neither read nor changed. Open it in your editor and save it as "
    "UTF-8; or begin again with `tutor reset`, which keeps the old copy.",
)
_TOO_LARGE: Final = Text(
    uz="{path} juda katta: mashq fayli 1 MB dan oshmasligi kerak. Ortiqcha maʼlumotlarni undan olib tashlang.",
    en="{path} is too large: the file of an exercise may have 1 MB. Take the extra data out of it.",
)
_NOT_TEXT: Final = Text(
    uz="Matnda saqlab boʻlmaydigan belgi bor ({line}-satr), {path} oʻzgartirilmadi. Oʻsha belgini oʻchiring.",
    en="The text holds a character that cannot be saved (line {line}), so {path} was not changed. "
    "Delete that character.",
)


def is_identifier(text: str) -> bool:
    """Return whether `text` can be the id of a lesson or an exercise."""
    return len(text) <= _MAX_IDENTIFIER and _IDENTIFIER.fullmatch(text) is not None


def checked(exercise: str) -> str:
    """Return the id if it is one; raise `WorkspaceError` for `../x`, `a/b` or an empty one."""
    if not is_identifier(exercise):
        raise WorkspaceError(_BAD_ID.format(id=ascii(exercise)[1:-1][:80]))
    return exercise


def read_bytes(path: Path) -> bytes | None:
    """Return the file's bytes, or None where there is no file; raise `WorkspaceError` where it is unfit."""
    try:
        data = read_regular(path, MAX_BYTES)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise WorkspaceError(not_read(error, path)) from error
    if len(data) > MAX_BYTES:
        raise WorkspaceError(_TOO_LARGE.format(path=path))
    return data


def decode(data: bytes, path: Path) -> str:
    """Return the text of `path`; a byte order mark, which some editors write, is no part of it."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise WorkspaceError(_NOT_UTF8.format(path=path)) from error


def encode(source: str, path: Path) -> bytes:
    """Return the bytes for `path`; raise `WorkspaceError` where they would not read back as `source`."""
    try:
        data = source.encode("utf-8")
    except UnicodeEncodeError as error:
        line = source.count("\n", 0, error.start) + 1
        raise WorkspaceError(_NOT_TEXT.format(path=path, line=line)) from error
    if len(data) > MAX_BYTES:
        raise WorkspaceError(_TOO_LARGE.format(path=path))
    return data


@contextmanager
def writing(path: Path) -> Iterator[None]:
    """Turn the system's refusal to write `path` into a `WorkspaceError`."""
    try:
        yield
    except OSError as error:
        raise WorkspaceError(not_written(error, path)) from error
