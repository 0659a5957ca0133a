import pytest
from driving import MakeApp, lesson_screen, settle
from screen_course import STARTER
from textual import events

FIRST, SECOND = STARTER.splitlines()


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
        for key in keys:
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert lesson_screen(app).code.source.splitlines()[:2] == first_lines
