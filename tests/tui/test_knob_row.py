"""The knobs of a demo: they turn a line of the program in the editor, and it runs again."""

from typing import cast

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from screen_course import DEMO
from scripted_service import ScriptedService
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.screens import knob_actions
from tutor.tui.widgets.knob_row import KnobRow


def row(app: TutorApp) -> str:
    """Return the line of the knobs."""
    return next(line.strip() for line in screen_text(app).splitlines() if "F12" in line)


def sources(service: ScriptedService) -> list[str]:
    return [str(request["source"]) for request in service.asked("run")]


async def shown(pilot: Pilot[None], text: str) -> None:
    """Wait until a text is on the screen: rows are laid out, and plots painted, at their own pace."""
    while text not in screen_text(cast("TutorApp", pilot.app)):
        await pilot.pause()


async def runs(pilot: Pilot[None], service: ScriptedService, count: int) -> None:
    """Wait until the program ran so many times; a turn rests a moment before it starts a run."""
    while len(sources(service)) < count:
        await pilot.pause()
    await settle(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_turning_changes_the_line_and_runs_the_program_again(
    make_app: MakeApp, service: ScriptedService, size: tuple[int, int]
) -> None:
    service.finish({"event": "metric", "step": 0, "values": {"loss": 1.0}})
    app = make_app("doubling", "show")
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await shown(pilot, "F12 ‹")
        assert row(app) == "F12 ‹ learning rate 0.5 › ‹ method slow ›   number of steps 3 ›"
        screen = lesson_screen(app)
        screen.code.editor.insert("# mine\n", (0, 0))
        await press(pilot, "f12", "right")
        await runs(pilot, service, 1)
        assert sources(service) == ["# mine\n" + DEMO.replace("RATE = 0.5", "RATE = 1.0")]
        assert row(app) == "F12 ‹ learning rate 1.0 › ‹ method slow ›   number of steps 3 ›"
        await shown(pilot, "loss 1.000")
        assert screen.knobs.has_focus
        await press(pilot, "right")
        await runs(pilot, service, 2)
        assert row(app).startswith("F12 ‹ learning rate 2.0   ‹")
        await press(pilot, "right")
        assert len(sources(service)) == 2  # it is at its end
        assert "Tab Other knob" in screen_text(app)
        await press(pilot, "tab", "shift+tab", "tab", "left")
        await runs(pilot, service, 3)
        assert 'KIND = "fast"' in sources(service)[-1]
        await press(pilot, "f4", "ctrl+z", "ctrl+z")
        assert "RATE = 1.0" in screen.code.source
        assert 'KIND = "slow"' in screen.code.source
        assert row(app) == "F12 ‹ learning rate 1.0 › ‹ method slow ›   number of steps 3 ›"
        await press(pilot, "f2")
        assert "oʻrganish tezligi 1.0" in row(app)


async def test_a_knob_that_is_turned_quickly_runs_the_program_once(
    make_app: MakeApp, service: ScriptedService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(knob_actions, "REST", 0.5)
    service.finish()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for _ in range(3):
            app.screen.query_one(KnobRow).action_turn_knob(1)
        await runs(pilot, service, 1)
    [source] = sources(service)
    assert "RATE = 2.0" in source


async def test_a_run_under_way_is_stopped(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish()
    service.gate.clear()
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for turns in (1, 2):
            await pilot.press("f12" if turns == 1 else "right", "right")
            while len(service.asked("run")) < turns:
                await pilot.pause()
        assert service.cancelled == ["run"]
        service.gate.set()
        await settle(pilot)


async def test_a_line_that_is_gone_is_told_of(make_app: MakeApp, service: ScriptedService) -> None:
    app = make_app("doubling", "show")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.replace_all(DEMO.replace("RATE = 0.5", "RATE = 1 / 2"))
        await settle(pilot)
        await shown(pilot, "‹ learning rate ? ›")
        await press(pilot, "f12", "right")
        assert any("In line 3, RATE is not a number" in note.message for note in app._notifications)
        editor.replace_all("if:")
        await press(pilot, "right")
        assert any("Line 1 of the program is not valid" in note.message for note in app._notifications)
        assert service.asked("run") == []
        editor.replace_all(DEMO.replace("0.5", "0.7"))
        await settle(pilot)
        await shown(pilot, "‹ learning rate 0.7 ›")
        await press(pilot, "escape")
        assert editor.has_focus


async def test_knobs_can_be_clicked_and_wrap_where_it_is_narrow(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish()
    app = make_app("doubling", "show")
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        knobs = app.screen.query_one(KnobRow)
        await shown(pilot, "number of steps")
        assert knobs.size.height == 2
        lines = screen_text(app).splitlines()
        y = next(number for number, line in enumerate(lines) if "number" in line)
        await pilot.click(offset=(lines[y].index("›"), y))
        await runs(pilot, service, 1)
        assert "STEPS = 30" in sources(service)[-1]
        assert knobs.chosen == 2


@pytest.mark.parametrize("step", ["why", "double"])
async def test_steps_without_knobs_have_no_row_and_no_key(make_app: MakeApp, step: str) -> None:
    app = make_app("doubling", step)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "F12" not in screen_text(app)
        assert not app.screen.check_action("knobs", ())


async def test_the_run_before_stays_behind_the_plot(make_app: MakeApp, service: ScriptedService) -> None:
    service.finish(*({"event": "metric", "step": step, "values": {"loss": 4.0 - step}} for step in range(4)))
    app = make_app("doubling", "show")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f5")
        assert "dashed" not in screen_text(app)
        service.finish(*({"event": "metric", "step": step, "values": {"loss": 4.0}} for step in range(4)))
        await press(pilot, "f12", "right")
        await shown(pilot, "dashed: the run before")
        await press(pilot, "ctrl+n", "ctrl+b", "f5")
        assert "dashed" not in screen_text(app)
