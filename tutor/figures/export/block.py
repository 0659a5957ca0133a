"""A block of heights seen at an angle: its top in small coloured pieces from far to near, and paths over it."""

from itertools import pairwise
from typing import Final

from tutor.figures.axes import Axis, short_number
from tutor.figures.bands import resampled
from tutor.figures.export.letters import fitted, text_width
from tutor.figures.export.lines import put_marks
from tutor.figures.export.marks import put_mark
from tutor.figures.export.page import MARGIN, Entry, Page
from tutor.figures.export.palette import INK, MUTED, PAPER, blended, series
from tutor.figures.export.plane import PATHS, put_ends
from tutor.figures.export.surface import Anchor, Point
from tutor.figures.horizon import Horizon
from tutor.figures.surface import Surface
from tutor.figures.trail import Seen, walk
from tutor.figures.view import Place, View
from tutor.language import Language, Text

_TITLE = Text(uz="Sirt", en="A surface")
_HIDDEN = Text(uz="uzuq chiziq: sirt ortida", en="dashed: behind the surface")

SHADES: Final = ("#4b0a5e", "#47367f", "#3b5a8c", "#2d7d8e", "#229a86", "#46b672", "#8fd04d", "#dfe036")
"""From low to high, ever brighter."""
_SIDES: Final = "#d9d9d9"
_CUT: Final = "#f4f4f4"
_PIECES: Final = 42
"""Pieces of the top along a side."""
_FINE: Final = 260
"""Columns and rows in which it is found out what is hidden."""
_PACE: Final = 0.004
_LABEL: Final = 13.0


class _Sheet:
    """The room of a page for the block."""

    def __init__(self, page: Page, left: float, bottom: float) -> None:
        self._left, self._top = left, page.top + 12
        self._width = page.surface.width - left - MARGIN
        self._height = page.surface.height - bottom - self._top

    def at(self, place: Place) -> Point:
        return self._left + place.across * self._width, self._top + place.down * self._height


def sketch_surface(figure: Surface, page: Page, language: Language) -> None:
    """Draw the block with its axes, then the paths; what the block hides of them is dashed."""
    page.title(figure.title or _TITLE[language])
    paths = len(figure.paths)
    page.legend(
        [Entry(index, f"{name} {value}", line=index < paths) for index, (name, value) in enumerate(figure.entries())]
    )
    axis = figure.axis(5)
    view = figure.view(axis)
    horizon = Horizon(view, _FINE, _FINE)
    trails = [walk([figure.ground(place) for place in path.places], view, horizon, _PACE) for path in figure.paths]
    notes = [figure.cut_note(language)] if figure.cut_note(language) else []
    notes += [PATHS[language]] if paths else []
    notes += [_HIDDEN[language]] if any(seen.hidden for trail in trails for seen in trail) else []
    if notes:
        page.note("; ".join(note.rstrip(".") for note in notes))
    left = MARGIN + max((text_width(text, _LABEL) for text in axis.labels), default=0.0) + 14
    sheet = _Sheet(page, left, MARGIN + 26)
    _draw_top(figure, page, sheet, view)
    _draw_axes(figure, page, sheet, view, axis)
    for index, trail in enumerate(trails):
        _draw_path(page, sheet, trail, index, paths)
    for index, point in enumerate(figure.points, paths):
        if place := _over(figure, view, point.place):
            put_mark(page.surface, sheet.at(place), index, radius=6)
    for index, path in enumerate(figure.paths):
        ends = [_over(figure, view, place) for place in (path.places[0], path.places[-1])]
        start, end = (sheet.at(place) if place else None for place in ends)
        put_ends(page, start, end, index)


