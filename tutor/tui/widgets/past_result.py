"""What a program of the past gave: its verdict or error, the curves of what it logged, what it printed."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.widgets import Static

from tutor.history.entry import Entry, finite
from tutor.history.old_verdict import old_error, old_verdict
from tutor.language import Text
from tutor.sandbox.text import safe_text
from tutor.tui.bilingual import follow_language, say
from tutor.tui.widgets.live_plot import LivePlot
from tutor.tui.widgets.verdict_view import VerdictView

_NOTHING = Text(
    uz="Bu nusxa saqlab qoʻyilgan, ishga tushirilmagan: natijasi yoʻq.",
    en="This copy was kept, not run: it has no result.",
)
_UNREADABLE = Text(
    uz="Bu natijani koʻrsatib boʻlmaydi: u boshqa versiyada yozilgan yoki oʻzgartirilgan. Dasturni qayta tekshiring.",
    en="This result cannot be shown: another version wrote it, or it was changed. Check the program again.",
)
_SILENT = Text(uz="Hech narsa yozilmagan va chizilmagan.", en="It printed and logged nothing.")
_PRINTED = Text(uz="Chiqargani:", en="It printed:")


class PastResult(VerticalScroll):
    """Shows the result of one entry."""

    def __init__(self) -> None:
        super().__init__(id="past-result")
        self._said: Text | None = None
        self._output = ""

    def compose(self) -> ComposeResult:
        """Make the parts; each is in sight only when it has something to show."""
        yield Static(id="past-said", markup=False)
        yield VerdictView(id="past-verdict")
        yield LivePlot(id="past-plot")
        yield Static(id="past-output", markup=False)

    def on_mount(self) -> None:
        """Follow the language."""
        follow_language(self, self._write)

    def show(self, entry: Entry) -> None:
        """Show another entry's result."""
        verdict = old_verdict(entry.verdict, "") if entry.kind == "check" else None
        error = old_error(entry.verdict.get("error"))
        view = self.query_one(VerdictView)
        view.show(verdict)
        if entry.kind == "run" and error is not None:
            view.show_error(error)
        output = entry.verdict.get("output")
        self._output = safe_text(output, len(output)).strip("\n") if isinstance(output, str) else ""
        plot = self.query_one(LivePlot)
        plot.clear()
        for one in entry.metrics:
            step = finite(one.get("step"))
            if step is not None:
                plot.add(step, {str(name): finite(value) for name, value in one.items() if name != "step"})
        plot.display = bool(entry.metrics)
        self._said = None
        if entry.kind == "kept":
            self._said = _NOTHING
        elif entry.kind == "check" and verdict is None:
            self._said = _UNREADABLE
        elif not (view.display or plot.display or self._output):
            self._said = _SILENT
        self._write()
        self.scroll_home(animate=False)

    def _write(self) -> None:
        said, output = self.query_one("#past-said", Static), self.query_one("#past-output", Static)
        said.display, output.display = self._said is not None, bool(self._output)
        said.update(say(self, self._said) if self._said else "")
        output.update(f"{say(self, _PRINTED)}\n{self._output}" if self._output else "")
