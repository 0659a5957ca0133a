"""What was tried at a step: attempts, runs and kept copies at the left or on top, what became of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.events import DescendantFocus
from textual.widgets import OptionList
from textual.worker import Worker, WorkerState

from tutor.history.entry import Entry
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.history_list import HistoryList
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.past_entry import PastEntry
from tutor.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:  # the store is slow to import
    from tutor.history.timeline import Row, Timeline

_TITLE = Text(uz="Tarix", en="History")
_COUNT = Text(
    uz="urinishlar: {attempts}, bajarishlar: {runs}, nusxalar: {copies}",
    en="attempts: {attempts}, runs: {runs}, copies: {copies}",
)
_READING = Text(uz="Oʻqilmoqda…", en="Reading…")
_EMPTY = Text(
    uz="Bu yerda hali hech narsa yoʻq. Dasturni bajaring (F5) yoki tekshiring (F6): har biri shu roʻyxatga yoziladi.",
    en="There is nothing here yet. Run the program (F5) or check it (F6): each time is written into this list.",
)
_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]


class HistoryScreen(CourseScreen):
    """Shows the history of one step's program.

    `load` returns the history and is called in a thread; `take_back` puts an entry's program into the editor once this
    screen is gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "past-read", "past-view", "past-restore", "past-leave", "past-against", "past-look", "details"
    )
    AUTO_FOCUS = "HistoryList"
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(
        self, title: Text, present: str, load: Callable[[], Timeline], take_back: Callable[[Entry], None]
    ) -> None:
        super().__init__(classes="history")
        self._title, self._present, self._load, self._take_back = title, present, load, take_back
        self._timeline: Timeline | None = None

    def compose(self) -> ComposeResult:
        """Make the list, and what shows the chosen entry."""
        yield TitleBar()
        with Container(id="history"):
            yield HistoryList()
            yield PastEntry(self._present)
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the language, and read the first page in a thread."""
        follow_language(self.query_one(TitleBar), self._write)
        self._write()
        self.entry.say_instead(_READING)
        self._read_more()

    @property
    def entries(self) -> HistoryList:
        """Return the list."""
        return self.query_one(HistoryList)

    @property
    def entry(self) -> PastEntry:
        """Return what shows the chosen entry."""
        return self.query_one(PastEntry)

    @on(HistoryList.WantsMore)
    def _read_more(self) -> None:
        if self._timeline is not None and self._timeline.is_read:
            return
        if not any(worker.group == "past" and not worker.is_finished for worker in self.workers):
            self.run_worker(self._page, group="past", thread=True)

    def _page(self) -> list[Row]:
        if self._timeline is None:
            self._timeline = self._load()
        return self._timeline.more()

    @on(Worker.StateChanged)
    def _read(self, event: Worker.StateChanged) -> None:
        if event.worker.group == "past" and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            self.entries.add(event.worker.result)
            if not self.entries.rows:
                self.entry.say_instead(_EMPTY)
            self._write()
            self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#past")
    def _chosen(self) -> None:
        if (row := self.entries.chosen) is not None:
            self.entry.show(row)
            self.refresh_bindings()

    def _write(self) -> None:
        past, state = self._timeline, ""
        if past is not None and self.entries.rows:
            state = say(self, _COUNT.format(attempts=past.attempts, runs=past.runs, copies=past.copies))
        self.query_one(TitleBar).show(f"{say(self, _TITLE)}: {say(self, self._title)}", state)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give what is read the whole of a narrow screen."""
        self.set_class(event.widget is not self.entries, "-reading")

    # Keys

    def action_next_view(self) -> None:
        """Show the chosen entry from its next side."""
        self.entry.next_view()
        if not self.entries.has_focus:
            self.action_look()
        self.refresh_bindings()

    @on(OptionList.OptionSelected, "#past")
    def action_read(self) -> None:
        """Show the program as it was, to be read."""
        self.entry.view = "program"
        self.action_look()

    def action_look(self) -> None:
        """Go to what is shown."""
        self.entry.look()

    def action_details(self) -> None:
        """Unfold the verdict's details, or fold them again."""
        self.entry.toggle_details()

    def action_against(self) -> None:
        """Compare with the present program, or with the one before."""
        self.entry.view = "difference"
        self.entry.against_before = not self.entry.against_before

    def action_restore(self) -> None:
        """Take the chosen program back into the editor."""
        row = self.entries.chosen
        if row is not None:
            self.app.pop_screen()
            self._take_back(row.entry)

    def action_leave(self) -> None:
        """Go back to the list, and from there to the lesson."""
        if self.entries.has_focus:
            self.app.pop_screen()
        else:
            self.remove_class("-reading")
            self.entries.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense where there is something."""
        if not self.is_mounted:
            return True
        if action in ("read", "next_view", "against", "restore", "look"):
            return self.entries.chosen is not None
        return self.entry.has_details if action == "details" else True
