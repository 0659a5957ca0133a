"""What the editor looks like with its marks, its notes and its bar, at both sizes and in both languages."""

from collections.abc import Callable
from typing import Literal, cast

import pytest
from editor_app import EditorApp
from textual.pilot import Pilot
from textual.widgets import Input

from tutor.language import Text
from tutor.tui.editing.marks import Note

SnapCompare = Callable[..., bool]

PROGRAM = '''\
import numpy as np

def neuron(x, w, b):
    """Return z."""
    z = x @ w + c
    return z  # a comment that is long enough to go on behind the right edge of a screen of 120 columns, is it not so, dear reader

for row in range(3)
    print(neuron(np.ones(2), np.array([2.0, -1.0]), -3.0))
'''
ERROR = Text(
    uz="NameError · “c” nomi hali yoʻq. Imlosini tekshiring: balki boshqacha yozilgan yoki hali yaratilmagan.",
    en="NameError · The name “c” does not exist yet. Check its spelling: it may be written differently, or not made yet.",
)


def app_of(pilot: Pilot[None]) -> EditorApp:
    return cast("EditorApp", pilot.app)


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("scene", ["problems", "find", "replace"])
def test_how_it_looks(
    snap_compare: SnapCompare, scene: str, size: tuple[int, int], language: Literal["uz", "en"]
) -> None:
    async def prepare(pilot: Pilot[None]) -> None:
        app = app_of(pilot)
        await app.begin(pilot)
        app.editor.mark("run", [Note(4, ERROR)])
        app.editor.look_for_problems()
        app.editor.move_cursor((4, 4))
        if scene != "problems":
            await app.pane.find()
            app.screen.query_one("#find", Input).value = "z"
        if scene == "replace":
            await pilot.press("tab", *"total")
        await pilot.pause()

    assert snap_compare(EditorApp(PROGRAM, language=language), terminal_size=size, run_before=prepare)
