"""Panes of a lesson at odd sizes: resized, zoomed, one under the other."""

from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import FAILED, ScriptedService

from tutor.progress.view_state import ViewState
from tutor.tui.bilingual import READ_AFTER
from tutor.tui.pane_geometry import PANES, Shape


async def test_no_pane_is_empty_or_over_another_and_the_focus_is_in_sight(
    make_app: MakeApp, service: ScriptedService
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        for size in [(60, 16), (99, 36), (100, 17), (200, 60)]:
            await pilot.resize_terminal(*size)
            for keys in (["f3"], ["f4"], ["f7"], ["f11"], ["f11", "alt+r", "right", "down", "enter"]):
                await press(pilot, *keys)
                bench = lesson_screen(app).bench
                shown = {pane: bench.query_one(f"#{pane}") for pane in bench.arrangement.shown}
                regions = [widget.region for widget in shown.values()]
                assert all(widget.size.width >= 20 and widget.size.height >= 2 for widget in shown.values())
                assert all(bench.region.contains_region(region) for region in regions)
                assert sum(region.area for region in regions) == bench.region.area
                assert not any(one is not other and one.overlaps(other) for one in regions for other in regions)
                focused = app.screen.focused
                assert focused is not None
                assert focused.region.overlaps(shown[bench.front].region)


@pytest.mark.parametrize("key", ["f11", "alt+z"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_zoom_gives_any_pane_the_whole_screen_and_the_editor_keeps_its_keys(
    make_app: MakeApp, service: ScriptedService, size: tuple[int, int], key: str
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        screen = lesson_screen(app)
        for pane, go in zip(PANES, ("f3", "f4", "f7"), strict=True):
            await press(pilot, go, key)
            assert screen.query_one(f"#{pane}").region.size == (size[0], size[1] - 1)
            assert "Zoom" in screen_text(app).splitlines()[-1]
            await press(pilot, key)
            assert screen.query_one(f"#{pane}").region.height < size[1] - 1
        await press(pilot, "f4", key, "x", "escape")
        assert screen.code.source.startswith("x")
        assert screen.bench.front == "code"
        assert not screen.bench.whole


async def test_borders_are_moved_with_arrows_and_are_there_the_next_time(
    make_app: MakeApp, home: Path, service: ScriptedService
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "alt+r", "left", "left", "up")
        bench = lesson_screen(app).bench
        text = screen_text(app)
        assert "Enter done" in text.splitlines()[-1]
        await press(pilot, "escape")
        assert lesson_screen(app).code.editor.has_focus
        sizes = {pane: bench.query_one(f"#{pane}").region for pane in PANES}
        assert sizes["text"].width == 56
        await press(pilot, "x")
        assert lesson_screen(app).code.source.startswith("x")
        await press(pilot, "ctrl+q")
    places = ViewState.load(home / "view.json").panes
    assert set(places) == {"beside.text", "beside.code"}
    again = make_app("doubling", "double")
    again.view_state.panes.update(places)
    async with again.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert {pane: lesson_screen(again).query_one(f"#{pane}").region for pane in PANES} == sizes
        await press(pilot, "alt+r", "0", "enter")
        assert lesson_screen(again).bench.text.region.width == 60
        assert again.view_state.panes == {}


async def test_a_border_goes_with_the_mouse(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await pilot.mouse_down(offset=(60, 12))
        await pilot.hover(offset=(45, 14))
        await pilot.mouse_up(offset=(45, 14))
        await settle(pilot)
        assert lesson_screen(app).bench.text.region.width == 45
        await pilot.hover(offset=(80, 14))
        assert lesson_screen(app).bench.text.region.width == 45


async def test_one_pane_alone_has_no_border_to_move(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "alt+r", "right")
        assert "One pane at a time" in screen_text(app)
        assert lesson_screen(app).code.editor.cursor_location == (0, 1)


async def test_a_tall_narrow_window_shows_text_over_code_over_results(
    make_app: MakeApp, service: ScriptedService
) -> None:
    service.judge(FAILED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        bench = lesson_screen(app).bench
        assert bench.arrangement.shape is Shape.STACKED
        await press(pilot, "f6")
        text = screen_text(app)
        places = [text.index(shown) for shown in ("Write double(x).", "def double", "x came back as it was")]
        assert places == sorted(places)
        assert lesson_screen(app).code.editor.has_focus


async def test_a_message_stands_above_the_footer_and_a_key_takes_it_away_once_it_was_read(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "alt+r")
        lines = screen_text(app).splitlines()
        assert "One pane at a time" in lines[-2]
        await press(pilot, "x")
        assert "One pane at a time" in screen_text(app)
        monkeypatch.setitem(READ_AFTER, "information", 0.0)
        await press(pilot, "y")
        assert "One pane at a time" not in screen_text(app)
        assert lesson_screen(app).code.source.startswith("xy")


async def test_tab_does_not_lead_into_a_program_that_is_not_in_sight(make_app: MakeApp) -> None:
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        program = lesson_screen(app).code.source
        await press(pilot, "ctrl+b")
        await press(pilot, "tab", "x")
        assert app.focused is lesson_screen(app).bench.text
        assert lesson_screen(app).code.source == program
