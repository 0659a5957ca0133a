"""The table of contents: parts as headings, under them the lessons with how far each has come."""

from __future__ import annotations

from textual.content import Content
from textual.events import Resize
from textual.widgets.option_list import Option

from tutor.course.manifest import LessonEntry, Manifest, Part
from tutor.tui.bilingual import follow_language, say
from tutor.tui.marks import State, mark
from tutor.tui.progress_keeper import Progress
from tutor.tui.widgets.choice_list import ChoiceList


class LessonList(ChoiceList):
    """Chooses a lesson; the id of an option is the lesson's."""

    def __init__(self, manifest: Manifest, exercises: dict[str, list[str]], first: str | None) -> None:
        super().__init__(id="lessons")
        self._manifest, self._exercises, self._first = manifest, exercises, first
        self._progress: Progress | None = None
        self._width = 0
        self._prompts: dict[int, Content] = {}

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
        self.highlighted = self.get_option_index(chosen)

    def show(self, progress: Progress | None) -> None:
        """Show the progress."""
        self._progress = progress
        self._write()

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        width = self.scrollable_content_region.width
        if width != self._width:
            self._width = width
            self._write()

    def state(self, lesson_id: str) -> State:
        """Return how far a lesson has come, by its exercises."""
        ids = self._exercises[lesson_id]
        if self._progress is None or not ids:
            return State.OPEN
        states = {self._progress.state(exercise) for exercise in ids}
        if states == {State.DONE}:
            return State.DONE
        return State.OPEN if states == {State.OPEN} else State.TRIED

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
        return Content.styled(f"{say(self, part.title)}", "bold $text-accent")

    def _line(self, entry: LessonEntry, number: int) -> Content:
        count = len(self._exercises[entry.id])
        done = f"{self.done(entry.id)}/{count}" if count else ""
        end = Content.assemble(f"{done:>5} ", mark(self.state(entry.id)), " ")
        start = Content(f" {number:>2}  {say(self, entry.title)}")
        room = max(self._width - end.cell_length, 8)
        return start.truncate(room, ellipsis=True).pad_right(max(room - start.cell_length, 0)) + end
