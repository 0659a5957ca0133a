"""Saving the plot and the figures of the results as files."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from textual import on
from textual.worker import Worker, WorkerState

from tutor.language import Text
from tutor.tui.screens.step_program import StepProgram

if TYPE_CHECKING:  # imported when there is something to save
    from tutor.figures.export.documents import Described
    from tutor.tui.screens.save_figure import Wanted
    from tutor.tui.widgets.picture import Picture

_SAVED = Text(uz="Saqlandi: {paths}", en="Saved: {paths}")
_NOT_SAVED = Text(uz="Saqlab boʻlmadi: {why}.", en="It could not be saved: {why}.")
_GROUP: Final = "save-figure"
_TOLD: Final = 15.0


class FigureSaving(StepProgram):
    """A mixin for the lesson's screen."""

    @property
    def pictures(self) -> dict[str, Picture]:
        """Return the plot and the figures that the results hold, by their ids."""
        found: Any = self.query("#results-body .picture")
        return {str(one.id): one for one in found if one.display and one.drawing is not None}

    def action_save_figure(self) -> None:
        """Ask where to, and save what is there."""
        from tutor.figures.export.files import FOLDER
        from tutor.tui.screens.save_figure import SaveFigureScreen

        # What is there now is what is meant: a program that runs may draw on.
        drawings = {name: drawing for name, one in self.pictures.items() if (drawing := one.drawing) is not None}
        step = self.step
        if drawings and step is not None:
            place = self.tutor.workspace.folder.parent / FOLDER / step.id
            self.app.push_screen(SaveFigureScreen(place), partial(self._save_figures, drawings))

    def _save_figures(self, drawings: dict[str, Described], wanted: Wanted | None) -> None:
        if wanted is not None:
            work = partial(_keep, wanted, drawings, self.tutor.language)
            self.run_worker(work, group=_GROUP, thread=True, exit_on_error=False)

    @on(Worker.StateChanged)
    def _figures_kept(self, event: Worker.StateChanged) -> None:
        if event.worker.group != _GROUP:
            return
        error = event.worker.error
        if event.state is WorkerState.SUCCESS:
            paths: list[Path] = event.worker.result or []
            self.tutor.tell(_SAVED.format(paths="\n".join(map(str, paths))), seconds=_TOLD)
        elif event.state is WorkerState.ERROR and error is not None:
            if not isinstance(error, OSError):
                raise error
            self.tutor.tell(_NOT_SAVED.format(why=error.strerror or error), warning=True, seconds=_TOLD)


def _keep(wanted: Wanted, drawings: dict[str, Described], language: Any) -> list[Path]:  # noqa: ANN401
    from tutor.figures.export.files import keep_figures

    return keep_figures(wanted.place, drawings, wanted.formats, language)  # type: ignore[arg-type]
