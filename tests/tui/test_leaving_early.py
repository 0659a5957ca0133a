"""Whatever is pressed at whatever moment: while a screen opens, while it is being left, and before anything has its place."""

import asyncio
import random
from typing import Final

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import FAILED, ScriptedService
from textual.events import Key
from textual.keys import _character_to_key

from tutor.language import Text
from tutor.tui.app import TutorApp
from tutor.tui.leaving import LeavingScreen
from tutor.tui.screens.command_palette import TutorPalette
from tutor.tui.screens.home import HomeScreen
from tutor.tui.widgets.text_pane import TextPane

LEADING: Final = (
    "enter escape f9 f1 f2 f3 f4 f5 f6 f7 f8 f10 f11 f12 ctrl+n ctrl+b ctrl+o ctrl+t ctrl+f ctrl+s ctrl+p alt+r alt+h "
    "alt+v alt+x alt+j alt+g alt+f alt+o alt+m alt+a ctrl+@ ctrl+z up down left right tab shift+tab pageup pagedown "
    "home end ctrl+home backspace"
)
LETTERS: Final = " pscgojkdwrnyxa./(['123"
KEYS: Final = [*LEADING.split() * 2, *LETTERS]
GAPS: Final = (0.0, 0.0, 0.0, 0.002, 0.01, 0.03, 0.08, 0.15)
"""Seconds between two keys: most come before what the last one began has ended."""


def key(name: str) -> Key:
    return Key(_character_to_key(name), name) if len(name) == 1 else Key(name, None)


async def test_a_text_may_come_when_its_pane_is_being_taken_down(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test() as pilot:
        await settle(pilot)
        pane = TextPane()
        await app.screen.mount(pane)
        removal = pane.remove()
        await pane.show(Text(uz="Matn", en="A text"))
        await removal


async def test_a_lesson_may_be_left_before_it_has_its_parts(make_app: MakeApp) -> None:
    app = make_app("doubling")
    async with app.run_test(size=(80, 24)) as pilot:
        lesson_screen(app).action_lessons()
        await settle(pilot)
        assert "Part one" in screen_text(app)


async def test_the_palette_may_be_opened_again_while_it_closes(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", "pagedown")
        app.pop_screen()
        app.action_command_palette()
        await settle(pilot)
        assert isinstance(app.screen, TutorPalette)


async def hurried(app: TutorApp, seed: int, presses: int) -> None:
    """Press keys at random and in haste, until the program ends with an error; the last keys tell what to look at."""
    chance = random.Random(seed)
    pressed: list[str] = []
    async with app.run_test(size=(80, 24)) as pilot:
        for _ in range(presses):
            pressed.append(chance.choice(KEYS))
            app.post_message(key(pressed[-1]))
            await asyncio.sleep(chance.choice(GAPS))
            assert app._exception is None, f"after {pressed[-12:]}"
        await settle(pilot)


async def test_what_is_left_twice_takes_no_other_screen_along(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for opened in ("ctrl+p", "f1", "alt+f"):
            await press(pilot, opened)
            above = app.screen
            assert isinstance(above, LeavingScreen)
            above.dismiss()
            above.dismiss()
            await settle(pilot)
            assert isinstance(app.screen, HomeScreen)


async def test_what_was_chosen_is_opened_though_something_else_was_found_meanwhile(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+f", *"halving")
        for name in ("enter", "z", "z", "z"):
            app.post_message(key(name))
        await settle(pilot)
        assert lesson_screen(app).entry.id == "halving"


@pytest.mark.slow
@pytest.mark.parametrize("lesson", [None, "doubling"])
@pytest.mark.parametrize("seed", range(3))
async def test_no_keys_in_whatever_haste_end_the_program(
    make_app: MakeApp, service: ScriptedService, lesson: str | None, seed: int
) -> None:
    service.judge(FAILED)
    service.finish()
    why = {"uz": "yoʻq", "en": "no"}
    service.answers["compare"] = [{"event": "failed", "code": "not-trained", "message": why}]
    await hurried(make_app(lesson, "double" if lesson else None), seed, 300)
