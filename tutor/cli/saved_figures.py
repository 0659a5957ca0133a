"""`--save-figures`: the plot and the figures of a program as files, vectors and pixels."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

from tutor.cli.console import Console
from tutor.cli.errors import COULD_NOT_RUN, CommandError
from tutor.figures.errors import FigureError
from tutor.figures.export.documents import FORMATS, Described
from tutor.figures.export.files import keep_figures
from tutor.figures.render import read
from tutor.figures.training_plot import TrainingPlot
from tutor.language import Text

_SAVED: Final = Text(uz="Saqlandi: {path}", en="Saved: {path}")
_NOT_SAVED: Final = Text(
    uz="Rasmlarni {folder} papkasiga saqlab boʻlmadi: {why}.", en="The figures could not be saved in {folder}: {why}."
)
_NOTHING: Final = Text(
    uz="Saqlaydigan rasm yoʻq: dastur log yoki show ni chaqirmadi.",
    en="There is no figure to save: the program called neither log nor show.",
)


def save_figures(
    console: Console, folder: Path, stem: str, plot: TrainingPlot | None, figures: list[Mapping[str, Any]]
) -> None:
    """Write the plot, if there is one, and the figures into a folder, and say on standard error which files these are.

    Raises:
        CommandError: a file could not be written.

    """
    found: dict[str, Described] = {"plot": plot} if plot is not None else {}
    for figure in figures:
        try:
            drawing = read(figure)
        except FigureError:
            continue  # the reason was told in its place
        kind = str(figure["kind"])
        same = sum(name.partition(":")[0] == kind for name in found)
        found[f"{kind}:{same + 1}" if same else kind] = drawing
    if not found:
        console.notice(_NOTHING)
    for name, kept in found.items():
        place = folder.expanduser() / f"{stem}-{name.replace(':', '-')}"
        try:
            paths = keep_figures(place, {"": kept}, FORMATS, console.language)
        except OSError as error:
            text = _NOT_SAVED.format(folder=folder, why=error.strerror or error)
            raise CommandError(text, COULD_NOT_RUN) from error
        for path in paths:
            console.notice(_SAVED.format(path=path))
