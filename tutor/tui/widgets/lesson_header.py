"""The first line of a lesson: its title, a mark for each step, and where the learner is."""

from collections.abc import Sequence

from textual.content import Content
from textual.events import Click
from textual.style import Style
from textual.widget import Widget

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.marks import State, mark

_READING = Text(uz="Dars oʻqilmoqda…", en="Reading the lesson…")

ROOMY = 8
"""Steps up to which their marks stand apart."""


class LessonHeader(Widget):
    """Shows title and steps. A click on a mark goes to its step."""

    ALLOW_SELECT = False

    def __init__(self, title: Text) -> None:
        super().__init__()
        self.title = title
        self._states: Sequence[State] = ()
        self._current = 0
        self._step_title: Text | None = None

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self.refresh)

    def show(self, states: Sequence[State], current: int, step_title: Text) -> None:
        """Show the state of every step, and which of them, from 0, is on the screen."""
        self._states, self._current, self._step_title = states, current, step_title
        self.refresh()

    async def on_click(self, event: Click) -> None:
        """Go to the step whose mark was clicked."""
        index = event.style.meta.get("step")
        if isinstance(index, int):
            await self.run_action(f"screen.go_to_step({index})")

    def render(self) -> Content:
        """Write the line; the lesson's title gives way first, then the step's."""
        title = Content.styled(say(self, self.title), "bold $primary")
        if self._step_title is None:
            return Content.assemble(" ", title, (f"  {say(self, _READING)}", "$muted"))
        between = Content(" " if len(self._states) <= ROOMY else "")
        marks = between.join(map(self._mark, range(len(self._states))))
        place = Content.assemble((f"{self._current + 1}/{len(self._states)} ", "$muted"), say(self, self._step_title))
        room = self.size.width - marks.cell_length - 6
        if title.cell_length + place.cell_length > room:
            title = title.truncate(max(room - place.cell_length, room // 3), ellipsis=True)
            place = place.truncate(max(room - title.cell_length, 0), ellipsis=True)
        gap = room - title.cell_length - place.cell_length
        return Content("").join([Content(" "), title, Content("  "), marks, Content("  "), place, Content(" " * gap)])

    def _mark(self, index: int) -> Content:
        content = mark(self._states[index])
        if index == self._current:
            content = Content.assemble(("[", "bold $primary"), content, ("]", "bold $primary"))
        return content.stylize(Style.from_meta({"step": index}))
