"""What stands over a lesson for a moment, at both sizes and in both languages."""

from collections.abc import Callable

import pytest
from driving import MakeApp, press, settle
from textual.pilot import Pilot

SnapCompare = Callable[..., bool]


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)], ids=["80x24", "120x40"])
@pytest.mark.parametrize("key", ["ctrl+o", "f1", "ctrl+p"], ids=["question", "help", "palette"])
def test_how_it_looks(
    snap_compare: SnapCompare, make_app: MakeApp, key: str, size: tuple[int, int], language: str
) -> None:
    async def open_it(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, key)

    assert snap_compare(make_app("doubling", "double", language=language), terminal_size=size, run_before=open_it)


@pytest.mark.parametrize("language", ["uz", "en"])
def test_a_window_that_is_too_small(snap_compare: SnapCompare, make_app: MakeApp, language: str) -> None:
    assert snap_compare(make_app(language=language), terminal_size=(30, 8), run_before=settle)
