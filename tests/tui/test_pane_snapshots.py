"""What a lesson looks like when its panes have other sizes than at first."""

from collections.abc import Callable

import pytest
from driving import MakeApp, press, settle
from scripted_service import FAILED, ScriptedService
from textual.pilot import Pilot

SnapCompare = Callable[..., bool]

LANGUAGES = ["uz", "en"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("size", "keys"),
    [
        ((80, 24), ["f11"]),
        ((120, 40), ["f11"]),
        ((80, 40), []),
        ((120, 40), ["alt+r", "left", "left", "left", "left", "up", "up"]),
        ((80, 40), ["alt+r", "up", "up"]),
    ],
    ids=["zoomed-80x24", "zoomed-120x40", "stacked-80x40", "resizing-120x40", "resizing-80x40"],
)
def test_panes(
    snap_compare: SnapCompare,
    make_app: MakeApp,
    service: ScriptedService,
    size: tuple[int, int],
    keys: list[str],
    language: str,
) -> None:
    service.judge(FAILED, {"event": "output", "stream": "stdout", "text": "x = 1\n"})

    async def arrange(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "f6", "f7", *keys)

    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=arrange)
