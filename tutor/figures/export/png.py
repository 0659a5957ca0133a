"""A sheet that becomes a PNG file, drawn large with Pillow and then made smaller, which smooths every edge."""

import math
from collections.abc import Sequence
from functools import cache
from io import BytesIO
from itertools import pairwise
from typing import Final

from PIL import Image, ImageDraw, ImageFont

from tutor.figures.export.palette import PAPER
from tutor.figures.export.surface import SIZE, Anchor, Point
from tutor.figures.pixels import Pixels
from tutor.figures.style import Style

_PIXELS: Final = 2.0
"""Pixels in a point of the file: 144 to the inch."""
_FINER: Final = 2.0
_MOST_PIXELS: Final = 24e6
"""A larger sheet gets fewer pixels in a point."""

_FONTS: Final = {
    False: ("DejaVuSans.ttf", "Arial.ttf", "LiberationSans-Regular.ttf", "NotoSans-Regular.ttf"),
    True: ("DejaVuSans-Bold.ttf", "Arial Bold.ttf", "arialbd.ttf", "LiberationSans-Bold.ttf", "NotoSans-Bold.ttf"),
}
_ANCHORS: Final = {"start": "ls", "middle": "ms", "end": "rs"}
_NO_SIGN: Final = "\uffff"


class PngSurface:
    """Draws at once; `document` is the file."""

    def __init__(self, width: float, height: float) -> None:
        self.width, self.height = width, height
        self._file_scale = min(_PIXELS, math.sqrt(_MOST_PIXELS / (width * height)) / _FINER)
        self._scale = self._file_scale * _FINER
        self._image = Image.new("RGB", (self._size(width), self._size(height)), PAPER)
        self._draw = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], colour: str, *, width: float = 1.5, dashed: bool = False) -> None:
        """Draw a line with round ends."""
        for part in _dashes(points, 4 * width, 3 * width) if dashed else [points]:
            places = self._places(part)
            if len(places) > 1:
                thickness = max(1, round(width * self._scale))
                self._draw.line(places, fill=colour, width=thickness, joint="curve")

    def shape(
        self, points: Sequence[Point], fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a polygon."""
        if fill:
            self._draw.polygon(self._places(points), fill=fill)
        if outline:
            self.line([*points, *points[:2]], outline, width=width)

    def circle(
        self, centre: Point, radius: float, fill: str | None, *, outline: str | None = None, width: float = 1.5
    ) -> None:
        """Draw a circle."""
        reach = radius + (width / 2 if outline else 0)
        corners = [(centre[0] - reach, centre[1] - reach), (centre[0] + reach, centre[1] + reach)]
        thickness = max(1, round(width * self._scale)) if outline else 0
        self._draw.ellipse(self._places(corners), fill=fill, outline=outline, width=thickness)

    def tile(self, left: float, top: float, width: float, height: float, fill: str) -> None:
        """Fill a rectangle; the last row and column belong to its neighbours."""
        (x0, y0), (x1, y1) = self._places([(left, top), (left + width, top + height)])
        if x1 > x0 and y1 > y0:
            self._draw.rectangle([x0, y0, x1 - 1, y1 - 1], fill=fill)

    def picture(self, left: float, top: float, width: float, height: float, pixels: Pixels) -> None:
        """Fill a rectangle with a picture whose pixels stay sharp squares."""
        (x0, y0), (x1, y1) = self._places([(left, top), (left + width, top + height)])
        mode = "RGB" if pixels.coloured else "L"
        picture = Image.frombytes(mode, (pixels.width, pixels.height), b"".join(pixels.lines()))
        size = max(1, x1 - x0), max(1, y1 - y0)
        self._image.paste(picture.resize(size, Image.Resampling.NEAREST).convert("RGB"), (x0, y0))

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
        font = _font(round(size * self._scale), bold)
        text = _in_letters_of(font, text)
        [place] = self._places([(x, y)])
        if not upright:
            self._draw.text(place, text, fill=colour, font=font, anchor=_ANCHORS[anchor])
            return
        left, top, right, bottom = font.getbbox(text, anchor="ls")
        mask = Image.new("L", (max(1, math.ceil(right - left)), max(1, math.ceil(bottom - top))))
        ImageDraw.Draw(mask).text((-left, -top), text, fill=255, font=font, anchor="ls")
        mask = mask.rotate(90, expand=True)
        before = {"start": mask.height, "middle": mask.height // 2, "end": 0}[anchor]
        self._image.paste(colour, (place[0] + math.floor(top), place[1] - before), mask)

    def document(self) -> bytes:
        """Return the file."""
        size = round(self.width * self._file_scale), round(self.height * self._file_scale)
        file = BytesIO()
        dots = 72 * self._file_scale
        smooth = self._image.resize(size, Image.Resampling.LANCZOS)
        smooth.save(file, "PNG", optimize=True, dpi=(dots, dots))
        return file.getvalue()

    def _size(self, length: float) -> int:
        return max(1, round(length * self._scale))

    def _places(self, points: Sequence[Point]) -> list[tuple[int, int]]:
        return [(round(x * self._scale), round(y * self._scale)) for x, y in points]


@cache
def _font(pixels: int, bold: bool) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    """Return the first font of this computer that has Uzbek letters, or else Pillow's own."""
    for name in _FONTS[bold] + _FONTS[False]:
        try:
            return ImageFont.truetype(name, pixels)
        except OSError:
            continue
    return ImageFont.load_default(pixels)


def _in_letters_of(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, text: str) -> str:
    """Return the text with ASCII in place of what the font lacks."""
    lacking = {letter for letter in text if not letter.isascii() and _shown(font, letter) == _shown(font, _NO_SIGN)}
    if not lacking:
        return text
    plain = Style(unicode=False)
    return "".join(plain.text(letter) if letter in lacking else letter for letter in text)


def _shown(font: ImageFont.FreeTypeFont | ImageFont.ImageFont, letter: str) -> tuple[tuple[int, int], bytes]:
    mask = font.getmask(letter)
    return mask.size, bytes(mask)


def _dashes(points: Sequence[Point], drawn: float, left_out: float) -> list[list[Point]]:
    """Return the parts of a line that are drawn where it is dashed."""
    parts: list[list[Point]] = []
    walked, period = 0.0, drawn + left_out
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        at = 0.0
        while at < length:
            phase = (walked + at) % period
            step = min(length - at, (drawn if phase < drawn else period) - phase)
            step = max(step, 1e-6 * period)
            if phase < drawn:
                start, end = at / length, (at + step) / length
                parts.append([(ax + s * (bx - ax), ay + s * (by - ay)) for s in (start, end)])
            at += step
        walked += length
    return parts
