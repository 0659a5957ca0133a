"""An expression: boxes with value and gradient from the leaves at the left to the result at the right; or a table."""

from typing import Final

from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.page import MARGIN, ROW, Page
from tutor.figures.export.palette import FAINT, INK, MUTED, PAPER, series
from tutor.figures.export.surface import Point, Surface
from tutor.figures.expression_graph import HEADINGS, LAST, ExpressionGraph
from tutor.figures.graph_layout import Item, columns
from tutor.language import Language, Text

_TITLE = Text(uz="Ifoda grafi", en="Expression graph")

_MOST_NODES: Final = 40
_MOST_COLUMNS: Final = 14
_MOST_ROWS: Final = 40
_NODE_ROWS: Final = 3
_ROW_HEIGHT: Final = 24.0
_COLUMN: Final = 216.0
_BOX: Final = (170.0, 44.0)
_TOP: Final = 84.0


def expression_size(figure: ExpressionGraph) -> tuple[float, float]:
    """Return width and height of the sheet."""
    placed = _placed(figure)
    if placed is None:
        return 800.0, 120.0 + ROW * (min(len(figure.nodes), _MOST_ROWS) + 2)
    rows = max(item.row for column in placed for item in column) + _NODE_ROWS
    return max(420.0, _COLUMN * len(placed) + 2 * MARGIN), _TOP + rows * _ROW_HEIGHT + MARGIN


def sketch_expression(figure: ExpressionGraph, page: Page, language: Language) -> None:
    """Draw the graph; a table where it is too large for anybody to follow its lines."""
    page.title(_TITLE[language])
    if any(node.gradient is not None for node in figure.nodes):
        page.note(figure.legend(language))
    placed = _placed(figure)
    if placed is None:
        _draw_table(figure, page, language)
        return
    surface = page.surface
    outlets: dict[int, Point] = {}
    for number, column in enumerate(placed):
        here: dict[int, Point] = {}
        left = MARGIN + number * _COLUMN
        for item in column:
            middle = _TOP + (item.row + (0.5 if item.passing else 1.0)) * _ROW_HEIGHT
            sources = [item.node] if item.passing else figure.operands[item.node]
            for place, source in enumerate(sources):
                aim = middle + (place - (len(sources) - 1) / 2) * 12
                _wire(surface, outlets[source], (left, aim), arrives=not item.passing)
            if item.passing:
                surface.line([(left, middle), (left + _BOX[0], middle)], MUTED, width=1.3)
            here[item.node] = (left + _BOX[0], middle)
        outlets = here
        for item in column:
            if not item.passing:
                _box(figure, surface, item.node, left, _TOP + (item.row + 1) * _ROW_HEIGHT)


def _placed(figure: ExpressionGraph) -> list[list[Item]] | None:
    """Return the columns of the picture; None where a table is easier to read."""
    if len(figure.nodes) > _MOST_NODES:
        return None
    placed = columns(figure.operands, _NODE_ROWS)
    return placed if len(placed) <= _MOST_COLUMNS else None


def _wire(surface: Surface, start: Point, end: Point, *, arrives: bool) -> None:
    """Draw a line, with an arrow's head where it arrives."""
    surface.line([start, (start[0] + 14, start[1]), (end[0] - 18, end[1]), end], MUTED, width=1.3)
    x, y = end
    if arrives:
        surface.shape([(x, y), (x - 7, y - 3.5), (x - 7, y + 3.5)], MUTED)


def _box(figure: ExpressionGraph, surface: Surface, node: int, left: float, middle: float) -> None:
    """Draw a node: its operation and name, its value, and below it the gradient."""
    width, height = _BOX
    top = middle - height / 2
    corners = [(left, top), (left + width, top), (left + width, top + height), (left, top + height)]
    surface.shape(corners, PAPER, outline=INK if figure.operands[node] else MUTED, width=1.3)
    operation, name = figure.nodes[node].operation, figure.nodes[node].name
    value, gradient = figure.numbers(node)
    head = " ".join(part for part in (f"({operation})" if operation else "", f"{name} =" if name else "") if part)
    shown = fitted(head, width - 16 - text_width(value))
    surface.text(left + 8, top + 18, shown, colour=INK)
    surface.text(left + width - 8, top + 18, value, colour=series(0), anchor="end")
    if gradient:
        surface.text(left + 8, top + 37, "grad", size=13, colour=MUTED)
        surface.text(left + width - 8, top + 37, gradient, size=13, colour=series(1), anchor="end")


def _draw_table(figure: ExpressionGraph, page: Page, language: Language) -> None:
    """Write a row for each of the last nodes, which the result is among."""
    rows = figure.order[-_MOST_ROWS:]
    if len(rows) < len(figure.order):
        page.note(LAST.format(n=len(figure.order), shown=len(rows))[language])
    places = (MARGIN, MARGIN + 520, MARGIN + 660)
    surface = page.surface
    for heading, place in zip(HEADINGS, places, strict=True):
        surface.text(place, page.top + 14, heading[language], colour=MUTED)
    for row in rows:
        page.top += ROW
        surface.line([(MARGIN, page.top - 3), (surface.width - MARGIN, page.top - 3)], FAINT, width=1)
        value, gradient = figure.numbers(row)
        cells = (fitted(figure.formula(row), 500), value, gradient)
        for text, place, colour in zip(cells, places, (INK, series(0), series(1)), strict=True):
            if text:
                surface.text(place, page.top + 14, text, colour=colour)
