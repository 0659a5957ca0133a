import math
from typing import Any

from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.geometry import Region
from textual.reactive import reactive

from tutor.figures.render import describe, render
from tutor.figures.style import Style
from tutor.language import Language
from tutor.tui.widgets.figure_view import FigureView

STYLE = Style(256)
LINE: dict[str, Any] = {"kind": "line-fit", "x": [0.0, 1.0, 2.0], "y": [1.0, 3.0, 5.0], "w": 2.0, "b": 1.0}
SIDES = 20


def boundary(place: float) -> dict[str, Any]:
    return {
        "kind": "decision-boundary",
        "grid": [[float(column >= place) for column in range(SIDES)]] * SIDES,
        "extent": [0.0, 1.0, 0.0, 1.0],
        "points": [[0.1, 0.5], [0.9, 0.5]],
        "labels": [0, 1],
    }


class WatchedView(FigureView):
    """Remembers what it asked to be painted again."""

    def __init__(self) -> None:
        super().__init__(picture_style=STYLE)
        self.regions: list[Region] = []

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> "WatchedView":
        self.regions += regions or [self.size.region]
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)


class FigureApp(App[None]):
    language: reactive[Language] = reactive[Language]("en", init=False)

    def compose(self) -> ComposeResult:
        yield WatchedView()

    @property
    def view(self) -> WatchedView:
        return self.query_one(WatchedView)


def on_screen(app: App[None]) -> list[str]:
    return [strip.text.rstrip() for strip in app.screen._compositor.render_strips()]


def expected(figure: dict[str, Any], language: Language = "en", size: tuple[int, int] = (80, 24)) -> list[str]:
    lines = render(figure, *size, style=STYLE, language=language).plain.split("\n")
    return [line.rstrip() for line in lines]


async def test_a_figure_fills_the_widget_and_follows_size_and_language() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(LINE)
        await pilot.pause()
        assert on_screen(app) == expected(LINE)
        assert app.view.description == describe(LINE, "en")
        await pilot.resize_terminal(50, 12)
        await pilot.pause()
        assert on_screen(app) == expected(LINE, size=(50, 12))
        app.language = "uz"
        await pilot.pause()
        assert on_screen(app) == expected(LINE, "uz", (50, 12))
        assert app.view.description == describe(LINE, "uz")


async def test_a_boundary_that_moved_repaints_the_strip_between_and_nothing_else() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(boundary(10))
        await pilot.pause()
        app.view.regions.clear()
        app.view.show(boundary(12))
        app.view.paint()
        assert app.view.regions
        assert {region.height for region in app.view.regions} == {1}
        assert all(36 < region.x < region.right < 54 for region in app.view.regions)
        rows = {region.y for region in app.view.regions}
        assert len(rows) > 15


async def test_a_change_of_colour_alone_is_painted() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(boundary(10))
        await pilot.pause()

        def ground(column: int) -> str:
            strip = app.screen._compositor.render_strips()[12].crop(column, column + 1)
            (segment,) = [segment for segment in strip if isinstance(segment, Segment) and segment.text]
            assert segment.style
            assert segment.style.bgcolor
            return segment.style.bgcolor.name

        text, before = on_screen(app)[12], ground(42)
        app.view.show(boundary(15))
        app.view.paint()
        await pilot.pause()
        assert on_screen(app)[12] == text
        assert ground(42) != before
        assert ground(42) == ground(20)


async def test_data_that_cannot_be_drawn_are_answered_with_the_reason() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show({**LINE, "w": math.nan})
        await pilot.pause()
        assert "`w` holds nan" in on_screen(app)[0]
        app.language = "uz"
        await pilot.pause()
        assert "`w` ichida nan bor" in on_screen(app)[0]
        assert app.view.description.startswith("`w` ichida nan bor")
        app.view.show(LINE)
        app.view.paint()
        await pilot.pause()
        assert on_screen(app) == expected(LINE, "uz")


async def test_clear_leaves_it_empty() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.show(LINE)
        app.view.clear()
        app.view.paint()
        await pilot.pause()
        assert not any(on_screen(app))
        assert app.view.description == ""


async def test_a_small_widget_gives_the_words_instead() -> None:
    app = FigureApp()
    async with app.run_test(size=(80, 24)) as pilot:
        app.view.styles.width, app.view.styles.height = 20, 24
        app.view.show(LINE)
        await pilot.pause()
        assert " ".join(" ".join(on_screen(app)).split()) == describe(LINE, "en")
