"""The three panes of a step: text, code and results; how they lie is for the geometry of panes to say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from textual.app import ComposeResult
from textual.events import DescendantFocus
from textual.message import Message
from textual.reactive import reactive

from tutor.tui.bilingual import follow_language, say
from tutor.tui.draft import Draft
from tutor.tui.keys import key, short_name
from tutor.tui.pane_geometry import PANES, Arrangement, Pane, Shape, shape_of
from tutor.tui.widgets.border_dragging import BorderDragging
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.text_pane import TextPane

if TYPE_CHECKING:  # what is in sight only later is imported later
    from tutor.tui.widgets.results_pane import ResultsPane

_FRONT: Final[dict[Pane, str]] = {pane: f"-front-{pane}" for pane in PANES}


class Workbench(BorderDragging):
    """Arranges the panes and moves the focus among them."""

    front: reactive[Pane] = reactive[Pane]("text", init=False, repaint=False)
    """The pane with the focus; where there is room for one only, the one that is shown."""

    has_code: reactive[bool] = reactive(False, toggle_class="-has-code", repaint=False)
    """Whether the step has a program at all; without one there is only text."""

    has_results: reactive[bool] = reactive(False, toggle_class="-has-results", repaint=False)
    """Whether anything ran; until then the results take no room beside the code."""

    has_figure: reactive[bool] = reactive(False, repaint=False)
    """Whether there is a figure among the results, which wants more room."""

    whole: reactive[bool] = reactive(False, toggle_class="-whole", repaint=False)
    """Whether the pane in front takes the whole screen."""

    is_furnished = False
    """Whether the results have their pane already."""

    class FrontChanged(Message):
        """Another pane came to the front."""

    def __init__(self, draft: Draft | None, front: Pane, places: dict[str, int]) -> None:
        """Begin with the program of a draft, if there is one, and with the borders where they were put."""
        super().__init__(classes=_FRONT[front])
        self._draft = draft
        self.places = places
        self.set_reactive(Workbench.front, front)
        self.set_reactive(Workbench.has_code, draft is not None)
        self.set_class(draft is not None, "-has-code")

    def compose(self) -> ComposeResult:
        """Make the panes that the first frame shows."""
        yield TextPane(id="text")
        yield CodePane(self._draft, id="code")

    def on_mount(self) -> None:
        """Write the titles, and follow the language."""
        follow_language(self, self._write_titles)
        self._write_titles()
        self._open_for_keys()

    async def furnish(self) -> None:
        """Make the pane that nothing is shown in yet."""
        from tutor.tui.widgets.results_pane import ResultsPane

        results = ResultsPane(id="results")
        await self.mount(results)
        if results.is_attached:  # else the screen is being left
            self._write_titles()
            self.is_furnished = True
            self._open_for_keys()
            self.rearrange()

    def _write_titles(self) -> None:
        for pane in PANES:
            entry = key(f"pane-{pane}")
            for widget in self.query(f"#{pane}"):
                widget.border_title = f"{say(self, short_name(entry.keys))} {say(self, entry.label)}"

    @property
    def arrangement(self) -> Arrangement:
        """Return how the panes lie now."""
        return Arrangement(shape_of(self.app.size), self._panes, self.front, self.whole, self.has_figure)

    @property
    def _panes(self) -> tuple[Pane, ...]:
        """Return the panes that have something to show."""
        if not self.has_code:
            return ("text",)
        return PANES if self.has_results and self.is_furnished else ("text", "code")

    @property
    def text(self) -> TextPane:
        """Return the text of the step."""
        return self.query_one(TextPane)

    @property
    def code(self) -> CodePane:
        """Return the code."""
        return self.query_one(CodePane)

    @property
    def results(self) -> ResultsPane:
        """Return the results, once this is furnished."""
        return cast("ResultsPane", self.query_one("#results"))

    def watch_has_code(self, has_code: bool) -> None:
        """Let the screen show its line of panes only where there are several."""
        self.screen.set_class(has_code, "-has-panes")
        self._open_for_keys()
        self.rearrange()

    def _open_for_keys(self) -> None:
        """Keep Tab out of panes that are not there: what is typed next would go into a program that nobody sees."""
        for pane in self.query("#code, #results"):
            pane.can_focus_children = self.has_code

    def watch_has_results(self) -> None:
        """Make room for the results, or take it back."""
        self.rearrange()

    def watch_has_figure(self) -> None:
        """Make more room for the results, or less."""
        self.rearrange()

    def watch_whole(self, whole: bool) -> None:
        """Let the screen hide what tells where one is."""
        self.screen.set_class(whole, "-zoomed")
        self.rearrange()

    def watch_front(self, old: Pane, new: Pane) -> None:
        """Show which pane is in front."""
        self.remove_class(_FRONT[old])
        self.add_class(_FRONT[new])
        self.rearrange()
        self.post_message(self.FrontChanged())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring the pane to the front that got the focus, however it got it."""
        for pane in PANES:
            if any(node.id == pane for node in event.widget.ancestors_with_self):
                self.front = pane

    def on_results_pane_pictured(self) -> None:
        """Give the results more room: there is a figure among them."""
        self.has_figure = True

    def on_text_pane_moved(self, event: TextPane.Moved) -> None:
        """Tell at the frame how much of the text was read; where there is none, this would only paint it again."""
        if self.has_code and self.arrangement.shape in (Shape.BESIDE, Shape.COLUMNS):
            self.text.border_subtitle = "" if event.percent is None else f"{event.percent}%"

    def go_to(self, pane: Pane) -> None:
        """Bring a pane to the front and give it the focus."""
        if pane != "text" and not (self.has_code and (pane == "code" or self.is_furnished)):
            return
        if pane == "results":
            self.has_results = True
        if pane != self.front:
            self.whole = False
        self.front = pane
        target = {"text": "#text", "code": "#editor", "results": "#results-body"}[pane]
        self.screen.set_focus(self.query_one(target))  # at once: what is typed next is meant for it

    def show_results(self, *, keep_focus: bool = False) -> None:
        """Let the results be seen; where there is room for one pane only they come to the front."""
        self.has_results = True
        if self.front != "results":
            self.whole = False
        if self.arrangement.shape is Shape.SINGLE:
            if keep_focus:
                self.front = "results"
            else:
                self.go_to("results")

    def next_pane(self) -> None:
        """Go to the next pane that there is."""
        there = self._panes
        self.go_to(there[(there.index(self.front) + 1) % len(there)])

    def start_over(self, *, has_code: bool) -> None:
        """Arrange the panes for another step."""
        self.whole = False
        self.has_code = has_code
        self.has_results = False
        self.has_figure = False
        self.results.clear()
