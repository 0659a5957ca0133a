"""Source to be read: an editor that edits nothing."""

from typing import ClassVar, Final

from textual.binding import BindingType

from tutor.source.lookup import Place
from tutor.tui.keys import bindings
from tutor.tui.widgets.editor import Editor

_EDITING: Final = frozenset({"undo", "redo", "cut", "paste", "toggle_comment", "dedent"})


class SourceView(Editor):
    """Shows a module, with the cursor where a definition begins."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("copy")

    def __init__(self) -> None:
        super().__init__(id="source-code")
        self.read_only = True
        self._shown = ""

    def show_place(self, place: Place) -> None:
        """Show the module of a place from its first line on."""
        if place.module.name != self._shown or not self.text:
            self._shown = place.module.name
            self.show(place.module.source)
        self.move_cursor((place.first - 1, 0))
        self.call_after_refresh(self.scroll_to, 0, place.first - 1, animate=False, force=True)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Refuse whatever would change the text."""
        return False if action in _EDITING else super().check_action(action, parameters)
