"""Saving the playground's network as a program."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from tutor.language import Text
from tutor.playground.points import Points
from tutor.playground.programs import Library
from tutor.playground.saving import save_program
from tutor.playground.settings import Settings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.screens.save_program import SaveProgramScreen

_SAVED = Text(uz="Saqlandi. Ishga tushirish: python {path}", en="Saved. To run it: python {path}")
_NOT_SAVED = Text(uz="Saqlab boʻlmadi: {why}.", en="It could not be saved: {why}.")
_NOTHING_YET = Text(uz="Tarmoq hali tayyor emas.", en="The network is not ready yet.")


class PlaygroundSaving(CourseScreen):
    """A mixin for the playground's screen.

    Attributes:
        frame: the latest moment of training; None before the first.
        points: what is learnt.

    """

    frame: Mapping[str, Any] | None = None
    points: Points | None = None

    def action_save_program(self) -> None:
        """Ask for the library, and save the network as a program."""
        if self.frame is None or self.points is None:
            self.tutor.tell(_NOTHING_YET)
        else:
            self.app.push_screen(SaveProgramScreen(), self._save)

    def _save(self, library: Library | None) -> None:
        if library is None or self.frame is None or self.points is None:
            return
        settings, epochs = Settings.read(self.frame["settings"]), self.frame["epoch"]
        folder = self.tutor.workspace.folder.parent / "playground"
        try:
            path = save_program(folder, library, settings, self.points, epochs, self.tutor.language)
        except OSError as error:
            self.tutor.tell(_NOT_SAVED.format(why=error.strerror or error), warning=True, seconds=15)
        else:
            self.tutor.tell(_SAVED.format(path=path), seconds=15)
