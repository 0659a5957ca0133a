"""The pictures of README: the real lessons on the real screen, with a training whose numbers do not change."""

import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from driving import MakeApp, press, settle
from scripted_service import ScriptedService
from textual.pilot import Pilot

from tutor.course import files

LESSONS = Path(__file__).parent.parent.parent / "lessons"
GRID = 40

SnapCompare = Callable[..., bool]
Event = dict[str, Any]


@pytest.fixture
def course() -> Path:
    return LESSONS


def training() -> list[Event]:
    """Return what a program that learns XOR logs and shows."""
    steps = range(0, 500, 5)
    metrics = [
        {
            "event": "metric",
            "step": step,
            "values": {"loss": 0.7 / (1 + math.exp((step - 90) / 30)) + 0.004, "accuracy": 0.5 if step < 80 else 1.0},
        }
        for step in steps
    ]
    axis = [-0.25 + 1.5 * i / (GRID - 1) for i in range(GRID)]
    corners = [[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]]
    boundary = {
        "kind": "decision-boundary",
        "grid": [[1 / (1 + math.exp(14 * (x - 0.5) * (y - 0.5) * 4)) for x in axis] for y in reversed(axis)],
        "extent": [-0.25, 1.25, -0.25, 1.25],
        "points": corners,
        "labels": [0, 1, 1, 0],
    }
    return [*metrics, {"event": "figure", "figure": boundary}]


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
def test_training_xor(
    snap_compare: SnapCompare,
    make_app: MakeApp,
    service: ScriptedService,
    home: Path,
    size: tuple[int, int],
    language: str,
) -> None:
    (home / "work").mkdir()
    (home / "work" / "xor.py").write_text(files.solution(LESSONS, "xor", "xor"))
    service.finish(*training())

    async def run(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "f5")

    assert snap_compare(make_app("xor", "xor", language=language), terminal_size=size, run_before=run)


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24)], ids=["80x24"])
def test_the_lessons(snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str) -> None:
    assert snap_compare(make_app(language=language), terminal_size=size, run_before=settle)
