"""A sheet that becomes an SVG file (https://www.w3.org/TR/SVG11/): lines stay lines, and letters stay letters."""

from base64 import b64encode
from collections.abc import Sequence
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from tutor.figures.export.palette import PAPER
from tutor.figures.export.raster import png_of
from tutor.figures.export.surface import SIZE, Anchor, Point
from tutor.figures.pixels import Pixels
from tutor.language import Language

_FONTS: Final = "Helvetica, Arial, 'DejaVu Sans', sans-serif"

_ENLARGED: Final = 4


class SvgSurface:
    """Collects what is drawn; `document` is the file."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._elements: list[str] = []

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.5, dashed: bool = False) -> None:
        """Draw a line as a path."""
        if len(points) > 1:
            dashes = f' stroke-dasharray="{_short(4 * width)} {_short(3 * width)}"' if dashed else ""
            self._elements.append(
                f'<path d="M{_places(points)}" fill="none" stroke="{colour}" stroke-width="{_short(width)}"{dashes}/>'
            )

    def shape(
        self, points: Sequence[Point], fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a polygon as a closed path."""
        self._elements.append(f'<path d="M{_places(points)}Z"{_paint(fill, outline, width)}/>')

    def circle(
        self, centre: Point, radius: float, fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a circle."""
        x, y = map(_short, centre)
        self._elements.append(f'<circle cx="{x}" cy="{y}" r="{_short(radius)}"{_paint(fill, outline, width)}/>')

    def tile(self, left: float, top: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle with sharp edges, as blurred ones would show between neighbours."""
        place = f'x="{_short(left)}" y="{_short(top)}" width="{_short(width)}" height="{_short(height)}"'
        self._elements.append(f'<rect {place} fill="{fill}" shape-rendering="crispEdges"/>')

    def picture(self, left: float, top: float, width: float, height: float, pixels: Pixels) -> None:
        """Embed a picture; enlarged, as not every reader keeps pixels sharp when it is told to."""
        place = f'x="{_short(left)}" y="{_short(top)}" width="{_short(width)}" height="{_short(height)}"'
        large = pixels.scaled(_ENLARGED * pixels.width, _ENLARGED * pixels.height)
        data = b64encode(png_of(large)).decode("ascii")
        self._elements.append(
            f'<image {place} preserveAspectRatio="none" image-rendering="optimizeSpeed" '
            f'href="data:image/png;base64,{data}"/>'
        )

    def text(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float = SIZE,
        colour: str = "#000000",
        anchor: Anchor = "start",
        bold: bool = False,
        upright: bool = False,
    ) -> None:
        """Write a line of text."""
        place = f'x="{_short(x)}" y="{_short(y)}"'
        if upright:
            place += f' transform="rotate(-90 {_short(x)} {_short(y)})"'
        weight = ' font-weight="bold"' if bold else ""
        aligned = f' text-anchor="{anchor}"' if anchor != "start" else ""
        self._elements.append(
            f'<text {place} font-size="{_short(size)}" fill="{colour}"{aligned}{weight}>{_letters(text)}</text>'
        )

    def document(self, title: str, description: str, language: Language) -> str:
        """Return the file, with a title and the figure in words for those who do not see it."""
        width, height = _short(self.width), _short(self.height)
        head = (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" '
            f'viewBox="0 0 {width} {height}" role="img" xml:lang="{language}" font-family={quoteattr(_FONTS)} '
            f'stroke-linejoin="round" stroke-linecap="round">'
        )
        words = f"<title>{_letters(title)}</title>\n<desc>{_letters(description)}</desc>"
        ground = f'<rect width="{width}" height="{height}" fill="{PAPER}"/>'
        declaration = '<?xml version="1.0" encoding="UTF-8"?>'
        return "\n".join([declaration, head, words, ground, *self._elements, "</svg>"]) + "\n"


def _places(points: Sequence[Point]) -> str:
    return "L".join(f"{_short(x)} {_short(y)}" for x, y in points)


def _short(number: float) -> str:
    """Write a number with two decimals at most."""
    return f"{number:.2f}".rstrip("0").rstrip(".")


def _paint(fill: str | None, outline: str | None, width: float) -> str:
    stroke = f' stroke="{outline}" stroke-width="{_short(width)}"' if outline else ""
    return f' fill="{fill or "none"}"{stroke}'


def _letters(text: str) -> str:
    """Return text as XML holds it, without the characters that XML 1.0 has no place for."""
    return escape("".join(letter for letter in text if letter.isprintable() or letter.isspace()))
