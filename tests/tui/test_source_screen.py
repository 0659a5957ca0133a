"""The engine's source on the screen: from the lessons, by name, read-only, and without NumPy."""

import subprocess
import sys
from collections.abc import Callable

import pytest
from driving import MakeApp, press, screen_text, settle
from textual.pilot import Pilot

from tutor.source.contents import MODULES
from tutor.tui.app import TutorApp
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.source import SourceScreen

SnapCompare = Callable[..., bool]


def reader(app: TutorApp) -> SourceScreen:
    assert isinstance(app.screen, SourceScreen)
    return app.screen


async def search(pilot: Pilot[None], name: str) -> None:
    await press(pilot, "slash", *name, "enter")


async def test_from_the_lessons_through_the_modules_and_back(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        text = screen_text(app)
        assert "tutor/engine/value.py" in text
        assert "a number that knows its gradient" in text
        assert "class Value:" in text
        await press(pilot, "down")
        assert reader(app).code.text == MODULES[1].source
        await press(pilot, "f2")
        assert "qatlam nima" in screen_text(app)
        await press(pilot, "enter")
        assert reader(app).code.has_focus
        await press(pilot, "escape")
        assert reader(app).modules.has_focus
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_name_is_found_and_an_unknown_one_gets_the_nearest(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        await search(pilot, "value.backward")
        code = reader(app).code
        assert code.has_focus
        assert code.document.get_line(code.cursor_location[0]).strip() == "def backward(self) -> None:"
        assert "    def backward(self)" in screen_text(app)
        await search(pilot, "AdamW")
        assert (reader(app).modules.chosen, code.document.get_line(code.cursor_location[0])) == (
            "optimizers",
            "class AdamW(Adam):",
        )
        await search(pilot, "Adm")
        assert [note.message for note in app._notifications] == [
            "No module, class or function is called “Adm”. Did you mean Adam, AdamW, name?"
        ]
        assert reader(app).search_line.has_focus
        await press(pilot, "escape")
        assert reader(app).modules.has_focus


async def test_nothing_can_be_changed(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "s", "enter")
        before = reader(app).code.text
        await press(pilot, "x", "ctrl+x", "ctrl+v", "ctrl+slash", "backspace", "delete", "enter", "tab", "ctrl+z")
        assert reader(app).code.text == before == MODULES[0].source


async def test_the_palette_opens_it_over_a_lesson(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        lesson = app.screen
        await press(pilot, "ctrl+p", *"neural-network library")
        await press(pilot, "down", "enter")
        assert "tutor/engine/value.py" in screen_text(app)
        await press(pilot, "escape")
        assert app.screen is lesson


@pytest.mark.parametrize(("size", "language"), [((80, 24), "uz"), ((120, 40), "en")])
def test_how_it_looks(
    snap_compare: SnapCompare,
    make_app: MakeApp,
    monkeypatch: pytest.MonkeyPatch,
    size: tuple[int, int],
    language: str,
) -> None:
    """The snapshot must not change with the engine: every module has the same two lines here."""

    async def run_before(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "s", "down", "down")

    sample = '"""A sample of Python."""\n\n\nclass Half(Layer):\n    slope = 0.5  # always\n'
    monkeypatch.setattr("tutor.source.contents.Module.source", property(lambda _: sample))  # whatever was read before
    assert snap_compare(make_app(language=language), terminal_size=size, run_before=run_before)


def test_the_screen_imports_no_numpy() -> None:
    code = "import sys, tutor.tui.screens.source; print(sorted({'numpy', 'torch'} & sys.modules.keys()))"
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
