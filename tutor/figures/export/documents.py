"""A figure as the contents of a file."""

from typing import Final, Literal, Protocol

from tutor.figures.export.page import Page
from tutor.figures.export.sketches import SKETCHES
from tutor.figures.export.svg import SvgSurface
from tutor.language import Language

Format = Literal["svg", "png"]
FORMATS: Final[tuple[Format, ...]] = ("svg", "png")


class Described(Protocol):
    """A figure of one of the kinds that can be drawn, or a plot of a training run."""

    def describe(self, language: Language) -> str:
        """Return the figure in words."""


def document(figure: Described, wanted: Format, language: Language, *, title: str = "Ustoz") -> bytes:
    """Return the file.

    Args:
        figure: what `tutor.figures.render.read` returned, or a `TrainingPlot`.
        wanted: `svg` for lines and letters that can be enlarged at will, `png` for pixels (144 to the inch).
        language: of labels and of the text alternative.
        title: what the file is called inside (SVG).

    Raises:
        KeyError: nothing is known of drawing this kind of figure.

    """
    sketch = SKETCHES[type(figure)]
    size = sketch.size(figure)
    if wanted == "svg":
        drawing = SvgSurface(*size)
        sketch.draw(figure, Page(drawing), language)
        return drawing.document(title, figure.describe(language), language).encode()
    from tutor.figures.export.png import PngSurface  # Pillow takes a while to import

    picture = PngSurface(*size)
    sketch.draw(figure, Page(picture), language)
    return picture.document()
