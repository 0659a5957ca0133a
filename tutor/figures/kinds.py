"""The kinds of figure that a learner's program can show. A new kind is a class in a file of its own, and a line here.

What `show` must do first in the learner's process, such as calling a function that was given to it, stands in
`tutor.learner`; a sample of the kind in `tests/figures/figure_samples.py` puts it through all common tests.
"""

from collections.abc import Mapping
from typing import Any, Final, Protocol, Self

from tutor.figures.bars import Bars
from tutor.figures.confusion_matrix import ConfusionMatrix
from tutor.figures.contours import Contours
from tutor.figures.curve_fit import CurveFit
from tutor.figures.curves import Curves
from tutor.figures.decision_boundary import DecisionBoundary
from tutor.figures.expression_graph import ExpressionGraph
from tutor.figures.grid import Grid
from tutor.figures.images import Images
from tutor.figures.line_fit import LineFit
from tutor.figures.network_diagram import NetworkDiagram
from tutor.figures.separating_line import SeparatingLine
from tutor.figures.spread import Spread
from tutor.figures.surface import Surface
from tutor.language import Language


class Drawing(Protocol):
    """A figure whose numbers are known to be good."""

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the figure on all of the grid."""

    def describe(self, language: Language) -> str:
        """Return the figure in words."""


class Drawable(Drawing, Protocol):
    """A kind of figure that a learner's program can show."""

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> Self:
        """Check and read the figure's data; raises `FigureError`."""


KINDS: Final[Mapping[str, type[Drawable]]] = {
    "line-fit": LineFit,
    "curve-fit": CurveFit,
    "decision-boundary": DecisionBoundary,
    "separating-line": SeparatingLine,
    "confusion-matrix": ConfusionMatrix,
    "curves": Curves,
    "expression-graph": ExpressionGraph,
    "network": NetworkDiagram,
    "contours": Contours,
    "images": Images,
    "bars": Bars,
    "surface": Surface,
    "spread": Spread,
}
