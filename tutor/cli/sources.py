"""Reading the program that a command is given: a file, standard input, or the learner's own work file."""

import os
import stat
import sys
from typing import Final

from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.language import Text

MAX_BYTES: Final = 1 << 20
"""Read of one program at most; what the grader takes is less, and it says so in its verdict."""

_NOT_THERE = Text(
    uz="{path} fayli yoʻq. Nomini tekshiring.",
    en="There is no file {path}. Check its name.",
)
_UNREADABLE = Text(
    uz="{path} faylini oʻqib boʻlmadi: {why}.",
    en="The file {path} cannot be read: {why}.",
)
_FOLDER = Text(
    uz="{path} — papka. Uning ichidagi .py faylini koʻrsating.",
    en="{path} is a folder. Name a .py file in it.",
)
_TOO_LARGE = Text(
    uz="{path} juda katta: dastur fayli 1 MB dan oshmasligi kerak.",
    en="{path} is too large: the file of a program may have 1 MB.",
)
_NOT_UTF8 = Text(
    uz="{path} UTF-8 kodlashida emas ({line}-satr). Uni muharriringizda UTF-8 qilib saqlang.",
    en="{path} is not UTF-8 text (line {line}). Save it as UTF-8 in your editor.",
)
_NO_WRITER = Text(
    uz="{path} — hech kim yozmayotgan kanal (FIFO).",
    en="{path} is a pipe into which nobody writes.",
)
_STANDARD_INPUT = Text(uz="Standart kirish", en="Standard input")


def read_program(name: str) -> str:
    """Return the text of the file `name`, or of standard input where it is `-`.

    Raises:
        CommandError: it is not there, cannot be read, is too large or not UTF-8.

    """
    path = Text(uz=name, en=name) if name != "-" else _STANDARD_INPUT
    try:
        data = sys.stdin.buffer.read(MAX_BYTES + 1) if name == "-" else _read(name)
    except FileNotFoundError:
        raise CommandError(_NOT_THERE.format(path=path), BAD_INPUT) from None
    except IsADirectoryError:
        raise CommandError(_FOLDER.format(path=path), BAD_INPUT) from None
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        raise CommandError(_UNREADABLE.format(path=path, why=why), BAD_INPUT) from None
    if data is None:
        raise CommandError(_NO_WRITER.format(path=path), BAD_INPUT)
    if len(data) > MAX_BYTES:
        raise CommandError(_TOO_LARGE.format(path=path), BAD_INPUT)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise CommandError(_NOT_UTF8.format(path=path, line=line), BAD_INPUT) from None


def _read(name: str) -> bytes | None:
    """Return the beginning of a file or of what comes through a pipe; None where the pipe has no other end."""
    descriptor = os.open(name, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)  # or a pipe would wait for its other end
    try:
        mode = os.fstat(descriptor).st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError
        os.set_blocking(descriptor, True)
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            data = file.read(MAX_BYTES + 1)
    finally:
        os.close(descriptor)
    return None if stat.S_ISFIFO(mode) and not data else data
