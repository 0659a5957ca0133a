"""What a lesson looks like when its panes have other sizes than at first."""

from collections.abc import Callable
from pathlib import Path

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


PAGE = """
      Read this first.

      | question | output | loss |
      |---|---|---|
      | Uy qancha turadi? What does the house cost today? | one number | mean squared error |
      | Qaysi raqam? Which digit is it? | softmax, ten times p | cross-entropy |

      ```python
      value = first_part + second_part * third_part - fourth_part / fifth_part + sixth_part
      ```

      The rule is `w = w - rate * slope`, and [here](https://example.org) is more.
"""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_text_with_a_table_and_wide_code(
    snap_compare: SnapCompare, make_app: MakeApp, course: Path, size: tuple[int, int], language: str
) -> None:
    lesson = course / "doubling" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    both = "".join(f"      {name}: |{PAGE.replace(chr(10), chr(10) + '  ')}\n" for name in LANGUAGES)
    lesson.write_text(
        text.replace('    task: {uz: "`double(x)` ni yozing.", en: "Write `double(x)`."}\n', f"    task:\n{both}"),
        encoding="utf-8",
    )

    async def read(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, "f3")

    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=read)
