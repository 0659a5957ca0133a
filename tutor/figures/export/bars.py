"""Horizontal bars on a sheet, those of measurements with lines from quartile to quartile."""

from typing import Final

from tutor.figures.axes import Axis
from tutor.figures.bar import Bar
from tutor.figures.bars import TITLE, Bars
from tutor.figures.export.area import Area, put_bottom_axis
from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.page import MARGIN, ROW, Page
from tutor.figures.export.palette import INK, MUTED, series
from tutor.figures.export.surface import Surface
from tutor.language import Language, Text

_RELATIVE: Final = Text(uz="× — “{name}”ga nisbatan", en="× is relative to “{name}”")

_WIDTH: Final = 800.0
_HEAD: Final = MARGIN + 2 * ROW + 20
_FOOT: Final = 70.0
_DOWN: Final = 32.0
_THICK: Final = 20.0
_WIDEST_NAME: Final = 200.0
_GAP: Final = 10.0
_CAP: Final = 5.0


def bars_size(figure: Bars) -> tuple[float, float]:
    """Return width and height of the sheet."""
    return _WIDTH, _HEAD + len(figure.bars) * _DOWN + _FOOT


def sketch_bars(figure: Bars, page: Page, language: Language) -> None:
    """Draw a bar below the other, its name at the left and its number at the right."""
    surface = page.surface
    page.title(figure.title or TITLE[language])
    notes = [figure.note(language, sign="├─┤")]
    if figure.reference is not None:
        notes.append(_RELATIVE.format(name=figure.reference.name)[language])
    if any(notes):
        page.note(";  ".join(filter(None, notes)))
    columns = _columns(figure)
    left = MARGIN + min(_WIDEST_NAME, max(text_width(bar.name) for bar in figure.bars)) + _GAP
    right = _WIDTH - MARGIN - sum(max(map(text_width, column)) + _GAP for column in columns)
    height = len(figure.bars) * _DOWN
    area = Area(left, _HEAD, right - left, height, figure.axis(8), Axis(0.0, 1.0, ()))
    put_bottom_axis(surface, area, grid=True)
    for index, bar in enumerate(figure.bars):
        middle = _HEAD + (index + 0.5) * _DOWN
        name = fitted(bar.name, left - _GAP - MARGIN)
        surface.text(left - _GAP, middle + 5, name, colour=INK, anchor="end")
        _put_bar(surface, area, bar, middle)
        edge = right
        for column in columns:
            edge += _GAP + max(map(text_width, column))
            surface.text(edge, middle + 5, column[index], colour=INK, anchor="end")
    zero, floor = area.at(0.0, 0.0)
    surface.line([(zero, _HEAD), (zero, floor)], MUTED)
    surface.line([(left, floor), (right, floor)], MUTED)
    if label := figure.x_label or figure.unit:
        place = (left + right) / 2, _HEAD + height + _FOOT - MARGIN
        surface.text(*place, fitted(label, right - left), colour=INK, anchor="middle")


def _put_bar(surface: Surface, area: Area, bar: Bar, middle: float) -> None:
    zero, low, end, high = (area.at(min(max(value, area.x.low), area.x.high), 0.0)[0] for value in _ends(bar))
    surface.tile(min(zero, end), middle - _THICK / 2, abs(end - zero), _THICK, series(0))
    if bar.measured:
        for start, stop in (((low, middle), (high, middle)), *(_cap(x, middle) for x in (low, high))):
            surface.line([start, stop], INK, width=1.5)


def _ends(bar: Bar) -> tuple[float, float, float, float]:
    return 0.0, bar.low, bar.value, bar.high


def _cap(x: float, middle: float) -> tuple[tuple[float, float], tuple[float, float]]:
    return (x, middle - _CAP), (x, middle + _CAP)


def _columns(figure: Bars) -> list[list[str]]:
    """Return what stands at the right of the bars: numbers, and where there are any, ratios and counts."""
    counts = [f"n={bar.count}" if bar.measured and not figure.evenly else "" for bar in figure.bars]
    columns = ([figure.number(bar) for bar in figure.bars], [figure.ratio(bar) for bar in figure.bars], counts)
    return [column for column in columns if any(column)]
