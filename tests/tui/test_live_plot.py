import math
from collections.abc import Callable

import pytest
from rich.color import ColorSystem
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.pilot import Pilot
from textual.reactive import reactive

from tutor.figures.grid import Row
from tutor.figures.style import Style
from tutor.figures.training_plot import TrainingPlot
from tutor.language import Language
from tutor.tui.theme import SIXTEEN
from tutor.tui.widgets.live_plot import LivePlot

STYLE = Style(256)


class WatchedPlot(LivePlot):
    """Counts how often it is drawn, and remembers what it asked to be painted again."""

    def __init__(self) -> None:
        super().__init__(picture_style=STYLE)
        self.drawn = 0
        self.regions: list[Region] = []

    def picture(self) -> list[Row]:
        self.drawn += 1
        return super().picture()

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "WatchedPlot":
        self.regions += regions or [self.size.region]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class PlotApp(App[None]):
    language: reactive[Language] = reactive[Language]("en", init=False)

    def compose(self) -> ComposeResult:
        yield WatchedPlot()

    @property
    def plot(self) -> WatchedPlot:
        return self.query_one(WatchedPlot)


class ThemedApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LivePlot()

    def on_mount(self) -> None:
        self.register_theme(SIXTEEN)


class PlainApp(App[None]):
    def compose(self) -> ComposeResult:
        yield LivePlot()


def values(step: int) -> dict[str, float]:
    return {"loss": 2.3 * math.exp(-step / 60) + 0.1, "accuracy": 1 - 0.9 * math.exp(-step / 40)}


def expected(steps: int, language: Language = "en", size: tuple[int, int] = (80, 24)) -> list[str]:
    plot = TrainingPlot()
    for step in range(steps):
        plot.add(step, values(step))
    return ["".join(segment.text for segment in row) for row in plot.rows(*size, STYLE, language)]


def on_screen(app: App[None]) -> list[str]:
    return [strip.text for strip in app.screen._compositor.render_strips()]


async def until(pilot: Pilot[None], condition: Callable[[], bool]) -> None:
    while not condition():
        await pilot.pause()


async def test_what_is_logged_is_on_the_screen() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(60):
            app.plot.add(step, values(step))
            await pilot.pause()
        await until(pilot, lambda: on_screen(app) == expected(60))


async def test_a_burst_is_painted_twice_and_then_the_timer_ends() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.plot.drawn = 0
        for step in range(500):
            app.plot.add(step, values(step))
        assert app.plot.drawn == 1
        await until(pilot, lambda: app.plot._timer is None)
        assert app.plot.drawn == 2
        assert on_screen(app) == expected(500)
        app.plot.add(500, values(500))
        assert app.plot.drawn == 3


async def test_one_more_value_asks_for_a_few_cells_only() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(100):
            app.plot.add(step, values(step))
        await until(pilot, lambda: app.plot._timer is None)
        app.plot.regions.clear()
        app.plot.add(100, values(100))
        regions = app.plot.regions
        assert regions
        assert sum(region.area for region in regions) < 60
        strip = app.plot.render_line(regions[0].y)
        edges = {0}
        for segment in strip:
            edges.add(max(edges) + segment.cell_length)
        assert {regions[0].x, regions[0].right} <= edges
        await pilot.pause()
        assert on_screen(app) == expected(101)


async def test_the_widgets_own_background_fills_what_the_plot_leaves() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.plot.styles.background = "#102030"
        app.plot.add(0, values(0))
        await pilot.pause()
        segments: list[Segment] = [segment for strip in app.screen._compositor.render_strips() for segment in strip]
        colours = {segment.style.bgcolor.name for segment in segments if segment.style and segment.style.bgcolor}
        assert colours == {"#102030"}


async def test_it_follows_the_language_and_the_size() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(20):
            app.plot.add(step, values(step))
        app.language = "uz"
        await until(pilot, lambda: on_screen(app) == expected(20, "uz"))
        assert app.plot.description.startswith("yoʻqotish (loss): 0-qadamda")
        await pilot.resize_terminal(60, 15)
        await until(pilot, lambda: on_screen(app) == expected(20, "uz", (60, 15)))


async def test_what_came_while_it_was_hidden_is_there_when_it_is_shown() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.plot.display = False
        await pilot.pause()
        for step in range(30):
            app.plot.add(step, values(step))
        await pilot.pause()
        app.plot.display = True
        await until(pilot, lambda: on_screen(app) == expected(30))


async def test_clear_begins_anew() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.plot.add(0, {"loss": 9.0})
        app.plot.clear()
        await until(pilot, lambda: on_screen(app) == expected(0))
        assert "log(step, loss=…)" in app.plot.description


async def test_a_logarithmic_axis_can_be_switched_on() -> None:
    app = PlotApp()
    async with app.run_test(size=(80, 24)) as pilot:
        for step in range(30):
            app.plot.add(step, {"loss": 10.0 ** -(step / 5)})
        assert not app.plot.log_scale
        app.plot.log_scale = True
        await until(pilot, lambda: any(line.lstrip().startswith("1e-5┤") for line in on_screen(app)))


async def test_a_theme_of_16_colours_gets_a_plot_of_16_colours() -> None:
    app = ThemedApp()
    async with app.run_test(size=(80, 24)) as pilot:
        plot = app.query_one(LivePlot)
        plot.add(0, {"loss": 1.0})
        app.theme = SIXTEEN.name
        await pilot.pause()
        assert plot.picture_style.colours == 16
        colours = {
            segment.style.color.name for segment in plot.render_line(0) if segment.style and segment.style.color
        }
        assert "cyan" in colours


async def test_no_colour_is_respected(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    found = {}
    for wish in ("", "NO_COLOR"):
        if wish:
            monkeypatch.setenv(wish, "1")
        app = PlainApp()
        app.console._color_system = ColorSystem.TRUECOLOR
        async with app.run_test(size=(80, 24)):
            found[wish] = app.query_one(LivePlot).picture_style.colours
    assert found == {"": 256, "NO_COLOR": 0}


async def test_an_app_without_a_language_gets_english() -> None:
    app = PlainApp()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert on_screen(app)[0].startswith("No numbers yet.")
