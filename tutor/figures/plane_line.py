"""The line w1·x1 + w2·x2 + b = 0 in the plane: where it runs, and how it is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.reading import scalar, vector
from tutor.language import Text

Extent = tuple[float, float, float, float]
"""The edges of a picture: x1 from, to, x2 from, to."""

_TWO_WEIGHTS = Text(
    uz="`{field}` da aynan ikkita vazn boʻlishi kerak: x1 va x2 uchun. Unda {n} ta son bor.",
    en="`{field}` must hold exactly two weights, for x1 and x2. It holds {n} numbers.",
)


@dataclass(frozen=True, slots=True)
class PlaneLine:
    """The points where w1·x1 + w2·x2 + b = 0."""

    w: tuple[float, float]
    b: float

    def z(self, x: float, y: float) -> float:
        """Return the neuron's output; the line is where it is zero."""
        return self.w[0] * x + self.w[1] * y + self.b

    @property
    def equation(self) -> str:
        """Return the line as an equation: `2·x1 − 0.5·x2 + 1 = 0`."""
        terms = [(self.w[0], "·x1"), (self.w[1], "·x2"), (self.b, "")]
        text = ""
        for number, name in terms:
            size = f"{short_number(abs(number))}{name}"
            sign = "−" if number < 0 else "+"
            text += f" {sign} {size}" if text else ("−" if number < 0 else "") + size
        return f"{text} = 0"

    def ends(self, extent: Extent) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Return two points of the line on opposite edges of the picture, perhaps beyond the others; None without one."""
        x0, x1, y0, y1 = extent
        w1, w2 = self.w
        if abs(w1) * (x1 - x0) > abs(w2) * (y1 - y0):
            return (-(w2 * y0 + self.b) / w1, y0), (-(w2 * y1 + self.b) / w1, y1)
        if w2 == 0:
            return None
        return (x0, -(w1 * x0 + self.b) / w2), (x1, -(w1 * x1 + self.b) / w2)

    def crosses(self, extent: Extent) -> bool:
        """Return whether some of the line lies in the picture."""
        x0, x1, y0, y1 = extent
        corners = [self.z(x, y) for x in (x0, x1) for y in (y0, y1)]
        return any(self.w) and min(corners) <= 0 <= max(corners)


def read_line(figure: Mapping[str, Any], w: str, b: str) -> PlaneLine:
    """Return the line of a figure's fields `w` (two weights) and `b`; raises `FigureError`."""
    weights = vector(figure, w)
    if len(weights) != 2:
        raise FigureError(_TWO_WEIGHTS.format(field=w, n=len(weights)))
    return PlaneLine((weights[0], weights[1]), scalar(figure, b))
