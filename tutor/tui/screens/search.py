"""Searching the whole course: results follow what is typed; Enter opens the place."""

from __future__ import annotations

from functools import partial
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from tutor.course.manifest import Manifest
from tutor.course.search.excerpt import excerpt
from tutor.course.search.index import Found, Results, SearchIndex
from tutor.course.search.passages import Passage
from tutor.language import LANGUAGE_NAMES, Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.screens.look_up import LookUp
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.query_line import QueryLine
from tutor.tui.widgets.result_list import ResultList
from tutor.tui.widgets.title_bar import TitleBar

_TITLE: Final = Text(uz="Qidirish", en="Search")
_TYPE: Final = Text(uz="Nimani qidiramiz?", en="What are you looking for?")
_COUNT: Final = Text(uz="topildi: {count}", en="found: {count}")
_BEST: Final = Text(uz="topildi: {count}, eng yaxshi {shown} tasi", en="found: {count}, the best {shown}")
_READING: Final = Text(uz="darslar oʻqilmoqda: {done}/{count}", en="reading lessons: {done}/{count}")
_HOW: Final = (
    Text(
        uz="Darslar, vazifalar, test savollari va lugʻatdan qidiriladi, ikkala tilda.",
        en="Lessons, tasks, quiz questions and the glossary are searched, in both languages.",
    ),
    Text(
        uz="Soʻzning boshi yetarli. ʻ belgisi shart emas: yoqotish — yoʻqotish.",
        en="The beginning of a word is enough. The sign ʻ may be left out: yoqotish finds yoʻqotish.",
    ),
    Text(uz="Bir necha soʻz yozsangiz, hammasi bor joylar chiqadi.", en="Of several words all must be there."),
)
_NOTHING: Final = Text(
    uz="Hech narsa topilmadi. Kamroq soʻz yoki soʻzning faqat boshini yozib koʻring.",
    en="Nothing was found. Try fewer words, or only the beginning of a word.",
)
_TERM: Final = Text(uz="Lugʻat", en="Glossary")


class _Result(Option):
    """A passage in the list; whoever chose it gets it, also when something else was found meanwhile."""

    def __init__(self, prompt: Content, passage: Passage) -> None:
        super().__init__(prompt)
        self.passage = passage


class SearchScreen(LookUp[None], CourseScreen):
    """Leads to the place that is chosen. The index lives as long as the screen."""

    class Indexed(Message):
        """So many lessons can be searched now."""

        def __init__(self, lessons: int) -> None:
            super().__init__()
            self.lessons = lessons

    def __init__(self, query: str = "") -> None:
        super().__init__(classes="look-up search")
        self._query = query
        self._index = SearchIndex()
        self._lessons = 0
        self._results = Results([], 0)

    def compose(self) -> ComposeResult:
        """Make the title, the line, the results and the footer."""
        yield TitleBar()
        yield QueryLine(self._query)
        yield ResultList(id="results-found")
        yield KeyBar()

    def on_mount(self) -> None:
        """Read the course in a thread, and follow the language."""
        self.line.action_select_all()
        follow_language(self.line, self._search)
        self._search()
        self.run_worker(partial(self._read, self.tutor.manifest), group="index", thread=True, exit_on_error=False)

    def on_resize(self, _event: Resize) -> None:
        """Use the whole width."""
        self._write()

    def _read(self, manifest: Manifest) -> None:
        for count in self._index.read(manifest):
            self.post_message(self.Indexed(count))
        self.post_message(self.Indexed(len(manifest.lessons)))

    @on(Indexed)
    def _indexed(self, event: Indexed) -> None:
        self._lessons = event.lessons
        self._search()

    @on(Input.Changed)
    def _search(self) -> None:
        self.tutor.last_query = self.line.value
        self._results = self._index.find(self.line.value, self.tutor.language)
        self._write()

    def _write(self) -> None:
        self._write_title()
        self.line.placeholder = say(self, _TYPE)
        width = max(self.size.width - 3, 20)
        options: list[Option] = [_Result(self._result(found, width), found.passage) for found in self._results.found]
        reading = self._lessons < len(self.tutor.manifest.lessons)
        if not options:
            asked = self.line.value.strip()
            told = () if reading and asked else (_NOTHING,) if asked else _HOW
            options = [Option(Content.styled(say(self, text), "$muted"), disabled=True) for text in told]
        self.choices.set_options(options)
        self.choices.highlighted = 0 if self._results.found else None

    def _write_title(self) -> None:
        count, shown = self._results.count, len(self._results.found)
        lessons = len(self.tutor.manifest.lessons)
        if self._lessons < lessons:
            state = _READING.format(done=self._lessons, count=lessons)
        elif shown < count:
            state = _BEST.format(count=count, shown=shown)
        else:
            state = _COUNT.format(count=count)
        told = self.line.value.strip() or self._lessons < lessons
        self.query_one(TitleBar).show(say(self, _TITLE), say(self, state) if told else "")

    def _result(self, found: Found, width: int) -> Content:
        passage, language = found.passage, self.tutor.language
        title = passage.title[found.language]
        if passage.kind == "lesson":
            place = Content.styled(title, "bold")
        elif passage.kind == "step":
            place = Content.assemble((passage.lesson.title[language], "bold"), " – ", title)
        else:
            other = passage.title.uz if found.language == "en" else passage.title.en
            equals = f" = {other}" if other != title else ""
            place = Content.assemble((say(self, _TERM), "bold"), " – ", title, (equals, "$muted"))
        if found.language != language:
            place += Content.styled(f"  [{LANGUAGE_NAMES[found.language]}]", "$muted")
        sentence, marks = excerpt(found.sentence, found.marks, width - 3)
        line = Content(f"   {sentence}")
        for start, end in marks:
            line = line.stylize("bold underline", start + 3, end + 3)
        return Content("\n").join([Content(" ") + place, line])

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if not isinstance(event.option, _Result):
            return
        passage = event.option.passage
        if passage.kind == "term":
            self.tutor.open_glossary(passage.title.en)
        else:
            self.tutor.open_place(passage.lesson, passage.step)
