"""The playground: knobs at the left, and the network that learns at the right. The engine is another process."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Mapping
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from tutor.figures.neurons import Neurons
from tutor.figures.training_plot import TrainingPlot
from tutor.figures.weights import Weights
from tutor.language import Text
from tutor.playground.advice import advice
from tutor.playground.challenges import CHALLENGES
from tutor.playground.client import PlaygroundClient, PlaygroundDied
from tutor.playground.plane import plane
from tutor.playground.points import Points
from tutor.playground.settings import Settings
from tutor.tui.keys import bindings
from tutor.tui.screens.playground_saving import PlaygroundSaving
from tutor.tui.widgets.figure_view import FigureView
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.live_plot import LivePlot
from tutor.tui.widgets.pace import Pace
from tutor.tui.widgets.picture import Picture
from tutor.tui.widgets.settings_list import SettingsList
from tutor.tui.widgets.training_advice import TrainingAdvice
from tutor.tui.widgets.training_status import ENDED, LOADING, PAUSED, RUNNING, STARTING, TrainingStatus

_LOSSES: Final = {
    "training": Text(uz="oʻqitish", en="training"),
    "test": Text(uz="sinov", en="test"),
}
_EPOCH = Text(uz="epoxa", en="epoch")
_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]
_TURNS: Final = ("boundary", "losses", "boundary", "neurons", "weights")
"""The plane is what one watches: it is painted twice as often as the others."""

_READING_SECONDS: Final = 2.0
_REMEMBERED: Final = 2000
"""Losses from which the advice is drawn."""

Losses = tuple[float, float | None, float | None]

_SIDE: Final = 12
"""Places along each side of a neuron's picture, as the engine's process sends it."""


class PlaygroundScreen(PlaygroundSaving):
    """A network that learns while one watches and turns its knobs."""

    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "play",
        "play-next",
        "play-previous",
        "play-more",
        "play-less",
        "play-step",
        "play-restart",
        "play-weights",
        "play-focus",
        "play-focus-back",
        "play-challenge",
        "play-describe",
        "play-save",
        "play-leave",
    )
    HORIZONTAL_BREAKPOINTS = _WIDTHS

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__(classes="playground")
        self._first = settings or Settings()
        self._client = PlaygroundClient()
        self._alive = False
        self._running = False
        self._looked_at: tuple[int, int] | None = None
        self._losses: deque[Losses] = deque(maxlen=_REMEMBERED)
        self._advised = 0.0
        self._challenge = 0
        self._met = False
        self.pace = Pace(self, _TURNS)

    def compose(self) -> ComposeResult:
        """Make the status, the knobs, the pictures and the footer."""
        yield TrainingStatus(id="training-status")
        with Horizontal(id="playground"):
            with Vertical(id="playground-knobs"):
                yield SettingsList()
                yield LivePlot(plot=TrainingPlot(_LOSSES, _EPOCH, brief=True), pace=self.pace, id="losses")
            with Vertical(id="playground-pictures"):
                yield FigureView(pace=self.pace, id="boundary")
                with Horizontal(id="inside"):
                    yield FigureView(pace=self.pace, id="neurons")
                    yield FigureView(pace=self.pace, id="weights")
        yield TrainingAdvice()
        yield KeyBar(most_rows=2)

    def on_mount(self) -> None:
        """Start the engine's process."""
        self.knobs.settings = self._first
        self.query_one("#losses").visible = False
        self._listen()

    async def on_unmount(self) -> None:
        """End the engine's process."""
        await self._client.close()

    @property
    def knobs(self) -> SettingsList:
        """Return the settings at the left."""
        return self.query_one(SettingsList)

    @property
    def status(self) -> TrainingStatus:
        """Return the first line."""
        return self.query_one(TrainingStatus)

    # What the engine's process tells

    @work(group="playground", exclusive=True)
    async def _listen(self) -> None:
        self._alive, self._running = True, False
        self.status.show(STARTING)
        self._client = client = PlaygroundClient()
        try:
            async for event in client.events():
                if not self.query(TrainingStatus):
                    return  # the screen is being taken down
                self._heard(event)
        except PlaygroundDied as death:
            self._alive = False
            self.status.show(ENDED)
            self.tutor.tell(death.text, warning=True, seconds=20)

    def _heard(self, event: Mapping[str, Any]) -> None:
        match event["event"]:
            case "ready":
                self._client.ask("focus", neuron=self._looked_at)
                self._client.set(self.knobs.settings)
            case "data":
                self.points = Points.of(event)
            case "loading":
                self.status.show(LOADING)
            case "refused":
                self.knobs.settings = Settings.read(event["settings"])
                self.tutor.tell(Text(uz=event["uz"], en=event["en"]), warning=True, seconds=15)
            case "frame":
                self._show(event)
                self._client.ask("seen")

    def _show(self, frame: Mapping[str, Any]) -> None:
        """Show a moment of training."""
        self.frame, self._running = frame, frame["running"]
        settings = Settings.read(frame["settings"])
        numbers = frame["epoch"], frame["score"], frame["test_score"]
        self.status.show(RUNNING if self._running else PAUSED, numbers, is_regression=settings.is_regression)
        losses = self.query_one("#losses", LivePlot)
        for epoch, training, test in frame["losses"]:
            if epoch == 0:
                losses.clear()
                self._losses.clear()
            self._losses.append((epoch, training, test))
            losses.add(epoch, {"training": training, "test": test})
        if self.points is not None:
            self.query_one("#boundary", FigureView).show_drawable(plane(frame, self.points, settings))
        marked = (frame["focus"][0], frame["focus"][1]) if frame["focus"] else None
        self.query_one("#neurons", FigureView).show_drawable(Neurons(frame["neurons"], _SIDE, marked))
        self.query_one("#weights", FigureView).show_drawable(Weights(frame["weights"]))
        losses.visible = True
        self._advise(frame, settings)

    def _advise(self, frame: Mapping[str, Any], settings: Settings) -> None:
        """Say what happens now; while training runs, a sentence stays long enough to be read."""
        told = CHALLENGES[self._challenge - 1] if self._challenge else None
        met = bool(told and told.is_met(frame))
        if not self._running or met > self._met or time.monotonic() > self._advised + _READING_SECONDS:
            self._met |= met
            self._advised = time.monotonic()
            goal = told.told(done=self._met) if told else None
            self.query_one(TrainingAdvice).show(goal, advice(settings, frame, self._losses))

    # What the keys do

    @on(SettingsList.Turned)
    def _turned(self, event: SettingsList.Turned) -> None:
        self._client.set(event.settings)

    def action_choose_setting(self, steps: int) -> None:
        """Choose another knob."""
        self.knobs.choose(steps)

    def action_turn_setting(self, turns: int) -> None:
        """Turn the chosen knob."""
        self.knobs.turn(turns)

    def action_toggle_running(self) -> None:
        """Start, or pause."""
        self._running = not self._running
        self._client.ask("run" if self._running else "pause")

    def action_step(self) -> None:
        """Train one epoch."""
        self._client.ask("step")

    def action_restart(self) -> None:
        """Begin again; where the process has ended, start another one."""
        if self._alive:
            self._client.ask("reset")
        else:
            self._listen()

    def action_weights(self) -> None:
        """Show the weights in place of the neurons, or the neurons again."""
        self.toggle_class("-weights")

    def action_look(self, steps: int) -> None:
        """Look at the next neuron in place of the output; after the last comes the output."""
        if self.frame is None:
            return
        places = [None, *((i, j) for i, count in enumerate(self.knobs.settings.layers) for j in range(count))]
        now = self._looked_at if self._looked_at in places else None
        self._look(places[(places.index(now) + steps) % len(places)])

    def _look(self, neuron: tuple[int, int] | None) -> None:
        self._looked_at = neuron
        self._client.ask("focus", neuron=neuron)

    def action_challenge(self) -> None:
        """Begin with the next challenge; after the last there is none."""
        self._challenge = (self._challenge + 1) % (len(CHALLENGES) + 1)
        self._met, self._advised = False, 0.0
        if self._challenge:
            self._running = False
            self._client.ask("pause")
            self.knobs.settings = CHALLENGES[self._challenge - 1].beginning
            self._client.set(self.knobs.settings)
            self._client.ask("reset")
        elif self.frame is not None:
            self._advise(self.frame, Settings.read(self.frame["settings"]))

    def action_describe(self) -> None:
        """Tell in words what the pictures show."""
        shown = [picture.description for picture in self.query(Picture) if picture.display]
        self.tutor.tell(Text(uz=" ".join(shown), en=" ".join(shown)), seconds=30)

    def action_leave(self) -> None:
        """Go back from a neuron to the output, or to where the playground was opened."""
        if self._looked_at is None:
            self.workers.cancel_group(
                self, "playground"
            )  # or it would show frames on a screen that is being taken down
            self.dismiss()
        else:
            self._look(None)
