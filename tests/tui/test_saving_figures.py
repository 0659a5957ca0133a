from pathlib import Path
from xml.etree import ElementTree

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from PIL import Image
from scripted_service import ScriptedService
from textual.pilot import Pilot
from textual.widgets import Input

from tutor.tui.app import TutorApp
from tutor.tui.screens.save_figure import SaveFigureScreen

FIGURE = {"kind": "curves", "series": {"L": [3.0, 2.0, 1.0]}, "title": "The curve"}
RUN = [
    *({"event": "metric", "step": step, "values": {"loss": 1 / (1 + step)}} for step in range(20)),
    {"event": "figure", "figure": FIGURE},
]


async def run_program(pilot: Pilot[None]) -> None:
    await settle(pilot)
    await press(pilot, "f5")
    await press(pilot, "f7")


@pytest.mark.parametrize(("language", "word"), [("en", "loss"), ("uz", "yoʻqotish (loss)")])
async def test_w_saves_what_is_in_sight_in_the_language_of_the_moment(
    make_app: MakeApp, service: ScriptedService, home: Path, language: str, word: str
) -> None:
    service.finish(*RUN)
    app = make_app("doubling", "double", language=language)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await run_program(pilot)
        await press(pilot, "w")
        assert isinstance(app.screen, SaveFigureScreen)
        await press(pilot, "down", "down", "enter")
        assert "figures/double" in screen_text(app).replace("\n▌ ", "").replace("\n", "")
    names = {path.name for path in (home / "figures").iterdir()}
    assert names == {"double-plot.svg", "double-plot.png", "double-figure.svg", "double-figure.png"}
    texts = ElementTree.parse(home / "figures" / "double-plot.svg").getroot().itertext()
    assert any(word in text for text in texts)
    assert Image.open(home / "figures" / "double-figure.png").format == "PNG"


async def test_a_name_of_ones_own_and_nothing_overwritten(
    make_app: MakeApp, service: ScriptedService, home: Path, tmp_path: Path
) -> None:
    service.finish(*(event for event in RUN if event["event"] != "figure"))
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await run_program(pilot)
        for _ in range(2):
            await press(pilot, "w")
            app.screen.query_one(Input).value = str(tmp_path / "report" / "loss.svg")
            await press(pilot, "enter")
    assert sorted(path.name for path in (tmp_path / "report").iterdir()) == ["loss-2.svg", "loss.svg"]


async def test_escape_saves_nothing_and_a_full_or_closed_folder_is_told(
    make_app: MakeApp, service: ScriptedService, home: Path
) -> None:
    service.finish(*RUN)
    (home / "figures").write_text("a file in the way")
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await run_program(pilot)
        await press(pilot, "w", "escape")
        assert "could not" not in screen_text(app)
        await press(pilot, "w", "enter")
        assert "could not be saved" in screen_text(app)


async def test_without_a_picture_w_does_nothing_and_in_the_editor_it_is_a_letter(
    make_app: MakeApp, service: ScriptedService
) -> None:
    app: TutorApp = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f3", "w")
        assert not isinstance(app.screen, SaveFigureScreen)
        await press(pilot, "f4", "w")
        assert lesson_screen(app).code.source.startswith("w")
