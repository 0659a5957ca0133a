"""The table of contents: parts as headings, under them the lessons with how far each has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from tutor.course.manifest import LessonEntry, Manifest, Part
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.marks import State, mark
from tutor.tui.progress_bar import progress_bar
from tutor.tui.progress_keeper import Progress
from tutor.tui.widgets.choice_list import ChoiceList

if TYPE_CHECKING:  # read after the first frame
    from tutor.tui.course_facts import CourseFacts

_MINUTES: Final = Text(uz="{minutes} daq", en="{minutes} min")
_ROOMY: Final = 44
"""Cells from which on there is room for the minutes."""
_BAR: Final = 6


class LessonList(ChoiceList):
    """Chooses a lesson; the id of an option is the lesson's."""

    def __init__(self, manifest: Manifest, exercises: dict[str, list[str]], first: str | None) -> None:
        super().__init__(id="lessons")
        self._manifest, self._exercises, self._first = manifest, exercises, first
        self._progress: Progress | None = None
        self._facts: CourseFacts | None = None
        self._width = 0
        self._prompts: dict[int, Content] = {}
        self._begin: int | None = None

    def on_mount(self) -> None:
        """Fill the list, and follow the language."""
        follow_language(self, self._write)
        number = 0
        for part in self._manifest.parts:
            self.add_option(Option(self._heading(part), disabled=True))
            for entry in part.lessons:
                number += 1
                self.add_option(Option(self._line(entry, number), id=entry.id))
        chosen = self._first or self._manifest.lessons[0].id
        self.highlighted = self._begin = self.get_option_index(chosen)

    def show(self, progress: Progress | None) -> None:
        """Show the progress."""
        self._progress = progress
        self._write()

    def show_facts(self, facts: CourseFacts, chosen: str | None) -> None:
        """Show what was read of the lessons; choose one, unless the learner has moved already."""
        self._facts = facts
        self._write()
        if chosen is not None and self.highlighted == self._begin:
            self.highlighted = self.get_option_index(chosen)
        self._begin = None

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._write()

    def scroll_to_highlight(self, top: bool = False) -> None:
        """Keep the chosen lesson in sight, and above a part's first lesson the part's name."""
        super().scroll_to_highlight(top)
        place = self.highlighted
        if place and self.get_option_at_index(place - 1).disabled and self.scroll_y > place - 1:
            self.scroll_to(y=place - 1, animate=False, force=True, immediate=True)

    def state(self, lesson_id: str) -> State:
        """Return how far a lesson has come, by its exercises; by its steps where it has none."""
        ids = self._exercises[lesson_id]
        if self._progress is None:
            return State.OPEN
        states = {self._progress.state(exercise) for exercise in ids}
        if not ids and self._facts is not None:
            states = set(self._facts.states(lesson_id, self._progress))
        if states == {State.DONE}:
            return State.DONE
        return State.OPEN if states <= {State.OPEN} else State.TRIED

    def done(self, lesson_id: str) -> int:
        """Return how many exercises of a lesson are passed."""
        if self._progress is None:
            return 0
        return sum(self._progress.state(exercise) is State.DONE for exercise in self._exercises[lesson_id])

    def _write(self) -> None:
        index = number = 0
        for part in self._manifest.parts:
            self._replace(index, self._heading(part))
            index += 1
            for entry in part.lessons:
                number += 1
                self._replace(index, self._line(entry, number))
                index += 1

    def _replace(self, index: int, prompt: Content) -> None:
        old = self._prompts.get(index)
        if index < self.option_count and (old is None or not prompt.is_same(old)):
            self._prompts[index] = prompt
            self.replace_option_prompt_at_index(index, prompt)

    def _heading(self, part: Part) -> Content:
        count = sum(len(self._exercises[entry.id]) for entry in part.lessons)
        done = sum(self.done(entry.id) for entry in part.lessons)
        end = Content("")
        if count and self._progress is not None:
            end = Content.assemble(progress_bar(done, count, _BAR), (f"{f'{done}/{count}':>6}   ", "not bold"))
        return self._row(Content.styled(say(self, part.title), "bold $text-accent"), end)

    def _line(self, entry: LessonEntry, number: int) -> Content:
        count = len(self._exercises[entry.id])
        done = f"{self.done(entry.id)}/{count}" if count else ""
        end = Content.assemble((self._minutes(entry), "$muted"), f"{done:>6} ", mark(self.state(entry.id)), " ")
        return self._row(Content(f" {number:>2}  {say(self, entry.title)}"), end)

    def _minutes(self, entry: LessonEntry) -> str:
        outline = self._facts.outlines.get(entry.id) if self._facts is not None and self._width >= _ROOMY else None
        return say(self, _MINUTES.format(minutes=outline.minutes)) if outline else ""

    def _row(self, start: Content, end: Content) -> Content:
        room = max(self._width - end.cell_length, 8)
        return start.truncate(room, ellipsis=True).pad_right(max(room - start.cell_length, 0)) + end
