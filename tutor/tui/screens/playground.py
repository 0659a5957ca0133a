"""The playground: knobs at the left, and the network that learns at the right. The engine is another process."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import count
from pathlib import Path
from typing import Any, ClassVar, Final

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical

from tutor.figures.decision_boundary import DecisionBoundary
from tutor.figures.neurons import Neurons
from tutor.figures.training_plot import TrainingPlot
from tutor.figures.weights import Weights
from tutor.language import Language, Text
from tutor.playground.client import PlaygroundClient, PlaygroundDied
from tutor.playground.points import Points
from tutor.playground.programs import Library, program
from tutor.playground.settings import Settings
from tutor.progress.durable import write_new
from tutor.tui.keys import bindings
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.screens.save_program import SaveProgramScreen
from tutor.tui.widgets.figure_view import FigureView
from tutor.tui.widgets.key_bar import KeyBar
from tutor.tui.widgets.live_plot import LivePlot
from tutor.tui.widgets.pace import Pace
from tutor.tui.widgets.picture import Picture
from tutor.tui.widgets.settings_list import SettingsList
from tutor.tui.widgets.training_status import ENDED, LOADING, PAUSED, RUNNING, STARTING, TrainingStatus

_LOSSES: Final = {
    "training": Text(uz="oʻqitish", en="training"),
    "test": Text(uz="sinov", en="test"),
}
_EPOCH = Text(uz="epoxa", en="epoch")
_SAVED = Text(uz="Saqlandi. Ishga tushirish: python {path}", en="Saved. To run it: python {path}")
_NOT_SAVED = Text(uz="Saqlab boʻlmadi: {why}.", en="It could not be saved: {why}.")
_NOTHING_YET = Text(uz="Tarmoq hali tayyor emas.", en="The network is not ready yet.")
_WIDTHS: Final = [(0, "-narrow"), (110, "-broad")]
_TURNS: Final = ("boundary", "losses", "boundary", "neurons", "weights")
"""The plane is what one watches: it is painted twice as often as the others."""

_SIDE: Final = 12
"""Places along each side of a neuron's picture, as the engine's process sends it."""


class PlaygroundScreen(CourseScreen):
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
        self._points: Points | None = None
        self.pace = Pace(self, _TURNS)
        self.frame: Mapping[str, Any] | None = None

    def compose(self) -> ComposeResult:
        """Make the status, the knobs, the pictures and the footer."""
        yield TrainingStatus(id="training-status")
        with Horizontal(id="playground"):
            with Vertical(id="playground-knobs"):
                yield SettingsList()
                yield LivePlot(plot=TrainingPlot(_LOSSES, _EPOCH), pace=self.pace, id="losses")
            with Vertical(id="playground-pictures"):
                yield FigureView(pace=self.pace, id="boundary")
                with Horizontal(id="inside"):
                    yield FigureView(pace=self.pace, id="neurons")
                    yield FigureView(pace=self.pace, id="weights")
        yield KeyBar()

    def on_mount(self) -> None:
        """Start the engine's process."""
        self.knobs.settings = self._first
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
                self._heard(event)
        except PlaygroundDied as death:
            self._alive = False
            self.status.show(ENDED)
            self.tutor.tell(death.text, warning=True, seconds=20)

    def _heard(self, event: Mapping[str, Any]) -> None:
        match event["event"]:
            case "ready":
                self._client.set(self.knobs.settings)
            case "data":
                self._points = Points.of(event)
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
        numbers = frame["epoch"], frame["accuracy"], frame["test_accuracy"]
        self.status.show(RUNNING if self._running else PAUSED, numbers)
        losses = self.query_one("#losses", LivePlot)
        for epoch, training, test in frame["losses"]:
            if epoch == 0:
                losses.clear()
            losses.add(epoch, {"training": training, "test": test})
        if self._points is not None:
            self.query_one("#boundary", FigureView).show_drawable(_boundary(frame["boundary"], self._points))
        self.query_one("#neurons", FigureView).show_drawable(Neurons(frame["neurons"], _SIDE))
        self.query_one("#weights", FigureView).show_drawable(Weights(frame["weights"]))

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

    def action_describe(self) -> None:
        """Tell in words what the pictures show."""
        shown = [picture.description for picture in self.query(Picture) if picture.display]
        self.tutor.tell(Text(uz=" ".join(shown), en=" ".join(shown)), seconds=30)

    def action_leave(self) -> None:
        """Go back to where the playground was opened."""
        self.dismiss()

    def action_save_program(self) -> None:
        """Ask for the library, and save the network as a program."""
        if self.frame is None or self._points is None:
            self.tutor.tell(_NOTHING_YET)
        else:
            self.app.push_screen(SaveProgramScreen(), self._save)

    def _save(self, library: Library | None) -> None:
        if library is None or self.frame is None or self._points is None:
            return
        settings, epochs = Settings.read(self.frame["settings"]), self.frame["epoch"]
        folder = self.tutor.workspace.folder.parent / "playground"
        try:
            path = _written(folder, library, settings, self._points, epochs, self.tutor.language)
        except OSError as error:
            self.tutor.tell(_NOT_SAVED.format(why=error.strerror or error), warning=True, seconds=15)
        else:
            self.tutor.tell(_SAVED.format(path=path), seconds=15)


def _boundary(grid: list[list[int]], points: Points) -> DecisionBoundary:
    """Return the picture of the plane with the points that are trained on."""
    binary = points.classes == 2
    values = [[value / 100 for value in row] for row in grid] if binary else grid
    where, labels = points.points[: points.training], points.labels[: points.training]
    x0, x1, y0, y1 = points.extent
    classes = list(range(points.classes))
    return DecisionBoundary(values, (x0, x1, y0, y1), where, labels, classes, 0.5 if binary else None)  # type: ignore[arg-type]


def _written(
    folder: Path, library: Library, settings: Settings, points: Points, epochs: int, language: Language
) -> Path:
    """Write the program into a file of its own and return that; nothing is overwritten."""
    for number in count(1):
        path = folder / f"{settings.data}-{library}{f'-{number}' if number > 1 else ''}.py"
        source = program(library, settings, points, epochs, language=language, file=path.name)
        if write_new(path, source.encode()):
            return path
    raise AssertionError("numbers never end")
