"""The source of the library, to be read."""

from tutor.source.lookup import Place
from tutor.tui.widgets.reading_editor import ReadingEditor


class SourceView(ReadingEditor):
    """Shows a module, with the cursor where a definition begins."""

    def __init__(self) -> None:
        super().__init__(id="source-code")
        self._shown = ""

    def show_place(self, place: Place) -> None:
        """Show the module of a place from its first line on."""
        if place.module.name != self._shown or not self.text:
            self._shown = place.module.name
            self.show(place.module.source)
        self.move_cursor((place.first - 1, 0))
        self.call_after_refresh(self.scroll_to, 0, place.first - 1, animate=False, force=True)
