"""The curves of the last runs and checks over one another, and the engine's where the exercise can be compared."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, ClassVar, Final

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import VerticalScroll
from textual.worker import Worker, WorkerState

from tutor.grading.comparison.result import NAMES, Compared
from tutor.history import when
from tutor.history.entry import Entry
from tutor.history.run_curves import RunCurve, figure, metric_names, run_curves
from tutor.language import Text
from tutor.tui.bilingual import follow_language, say, speaker
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.widgets.curve_words import CurveWords
from tutor.tui.widgets.figure_view import FigureView
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.title_bar import TitleBar

if TYPE_CHECKING:
    from tutor.history.timeline import Timeline

Json = dict[str, Any]

LOOKED_AT: Final = 40
"""Entries among which those that logged something are looked for."""

_TITLE = Text(uz="Oxirgi bajarishlar", en="The last runs")
_READING = Text(uz="Oʻqilmoqda…", en="Reading…")
_EMPTY = Text(
    uz="Chizadigan son yoʻq. Dasturingizda log(step, loss=…) ni chaqiring va uni bajaring (F5).",
    en="There are no numbers to plot. Call log(step, loss=…) in your program and run it (F5).",
)
_NOT_ABOVE_0 = Text(
    uz="Logarifmik oʻqqa faqat musbat sonlar tushadi. Oddiy oʻqqa qaytish: L",
    en="A logarithmic axis holds numbers above 0 only. Back to the plain axis: L",
)
_OFFER = Text(
    uz="C: shu masalani NumPy va PyTorch bilan ham oʻqitib, qoʻshib chizish",
    en="C: train the same task with NumPy and PyTorch as well, and add their curves",
)
_OFFER_BESIDE = Text(
    uz="C: “{beside}” dasturingizni ham oʻqitib, qoʻshib chizish",
    en="C: train your “{beside}” as well, and add its curve",
)
_AFTER_PASSING = Text(
    uz="NumPy va PyTorch egri chiziqlari yechimingiz tekshiruvdan oʻtgach qoʻshiladi.",
    en="The curves of NumPy and PyTorch can be added once your solution has passed.",
)
_TRAINING = Text(uz="Solishtirish uchun oʻqitilmoqda: {who} …", en="Training to compare: {who} …")
_STARTING = Text(uz="Solishtirish boshlanmoqda…", en="The comparison begins…")


class CurvesScreen(CourseScreen):
    """Shows the last runs of one step.

    Args of the constructor: `load` returns the history, and is called in a thread; `compares` is the exercise, if it can
    be compared, and `beside` the earlier one whose program is then trained as well; `known` is its comparison, if it was
    computed already, and `learn` is told of one that is computed here.

    """

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "curves-metric", "curves-log", "curves-engine", "curves-words", "curves-leave"
    )
    AUTO_FOCUS = ""

    def __init__(
        self,
        title: Text,
        load: Callable[[], Timeline],
        *,
        compares: str | None = None,
        beside: str | None = None,
        known: Json | None = None,
        learn: Callable[[str, Json], None] = lambda exercise, comparison: None,
    ) -> None:
        super().__init__(classes="run-curves")
        self._title, self._load, self._compares, self._learn = title, load, compares, learn
        self._beside = beside
        self._compared = Compared.from_json(known) if known is not None else None
        self._curves: list[RunCurve] = []
        self._passed: str | None = None
        self._metric = ""
        self._log = False
        self._said: Text | None = _READING

    def compose(self) -> ComposeResult:
        """Make the picture, and the words beneath it."""
        yield TitleBar()
        yield FigureView(id="runs-figure")
        with VerticalScroll(id="runs-words"):
            yield CurveWords()
        yield KeyBar()

    def on_mount(self) -> None:
        """Follow the language, and read the last entries in a thread."""
        follow_language(self, self._write)
        self._write()
        self.run_worker(self._entries, group="runs", thread=True)

    def _entries(self) -> list[Entry]:
        return [row.entry for row in self._load().more(LOOKED_AT)]

    @on(Worker.StateChanged)
    def _read(self, event: Worker.StateChanged) -> None:
        if event.worker.group == "runs" and event.state is WorkerState.SUCCESS and event.worker.result is not None:
            entries: list[Entry] = event.worker.result
            self._curves = run_curves(entries)
            self._passed = next((entry.code for entry in entries if entry.outcome == "passed"), None)
            self._metric = next(iter(metric_names(self._curves)), "loss")
            self._said = None
            self._write()
            self.refresh_bindings()

    def _write(self) -> None:
        self.query_one(TitleBar).show(f"{say(self, _TITLE)}: {say(self, self._title)}", "")
        drawn, picture = self._figure(), self.query_one("#runs-figure", FigureView)
        picture.display = drawn is not None
        if drawn is not None:
            picture.show(drawn)
        words = self.query_one(CurveWords)
        words.show(
            self._curves,
            list(drawn["series"]) if drawn is not None else [],
            style=picture.picture_style,
            note=self._note(drawn is None),
            description=picture.description if drawn is not None else "",
        )

    def _figure(self) -> Json | None:
        language, now = speaker(self).language, when.local_now()
        return figure(self._curves, self._metric, language, now, log=self._log, compared=self._compared)

    def _note(self, nothing: bool) -> Text | None:
        """Return what there is to say besides the curves."""
        if self._said is not None:
            return self._said
        if nothing:
            return _NOT_ABOVE_0 if self._log and self._curves else _EMPTY
        if self._compares is None or self._compared is not None or self._metric != "loss":
            return None
        offer = _OFFER if self._beside is None else _OFFER_BESIDE.format(beside=self._beside)
        return offer if self._passed is not None else _AFTER_PASSING

    # Keys

    def action_next_metric(self) -> None:
        """Plot the next of the logged numbers."""
        names = metric_names(self._curves)
        self._metric = names[(names.index(self._metric) + 1) % len(names)]
        self._write()

    def action_log_scale(self) -> None:
        """Go over to the other kind of axis."""
        self._log = not self._log
        self._write()

    def action_describe(self) -> None:
        """Tell in words what the plot shows, or go back to the plot."""
        words = self.query_one(CurveWords)
        words.in_full = not words.in_full
        self.set_class(words.in_full, "-in-words")
        self.query_one("#runs-words").focus()

    def action_engine(self) -> None:
        """Train the same task with NumPy and PyTorch, with the program that passed last as the learner's."""
        if self._passed is not None and self._compares is not None:
            self._said = _STARTING
            self._write()
            self.run_worker(self._compare(self._compares, self._passed), group="compare", exclusive=True)

    async def _compare(self, exercise: str, source: str) -> None:
        from tutor.grading.client import ServiceUnavailable

        course, beside = str(self.tutor.manifest.path), self._beside
        earlier = await asyncio.to_thread(self.tutor.keeper.last_passed, beside) if beside else None
        try:
            async for event in self.tutor.service.stream(
                "compare",
                course=course,
                exercise=exercise,
                source=source,
                learner=self.tutor.learner,
                earlier=earlier,
            ):
                self._heard(exercise, event)
        except ServiceUnavailable as error:
            self._said = error.text
        self._write()
        self.refresh_bindings()

    def _heard(self, exercise: str, event: Json) -> None:
        match event["event"]:
            case "comparing":
                self._said = _TRAINING.format(who=NAMES[event["who"]])
            case "comparison":
                self._said, self._metric = None, "loss"
                self._compared = Compared.from_json(event["comparison"])
                self._learn(exercise, event["comparison"])
            case "failed":
                self._said = Text(**event["message"])
        self._write()

    def action_leave(self) -> None:
        """Go back to the lesson."""
        self.app.pop_screen()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what makes sense here."""
        match action:
            case "next_metric":
                return len(metric_names(self._curves)) > 1
            case "log_scale" | "describe":
                return bool(self._curves)
            case "engine":
                return self._compares is not None and self._passed is not None and self._compared is None
            case _:
                return True
