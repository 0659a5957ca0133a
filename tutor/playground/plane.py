"""The playground's large picture: the decision boundary or the fitted curve, of the output or of one neuron."""

from collections.abc import Mapping
from typing import Any, Final

from tutor.figures.curve_fit import CurveFit
from tutor.figures.decision_boundary import DecisionBoundary
from tutor.figures.kinds import Drawing
from tutor.figures.neuron_plane import NeuronPlane
from tutor.language import Text, verbatim
from tutor.playground.points import Points
from tutor.playground.settings import Settings

_NEURON = Text(uz="{layer}-qatlam: n{neuron} = {formula}", en="Layer {layer}: n{neuron} = {formula}")
_FORMULAS: Final = {
    "tanh": "tanh({sum})",
    "relu": "ReLU({sum})",
    "sigmoid": "sigmoid({sum})",
    "leaky_relu": "LeakyReLU({sum})",
    "linear": "{sum}",
}


def plane(frame: Mapping[str, Any], points: Points, settings: Settings) -> Drawing:
    """Return the picture of a frame with the points that are trained on."""
    focus = frame["focus"]
    title = _title(frame["weights"], focus, settings) if focus else None
    where, labels = points.points[: points.training], points.labels[: points.training]
    x0, x1, y0, y1 = points.extent
    extent = x0, x1, y0, y1
    if "curve" in frame:
        return CurveFit(frame["curve"], extent, [] if title else where, title)
    binary = points.classes == 2 or title is not None
    values = [[value / 100 for value in row] for row in frame["plane"]] if binary else frame["plane"]
    classes = list(range(points.classes))
    drawn = DecisionBoundary(values, extent, where, labels, classes, 0.5 if binary else None, brief=True)
    return NeuronPlane(drawn, title) if title else drawn


def _title(weights: list[list[list[float | None]]], focus: tuple[int, int], settings: Settings) -> Text:
    """Return the neuron's name and its formula: tanh(0.52·x1 − 1.30·x2 + 0.40)."""
    layer, neuron = focus
    *numbers, bias = weights[layer][neuron]
    inputs = (
        ["x"]
        if layer == 0 and settings.is_regression
        else [f"{'n' if layer else 'x'}{i + 1}" for i in range(len(numbers))]
    )
    terms = [_term(number, f"·{name}") for number, name in zip(numbers, inputs, strict=True)]
    written = " ".join([*terms, _term(bias, "")]).removeprefix("+")
    formula = verbatim(_FORMULAS[settings.activation].format(sum=written))
    return _NEURON.format(layer=layer + 1, neuron=neuron + 1, formula=formula)


def _term(number: float | None, of: str) -> str:
    if number is None:
        return f"+nan{of}"
    return f"{'−' if number < 0 else '+'}{abs(number):.2f}{of}"
