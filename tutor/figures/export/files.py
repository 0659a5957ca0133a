"""Figures that a learner keeps as files. Nothing is overwritten: a name that is taken gets a number."""

from collections.abc import Mapping, Sequence
from itertools import count
from pathlib import Path
from typing import Final

from tutor.durable import write_new
from tutor.figures.export.documents import Described, Format, document
from tutor.language import Language

FOLDER: Final = "figures"
"""The folder of figures, beside that of the learner's work."""


def keep_figures(
    place: Path, figures: Mapping[str, Described], formats: Sequence[Format], language: Language
) -> list[Path]:
    """Write every figure in every format, and return the files.

    Args:
        place: folder and beginning of the names, without an ending; the folder is made if it is not there.
        figures: by what is added to the name, such as `plot`; a single one needs no addition.
        formats: `svg`, `png` or both.
        language: of the labels.

    Raises:
        OSError: a file could not be written; those before it were.

    """
    paths = []
    for addition, figure in figures.items():
        stem = f"{place.name}-{addition}" if len(figures) > 1 else place.name
        contents = {wanted: document(figure, wanted, language, title=stem) for wanted in formats}
        paths += _write(place.parent, stem, contents)
    return paths


def _write(folder: Path, stem: str, contents: Mapping[Format, bytes]) -> list[Path]:
    """Write one figure under the first number that no format of it has."""
    for number in count(1):
        name = stem if number == 1 else f"{stem}-{number}"
        paths = {wanted: folder / f"{name}.{wanted}" for wanted in contents}
        if any(path.exists() for path in paths.values()):
            continue
        if all(write_new(path, contents[wanted]) for wanted, path in paths.items()):
            return list(paths.values())
    raise AssertionError("numbers never end")
