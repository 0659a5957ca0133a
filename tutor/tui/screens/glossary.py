"""The glossary of the course: its terms in both languages, in the order of the alphabet of the one that is shown."""

from __future__ import annotations

from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option
from textual.worker import Worker, WorkerState

from tutor.course.glossary import GlossaryTerm, in_order, matching, nearest, read_glossary
from tutor.course.search.first_use import first_use
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.screens.look_up import LookUp
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.query_line import QueryLine
from tutor.tui.widgets.result_list import ResultList
from tutor.tui.widgets.term_meaning import TermMeaning
from tutor.tui.widgets.title_bar import TitleBar

_TITLE: Final = Text(uz="Lugʻat", en="Glossary")
_TYPE: Final = Text(uz="Atama, oʻzbekcha yoki inglizcha", en="A term, in English or in Uzbek")
_COUNT: Final = Text(uz="{count} ta atama", en="terms: {count}")
_SOME: Final = Text(uz="{all} ta atamadan {count} tasi", en="terms: {count} of {all}")
_NONE: Final = Text(
    uz="Bunday atama yoʻq. Matnlardan qidirish: Alt+F", en="There is no such term. Search the texts: Alt+F"
)
_EMPTY: Final = Text(uz="Bu kursning lugʻati yoʻq.", en="This course has no glossary.")


class GlossaryScreen(LookUp[None], CourseScreen):
    """Lists the terms; what is typed narrows the list. Enter opens the lesson that introduces the term."""

    def __init__(self, words: str = "") -> None:
        super().__init__(classes="look-up glossary")
        self._words = words
        self._terms: list[GlossaryTerm] | None = None
        self.shown: list[GlossaryTerm] = []

    def compose(self) -> ComposeResult:
        """Make the title, the line, the terms, the meaning of one and the footer."""
        yield TitleBar()
        yield QueryLine()
        yield ResultList(id="terms")
        yield TermMeaning(self.tutor.manifest)
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the terms in a thread, and follow the language."""
        follow_language(self.line, self._narrow)
        self._narrow()
        self.run_worker(lambda: read_glossary(self.tutor.manifest), group="terms", thread=True)

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        self._narrow()

    @on(Worker.StateChanged)
    def _read(self, event: Worker.StateChanged) -> None:
        if event.worker.group == "terms" and event.state is WorkerState.SUCCESS:
            self._terms = event.worker.result
            wanted = nearest(self._terms or (), self._words)
            self._narrow(wanted)
            if self._words and wanted is None:
                self.line.value = self._words

    @on(Input.Changed)
    def _typed(self) -> None:
        self._narrow()

    def _narrow(self, chosen: GlossaryTerm | None = None) -> None:
        """List the terms that fit, with one of them highlighted: the best, or the one that was, where all are shown."""
        typed = self.line.value
        before = chosen or self._chosen
        self.shown = matching(in_order(self._terms or (), self.tutor.language), typed)
        column = max(self.size.width // 2 - 2, 20)
        options = [Option(self._row(term, column), id=str(place)) for place, term in enumerate(self.shown)]
        if not options and self._terms is not None:
            options = [Option(Content.styled(say(self, _NONE if self._terms else _EMPTY), "$muted"), disabled=True)]
        self.choices.set_options(options)
        kept = before in self.shown and (chosen is not None or not typed.strip())
        place = self.shown.index(before) if before is not None and kept else 0
        self.choices.highlighted = place if self.shown else None
        self._write()

    def _row(self, term: GlossaryTerm, column: int) -> Content:
        own, other = (term.name.uz, term.name.en) if self.tutor.language == "uz" else (term.name.en, term.name.uz)
        first = Content(f" {own}").truncate(column, ellipsis=True)
        return Content.assemble(first.pad_right(max(column - first.cell_length, 0)), (f" {other}", "$muted"))

    @property
    def _chosen(self) -> GlossaryTerm | None:
        place = self.choices.highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    @on(OptionList.OptionHighlighted)
    def _explain(self) -> None:
        self.query_one(TermMeaning).show(self._chosen)

    def _write(self) -> None:
        self.line.placeholder = say(self, _TYPE)
        count = len(self._terms or ())
        text = _COUNT if len(self.shown) == count else _SOME
        state = say(self, text.format(count=len(self.shown), all=count)) if count else ""
        self.query_one(TitleBar).show(say(self, _TITLE), state)
        self._explain()

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if term := self._chosen:
            self.tutor.open_place(*first_use(self.tutor.manifest, term))
