"""The keys of vim in the editor of the app."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widgets.text_area import Selection

from tutor.language import Text, verbatim
from tutor.tui.bilingual import say
from tutor.tui.editing.vim.buffer import Place
from tutor.tui.editing.vim.machine import Vim
from tutor.tui.editing.vim.state import Mode
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.overlaid_lines import Box

MODES: Final[dict[Mode, Text]] = {
    "normal": Text(uz="BUYRUQ (NORMAL)", en="NORMAL"),
    "insert": Text(uz="YOZISH (INSERT)", en="INSERT"),
    "visual": Text(uz="BELGILASH (VISUAL)", en="VISUAL"),
    "visual-line": Text(uz="SATRLAR (VISUAL LINE)", en="VISUAL LINE"),
    "command": verbatim(""),
}
_LINE: Final = "mode"


class EditorText:
    """An editor as the text that the keys work on."""

    def __init__(self, editor: Editor) -> None:
        self._editor = editor
        self._before: object = None
        self._depth = 0

    @property
    def lines(self) -> Sequence[str]:
        """Return the lines."""
        return self._editor.document.lines

    @property
    def cursor(self) -> Place:
        """Return where the cursor is."""
        return self._editor.cursor_location

    @property
    def view(self) -> tuple[int, int]:
        """Return the first and the last row that are in sight."""
        top = self._editor.scroll_offset.y
        return top, min(top + max(1, self._editor.size.height) - 1, len(self.lines) - 1)

    def move(self, place: Place) -> None:
        """Put the cursor somewhere."""
        self._editor.move_cursor(place)

    def select(self, anchor: Place, end: Place) -> None:
        """Mark what is from `anchor` up to `end`, where the cursor goes."""
        self._editor.selection = Selection(anchor, end)

    def replace(self, start: Place, end: Place, text: str) -> None:
        """Put a text in place of what is between two places."""
        if not self._depth:
            self._editor.history.checkpoint()
        self._editor.replace(text, start, end, maintain_selection_offset=True)
        if not self._depth:
            self._editor.history.checkpoint()

    def begin(self) -> None:
        """Begin a change that is undone at once."""
        if self._depth == 0:
            stack = self._editor.history.undo_stack
            self._before = stack[-1] if stack else None
            self._editor.history.checkpoint()
        self._depth += 1

    def finish(self) -> None:
        """End a change: the steps of undo since its beginning become one."""
        self._depth = max(0, self._depth - 1)
        if self._depth:
            return
        stack = self._editor.history._undo_stack
        steps = []
        if self._before is None or any(step is self._before for step in stack):  # else it was undone meanwhile
            while stack and stack[-1] is not self._before:
                steps.append(stack.pop())
        if steps:
            stack.append([edit for step in reversed(steps) for edit in step])
        self._editor.history.checkpoint()

    def undo(self) -> bool:
        """Take the last change back."""
        there = bool(self._editor.history.undo_stack)
        self._editor.undo()
        return there

    def redo(self) -> bool:
        """Do again what was taken back."""
        there = bool(self._editor.history.redo_stack)
        self._editor.redo()
        return there


class VimKeys:
    """Gives an editor the keys of vim for as long as they are switched on."""

    def __init__(self, editor: Editor, save: Callable[[], None], leave: Callable[[], None]) -> None:
        self._editor = editor
        self._save = save
        self._leave = leave
        self.vim = Vim(EditorText(editor), self)
        self._shown = editor.selection
        self._escapes: Callable[[], bool] = self._keeps_escape
        editor.key_handlers.insert(0, self.take_key)
        editor.escape_keepers.append(self._escapes)
        self.show()

    def _keeps_escape(self) -> bool:
        """Return whether Esc stays in the code: always, as hands that know vim press it often, unless it can stop a run."""
        runs = getattr(self._editor.screen, "program_runs", False)
        return self.vim.takes_escape or (self._editor.has_focus and not runs)

    def types(self) -> bool:
        """Return whether keys are typed as text."""
        return self.vim.mode == "insert"

    def save(self) -> None:
        """Save the program, and tell where."""
        self._save()

    def quit(self) -> None:
        """Leave the app."""
        self._leave()

    def switch_off(self) -> None:
        """Give the editor its own keys back."""
        self.vim.start_over()
        self._editor.key_handlers.remove(self.take_key)
        self._editor.escape_keepers.remove(self._escapes)
        self._editor.draw_thin_cursor(False)
        self._editor.lay_over(_LINE, None)

    def take_key(self, event: events.Key) -> bool:
        """Take a key; in insert mode all but Escape are typed."""
        if self._editor.read_only:
            return False
        key = event.character if event.is_printable and event.character else event.key
        taken = self.vim.press(key)
        self._shown = self._editor.selection
        self.show()
        return taken

    def cursor_moved(self) -> None:
        """Follow what is marked with the mouse."""
        selection = self._editor.selection
        if selection != self._shown:
            self._shown = selection
            self.vim.mouse_moved(selection.start, selection.end)
            self.show()

    def start_over(self) -> None:
        """Go to normal mode: another program is shown."""
        self.vim.start_over()
        self.show()

    def show(self) -> None:
        """Show the mode, what is half typed, and what there is to tell, in the last line of the editor."""
        vim, editor = self.vim, self._editor
        editor.draw_thin_cursor(vim.mode == "insert")
        wide = vim.mode == "command"
        if wide:
            text = vim.line
        elif vim.message is not None:
            text = say(editor, vim.message)
        else:
            text = f"{say(editor, MODES[vim.mode])} {vim.pending}".rstrip()
        style = editor.get_component_rich_style("editor--mode", partial=False)
        strip = Strip([Segment(f" {text}", style), Segment(" ", style + Style(reverse=wide))])
        if wide:
            strip = strip.adjust_cell_length(max(editor.size.width, strip.cell_length), style)
        editor.lay_over(_LINE, Box(0 if wide else -1, -1, [strip]))
