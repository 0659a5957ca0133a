"""The engine's own code: its modules in reading order at the left, the source of one at the right."""

from __future__ import annotations

from typing import ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.suggester import SuggestFromList
from textual.widgets import Input, OptionList, Static

from tutor.language import Text
from tutor.source.contents import MODULES
from tutor.source.lookup import NameUnknown, Place, find, names, whole
from tutor.source.words import unknown
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.module_list import ModuleList
from tutor.tui.widgets.one_line import OneLine
from tutor.tui.widgets.source_view import SourceView

_TITLE: Final = Text(uz="Kutubxona kodi", en="The library’s source")
_NAME: Final = Text(
    uz="Nom, masalan Adam yoki Value.backward; Enter — topish, Esc — bekor qilish",
    en="A name, such as Adam or Value.backward; Enter finds it, Esc cancels",
)

_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]


class SourceScreen(CourseScreen):
    """A reader for the engine's code; nothing here can be changed."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("source-read", "source-search", "source-leave")
    AUTO_FOCUS = "ModuleList"
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self) -> None:
        super().__init__(classes="source")
        self._place: Place | None = None

    def compose(self) -> ComposeResult:
        """Make the title, the list, the source, the line to search in, and the footer."""
        yield Static(id="title", markup=False)
        with Horizontal(id="source"):
            yield ModuleList()
            yield SourceView()
        yield OneLine(id="source-name")
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self.query_one("#title"), self._write)
        self._write()

    @property
    def modules(self) -> ModuleList:
        """Return the list at the left."""
        return self.query_one(ModuleList)

    @property
    def code(self) -> SourceView:
        """Return the source at the right."""
        return self.query_one(SourceView)

    @property
    def search_line(self) -> Input:
        """Return the line in which a name is typed."""
        return self.query_one(Input)

    def _read_names(self) -> None:
        """Offer all names to whoever types; they are read when first wanted, and in this thread: Python 3.11 parses in one."""
        if self.search_line.suggester is None:
            self.search_line.suggester = SuggestFromList(names(), case_sensitive=False)

    def _write(self) -> None:
        title = Content.assemble(("Ustoz", "bold $primary"), ("  ·  ", "$muted"))
        if self._place is None:
            title += Content.styled(say(self, _TITLE), "bold")
        else:
            module = self._place.module
            title += Content.assemble((module.shown_path, "bold"), f"  {say(self, module.about)}")
        self.query_one("#title", Static).update(title, layout=False)
        self.search_line.placeholder = say(self, _NAME)

    def _show(self, place: Place) -> None:
        self._place = place
        self.code.show_place(place)
        self._write()

    @on(OptionList.OptionHighlighted, "#modules")
    def _module_highlighted(self) -> None:
        name = self.modules.chosen
        if name and (self._place is None or name != self._place.module.name):
            self._show(whole(next(module for module in MODULES if module.name == name)))

    @on(OptionList.OptionSelected, "#modules")
    def _module_selected(self) -> None:
        self.code.focus()

    @on(Input.Submitted)
    def _search(self, event: Input.Submitted) -> None:
        name = event.value.strip()
        if not name:
            self.modules.focus()
            return
        try:
            place = find(name)
        except NameUnknown as error:
            self.tutor.tell(unknown(name, error), warning=True, seconds=10)
            return
        self._show(place)
        self.modules.choose(place.module.name)
        self.code.focus()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Give the code the whole width of a narrow screen while it is read, and show the search line while it is typed in."""
        self.set_class(event.widget is self.code, "-reading")
        self.set_class(event.widget is self.search_line, "-searching")

    def action_read(self) -> None:
        """Go to the source."""
        self.code.focus()

    def action_search(self) -> None:
        """Open the line in which a name is typed."""
        self.add_class("-searching")
        self.search_line.value = ""
        self.set_focus(self.search_line)  # at once: what is typed next is meant for it
        self.call_after_refresh(self._read_names)

    def action_leave(self) -> None:
        """Go one level back: to the list, and from there to where the reader came from."""
        if self.modules.has_focus:
            self.app.pop_screen()
        else:
            self.modules.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense from where the focus is."""
        if action == "read" and self.is_mounted:
            return self.modules.has_focus
        return not (action == "search" and self.is_mounted and self.search_line.has_focus)
