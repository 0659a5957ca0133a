"""Figures of the plane: the regions of classes with points in them, and lines of equal height."""

from itertools import groupby
from typing import Final

from tutor.figures.axes import axis_between, short_number
from tutor.figures.contours import Contours
from tutor.figures.decision_boundary import CLASS, WRONG, DecisionBoundary
from tutor.figures.export.area import Area, draw_axes
from tutor.figures.export.letters import text_width
from tutor.figures.export.levels import level_lines
from tutor.figures.export.lines import put_marks
from tutor.figures.export.marks import put_mark
from tutor.figures.export.page import Entry, Page
from tutor.figures.export.palette import INK, MUTED, PAPER, blended, region, series
from tutor.figures.export.surface import Point
from tutor.figures.regions import ClassAt
from tutor.figures.separating_line import WRONG as ON_WRONG_SIDE
from tutor.figures.separating_line import SeparatingLine
from tutor.language import Language, Text

_BOUNDARY = Text(uz="Qaror chegarasi", en="Decision boundary")
_SEPARATING = Text(uz="Ajratuvchi chiziq", en="Separating line")
_OLD = Text(uz="uzuq chiziq: avvalgi chiziq", en="dashed: the line before")
_RINGED = Text(uz="{count} (halqada)", en="{count} (in rings)")
_PALE = Text(uz="och rang: model ishonchsiz", en="paler: the model is not sure")
_CONTOURS = Text(uz="Sath chiziqlari", en="Lines of equal height")
_LEVELS = Text(uz="Chiziqlar balandligi: {levels}.", en="Lines at the heights {levels}.")
PATHS = Text(uz="S — yoʻl boshi, halqa — oxiri.", en="S is a path’s start, a ring its end.")

_ACROSS: Final = 180
"""Tiles of a region from left to right."""
_RING: Final = 8.5
_LONG: Final = 9
"""A line of a height through so many places carries its number."""


def sketch_boundary(figure: DecisionBoundary, page: Page, language: Language) -> None:
    """Draw the region of each class, and the points; those on the wrong side are in rings."""
    page.title(_BOUNDARY[language])
    names = [CLASS.format(name=name)[language] for name in figure.classes]
    page.legend([Entry(index, name, ground=region(index)) for index, name in enumerate(names)])
    sides = figure.sides()
    count = WRONG.format(n=len(sides), wrong=sides.count(False))[language]
    notes = [_RINGED.format(count=count)[language] if False in sides else count]
    page.note("; ".join([*notes, _PALE[language]] if figure.middle is not None else notes))
    area = _axes_of(page, figure)
    _tile(page, area, figure.class_at)
    _outline(page, area)
    if figure.middle is not None and len(figure.grid) > 1 and len(figure.grid[0]) > 1:
        _level(page, area, figure.grid[::-1], figure.middle, INK, 2.0)
    for place, label, right in zip(figure.points, figure.labels, sides, strict=True):
        if right is not None:
            _point(page, area.at(*place), figure.classes.index(label), wrong=not right)


def sketch_separating_line(figure: SeparatingLine, page: Page, language: Language) -> None:
    """Draw the two sides, the line between them (the old one dashed), and the points."""
    page.title(_SEPARATING[language])
    names = [f"y = {name}" for name in figure.classes]
    old = [Entry(0, _OLD[language], line=True, mark=False, colour=MUTED, dashed=True)] if figure.old else []
    page.legend([*(Entry(index, name, ground=region(index)) for index, name in enumerate(names)), *old])
    wrong = figure.wrong
    count = ON_WRONG_SIDE.format(n=len(wrong), wrong=wrong.count(True))[language]
    page.note(
        f"{figure.equation(language)};  {_RINGED.format(count=count)[language] if True in wrong else count}", INK
    )
    if figure.current is not None:
        page.note(figure.marked(language))
    x0, x1, y0, y1 = figure.extent
    area = _axes_of(page, figure)
    _tile(page, area, lambda u, v: (int(figure.line.z(x0 + u * (x1 - x0), y1 - v * (y1 - y0)) > 0), True))
    _outline(page, area)
    if figure.old is not None and (ends := figure.old.ends(figure.extent)):
        area.line(page.surface, ends, MUTED, dashed=True)
    if ends := figure.line.ends(figure.extent):
        area.line(page.surface, ends, INK, width=2.5)
    for index, place in enumerate(figure.points):
        at = area.at(*place)
        _point(page, at, figure.classes.index(figure.labels[index]), wrong=wrong[index])
        if index == figure.current:
            for side in (-1, 1):
                x, y = at[0] + side * 13, at[1]
                page.surface.line([(x - side * 4, y - 12), (x, y - 12), (x, y + 12), (x - side * 4, y + 12)], INK)


