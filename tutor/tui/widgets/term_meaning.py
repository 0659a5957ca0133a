"""What a term of the glossary means, in both languages, and in which lessons it is."""

from textual.content import Content

from tutor.course.glossary import GlossaryTerm
from tutor.course.manifest import Manifest
from tutor.language import LANGUAGES, Text
from tutor.tui.bilingual import say, speaker
from tutor.tui.inline import inline
from tutor.tui.widgets.written import Written, hanging

_FIRST = Text(uz="Dars: {lesson}", en="Lesson: {lesson}")
_MORE = Text(uz="Yana: {lessons}", en="Also in: {lessons}")


class TermMeaning(Written):
    """Shows one term."""

    def __init__(self, manifest: Manifest) -> None:
        super().__init__(id="meaning")
        self._titles = {entry.id: entry.title for entry in manifest.lessons}
        self._term: GlossaryTerm | None = None

    def show(self, term: GlossaryTerm | None) -> None:
        """Show another term."""
        if term != self._term:
            self._term = term
            self.rewrite()

    def lines(self, width: int) -> list[Content]:
        """Write the names, the meaning in either language, and the lessons."""
        term = self._term
        if term is None:
            return []
        language = speaker(self).language
        [other] = [one for one in LANGUAGES if one != language]
        lines = [Content.assemble((term.name[language], "bold $primary"), (f"  =  {term.name[other]}", "bold"))]
        lines += hanging(Content("  "), inline(term.meaning[language].strip()), width)
        lines += hanging(Content("  "), inline(term.meaning[other].strip()).stylize("$muted"), width)
        first, *more = (say(self, self._titles[lesson]) for lesson in term.lessons)
        place = say(self, _FIRST.format(lesson=first))
        if more:
            place += ". " + say(self, _MORE.format(lessons=", ".join(more)))
        return [*lines, *hanging(Content(""), Content.styled(place, "$text-accent"), width)]
