"""The solution beside the learner's own program, in rows with it, and why it is as it is."""

from typing import ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Container
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tutor.history.side_by_side import SIGNS, changes, side_by_side
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import bindings
from tutor.tui.screens.exact_screen import ExactScreen
from tutor.tui.widgets.compared_editor import ComparedEditor
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.text_pane import TextPane

_YOURS = Text(uz="Sizniki", en="Yours")
_SOLUTION = Text(uz="Yechim", en="Solution")
_EXPLANATION = Text(uz="Izoh", en="Explanation")
_LEGEND = Text(
    uz=f"{SIGNS['changed']} farq qiladi  {SIGNS['left']} faqat sizda  {SIGNS['right']} faqat yechimda",
    en=f"{SIGNS['changed']} differs  {SIGNS['left']} only in yours  {SIGNS['right']} only in the solution",
)
_ALIKE = Text(uz="ikkala dastur bir xil", en="both programs are the same")

_WIDTHS: Final = [(0, "-narrow"), (100, "-wide")]


class SolutionScreen(ExactScreen[None]):
    """Shows two programs to be read and copied from, which scroll together, and the explanation.

    Where it is narrow, the programs stand one above the other, and the explanation takes their place on Tab.
    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "solution-pane", "solution-change", "solution-change-back", "solution-close"
    )
    HORIZONTAL_BREAKPOINTS = _WIDTHS
    AUTO_FOCUS = "#theirs"

    def __init__(self, title: Text, own: str, solution: str, explanation: Text) -> None:
        super().__init__()
        self._title, self._explanation = title, explanation
        self._rows = side_by_side(own, solution)

    def compose(self) -> ComposeResult:
        """Make the three panes."""
        yield Static(id="title", markup=False)
        with Container(id="solution"):
            yield ComparedEditor(left=True, id="own")
            yield ComparedEditor(left=False, id="theirs")
            yield TextPane(id="explanation")
        yield KeyBar()

    async def on_mount(self) -> None:
        """Fill the panes, and follow the language."""
        own, theirs = self._programs
        for editor, other in ((own, theirs), (theirs, own)):
            editor.show_rows(self._rows)
            self._scroll_together(editor, other)
        follow_language(self.query_one("#title"), self._write)
        self._write()
        await self.query_one(TextPane).show(self._explanation)

    def _scroll_together(self, leading: ComparedEditor, led: ComparedEditor) -> None:
        """Let one program follow the other; only the one with the focus leads, so that they do not chase each other."""

        def follow() -> None:
            if leading.has_focus:
                led.scroll_to(leading.scroll_offset.x, leading.scroll_offset.y, animate=False)

        self.watch(leading, "scroll_x", follow, init=False)
        self.watch(leading, "scroll_y", follow, init=False)

    @property
    def _programs(self) -> tuple[ComparedEditor, ComparedEditor]:
        return self.query_one("#own", ComparedEditor), self.query_one("#theirs", ComparedEditor)

    def on_resize(self) -> None:
        """Use the whole width."""
        self._write()

    def _write(self) -> None:
        legend = Content.styled(say(self, _LEGEND if changes(self._rows) else _ALIKE), "$muted")
        title = Content.styled(say(self, self._title), "bold")
        gap = max(self.size.width - 2 - title.cell_length - legend.cell_length, 2)
        self.query_one("#title", Static).update(title + " " * gap + legend)
        for name, text in (("#own", _YOURS), ("#theirs", _SOLUTION), ("#explanation", _EXPLANATION)):
            self.query_one(name).border_title = say(self, text)

    def action_next_pane(self) -> None:
        """Go round: the solution, the explanation, one's own program."""
        own, theirs = self._programs
        explanation = self.query_one(TextPane)
        ring: list[Widget] = [theirs, explanation, own]
        at = ring.index(self.focused) if self.focused in ring else 0
        following = ring[(at + 1) % len(ring)]
        self.set_class(following is explanation, "-explaining")
        self.set_focus(following)

    def action_next_change(self, step: int) -> None:
        """Go to where the next stretch of differing lines begins, or the one before; after the last to the first."""
        own, theirs = self._programs
        editor = own if self.focused is own else theirs
        self.remove_class("-explaining")
        self.set_focus(editor)
        if not (places := changes(self._rows)):
            return
        row = editor.cursor_location[0]
        further = [place for place in places if (place > row if step > 0 else place < row)]
        place = (further or places)[0 if step > 0 else -1]
        editor.move_cursor((place, 0))
        editor.scroll_to(y=max(place - editor.size.height // 3, 0), animate=False)

    def action_close(self) -> None:
        """Go back to the lesson."""
        self.dismiss()
