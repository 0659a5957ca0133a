"""The list of lessons: parts, lessons and progress at the left, the chosen lesson at the right."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList, Static

from tutor.course.manifest import LessonEntry, exercise_ids
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.lesson_card import LessonCard
from tutor.tui.widgets.lesson_list import LessonList

_EXERCISES = Text(uz="{count} ta mashqdan {done} tasi bajarildi", en="{done} of {count} exercises done")


class HomeScreen(CourseScreen):
    """Where the course begins."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("outline", "to-lessons", "playground", "source")
    AUTO_FOCUS = "LessonList"

    def __init__(self, lesson: str | None = None) -> None:
        super().__init__()
        self._first = lesson
        self._exercises: dict[str, list[str]] = {}

    @property
    def lessons(self) -> LessonList:
        """Return the list at the left."""
        return self.query_one(LessonList)

    @property
    def card(self) -> LessonCard:
        """Return the lesson at the right."""
        return self.query_one(LessonCard)

    def compose(self) -> ComposeResult:
        """Make the title, the list and the card."""
        manifest = self.tutor.manifest
        self._exercises = {entry.id: exercise_ids(manifest.path, entry.id) for entry in manifest.lessons}
        yield Static(id="title", markup=False)
        with Horizontal(id="home"):
            yield LessonList(manifest, self._exercises, self._first)
            yield LessonCard(manifest.path)
        yield Static(id="notice", markup=False)
        yield KeyBar()

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
        state = (
            Content("")
            if self.tutor.progress is None
            else Content(say(self, _EXERCISES.format(done=done, count=count)))
        )
        gap = max(self.size.width - 2 - title.cell_length - state.cell_length, 2)
        self.query_one("#title", Static).update(title + " " * gap + state, layout=False)

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

    def action_outline(self) -> None:
        """Go to the steps of the highlighted lesson, at once: `focus()` would let keys that wait go to the list."""
        self.set_focus(self.card.query_one("#steps"))

    def action_to_lessons(self) -> None:
        """Go back to the list."""
        self.set_focus(self.lessons)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense from where the focus is."""
        if action in ("outline", "to_lessons") and self.is_mounted:
            return (action == "outline") == self.lessons.has_focus
        return True
