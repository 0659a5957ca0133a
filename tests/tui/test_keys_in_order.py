import pytest
from driving import MakeApp, lesson_screen, press, settle
from screen_course import STARTER
from textual import events
from textual.pilot import Pilot

from tutor.tui.app import TutorApp
from tutor.tui.widgets.one_line import OneLine

FIRST, SECOND = STARTER.splitlines()


async def type_at_once(app: TutorApp, pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settle(pilot)


@pytest.mark.parametrize(
    ("keys", "first_lines"),
    [
        (["a", "b", "backspace", "c"], [f"ac{FIRST}", SECOND]),
        (["down", "end", "x"], [FIRST, f"{SECOND}x"]),
        (["end", "left", "left", "delete", "z"], [f"{FIRST[:-2]}z{FIRST[-1]}", SECOND]),
        (["a", "b", "ctrl+z", "home", "c"], [f"c{FIRST}", SECOND]),
    ],
)
async def test_keys_that_come_in_one_burst_keep_their_order(
    make_app: MakeApp, keys: list[str], first_lines: list[str]
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("f4")
        await settle(pilot)
        await type_at_once(app, pilot, *keys)
        assert lesson_screen(app).code.source.splitlines()[:2] == first_lines


async def test_a_burst_keeps_its_order_in_every_line(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        for opening in ("ctrl+f", "tab", "alt+f", "alt+g"):
            await press(pilot, opening)
            line = app.focused
            assert isinstance(line, OneLine)
            await type_at_once(app, pilot, "r", "e", "l", "backspace", "x", "home", "y", "delete", "end", "z")
            assert line.value == "yexz"


async def test_enter_opens_what_was_typed_in_the_same_burst(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "alt+j")
        await type_at_once(app, pilot, "1", "enter")
        assert lesson_screen(app).index == 0


@pytest.mark.parametrize(
    ("keys", "line", "first_line"),
    [
        (["ctrl+f", "x", "y"], "xy", FIRST),
        (["f4", "x", "y"], "", f"xy{FIRST}"),
        (["alt+f", "x", "y"], "xy", FIRST),
    ],
)
async def test_what_is_typed_after_a_key_in_one_burst_gets_where_the_key_leads(
    make_app: MakeApp, keys: list[str], line: str, first_line: str
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lesson = lesson_screen(app)
        await press(pilot, "f3")
        await type_at_once(app, pilot, *keys)
        lines = [one.value for one in app.screen.query(OneLine)]
        assert "".join(lines[:1]) == line
        assert lesson.code.source.splitlines()[0] == first_line
