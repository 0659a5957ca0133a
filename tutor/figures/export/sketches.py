"""How each kind of figure is drawn for a file. A new kind gets a line here, as it does in `tutor.figures.kinds`."""

from collections.abc import Callable
from typing import Any, Final, NamedTuple

from tutor.figures.bars import Bars
from tutor.figures.confusion_matrix import ConfusionMatrix
from tutor.figures.contours import Contours
from tutor.figures.curve_fit import CurveFit
from tutor.figures.curves import Curves
from tutor.figures.decision_boundary import DecisionBoundary
from tutor.figures.export.bars import bars_size, sketch_bars
from tutor.figures.export.block import sketch_surface
from tutor.figures.export.boxes import sketch_spread, spread_size
from tutor.figures.export.expression import expression_size, sketch_expression
from tutor.figures.export.lines import sketch_curve_fit, sketch_curves, sketch_line_fit, sketch_training
from tutor.figures.export.matrix import matrix_size, sketch_matrix
from tutor.figures.export.network import network_size, sketch_network
from tutor.figures.export.page import Page
from tutor.figures.export.pictures import images_size, sketch_images
from tutor.figures.export.plane import sketch_boundary, sketch_contours, sketch_separating_line
from tutor.figures.expression_graph import ExpressionGraph
from tutor.figures.images import Images
from tutor.figures.line_fit import LineFit
from tutor.figures.network_diagram import NetworkDiagram
from tutor.figures.separating_line import SeparatingLine
from tutor.figures.spread import Spread
from tutor.figures.surface import Surface
from tutor.figures.training_plot import TrainingPlot
from tutor.language import Language

Size = tuple[float, float]

_SHEET: Final = (800.0, 500.0)


class Sketch(NamedTuple):
    """What draws a kind of figure, and how large a sheet it needs: width and height in points."""

    draw: Callable[[Any, Page, Language], None]
    size: Callable[[Any], Size] = lambda _: _SHEET


SKETCHES: Final[dict[type, Sketch]] = {
    TrainingPlot: Sketch(sketch_training),
    LineFit: Sketch(sketch_line_fit),
    CurveFit: Sketch(sketch_curve_fit),
    DecisionBoundary: Sketch(sketch_boundary),
    SeparatingLine: Sketch(sketch_separating_line),
    ConfusionMatrix: Sketch(sketch_matrix, matrix_size),
    Curves: Sketch(sketch_curves),
    ExpressionGraph: Sketch(sketch_expression, expression_size),
    NetworkDiagram: Sketch(sketch_network, network_size),
    Contours: Sketch(sketch_contours),
    Surface: Sketch(sketch_surface),
    Spread: Sketch(sketch_spread, spread_size),
    Images: Sketch(sketch_images, images_size),
    Bars: Sketch(sketch_bars, bars_size),
}
