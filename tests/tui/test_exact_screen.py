import random

import pyte
from rich.console import Console
from rich.segment import Segment
from textual.app import App, ComposeResult
from textual.containers import Horizontal
from textual.geometry import Region
from textual.screen import Screen
from textual.strip import Strip
from textual.widget import Widget

from tutor.tui.screens.exact_screen import ExactScreen

WIDTH, HEIGHT = 40, 6


class Letters(Widget):
    """Lines of text that the test changes."""

    def __init__(self) -> None:
        super().__init__()
        self.lines = ["." * WIDTH for _ in range(HEIGHT)]

    def render_line(self, y: int) -> Strip:
        return Strip([Segment(self.lines[y][: self.size.width])])

    def put(self, x: int, y: int, text: str) -> None:
        self.lines[y] = self.lines[y][:x] + text + self.lines[y][x + len(text) :]
        self.refresh(Region(x, y, len(text), 1))


class LettersApp(App[None]):
    CSS = "Letters { width: 1fr; height: 6; } #over { layer: above; width: 10; height: 2; offset: 5 2; }"

    def get_default_screen(self) -> Screen[None]:
        return ExactScreen()

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Letters()
            yield Letters()


def written(app: App[None], *changed: Widget) -> str:
    """What goes to the terminal for the changed widgets."""
    compositor = app.screen._compositor
    compositor.update_widgets(set(changed))
    update = compositor.render_partial_update()
    return update.render_segments(Console(color_system=None)) if update else ""


async def test_of_a_changed_line_only_the_changed_cells_are_sent() -> None:
    app = LettersApp()
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await pilot.pause()
        left, right = app.query(Letters)
        left.put(12, 3, "abc")
        assert written(app, left) == "\x1b[4;13Habc"
        right.put(1, 0, "x")
        left.put(19, 0, "y")
        assert written(app, left, right) == "\x1b[1;20Hy\x1b[1;22Hx"
        assert written(app, left) == ""


async def test_any_changes_leave_what_a_full_repaint_shows() -> None:
    app, terminal, draw = LettersApp(), pyte.Screen(WIDTH, HEIGHT), random.Random(0)
    stream = pyte.Stream(terminal)
    async with app.run_test(size=(WIDTH, HEIGHT)) as pilot:
        await app.mount(over := Letters())
        over.id = "over"
        await pilot.pause()
        widgets = list(app.query(Letters))
        stream.feed("\r\n".join(strip.text for strip in app.screen._compositor.render_strips()))
        for _ in range(200):
            for _ in range(draw.randint(1, 5)):
                length = draw.randint(1, 8)
                text = "".join(draw.choice("abcdef") for _ in range(length))
                draw.choice(widgets).put(draw.randint(0, 19 - length), draw.randint(0, HEIGHT - 1), text)
            stream.feed(written(app, *widgets))
            assert terminal.display == [strip.text for strip in app.screen._compositor.render_strips()]


def test_the_screens_of_the_course_are_exact() -> None:
    from tutor.tui.screens.course_screen import CourseScreen

    assert issubclass(CourseScreen, ExactScreen)
