"""The solution beside the learner's own program, and why it is as it is."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Container
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.text_pane import TextPane

_YOURS = Text(uz="Sizniki", en="Yours")
_SOLUTION = Text(uz="Yechim", en="Solution")
_EXPLANATION = Text(uz="Izoh", en="Explanation")
_KEYS = Text(uz="Tab — keyingi oyna, Esc — yopish", en="Tab: next pane, Esc: close")


class SolutionScreen(ModalScreen[None]):
    """Shows two programs to be read and copied from, and the explanation."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,ctrl+o", "dismiss", show=False, priority=True)]
    AUTO_FOCUS = "#theirs"

    def __init__(self, title: Text, own: str, solution: str, explanation: Text) -> None:
        super().__init__()
        self._title, self._own, self._solution, self._explanation = title, own, solution, explanation

    def compose(self) -> ComposeResult:
        """Make the three panes."""
        yield Static(id="title", markup=False)
        with Container(id="solution"):
            yield Editor(id="own")
            yield Editor(id="theirs")
            yield TextPane(id="explanation")
        yield Static(id="keys", markup=False)

    async def on_mount(self) -> None:
        """Fill the panes, and follow the language."""
        for name, source in (("#own", self._own), ("#theirs", self._solution)):
            editor = self.query_one(name, Editor)
            editor.read_only = True
            editor.show(source)
        follow_language(self.query_one("#title"), self._write)
        self._write()
        await self.query_one(TextPane).show(self._explanation)

    def _write(self) -> None:
        self.query_one("#title", Static).update(say(self, self._title))
        self.query_one("#keys", Static).update(say(self, _KEYS))
        for name, text in (("#own", _YOURS), ("#theirs", _SOLUTION), ("#explanation", _EXPLANATION)):
            self.query_one(name).border_title = say(self, text)
