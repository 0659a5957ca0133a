"""A piece of code and a picture, which show at once what a setting changes."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Horizontal

from tutor.tui.widgets.editor import Editor
from tutor.tui.widgets.figure_view import FigureView

_CODE: Final = """\
# y = x·w + b
def neuron(x, w, b=0.0):
    return max(0, x * w + b)

for x in [1, 2.5, -3]:
    print("y =", neuron(x, 2))
"""
_SIDE: Final = 24
_FIGURE: Final = {
    "kind": "decision-boundary",
    "grid": [
        [1 / (1 + 2.0 ** (2 * ((column - 9) ** 2 / 6 - row - 3))) for column in range(_SIDE)] for row in range(_SIDE)
    ],
    "extent": [-1.0, 1.0, -1.0, 1.0],
    "points": [[-0.8, 0.3], [-0.9, -0.4], [-0.2, 0.6], [0.0, 0.2], [0.3, -0.3], [0.7, 0.7], [0.8, -0.2], [0.6, -0.7]],
    "labels": [0, 1, 1, 1, 1, 0, 0, 0],
}


class SettingsSample(Horizontal):
    """Shows code in the editor's colours, and a figure in its colours and characters."""

    DEFAULT_CLASSES = "settings-sample"

    def compose(self) -> ComposeResult:
        """Make the two halves; neither takes the focus."""
        code = Editor(_CODE, id="sample-code")
        code.read_only, code.can_focus, code.show_cursor = True, False, False
        yield code
        yield FigureView(id="sample-figure")

    def on_mount(self) -> None:
        """Draw the figure."""
        self.query_one(FigureView).show(_FIGURE)
