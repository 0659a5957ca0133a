"""The code editor: TextArea with what Python needs, and one line at a time on the wire."""

from typing import ClassVar

from textual import events
from textual.binding import BindingType
from textual.widgets import TextArea

from tutor.tui.keys import bindings
from tutor.tui.syntax import SYNTAX_THEMES, syntax_theme_for
from tutor.tui.widgets.changed_lines import ChangedLines

INDENT = 4


class Editor(ChangedLines, TextArea):
    """Edits one Python program."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "undo", "redo", "copy", "cut", "paste", "comment", "dedent", "select-all"
    )

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

    def on_key(self, event: events.Key) -> None:
        """Keep the indentation on Enter, take a level of it away on Backspace, indent what is selected on Tab."""
        if self.read_only:
            return
        if event.key == "enter":
            self._new_line()
        elif event.key == "tab" and len(self._selected_rows()) > 1:
            self._indent()
        elif event.key == "backspace" and self._is_after_indentation():
            row, column = self.cursor_location
            self.delete((row, column - ((column - 1) % INDENT + 1)), (row, column))
        else:
            return
        event.stop()
        event.prevent_default()

    def _new_line(self) -> None:
        start, end = sorted(self.selection)
        before = self.document.get_line(start[0])[: start[1]]
        indentation = before[: len(before) - len(before.lstrip(" "))]
        if before.split("#")[0].rstrip().endswith(":"):
            indentation += " " * INDENT
        self.replace("\n" + indentation, start, end, maintain_selection_offset=False)

    def _indent(self) -> None:
        for row in self._selected_rows():
            if self.document.get_line(row).strip():
                self.insert(" " * INDENT, (row, 0), maintain_selection_offset=True)

    def _is_after_indentation(self) -> bool:
        row, column = self.cursor_location
        return column > 1 and self.selection.is_empty and not self.document.get_line(row)[:column].strip(" ")

    def _selected_rows(self) -> range:
        (top, _), (bottom, column) = sorted(self.selection)
        return range(top, bottom if column == 0 and bottom > top else bottom + 1)

    def action_toggle_comment(self) -> None:
        """Turn the selected lines into comments, or back."""
        rows = [row for row in self._selected_rows() if self.document.get_line(row).strip()]
        lines = {row: self.document.get_line(row) for row in rows}
        if rows and all(line.lstrip().startswith("#") for line in lines.values()):
            for row, line in lines.items():
                at = line.index("#")
                self.delete((row, at), (row, at + (2 if line[at + 1 : at + 2] == " " else 1)))
        else:
            column = min((len(line) - len(line.lstrip()) for line in lines.values()), default=0)
            for row in rows:
                self.insert("# ", (row, column), maintain_selection_offset=True)

    def action_dedent(self) -> None:
        """Take one level of indentation away from the selected lines."""
        for row in self._selected_rows():
            line = self.document.get_line(row)
            spaces = min(INDENT, len(line) - len(line.lstrip(" ")))
            if spaces:
                self.delete((row, 0), (row, spaces))
