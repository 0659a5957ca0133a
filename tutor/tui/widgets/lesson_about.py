"""What a lesson is about: its title at once, the rest when it has been read."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from textual.content import Content

from tutor.course.manifest import LessonEntry
from tutor.language import Text
from tutor.tui.bilingual import say
from tutor.tui.inline import inline
from tutor.tui.marks import State, mark
from tutor.tui.progress_keeper import Progress
from tutor.tui.widgets.written import Written, hanging

if TYPE_CHECKING:  # pydantic is slow to import, and the first frame comes before it
    from tutor.course.schema import Lesson
    from tutor.tui.course_facts import CourseFacts

_MINUTES = Text(uz="Taxminan {minutes} daqiqa", en="About {minutes} minutes")
_TERMS = Text(uz="{terms} ta atama", en="terms: {terms}")
_LAST = Text(uz="Oxirgi marta: {when}", en="Last here: {when}")
_NEVER = Text(uz="Hali ochilmagan", en="Not opened yet")
_GOALS = Text(uz="Dars oxirida:", en="After this lesson:")
_MORE = Text(uz="… yana {count} ta", en="… {count} more")
_DONE = Text(uz="{count} qadamdan {done} tasi", en="{done} of {count} steps")
_BROKEN = Text(uz="Bu darsni oʻqib boʻlmadi:", en="This lesson cannot be read:")

_ALL: Final = 1_000
"""More rows than any description takes."""


class LessonAbout(Written):
    """Title, length, when it was last opened, summary and goals.

    Attributes:
        is_brief: leave out summary and goals: the steps need the room.
        counts_steps: tell how many steps are done, since the steps themselves are not in sight.
        room: how many rows there are; goals that do not fit are left out.

    """

    entry: LessonEntry | None = None
    lesson: Lesson | None = None
    facts: CourseFacts | None = None
    progress: Progress | None = None
    problems: Sequence[Text] = ()
    is_brief = False
    counts_steps = False
    room = _ALL

    def needed(self) -> int:
        """Return how many rows all of it takes."""
        return len(self._lines(self._width, room=_ALL, brief=False))

    def lines(self, width: int) -> list[Content]:
        """Write it line by line, wrapped."""
        return self._lines(width, room=self.room, brief=self.is_brief)

    def _lines(self, width: int, room: int, *, brief: bool) -> list[Content]:
        if self.entry is None:
            return []
        lines = [Content.styled(say(self, self.entry.title), "bold $primary")]
        if self.problems:
            lines += [Content(""), Content.styled(say(self, _BROKEN), "bold $text-error")]
            lines += [Content(say(self, problem)) for problem in self.problems]
        if self.lesson is not None:
            lines += [Content.styled(line, "$muted") for line in self._facts(self.lesson)]
            if not brief:
                if self.counts_steps:
                    lines += self._steps(self.lesson)
                lines += [Content(""), *hanging(Content(""), inline(say(self, self.lesson.summary).strip()), width)]
                lines += self._goals(self.lesson, width, room - len(lines))
        return lines

    def _facts(self, lesson: Lesson) -> list[str]:
        first = say(self, _MINUTES.format(minutes=lesson.minutes))
        if lesson.terms:
            first += f" · {say(self, _TERMS.format(terms=len(lesson.terms)))}"
        if self.facts is None:
            return [first]
        from tutor.history.when import local_now, when

        opened = self.facts.opened.get(lesson.id)
        return [first, say(self, _LAST.format(when=when(opened, local_now())) if opened else _NEVER)]

    def _steps(self, lesson: Lesson) -> list[Content]:
        """Write how many steps are done, and the mark of each."""
        states = self.facts.states(lesson.id, self.progress) if self.facts is not None else []
        if len(states) != len(lesson.steps):
            return []
        done = _DONE.format(done=sum(state is State.DONE for state in states), count=len(states))
        return [Content.assemble((f"{say(self, done)}  ", "$muted"), *map(mark, states))]

    def _goals(self, lesson: Lesson, width: int, room: int) -> list[Content]:
        """Write the goals that fit, each whole, and how many there are besides."""
        goals = [hanging(Content("• "), inline(say(self, goal)), width) for goal in lesson.goals]
        heading = [Content(""), Content.styled(say(self, _GOALS), "bold")]
        fitting = len(goals)
        while fitting and len(heading) + sum(map(len, goals[:fitting])) + (fitting < len(goals)) > room:
            fitting -= 1
        lines = [*heading, *(line for goal in goals[:fitting] for line in goal)] if fitting else []
        if lines and fitting < len(goals):
            lines.append(Content.styled(f"  {say(self, _MORE.format(count=len(goals) - fitting))}", "$muted"))
        return lines