def _draw_top(figure: Surface, page: Page, sheet: _Sheet, view: View) -> None:
    """Draw the pieces, and the two sides in front."""
    columns, rows = (min(_PIECES, size - 1) for size in (len(view.table[0]), len(view.table)))
    table = resampled(view.table, columns + 1, rows + 1)
    places = [
        [view.place(column / columns - 0.5, row / rows - 0.5, height) for column, height in enumerate(line)]
        for row, line in enumerate(table)
    ]
    pieces = []
    for row in range(rows):
        for column in range(columns):
            around = ((row, column), (row, column + 1), (row + 1, column + 1), (row + 1, column))
            corners = [places[i][j] for i, j in around]
            pieces.append((sum(place.depth for place in corners), sum(table[i][j] for i, j in around) / 4, corners))
    for _, height, corners in sorted(pieces, key=lambda piece: -piece[0]):
        colour = _CUT if figure.cut and height >= 1 else _shade(height)
        edge = blended(colour, INK, 0.18)
        page.surface.shape([sheet.at(place) for place in corners], colour, outline=edge, width=0.6)
    for (u, v), (u_end, v_end) in pairwise(view.corners[:3]):
        count = rows if u == u_end else columns
        ground = [(u + (u_end - u) * n / count, v + (v_end - v) * n / count) for n in range(count + 1)]
        upper = [sheet.at(view.place(*at, view.height(*at))) for at in ground]
        lower = [sheet.at(view.place(*at, 0.0)) for at in (ground[-1], ground[0])]
        page.surface.shape([*upper, *lower], _SIDES, outline=MUTED, width=1)


def _draw_axes(figure: Surface, page: Page, sheet: _Sheet, view: View, axis: Axis) -> None:
    surface = page.surface
    u, v = view.corners[0]
    foot, head = (sheet.at(view.place(u, v, height)) for height in (0.0, 1.0))
    surface.line([foot, head], MUTED)
    for value, label in zip(axis.ticks, axis.labels, strict=True):
        x, y = sheet.at(view.place(u, v, axis.share(value)))
        surface.line([(x - 5, y), (x, y)], MUTED)
        surface.text(x - 9, y + 0.35 * _LABEL, label, size=_LABEL, colour=MUTED, anchor="end")
    if figure.z_label:
        surface.text(MARGIN, head[1] - 12, fitted(figure.z_label, 200), colour=INK)
    for (start, end), (name, first, last), side in zip(
        pairwise(view.corners[:3]), figure.around(axis).below(view), (-1, 1), strict=True
    ):
        (x, y), (x_end, y_end) = (sheet.at(view.place(*corner, 0.0)) for corner in (start, end))
        inwards: Anchor = "end" if side < 0 else "start"
        if side < 0:
            surface.text(x, y + 18, short_number(first), size=_LABEL, colour=MUTED)
            surface.text(x_end - 9, y_end + 16, short_number(last), size=_LABEL, colour=MUTED, anchor="end")
        else:
            surface.text(x + 9, y + 16, short_number(first), size=_LABEL, colour=MUTED)
            surface.text(x_end, y_end + 18, short_number(last), size=_LABEL, colour=MUTED, anchor="end")
        middle = (x + x_end) / 2 + 14 * side, (y + y_end) / 2 + 22
        surface.text(*middle, fitted(name, 200), colour=INK, anchor=inwards)


def _draw_path(page: Page, sheet: _Sheet, trail: list[Seen], index: int, count: int) -> None:
    """Draw what is seen of a path as a line with its marks, and what is hidden dashed."""
    runs: list[tuple[bool, list[Point]]] = []
    for seen in trail:
        place = sheet.at(seen.place)
        if runs and not seen.begins:
            runs[-1][1].append(place)
        if not runs or seen.begins or runs[-1][0] != seen.hidden:
            runs.append((seen.hidden, [place]))
    for hidden, run in runs:
        if hidden:
            page.surface.line(run, series(index), width=1.4, dashed=True)
        else:
            page.surface.line(run, PAPER, width=4.5)
            page.surface.line(run, series(index), width=2.4)
    for hidden, run in runs:
        if not hidden:
            put_marks(page.surface, run, index, count)


def _over(figure: Surface, view: View, place: Point) -> Place | None:
    """Return where a place of the ground lies on the top; None beside it."""
    u, v = figure.ground(place)
    return view.place(u, v, view.height(u, v)) if abs(u) <= 0.5 and abs(v) <= 0.5 else None


def _shade(height: float) -> str:
    at = height * (len(SHADES) - 1)
    low = min(int(at), len(SHADES) - 2)
    return blended(SHADES[low], SHADES[low + 1], at - low)
