"""A program to be read and copied from, in the editor's colours."""

from typing import ClassVar, Final

from textual.binding import BindingType

from tutor.tui.keys import bindings
from tutor.tui.widgets.editor import Editor

_EDITING: Final = frozenset({"undo", "redo", "cut", "paste", "toggle_comment", "dedent"})


class ReadingEditor(Editor):
    """Shows programs and edits none."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("copy")

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.read_only = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse whatever would change the text."""
        return False if action in _EDITING else super().check_action(action, parameters)
