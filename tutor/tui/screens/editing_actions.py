"""Finding one's way in the program of a step: a text, a line, the line of an error."""

from __future__ import annotations

from typing import Any, ClassVar

from textual.binding import BindingType

from tutor.language import Text
from tutor.tui.editing.marks import follow
from tutor.tui.editing.program_notes import note_of
from tutor.tui.keys import bindings
from tutor.tui.screens.program_actions import ProgramActions

_LAYER = "run"
_NO_ERROR = Text(uz="Kodda xato deb belgilangan satr yoʻq.", en="No line of the code is marked as wrong.")


class EditingActions(ProgramActions):
    """A mixin for the lesson's screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("find", "error-line", "error-line-from-results")

    async def action_find(self) -> None:
        """Find a text in the code."""
        self.bench.go_to("code")
        await self.code.find()

    async def action_go_to_line(self) -> None:
        """Ask for a line and go to it."""
        self.bench.go_to("code")
        await self.code.ask_for_line()

    # Errors beside their lines

    def _launch(self, op: str, *, again: bool = False, keep_focus: bool = False, **fields: Any) -> None:  # noqa: ANN401
        self.code.editor.mark(_LAYER, [])
        super()._launch(op, again=again, keep_focus=keep_focus, **fields)

    def heard(self, op: str, event: dict[str, Any]) -> None:
        """Put what is said of a line beside it, wherever that line is by now."""
        super().heard(op, event)
        if (note := note_of(event)) is not None:
            editor = self.code.editor
            lines = self._checked.splitlines() or [""]
            notes = follow([note], lines, editor.source.splitlines() or [""]) if note.row < len(lines) else []
            editor.mark(_LAYER, notes)
            self.refresh_bindings()

    @property
    def error_in_results(self) -> int | None:
        """Return the row of the error that the results tell of, unless it was edited since."""
        return next((note.row for note in self.code.editor.notes(_LAYER)), None)

    def action_error_line(self) -> None:
        """Go to a line that is marked as wrong: first that of the results, then the next below the cursor."""
        editor = self.code.editor
        rows = editor.marked_rows()
        if not rows:
            self.tutor.tell(_NO_ERROR)
            return
        here = editor.cursor_location[0]
        row = next((row for row in rows if row > here), rows[0])
        if not editor.has_focus and self.error_in_results is not None:
            row = self.error_in_results
        self.bench.go_to("code")
        editor.reveal(row)

    def action_error_line_from_results(self) -> None:
        """Go to the line of the error that the results tell of."""
        self.action_error_line()

    @property
    def can_go_to_error_from_results(self) -> bool:
        """Return whether the results have the focus and tell of a line."""
        return self.bench.front == "results" and self.error_in_results is not None
