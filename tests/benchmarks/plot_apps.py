"""Two apps that plot the same numbers live: `plot_apps.py live|plotext REPORT`. They begin at a key press.

Ours repaints the cells that changed; the other does what is done most often: it draws with plotext and sends all
of the plot again. Each writes the CPU milliseconds of one update, those of Textual included, to REPORT.
"""

import json
import math
import random
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from rich.text import Text
from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import Static

from tutor.tui.screens.exact_screen import ExactScreen
from tutor.tui.widgets.live_plot import LivePlot

UPDATES = 100
PER_SECOND = 10


def training() -> Iterator[tuple[float, float]]:
    """The loss and the accuracy of every step."""
    noise = random.Random(0)
    for step in range(UPDATES):
        yield 2.3 * math.exp(-step / 60) + 0.08 * noise.random(), 1 - 0.9 * math.exp(-step / 40)


class PlotApp(App[None]):
    def plot(self, step: int, loss: float, accuracy: float) -> None:
        raise NotImplementedError

    def on_key(self) -> None:
        self.numbers = enumerate(training())
        self.started = time.process_time()
        self.set_interval(1 / PER_SECOND, self.tick)

    def tick(self) -> None:
        try:
            step, (loss, accuracy) = next(self.numbers)
        except StopIteration:
            spent = 1000 * (time.process_time() - self.started) / UPDATES
            Path(sys.argv[2]).write_text(json.dumps(spent))
        else:
            self.plot(step, loss, accuracy)


class LivePlotApp(PlotApp):
    def get_default_screen(self) -> Screen[None]:
        return ExactScreen()

    def compose(self) -> ComposeResult:
        yield LivePlot()

    def plot(self, step: int, loss: float, accuracy: float) -> None:
        self.query_one(LivePlot).add(step, {"loss": loss, "accuracy": accuracy})


class PlotextApp(PlotApp):
    CSS = "Static { height: 1fr; }"

    def compose(self) -> ComposeResult:
        self.losses: list[float] = []
        self.accuracies: list[float] = []
        yield Static("No numbers yet")

    def plot(self, step: int, loss: float, accuracy: float) -> None:
        import plotext

        self.losses.append(loss)
        self.accuracies.append(accuracy)
        plotext.clear_figure()
        plotext.plotsize(*self.size)
        plotext.plot(self.losses, marker="braille", label="loss")
        plotext.plot(self.accuracies, marker="braille", yside="right", label="accuracy")
        self.query_one(Static).update(Text.from_ansi(plotext.build()))


if __name__ == "__main__":
    (LivePlotApp() if sys.argv[1] == "live" else PlotextApp()).run()
