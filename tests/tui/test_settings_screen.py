"""The settings as they are changed from the keyboard: seen at once, and kept."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from textual.pilot import Pilot
from textual.widgets import Input

from tutor.settings import SCHEMA, Settings
from tutor.settings.file import load
from tutor.tui.screens.settings import SettingsScreen
from tutor.tui.widgets.figure_view import FigureView

SnapCompare = Callable[..., bool]


def row_of(name: str) -> list[str]:
    return ["down"] * [setting.name for setting in SCHEMA].index(name)


@pytest.mark.parametrize("setting", [one for one in SCHEMA if one.choices], ids=lambda one: one.name)
async def test_every_setting_can_be_turned_and_is_kept(make_app: MakeApp, home: Path, setting: object) -> None:
    name, choices = setting.name, setting.choices  # type: ignore[attr-defined]
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *row_of(name))
        assert setting.about.en[:40] in screen_text(app)  # type: ignore[attr-defined]
        seen = set()
        for _ in choices:
            await press(pilot, "right")
            value = getattr(app.settings, name)
            assert getattr(load(home), name) == value
            assert setting.shown(value)[app.language] in screen_text(app)  # type: ignore[attr-defined]
            seen.add(value)
        assert seen == {choice.value for choice in choices}
        await press(pilot, "left", "escape")
        assert not isinstance(app.screen, SettingsScreen)


async def test_a_text_is_written_kept_and_left_without_a_change(make_app: MakeApp, home: Path) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o", *row_of("editor"), "enter", *"nano", "enter")
        assert load(home).editor == "nano"
        await press(pilot, "enter", *"oops", "escape")
        assert app.settings.editor == "nano"
        await press(pilot, "enter")
        app.screen.query_one(Input).value = "x" * 401
        await press(pilot, "enter")
        assert app.settings.editor == "nano"
        await press(pilot, "escape", "escape")
        assert not isinstance(app.screen, SettingsScreen)


async def test_the_settings_open_over_the_editor_too_and_only_once(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "o")
        assert not isinstance(app.screen, SettingsScreen)
        assert lesson_screen(app).query_one("Editor").text.startswith("o")  # type: ignore[attr-defined]
        await press(pilot, "alt+o", "alt+o")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "escape")
        assert lesson_screen(app)


async def test_the_language_of_the_session_wins_until_one_is_chosen(make_app: MakeApp, home: Path) -> None:
    app = make_app(language="en", settings=Settings(language="uz"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        assert "English" in screen_text(app)
        await press(pilot, "right")
        assert "Sozlamalar" in screen_text(app)
        assert load(home).language == "uz"


async def test_pictures_follow_their_settings(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "o")
        style = app.screen.query_one(FigureView)
        assert style.picture_style.unicode
        for choices, colours in ((("256", "unicode"), 256), (("16", "ascii"), 16), (("none", "auto"), 0)):
            app.change_settings(figure_colours=choices[0], figure_style=choices[1])
            await settle(pilot)
            assert style.picture_style.colours == colours
            assert style.picture_style.unicode is (choices[1] != "ascii")
        app.change_settings(theme="contrast", figure_colours="auto")
        await settle(pilot)
        assert style.picture_style.ground == "black"


async def test_animations_follow_their_setting(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        assert app.animation_level == "none"
        app.change_settings(animations=True)
        assert app.animation_level == "full"


async def test_a_disk_that_refuses_changes_the_session_only(make_app: MakeApp, home: Path) -> None:
    (home / "settings.json").mkdir()
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        app.change_settings(theme="light")
        await settle(pilot)
        assert app.theme == "ustoz-light"
    assert not list((home / "settings.json").iterdir())


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_it_looks(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str) -> None:
    async def choose(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "o", "down")

    assert snap_compare(make_app(language=language), terminal_size=size, run_before=choose)
