"""The list of lessons: parts, lessons and progress at the left, the chosen lesson at the right, what is next above."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus, Resize
from textual.widgets import OptionList, Static
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry, exercise_ids
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.progress_bar import progress_bar
from tutor.tui.screens import opening
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.lesson_card import LessonCard
from tutor.tui.widgets.lesson_list import LessonList
from tutor.tui.widgets.next_line import NextLine

if TYPE_CHECKING:  # read after the first frame
    from tutor.tui.course_facts import CourseFacts
    from tutor.tui.whats_next import Next

_EXERCISES = Text(uz="{count} ta mashqdan {done} tasi bajarildi", en="{done} of {count} exercises done")
_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]
_BAR: Final = 12
"""Cells of the bar for the whole course."""


class HomeScreen(CourseScreen):
    """Where the course begins."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "go-on", "outline", "to-lessons", "playground", "source", "certificate"
    )
    AUTO_FOCUS = "LessonList"
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, lesson: str | None = None) -> None:
        super().__init__()
        self._first = lesson
        self._exercises: dict[str, list[str]] = {}
        self._next: Next | None = None

    @property
    def lessons(self) -> LessonList:
        """Return the list at the left."""
        return self.query_one(LessonList)

    @property
    def card(self) -> LessonCard:
        """Return the lesson at the right."""
        return self.query_one(LessonCard)

    def compose(self) -> ComposeResult:
        """Make the title, what is next, the list and the card."""
        manifest = self.tutor.manifest
        self._exercises = {entry.id: exercise_ids(manifest.path, entry.id) for entry in manifest.lessons}
        yield Static(id="title", markup=False)
        yield NextLine()
        with Horizontal(id="home"):
            yield LessonList(manifest, self._exercises, self._first)
            yield LessonCard(manifest.path)
        yield Static(id="notice", markup=False)
        yield KeyBar(first=("open", "outline", "to-lessons", "search", "playground", "glossary"))

    def on_mount(self) -> None:
        """Follow the language and the progress."""
        follow_language(self.query_one("#title"), self._write_title)
        follow_language(self.query_one("#notice"), self._write_notice)
        self.watch(self.app, "progress", self._show_progress)

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        self._write_title()

    def _show_progress(self) -> None:
        self.lessons.show(self.tutor.progress)
        self.card.show_progress(self.tutor.progress)
        self._write_title()
        self._write_notice()
        if self.tutor.progress is not None:
            self.run_worker(self._read_facts, group="facts", thread=True, exclusive=True)

    # What is read after the first frame

    def _read_facts(self) -> CourseFacts:
        from tutor.tui.course_facts import read_facts

        return read_facts(self.tutor.manifest, self.tutor.keeper)

    @on(Worker.StateChanged)
    def _facts_read(self, event: Worker.StateChanged) -> None:
        if event.worker.group != "facts" or event.state is not WorkerState.SUCCESS or event.worker.result is None:
            return
        from tutor.tui.whats_next import whats_next

        facts: CourseFacts = event.worker.result
        self._next = whats_next(self.tutor.manifest, facts, self.tutor.progress)
        self.lessons.show_facts(facts, self._next.lesson.id if self._next and self._first is None else None)
        self.card.show_facts(facts)
        self.query_one(NextLine).show(self._next)

    def action_go_on(self) -> None:
        """Go to what is next."""
        if self._next is not None:
            self.tutor.open_lesson(self._next.lesson, self._next.step.id)

    @on(NextLine.Clicked)
    def _next_clicked(self) -> None:
        self.action_go_on()

    # Titles

    def _write_notice(self) -> None:
        notice = self.tutor.progress.notice if self.tutor.progress else None
        widget = self.query_one("#notice", Static)
        widget.display = notice is not None
        if notice is not None:
            widget.update(f"! {say(self, notice)}")

    def _write_title(self) -> None:
        manifest = self.tutor.manifest
        title = Content.assemble(("Ustoz", "bold $primary"), ("  ·  ", "$muted"), (say(self, manifest.title), "bold"))
        count = sum(map(len, self._exercises.values()))
        done = sum(self.lessons.done(entry.id) for entry in manifest.lessons)
        state = Content("")
        if self.tutor.progress is not None and count:
            told = say(self, _EXERCISES.format(done=done, count=count))
            state = Content.assemble(f"{told}  ", progress_bar(done, count, _BAR))
        room = self.size.width - 4 - state.cell_length
        if title.cell_length > room:
            title = title.truncate(max(room, 8), ellipsis=True)
        gap = max(self.size.width - 2 - title.cell_length - state.cell_length, 2)
        self.query_one("#title", Static).update(title + " " * gap + state, layout=False)

    # The list and the card

    @property
    def _highlighted(self) -> LessonEntry | None:
        option = self.lessons.highlighted_option
        return self.tutor.manifest.lesson(option.id or "") if option else None

    @on(OptionList.OptionHighlighted, "#lessons")
    def _show_lesson(self) -> None:
        if entry := self._highlighted:
            self.card.show(entry)

    @on(OptionList.OptionSelected, "#lessons")
    def _lesson_selected(self) -> None:
        if entry := self._highlighted:
            self.tutor.open_lesson(entry)

    @on(LessonCard.StepChosen)
    def _step_chosen(self, event: LessonCard.StepChosen) -> None:
        if entry := self._highlighted:
            self.tutor.open_lesson(entry, event.step_id)

    def action_certificate(self) -> None:
        """Show the certificate of completion."""
        self.app.push_screen(opening.certificate())

    def action_outline(self) -> None:
        """Go to the steps of the highlighted lesson, at once: `focus()` would let keys that wait go to the list."""
        self.card.unfold()
        self.set_focus(self.card.query_one("#steps"))

    def action_to_lessons(self) -> None:
        """Go back to the list."""
        self.set_focus(self.lessons)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give the card to the description again when the list is gone back to."""
        if event.widget is self.lessons:
            self.card.fold()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense from where the focus is."""
        if action in ("outline", "to_lessons") and self.is_mounted:
            return (action == "outline") == self.lessons.has_focus
        return action != "go_on" or self._next is not None
