"""A learner's name: any name of the world that fits on a line, and nothing that could take over a page or a terminal."""

import unicodedata
from pathlib import Path
from typing import Final

from tutor.durable import read_regular, write_atomically
from tutor.language import Text

MOST_CELLS: Final = 60
"""Columns that a name may take; letters of East Asia take two."""

_FILE: Final = "certificate-name.txt"
_JOINERS: Final = "\u200c\u200d"
"""Belong to the spelling of names in some scripts, though they are not seen."""

_EMPTY: Final = Text(uz="Ism yozilmagan.", en="There is no name.")
_LONG: Final = Text(
    uz="Ism {most} belgidan uzun. Qisqaroq yozing.", en="The name is longer than {most} characters. Write it shorter."
)


class BadNameError(ValueError):
    """The name cannot stand on a certificate; `text` says why."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


def cleaned(name: str) -> str:
    """Return the name on one line, without characters that are not seen.

    Raises:
        BadNameError: nothing is left, or too much.

    """
    seen = (
        c if c in _JOINERS or unicodedata.category(c)[0] not in "CZ" else " " if c.isspace() else "" for c in name
    )
    clean = " ".join("".join(seen).split())
    if not clean.strip(_JOINERS):
        raise BadNameError(_EMPTY)
    if cells(clean) > MOST_CELLS:
        raise BadNameError(_LONG.format(most=MOST_CELLS))
    return clean


def cells(text: str) -> int:
    """Return how many columns a text takes on a terminal."""
    wide = sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    unseen = sum(unicodedata.category(c) in ("Mn", "Me", "Cf") for c in text)
    return len(text) + wide - unseen


def remembered(home: Path) -> str:
    """Return the name that was given the last time, or an empty one."""
    try:
        return cleaned(read_regular(home / _FILE, 1000).decode("utf-8"))
    except (OSError, ValueError):
        return ""


def remember(home: Path, name: str) -> None:
    """Keep the name for the next certificate; where the disk refuses, it is asked for again."""
    try:
        write_atomically(home / _FILE, f"{name}\n".encode())
    except OSError:
        return
