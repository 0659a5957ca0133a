"""The spread of numbers layer by layer on paper: a box with whiskers under each histogram."""

from typing import Final

from tutor.figures.axes import Axis
from tutor.figures.export.area import SMALL
from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.page import MARGIN, Page
from tutor.figures.export.palette import FAINT, INK, MUTED, PAPER, blended, series
from tutor.figures.layer import Layer
from tutor.figures.spread import Spread
from tutor.language import Language, Text

_TITLE = Text(uz="Qiymatlar tarqalishi", en="Spread of values")
_SIGNS = Text(
    uz="Quti: oʻrta yarmi, chiziq: mediana, moʻylov: 5–95 %, nuqtalar: eng kichigi va eng kattasi.",
    en="Box: the middle half, line: the median, whiskers: 5–95 %, dots: the least and the greatest.",
)
_WITHOUT_ZEROS = Text(uz="Gistogrammalarda nollar yoʻq.", en="The histograms leave zeros out.")

_HISTOGRAM: Final = 26.0
_BOX: Final = 12.0
_PITCH: Final = 50.0
_HEAD: Final = 108.0
_FOOT: Final = 62.0


def spread_size(figure: Spread) -> tuple[float, float]:
    """Return width and height of the sheet."""
    return 800.0, _HEAD + _PITCH * len(figure.layers) + _FOOT


def sketch_spread(figure: Spread, page: Page, language: Language) -> None:
    """Draw a row for each layer over one axis, its name at the left and its numbers at the right."""
    surface = page.surface
    page.title(figure.title or _TITLE[language])
    page.note(_SIGNS[language])
    if any(layer.zeros for layer in figure.layers):
        page.note(_WITHOUT_ZEROS[language])
    names = min(170.0, max(text_width(layer.name) for layer in figure.layers))
    texts = [_numbers(layer, language) for layer in figure.layers]
    left = MARGIN + names + 12
    width = surface.width - left - MARGIN - 14 - max(text_width(text, SMALL) for text in texts)
    top, axis = page.top + 6, figure.axis(7)
    floor = top + _PITCH * len(figure.layers)
    for value, label in zip(axis.ticks, axis.labels, strict=True):
        x = left + axis.share(value) * width
        surface.line([(x, top), (x, floor)], FAINT, width=1)
        surface.line([(x, floor), (x, floor + 5)], MUTED)
        surface.text(x, floor + 20, label, size=SMALL, colour=MUTED, anchor="middle")
    surface.line([(left, floor), (left + width, floor)], MUTED)
    if figure.x_label:
        surface.text(left + width / 2, floor + 42, fitted(figure.x_label, width), colour=INK, anchor="middle")
    for index, (layer, text) in enumerate(zip(figure.layers, texts, strict=True)):
        middle = top + _PITCH * index + _PITCH - 14
        surface.text(MARGIN + names, middle + 5, fitted(layer.name, names), colour=INK, anchor="end")
        surface.text(left + width + 14, middle + 5, text, size=SMALL, colour=MUTED)
        if layer.quantiles:
            _draw_histogram(page, figure, layer, axis, left, width, middle - _BOX / 2 - 2)
            _draw_box(page, layer, axis, left, width, middle)


def _numbers(layer: Layer, language: Language) -> str:
    return "  ".join(filter(None, [layer.about(language), layer.zeros_in_words(language), layer.lost]))


def _draw_histogram(
    page: Page, figure: Spread, layer: Layer, axis: Axis, left: float, width: float, floor: float
) -> None:
    first, last = (left + axis.share(end) * width for end in (figure.low, figure.high))
    each, most = (last - first) / len(layer.counts), max(layer.counts)
    for index, count in enumerate(layer.counts):
        if count > 0:
            height = _HISTOGRAM * count / most
            page.surface.tile(first + index * each, floor - height, each, height, blended(series(0), PAPER, 0.6))


def _draw_box(page: Page, layer: Layer, axis: Axis, left: float, width: float, middle: float) -> None:
    surface, colour = page.surface, series(0)
    shares = [axis.share(value) for value in layer.quantiles]
    low, p5, q1, median, q3, p95, high = (left + min(max(share, 0.0), 1.0) * width for share in shares)
    for place, share in ((low, shares[0]), (high, shares[-1])):
        if 0 <= share <= 1:
            surface.circle((place, middle), 1.6, MUTED)
    surface.line([(p5, middle), (p95, middle)], MUTED)
    for end in (p5, p95):
        surface.line([(end, middle - 4), (end, middle + 4)], MUTED)
    half = _BOX / 2
    corners = [(q1, middle - half), (q3, middle - half), (q3, middle + half), (q1, middle + half)]
    surface.shape(corners, blended(colour, PAPER, 0.35), outline=colour)
    surface.line([(median, middle - half - 3), (median, middle + half + 3)], INK, width=2.5)
