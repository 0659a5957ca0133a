"""The code editor: TextArea with what Python needs, and one line at a time on the wire."""

from typing import ClassVar

from textual.binding import BindingType
from textual.widgets import TextArea

from tutor.tui.keys import bindings
from tutor.tui.syntax import SYNTAX_THEMES, syntax_theme_for
from tutor.tui.widgets.changed_lines import ChangedLines
from tutor.tui.widgets.marked_lines import LOOKS, MarkedLines
from tutor.tui.widgets.typing_keys import TypingKeys


class Editor(TypingKeys, ChangedLines, MarkedLines, TextArea):
    """Edits one Python program."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "undo", "redo", "copy", "cut", "paste", "comment", "dedent", "select-all"
    )

    COMPONENT_CLASSES: ClassVar[set[str]] = {*LOOKS}

    def __init__(self, source: str = "", *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(
            source,
            soft_wrap=False,
            tab_behavior="indent",
            show_line_numbers=True,
            compact=True,
            id=id,
        )
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
        """Show another program with the cursor at (row, column)."""
        self.load_text(source)
        self.move_cursor(cursor)

    def replace_all(self, source: str) -> None:
        """Put another program in place of this one; undo brings it back."""
        self.replace(source, self.document.start, self.document.end)
        self.move_cursor((0, 0))

    def put(self, text: str, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Put `text` between two places; undo takes this back, and nothing else with it.

        Where the editor is in sight, the cursor goes there, so that the change is seen.
        """
        self.history.checkpoint()
        done = self.replace(text, start, end, maintain_selection_offset=True)
        if self.is_on_screen:
            self.move_cursor(done.end_location)
        self.history.checkpoint()