def sketch_contours(figure: Contours, page: Page, language: Language) -> None:
    """Draw a line at each height with its number, and over them the paths and points."""
    page.title(figure.title or _CONTOURS[language])
    paths = [Entry(index, f"{path.name} {path.height}", line=True) for index, path in enumerate(figure.paths)]
    points = enumerate(figure.points, len(paths))
    page.legend([*paths, *(Entry(index, f"{point.name} {point.words}") for index, point in points)])
    levels = _LEVELS.format(levels=", ".join(map(short_number, figure.levels)))[language]
    page.note(f"{levels} {PATHS[language]}" if figure.paths else levels)
    area = _axes_of(page, figure)
    for rank, level in enumerate(figure.levels):
        colour = blended("#b9b9b9", MUTED, (rank + 1) / len(figure.levels))
        _level(page, area, figure.heights.table, level, colour, 1.2, named=True)
    _outline(page, area)
    for index, path in enumerate(figure.paths):
        area.line(page.surface, path.places, series(index), width=2.2)
        put_marks(
            page.surface,
            [place for point in path.places if area.holds(place := area.at(*point))],
            index,
            len(figure.paths),
        )
    for index, point in enumerate(figure.points, len(figure.paths)):
        if area.holds(place := area.at(*point.place)):
            put_mark(page.surface, place, index, radius=6)
    for index, path in enumerate(figure.paths):
        start, end = area.at(*path.places[0]), area.at(*path.places[-1])
        put_ends(page, start if area.holds(start) else None, end if area.holds(end) else None, index)


def put_ends(page: Page, start: Point | None, end: Point | None, index: int) -> None:
    """Mark where the path `index` begins, by an S, and where it ends, by a ring; None is not in the picture."""
    surface, colour = page.surface, series(index)
    if start:
        surface.circle(start, 8, PAPER, outline=colour)
        surface.text(start[0], start[1] + 4.5, "S", size=12, colour=colour, anchor="middle", bold=True)
    if end:
        put_mark(surface, end, index)
        surface.circle(end, _RING, None, outline=colour, width=2)


def _axes_of(page: Page, figure: DecisionBoundary | SeparatingLine | Contours) -> Area:
    """Draw the axes of a plane, and return the area between them."""
    x0, x1, y0, y1 = figure.heights.extent if isinstance(figure, Contours) else figure.extent
    return draw_axes(
        page,
        axis_between(x0, x1, 9),
        axis_between(y0, y1, 7),
        x_label=figure.x_label,
        y_label=figure.y_label,
        grid=False,
    )


def _tile(page: Page, area: Area, class_at: ClassAt) -> None:
    """Fill the area with the classes' grounds; neighbours of one ground in a row are one tile."""
    size = area.width / _ACROSS
    rows = max(1, round(area.height / size))
    height = area.height / rows
    for row in range(rows):
        found = (class_at((column + 0.5) / _ACROSS, (row + 0.5) / rows) for column in range(_ACROSS))
        column = 0
        for (index, sure), same in groupby(found):
            count = len(list(same))
            ground = region(index, sure=sure)
            page.surface.tile(area.left + column * size, area.top + row * height, count * size, height, ground)
            column += count


def _outline(page: Page, area: Area) -> None:
    """Draw the frame again, which the ground has painted over."""
    right, bottom = area.left + area.width, area.top + area.height
    page.surface.line([(area.left, area.top), (area.left, bottom), (right, bottom)], MUTED)


def _level(
    page: Page,
    area: Area,
    table: list[list[float]],
    level: float,
    colour: str,
    width: float,
    *,
    named: bool = False,
) -> None:
    """Draw where a table's height, row 0 at the bottom of the area, is `level`; long lines can carry its number."""
    across, up = area.width / (len(table[0]) - 1), area.height / (len(table) - 1)
    for line in level_lines(table, level):
        places = [(area.left + x * across, area.top + area.height - y * up) for x, y in line]
        page.surface.line(places, colour, width=width)
        (x, y), label = places[len(places) // 3], short_number(level)
        room = text_width(label, 11)
        if named and len(places) >= _LONG and area.holds((x - room, y - 8)) and area.holds((x + room, y + 8)):
            page.surface.tile(x - room / 2 - 2, y - 7, room + 4, 14, PAPER)
            page.surface.text(x, y + 4, label, size=11, colour=MUTED, anchor="middle")


def _point(page: Page, place: Point, index: int, *, wrong: bool) -> None:
    """Draw a point in its class's mark; one on the wrong side has a ring."""
    put_mark(page.surface, place, index)
    if wrong:
        page.surface.circle(place, _RING, None, outline=INK, width=1.8)
