"""The three panes of a step: text, code and results; beside one another, or one in front where it is narrow."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Container
from textual.events import DescendantFocus
from textual.message import Message
from textual.reactive import reactive

from tutor.tui.bilingual import follow_language, say
from tutor.tui.keys import key, short_name
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.pane_tabs import PANES, Pane
from tutor.tui.widgets.results_pane import ResultsPane
from tutor.tui.widgets.text_pane import TextPane


class Workbench(Container):
    """Arranges the panes and moves the focus among them."""

    front: reactive[Pane] = reactive[Pane]("text", init=False)
    """The pane with the focus; where it is narrow, the one that is shown."""

    has_code: reactive[bool] = reactive(False, toggle_class="-has-code")
    """Whether the step has a program at all; without one there is only text."""

    has_results: reactive[bool] = reactive(False, toggle_class="-has-results")
    """Whether anything ran; until then the results take no room beside the code."""

    whole: reactive[bool] = reactive(False, toggle_class="-whole")
    """Whether the pane in front takes the whole screen."""

    CLASSES: ClassVar = {pane: f"-front-{pane}" for pane in PANES}

    class FrontChanged(Message):
        """Another pane came to the front."""

    def compose(self) -> ComposeResult:
        """Make the panes."""
        yield TextPane(id="text")
        yield CodePane(id="code")
        yield ResultsPane(id="results")

    def on_mount(self) -> None:
        """Write the titles, and follow the language."""
        follow_language(self, self._write_titles)
        self._write_titles()
        self.add_class(self.CLASSES[self.front])

    def _write_titles(self) -> None:
        for pane in PANES:
            entry = key(f"pane-{pane}")
            title = f"{say(self, short_name(entry.keys))} {say(self, entry.label)}"
            self.query_one(f"#{pane}").border_title = title

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
        """Return the results."""
        return self.query_one(ResultsPane)

    def watch_has_code(self, has_code: bool) -> None:
        """Let the screen show its line of panes only where there are several."""
        self.screen.set_class(has_code, "-has-panes")

    def watch_front(self, old: Pane, new: Pane) -> None:
        """Show the pane in front where there is room for one only."""
        self.remove_class(self.CLASSES[old])
        self.add_class(self.CLASSES[new])
        self.post_message(self.FrontChanged())

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """Bring the pane to the front that got the focus, however it got it."""
        for pane in PANES:
            if any(node.id == pane for node in event.widget.ancestors_with_self):
                self.front = pane

    def on_results_pane_pictured(self) -> None:
        """Give the results more room: there is a figure among them."""
        self.add_class("-has-figure")

    def go_to(self, pane: Pane) -> None:
        """Bring a pane to the front and give it the focus."""
        if pane != "text" and not self.has_code:
            return
        if pane == "results":
            self.has_results = True
        if pane != self.front:
            self.whole = False
        self.front = pane
        targets = {"text": self.text, "code": self.code.editor, "results": self.query_one("#results-body")}
        targets[pane].focus()

    def show_results(self) -> None:
        """Let the results be seen; where it is narrow they come to the front."""
        self.has_results = True
        if self.screen.has_class("-narrow"):
            self.go_to("results")

    def next_pane(self) -> None:
        """Go to the next pane that there is."""
        there = [pane for pane in PANES if pane == "text" or self.has_code]
        there = [pane for pane in there if pane != "results" or self.has_results]
        self.go_to(there[(there.index(self.front) + 1) % len(there)])

    def start_over(self, *, has_code: bool) -> None:
        """Arrange the panes for another step."""
        self.whole = False
        self.has_code = has_code
        self.has_results = False
        self.remove_class("-has-figure")
        self.results.clear()
