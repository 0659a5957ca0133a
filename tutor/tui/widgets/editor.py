"""The code editor: TextArea with what Python needs, and one line at a time on the wire."""

from typing import ClassVar

from textual.binding import BindingType
from textual.document._document import EditResult
from textual.document._edit import Edit
from textual.document._history import EditHistory
from textual.widgets import TextArea

from tutor.tui.editor_memory import Remembered
from tutor.tui.keys import bindings
from tutor.tui.syntax import SYNTAX_THEMES, syntax_theme_for
from tutor.tui.widgets.bracket_marks import BracketMarks
from tutor.tui.widgets.changed_lines import ChangedLines
from tutor.tui.widgets.keys_in_order import KeysInOrder
from tutor.tui.widgets.line_starts import LineStarts
from tutor.tui.widgets.marked_lines import LOOKS
from tutor.tui.widgets.overlaid_lines import BOX_LOOKS, OverlaidLines
from tutor.tui.widgets.problem_watch import ProblemWatch
from tutor.tui.widgets.visible_highlights import VisibleHighlights


class Editor(
    BracketMarks, ProblemWatch, ChangedLines, OverlaidLines, VisibleHighlights, LineStarts, KeysInOrder, TextArea
):
    """Edits one Python program."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "undo", "redo", "copy", "cut", "paste", "comment", "dedent", "select-all", "to-start", "to-end", "bracket"
    )

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LOOKS, *BOX_LOOKS}

    def __init__(self, source: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(
            source,
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            compact=True,
            id=id,
        )
        self.history = _no_history()
        self.language = "python"  # set here, or TextArea would make its syntax tree twice
        self.cursor_blink = False
        for theme in SYNTAX_THEMES:
            self.register_theme(theme)

    def on_mount(self) -> None:
        """Take the colours of the app's theme, now and later."""
        self.watch(self.app, "theme", self._take_colours)

    def _take_colours(self) -> None:
        self.theme = syntax_theme_for(self.app.current_theme)
        self.repaint()

    def show(self, source: str, cursor: tuple[int, int] = (0, 0)) -> None:
        """Show another program with the cursor at (row, column); nothing is there to undo."""
        self.history = _no_history()  # that of the program before may be remembered
        self.load_text(source)
        self.move_cursor(cursor)

    def show_again(self, remembered: Remembered, source: str) -> None:
        """Show a program that was shown before, with what can be undone; `source` is what its file holds by now."""
        self.show(remembered.text, remembered.cursor)
        self.history = remembered.history
        if source not in (remembered.text, remembered.saved):
            self.change_text(source, remembered.cursor)
        self.scroll_to(y=remembered.scroll, animate=False)

    def remembered(self, saved: str) -> Remembered:
        """Return the program with what can be undone, to be shown again; `saved` is what its file holds."""
        return Remembered(self.text, saved, self.history, self.cursor_location, self.scroll_y)

    def replace_all(self, source: str) -> None:
        """Put another program in place of this one; undo brings it back."""
        self.change_text(source, (0, 0))

    def change_text(self, source: str, cursor: tuple[int, int]) -> None:
        """Change the program as a whole, with the cursor at (row, column) afterwards; one undo takes it back."""
        self.history.checkpoint()
        self.replace(source, self.document.start, self.document.end)
        self.history.checkpoint()
        self.move_cursor(cursor)

    def reveal(self, row: int) -> None:
        """Go to the first letter of a line, in the middle of what is seen, and take the focus."""
        line = self.document.get_line(min(row, self.document.line_count - 1))
        self.focus()
        self.move_cursor((row, len(line) - len(line.lstrip())), center=True)

    def action_to_start(self) -> None:
        """Go to the start of the program."""
        self.move_cursor((0, 0))

    def action_to_end(self) -> None:
        """Go to the end of the program."""
        self.move_cursor(self.document.end)

    def edit(self, edit: Edit) -> EditResult:
        """Carry out an edit and keep the cursor in sight, also in a line that was not there before.

        Textual 8.2 scrolls before it knows of the new line, and leaves the cursor below what is seen.
        """
        result = super().edit(edit)
        self.scroll_cursor_visible()
        return result

    def put(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Put `text` between two places; undo takes this back, and nothing else with it.

        Where the editor is in sight, the cursor goes there, so that the change is seen.
        """
        self.history.checkpoint()
        done = self.replace(text, start, end, maintain_selection_offset=True)
        if self.is_on_screen:
            self.move_cursor(done.end_location)
        self.history.checkpoint()


def _no_history() -> EditHistory:
    """Return a new history: 1 000 steps can be undone, a step being what is typed without a rest of 2 s."""
    return EditHistory(max_checkpoints=1000, checkpoint_timer=2.0, checkpoint_max_characters=100)
