"""One entry of the history from three sides: what differs, what it gave, and its program to be read."""

from __future__ import annotations

from typing import Final, Literal

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widgets import Static

from tutor.history import when
from tutor.history.timeline import Row
from tutor.language import Text
from tutor.sandbox.text import safe_text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.widgets.difference_view import DifferenceView
from tutor.tui.widgets.history_list import headline
from tutor.tui.widgets.past_result import PastResult
from tutor.tui.widgets.reading_editor import ReadingEditor
from tutor.tui.widgets.verdict_view import VerdictView

View = Literal["difference", "result", "program"]
_PANES: Final[dict[View, str]] = {"difference": "past-lines", "result": "past-result", "program": "past-program"}

_NAMES: Final[dict[View, Text]] = {
    "difference": Text(
        uz="Undan beri nima oʻzgargan (− oʻshanda, + hozir)", en="What has changed since (− then, + now)"
    ),
    "result": Text(uz="Natijasi", en="Its result"),
    "program": Text(uz="Oʻsha paytdagi dastur", en="The program as it was"),
}
_AGAINST_BEFORE = Text(
    uz="Oldingisiga nisbatan nima oʻzgargan (− oldin, + oʻshanda)",
    en="What was changed in it (− in the one before, + then)",
)
_THE_FIRST = Text(
    uz="Bundan oldin hech narsa yoʻq: bu eng birinchisi.",
    en="There is nothing before this one: it is the very first.",
)


class PastEntry(Vertical):
    """Shows one row of the history; `present` is the program in the editor."""

    view: reactive[View] = reactive[View]("difference", init=False)
    against_before: reactive[bool] = reactive(False, init=False)
    """Whether the difference is that from the entry before, not that to the present program."""

    def __init__(self, present: str) -> None:
        super().__init__(id="past-entry")
        self._present = present
        self._row: Row | None = None

    def compose(self) -> ComposeResult:
        """Make the headline and the three views."""
        yield Static(id="past-head", markup=False)
        with VerticalScroll(id="past-lines"):
            yield DifferenceView()
        yield PastResult()
        yield ReadingEditor(id="past-program")

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)
        self._show()

    def show(self, row: Row) -> None:
        """Show another row."""
        self._row = row
        self._show()

    def say_instead(self, text: Text) -> None:
        """Say why there is nothing to show."""
        self.query_one(DifferenceView).say_instead(text)

    def watch_view(self) -> None:
        """Show another side."""
        self._show()

    def watch_against_before(self) -> None:
        """Compare with another program."""
        self._show()

    def next_view(self) -> None:
        """Show the next of the three sides."""
        views = list(_PANES)
        self.view = views[(views.index(self.view) + 1) % len(views)]

    def look(self) -> None:
        """Give the focus to what is shown."""
        self.query_one(f"#{_PANES[self.view]}").focus()

    @property
    def has_details(self) -> bool:
        """Return whether there are details to unfold or to fold."""
        return self.view == "result" and self.query_one(VerdictView).has_details

    def toggle_details(self) -> None:
        """Unfold the verdict's details, or fold them again."""
        self.query_one(VerdictView).toggle_details()

    def _show(self) -> None:
        for view, pane in _PANES.items():
            self.query_one(f"#{pane}").display = view == self.view
        self._write()
        row = self._row
        if row is None:
            return
        if self.view == "difference":
            self._show_difference(row)
        elif self.view == "result":
            self.query_one(PastResult).show(row.entry)
        else:
            self.query_one(ReadingEditor).show(safe_text(row.entry.code, len(row.entry.code)))

    def _show_difference(self, row: Row) -> None:
        shown = self.query_one(DifferenceView)
        if not self.against_before:
            shown.show(row.entry.code, self._present)
        elif row.before is not None:
            shown.show(row.before.code, row.entry.code)
        else:
            shown.say_instead(_THE_FIRST)
        self.query_one("#past-lines").scroll_home(animate=False)

    def _write(self) -> None:
        against_before = self.view == "difference" and self.against_before
        self.border_title = say(self, _AGAINST_BEFORE if against_before else _NAMES[self.view])
        told = headline(self._row, when.local_now(), speaker(self).language) if self._row is not None else Content("")
        self.query_one("#past-head", Static).update(told)
