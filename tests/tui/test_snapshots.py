"""What the screen looks like, at the two sizes that it is made for, in both languages."""

from collections.abc import Callable
from typing import cast

import pytest
from driving import MakeApp, screen_text, settle
from scripted_service import FAILED, ScriptedService
from textual.pilot import Pilot

from tutor.tui.app import TutorApp

SnapCompare = Callable[..., bool]

SIZES = [(80, 24), (120, 40)]
LANGUAGES = ["uz", "en"]
_DASHED = {"uz": "uzuq chiziq", "en": "dashed"}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_list_of_lessons(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str) -> None:
    assert snap_compare(make_app(language=language), terminal_size=size, run_before=settle)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_exercise_with_a_verdict(
    snap_compare: SnapCompare, make_app: MakeApp, service: ScriptedService, size: tuple[int, int], language: str
) -> None:
    service.judge(FAILED, {"event": "output", "stream": "stdout", "text": "x = 1\n"})

    async def check(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("f6")
        await settle(pilot)

    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=check)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_demo_with_knobs(
    snap_compare: SnapCompare, make_app: MakeApp, service: ScriptedService, size: tuple[int, int], language: str
) -> None:
    async def turn(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for rate, turns in (("0.5", ["f5"]), ("1.0", ["f12", "right"])):
            falling = (
                {"event": "metric", "step": step, "values": {"loss": 1 / (float(rate) * step + 1)}}
                for step in range(30)
            )
            service.finish(*falling)
            await pilot.press(*turns)
            await settle(pilot)
        while _DASHED[language] not in screen_text(cast("TutorApp", pilot.app)):  # it is painted at its own pace
            await pilot.pause()

    app = make_app("doubling", "show", language=language)
    assert snap_compare(app, terminal_size=size, run_before=turn)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
def test_quiz_with_an_answer(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    async def answer(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await pilot.press("enter")
        await settle(pilot)

    app = make_app("doubling", "quiz", language=language)
    assert snap_compare(app, terminal_size=size, run_before=answer)
