"""The pane with what comes back: how it goes, the verdict, the live plot, the figure, the output."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget

from tutor.grading.verdict import ProgramError, Verdict
from tutor.language import Text
from tutor.tui.keys import bindings
from tutor.tui.marks import FAILED, PASSED
from tutor.tui.widgets.output_view import OutputView
from tutor.tui.widgets.results_body import ResultsBody
from tutor.tui.widgets.run_banner import RunBanner
from tutor.tui.widgets.verdict_view import VerdictView

if TYPE_CHECKING:  # pictures are imported when there is something to draw: the first frame comes before
    from tutor.tui.widgets.comparison_view import ComparisonView
    from tutor.tui.widgets.figure_view import FigureView
    from tutor.tui.widgets.live_plot import LivePlot

Event = dict[str, Any]

_CONNECTING = Text(uz="Tayyorlanmoqda", en="Getting ready")
_QUEUED = Text(uz="Navbatda: {position}-oʻrin", en="Waiting in line: place {position}")
_RUNNING = Text(uz="Ishlamoqda", en="Running")
_CHECKING = Text(uz="Tekshirilmoqda: {title}", en="Checking: {title}")
_COMPARING = Text(uz="Solishtirish uchun oʻqitilmoqda: {who}", en="Training to compare: {who}")
_COMPARED = Text(uz="Solishtirildi", en="Compared")
_READ_ALONG: Final = 2.0
"""Seconds in which nobody reads what a program prints: it is read from its start when it has ended."""

_FINISHED = Text(uz="Tugadi", en="Finished")
_ERROR = Text(uz="Xato bilan tugadi", en="Ended with an error")
_STOPPED = Text(uz="Toʻxtatildi", en="Stopped")
_ALL_PASSED = Text(uz="Toʻgʻri! {count} ta tekshiruvning hammasi oʻtdi", en="Correct! All {count} checks passed")
_SOME_PASSED = Text(
    uz="Hali emas: {count} ta tekshiruvdan {passed} tasi oʻtdi", en="Not yet: {passed} of {count} checks passed"
)
_NOT_CHECKED = Text(uz="Dastur oxirigacha ishlamadi", en="The program did not run to its end")
_EMPTY: Final = Text(
    uz="Bu yerda dasturning natijasi chiqadi: F5 — bajarish, F6 — tekshirish.",
    en="What the program gives appears here: F5 runs it, F6 checks it.",
)


class ResultsPane(Vertical):
    """Shows one run or one check at a time."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("details")

    class Ended(Message):
        """A run or a check came to its end; `verdict` is there when it was a check that was carried out."""

        def __init__(self, verdict: Verdict | None) -> None:
            super().__init__()
            self.verdict = verdict

    _plot: LivePlot | None = None
    _figure: FigureView | None = None
    _comparison: ComparisonView | None = None
    _figure_is_old = False

    class Pictured(Message):
        """The program shows a figure, which wants more room than a plot."""

    def compose(self) -> ComposeResult:
        """Make the parts; each is in sight only when it has something to show."""
        yield RunBanner()
        with ResultsBody(id="results-body"):
            yield VerdictView(id="verdict")
            yield OutputView(id="output")

    def on_mount(self) -> None:
        """Begin with nothing."""
        self.clear()

    @property
    def banner(self) -> RunBanner:
        """Return the first line."""
        return self.query_one(RunBanner)

    @property
    def body(self) -> ResultsBody:
        """Return what is under it."""
        return self.query_one(ResultsBody)

    def clear(self) -> None:
        """Show nothing but what this pane is for."""
        self._empty()
        self.banner.end(_EMPTY, "$muted")

    def _empty(self) -> None:
        self.query_one(VerdictView).show(None)
        output = self.query_one(OutputView)
        output.clear()
        output.display = False
        for picture in (self._plot, self._figure):
            if picture is not None:
                picture.clear()
                picture.display = False
        if self._comparison is not None:
            self._comparison.display = False
        self.body.scroll_to(0, 0, animate=False)

    def start(self, *, again: bool = False) -> None:
        """Begin to show another run or check.

        Where a program runs `again`, its pictures stay until there are others, and the run before is compared with.
        """
        if again:
            self._begin_again()
        else:
            self._empty()
        self.banner.run(_CONNECTING)

    def _begin_again(self) -> None:
        self.query_one(VerdictView).show(None)
        self.query_one(OutputView).clear()
        if self._plot is not None:
            self._plot.begin_again()
        self._figure_is_old = True

    def start_comparison(self) -> None:
        """Begin to compare; what is here stays, and the comparison comes on top of it."""
        self.post_message(self.Pictured())
        self.banner.run(_CONNECTING)

    def action_details(self) -> None:
        """Unfold the verdict's details, or fold them again."""
        self.query_one(VerdictView).toggle_details()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer details where there are any."""
        return action != "details" or self.query_one(VerdictView).has_details

    def offer(self, text: Text) -> None:
        """Say above the verdict what can be done next."""
        self.query_one(VerdictView).offer(text)

    def stopped(self) -> None:
        """Say that the learner stopped it."""
        self.body.share_rows()
        self.banner.end(_marked("■", _STOPPED), "bold $text-warning")

    def failed(self, text: Text) -> None:
        """Say why it could not be carried out."""
        self.banner.end(_marked("!", text), "bold $text-error")

    def handle(self, event: Event) -> None:
        """Show one event of the grading service."""
        match event["event"]:
            case "queued":
                self.banner.say_instead(_QUEUED.format(position=event["position"]))
            case "started":
                self.banner.say_instead(_RUNNING)
            case "checking":
                self.banner.say_instead(_CHECKING.format(title=Text(**event["title"])))
            case "output":
                output = self.query_one(OutputView)
                output.write(event["text"], error=event["stream"] == "stderr")
                self._show(output)
            case "metric":
                self._shown_plot().add(event["step"], event["values"])
            case "figure":
                self._shown_figure().show(event["figure"])
                self._figure_is_old = False
            case "verdict":
                self._judged(Verdict.from_json(event["verdict"]))
            case "finished":
                self._finished(event)
            case "comparing":
                self._comparing(event["who"])
            case "comparison":
                self._compared(event["comparison"])
            case "cancelled":
                self.stopped()
            case "failed":
                self.failed(Text(**event["message"]))

    def _shown_plot(self) -> LivePlot:
        from tutor.tui.widgets.live_plot import LivePlot

        if self._plot is None:
            self._plot = LivePlot(id="plot")
            self.body.mount(self._plot, before=self._figure or "#output")
        self._show(self._plot)
        return self._plot

    def _shown_figure(self) -> FigureView:
        from tutor.tui.widgets.figure_view import FigureView

        if self._figure is None:
            self._figure = FigureView(id="figure")
            self.body.mount(self._figure, before="#output")
            self.post_message(self.Pictured())
        self._show(self._figure)
        return self._figure

    def _comparing(self, who: Any) -> None:  # noqa: ANN401 - a Literal of the comparison's
        from tutor.grading.comparison.result import NAMES

        self.banner.say_instead(_COMPARING.format(who=NAMES[who]))

    def _compared(self, comparison: dict[str, Any]) -> None:
        from tutor.grading.comparison.result import Compared
        from tutor.tui.widgets.comparison_view import ComparisonView

        compared = Compared.from_json(comparison)
        if self._comparison is None:
            self._comparison = ComparisonView(id="comparison")
            self.body.mount(self._comparison, before="#verdict")
        self._comparison.show(compared)
        self._show(self._comparison)
        self.call_after_refresh(self.body.share_rows)
        self.body.scroll_to(0, 0, animate=False)
        self.banner.end(_timed(_marked(PASSED, _COMPARED), compared.seconds), "bold $text-success")

    def _show(self, part: Widget) -> None:
        part.display = True
        self.body.share_rows(at_rest=False)

    def _judged(self, verdict: Verdict) -> None:
        self.query_one(VerdictView).show(verdict)
        self.body.share_rows()
        self.body.scroll_to(0, 0, animate=False)
        checks = verdict.own_checks
        count, passed = len(checks), sum(check.passed for check in checks)
        if verdict.passed:
            text, style = _marked(PASSED, _ALL_PASSED.format(count=count)), "bold $text-success"
        elif count:
            text, style = _marked(FAILED, _SOME_PASSED.format(count=count, passed=passed)), "bold $text-error"
        else:
            text, style = _marked(FAILED, _NOT_CHECKED), "bold $text-error"
        sign = PASSED if verdict.passed else FAILED
        self.banner.end(_timed(text, verdict.seconds), style, brief=f"{sign} {passed}/{count}")
        self.refresh_bindings()
        self.post_message(self.Ended(verdict))

    def _finished(self, event: Event) -> None:
        if self._plot is not None:
            self._plot.end()
        if self._figure is not None and self._figure_is_old:
            self._figure.display = False
        self.body.share_rows()
        if error := event.get("error"):
            self.query_one(VerdictView).show_error(
                ProgramError(**{**error, "explanation": Text(**error["explanation"])})
            )
            self.body.scroll_to(0, 0, animate=False)
            self.banner.end(_timed(_marked(FAILED, _ERROR), event["seconds"]), "bold $text-error")
        else:
            has_trained = self._plot is not None and self._plot.display  # what came of it stands at the end
            if event["seconds"] < _READ_ALONG and not has_trained:
                self.query_one(OutputView).begin_reading()
            self.banner.end(_timed(_marked(PASSED, _FINISHED), event["seconds"]), "bold $text-success")
        self.post_message(self.Ended(None))


def _marked(sign: str, text: Text) -> Text:
    return Text(uz=f"{sign} {text.uz}", en=f"{sign} {text.en}")


def _timed(text: Text, seconds: float) -> Text:
    number = f"{seconds:.2f}"
    return Text(uz=f"{text.uz} · {number.replace('.', ',')} s", en=f"{text.en} · {number} s")
