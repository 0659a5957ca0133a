"""What was tried at a step: attempts, runs and kept copies at the left or on top, what became of the chosen one beside it."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Final, Literal

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container, Vertical, VerticalScroll
from textual.content import Content
from textual.events import DescendantFocus
from textual.reactive import reactive
from textual.widgets import OptionList, Static
from textual.worker import Worker, WorkerState

from tutor.history import when
from tutor.history.entry import Entry
from tutor.language import Text
from tutor.sandbox.text import safe_text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.difference_view import DifferenceView
from tutor.tui.widgets.history_list import HistoryList, headline
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.past_result import PastResult
from tutor.tui.widgets.reading_editor import ReadingEditor
from tutor.tui.widgets.verdict_view import VerdictView

if TYPE_CHECKING:  # the store is slow to import
    from tutor.history.timeline import Row, Timeline

View = Literal["difference", "result", "program"]
VIEWS: Final[tuple[View, ...]] = ("difference", "result", "program")

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
_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]


class HistoryScreen(CourseScreen):
    """Shows the history of one step's program.

    `load` returns the history and is called in a thread; `take_back` puts an entry's program into the editor once this
    screen is gone.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "past-read", "past-view", "past-against", "past-restore", "past-look", "past-leave", "details"
    )
    AUTO_FOCUS = "HistoryList"
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    view: reactive[View] = reactive[View]("difference", init=False)
    against_before: reactive[bool] = reactive(False, init=False)

    def __init__(
        self, title: Text, present: str, load: Callable[[], Timeline], take_back: Callable[[Entry], None]
    ) -> None:
        super().__init__(classes="history")
        self._title, self._present, self._load, self._take_back = title, present, load, take_back
        self._timeline: Timeline | None = None

    def compose(self) -> ComposeResult:
        """Make the list and the three views."""
        yield Static(id="title", markup=False)
        with Container(id="history"):
            yield HistoryList()
            with Vertical(id="past-entry"):
                yield Static(id="past-head", markup=False)
                with VerticalScroll(id="past-lines"):
                    yield DifferenceView()
                yield PastResult()
                yield ReadingEditor(id="past-program")
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the language, and read the first page in a thread."""
        follow_language(self.query_one("#title"), self._write)
        self._write()
        self.query_one(DifferenceView).say_instead(_READING)
        self._show_view()
        self._read_more()

    @property
    def entries(self) -> HistoryList:
        """Return the list."""
        return self.query_one(HistoryList)

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
                self.query_one(DifferenceView).say_instead(_EMPTY)
            self._write()
            self.refresh_bindings()

    @on(OptionList.OptionHighlighted, "#past")
    def _chosen(self) -> None:
        self._show_entry()

    # What is shown of the chosen one

    def watch_view(self) -> None:
        """Show another side of the chosen one."""
        self._show_view()
        self._show_entry()

    def watch_against_before(self) -> None:
        """Compare with another program."""
        self._show_entry()

    def _show_view(self) -> None:
        for view, name in (("difference", "#past-lines"), ("result", "#past-result"), ("program", "#past-program")):
            self.query_one(name).display = view == self.view

    def _show_entry(self) -> None:
        row = self.entries.chosen
        if row is None:
            return
        if self.view == "difference":
            self._show_difference(row)
        elif self.view == "result":
            self.query_one(PastResult).show(row.entry)
        else:
            self.query_one(ReadingEditor).show(safe_text(row.entry.code, len(row.entry.code)))
        self._write()
        self.refresh_bindings()

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
        title = Content.assemble(
            ("Ustoz", "bold $primary"),
            ("  ·  ", "$muted"),
            (f"{say(self, _TITLE)}: {say(self, self._title)}", "bold"),
        )
        if (past := self._timeline) is not None and self.entries.rows:
            count = _COUNT.format(attempts=past.attempts, runs=past.runs, copies=past.copies)
            title += Content.styled(f"  ·  {say(self, count)}", "$muted")
        self.query_one("#title", Static).update(title, layout=False)
        against_before = self.view == "difference" and self.against_before
        name = _AGAINST_BEFORE if against_before else _NAMES[self.view]
        self.query_one("#past-entry").border_title = say(self, name)
        row, head = self.entries.chosen, Content("")
        if row is not None:
            head = headline(row, when.local_now(), speaker(self).language)
        self.query_one("#past-head", Static).update(head)

    # Keys

    def action_next_view(self) -> None:
        """Show the next of the three views."""
        self.view = VIEWS[(VIEWS.index(self.view) + 1) % len(VIEWS)]
        if not self.entries.has_focus:
            self.action_look()

    def action_read(self) -> None:
        """Show the program as it was, to be read."""
        self.view = "program"
        self.action_look()

    def action_look(self) -> None:
        """Go to what is shown."""
        names = {"difference": "#past-lines", "result": "#past-result", "program": "#past-program"}
        self.query_one(names[self.view]).focus()

    def action_details(self) -> None:
        """Unfold the verdict's details, or fold them again."""
        self.query_one(VerdictView).toggle_details()
        self.refresh_bindings()

    def action_against(self) -> None:
        """Compare with the present program, or with the one before."""
        self.view = "difference"
        self.against_before = not self.against_before

    def action_restore(self) -> None:
        """Take the chosen program back into the editor."""
        row = self.entries.chosen
        if row is not None:
            self.app.pop_screen()
            self._take_back(row.entry)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give what is read the whole of a narrow screen."""
        self.set_class(event.widget is not self.entries, "-reading")

    def action_leave(self) -> None:
        """Go back to the list, and from there to the lesson."""
        if self.entries.has_focus:
            self.app.pop_screen()
        else:
            self.remove_class("-reading")
            self.entries.focus()

    @on(OptionList.OptionSelected, "#past")
    def _selected(self) -> None:
        self.action_read()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense where there is something."""
        if action in ("read", "next_view", "against", "restore", "look"):
            return self.is_mounted and self.entries.chosen is not None
        if action == "details":
            return self.is_mounted and self.view == "result" and self.query_one(VerdictView).has_details
        return True
