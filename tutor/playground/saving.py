"""Saving the playground's network as a program in a file of its own."""

from itertools import count
from pathlib import Path

from tutor.durable import write_new
from tutor.language import Language
from tutor.playground.points import Points
from tutor.playground.programs import Library, program
from tutor.playground.settings import Settings


def save_program(
    folder: Path, library: Library, settings: Settings, points: Points, epochs: int, language: Language
) -> Path:
    """Write the program into a new file of a folder and return its path; nothing is overwritten.

    Raises:
        OSError: the disk refused.

    """
    for number in count(1):
        path = folder / f"{settings.data}-{library}{f'-{number}' if number > 1 else ''}.py"
        source = program(library, settings, points, epochs, language=language, file=path.name)
        if write_new(path, source.encode()):
            return path
    raise AssertionError("numbers never end")
