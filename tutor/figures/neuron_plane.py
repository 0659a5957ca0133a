"""One hidden neuron seen closely: where in the plane it is positive, and where negative."""

from dataclasses import dataclass

from tutor.figures.axes import axis_between
from tutor.figures.decision_boundary import DecisionBoundary
from tutor.figures.frame import draw_frame
from tutor.figures.grid import Grid
from tutor.figures.regions import paint_regions
from tutor.language import Language, Text

_SHARE = Text(uz="{title}. Maydonning {share} % ida musbat.", en="{title}. Positive on {share} % of the plane.")


_ROOM = 10
"""At this height or below, a title has one row."""


def put_title(grid: Grid, title: str) -> int:
    """Write a title, on two rows where it is long and there is room, and return the first row below it."""
    if len(title) <= grid.width or grid.height <= _ROOM:
        grid.put_line(0, title)
        return 1
    end = title.rfind(" ", 0, grid.width + 1)
    end = end if end > 0 else grid.width
    grid.put_line(0, title[:end])
    grid.put_line(1, f"  {title[end:].lstrip()}")
    return 2


@dataclass(frozen=True, slots=True)
class NeuronPlane:
    """A neuron's values in `plane`, scaled so that 0.5 stands for 0, with the points; `title` names the neuron."""

    plane: DecisionBoundary
    title: Text

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the ground by the neuron's sign and strength, and the points of each class with its own mark."""
        top = put_title(grid, self.title[language])
        x0, x1, y0, y1 = self.plane.extent
        across, up = axis_between(x0, x1, max(3, grid.width // 12)), axis_between(y0, y1, max(3, grid.height // 4))
        frame = draw_frame(grid, top, across, up, x_label="x1", y_label="x2")
        paint_regions(grid, frame, self.plane.class_at)
        self.plane.draw_points(grid, frame, [True] * len(self.plane.points))

    def describe(self, language: Language) -> str:
        """Return the neuron's name and where it is positive."""
        values = [value for row in self.plane.grid for value in row]
        share = round(100 * sum(value > 0.5 for value in values) / len(values))
        return _SHARE.format(title=self.title[language], share=share)[language]
