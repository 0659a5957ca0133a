"""Figures made of curves: a training run, functions over x, and a line through points."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot
from typing import Final

from tutor.figures.axes import axis_around, axis_between, log_axis_around, short_number
from tutor.figures.curve_fit import CURVE, TARGET, CurveFit
from tutor.figures.curves import Curves
from tutor.figures.export.area import Area, draw_axes
from tutor.figures.export.marks import put_mark
from tutor.figures.export.page import Entry, Page
from tutor.figures.export.palette import MUTED, series
from tutor.figures.export.surface import Point, Surface
from tutor.figures.line_fit import ERROR, POINTS, LineFit, with_margin
from tutor.figures.previous_run import DASHED
from tutor.figures.thinning import extremes
from tutor.figures.training_axes import is_accuracy
from tutor.figures.training_plot import TrainingPlot
from tutor.figures.training_series import TrainingSeries
from tutor.language import Language, Text

_LOG = Text(uz="{name} (log)", en="{name} (log)")
_ACCURACY = Text(uz="aniqlik", en="accuracy")
_LOSS = Text(uz="yoʻqotish (loss)", en="loss")
_CURVE_FIT = Text(uz="Nuqtalarga moslangan egri chiziq", en="A curve fitted to points")
_FIT = Text(uz="Nuqtalarga moslangan chiziq", en="A line fitted to points")

_SPACING: Final = 110.0
"""Points of the page between two marks of one curve."""
_MOST_POINTS: Final = 3000


def sketch_training(plot: TrainingPlot, page: Page, language: Language) -> None:
    """Draw losses on the left axis and accuracies on the right one, over the steps."""
    legend = plot.legend(language)
    entries = [Entry(index, f"{name} {value.strip()}", line=True) for index, (name, value) in enumerate(legend)]
    previous = [Entry(0, DASHED[language], line=True, mark=False, colour=MUTED, dashed=True)] if plot.previous else []
    page.legend([*entries, *previous])
    for note in plot.notes(language):
        page.note(note)
    axes = plot.axes(10, 6)
    if axes is None:
        page.note(plot.describe(language))
        return
    left = [one for one in plot.series if not is_accuracy(one)]
    right = [one for one in plot.series if is_accuracy(one)]
    main = left if axes.left else right
    area = draw_axes(
        page,
        axes.steps,
        axes.main,
        x_label=plot.x_label(language),
        y_label=_axis_name(plot, main, language),
        right=axes.right if axes.left else None,
        right_label=_ACCURACY[language],
        colours=(_colour(plot, main), _colour(plot, right)),
    )
    beside = Area(area.left, area.top, area.width, area.height, area.x, axes.right or axes.main)
    for one in plot.previous.series if plot.previous else ():
        for run in _runs(one):
            (beside if is_accuracy(one) else area).line(page.surface, run, MUTED, width=1.3, dashed=True)
    for index, one in enumerate(plot.series):
        _draw_curve(page.surface, beside if is_accuracy(one) else area, _runs(one), index, len(plot.series))
        if one.latest and (place := (beside if is_accuracy(one) else area).at(*one.latest)) and area.holds(place):
            put_mark(page.surface, place, index)


def sketch_curves(figure: Curves, page: Page, language: Language) -> None:
    """Draw every curve in a colour, with marks of its own along it."""
    if figure.title:
        page.title(figure.title)
    entries = [Entry(index, curve.name, line=True) for index, curve in enumerate(figure.curves)]
    points = enumerate(figure.points, len(entries))
    page.legend([*entries, *(Entry(index, f"{point.name} {point.words}") for index, point in points)])
    for curve in figure.curves:
        if curve.gaps:
            page.note(figure.gaps(curve)[language])
    places = [place for curve in figure.curves for place in curve.points] + [point.place for point in figure.points]
    xs, ys = zip(*places, strict=True)
    around = log_axis_around if figure.log_y else axis_around
    name = figure.y_label
    area = draw_axes(
        page,
        axis_between(min(xs), max(xs), 10),
        around(min(ys), max(ys), 7),
        x_label=figure.x_label,
        y_label=_LOG.format(name=name)[language] if name and figure.log_y and "log" not in name else name,
    )
    for index, curve in enumerate(figure.curves):
        _draw_curve(page.surface, area, curve.runs, index, len(figure.curves))
    for index, point in enumerate(figure.points, len(figure.curves)):
        put_mark(page.surface, area.at(*point.place), index, radius=6)


def sketch_line_fit(figure: LineFit, page: Page, language: Language) -> None:
    """Draw points and the line through them, with its equation and error in the legend."""
    page.title(_FIT[language])
    error = f"{ERROR[language]} {short_number(figure.error)}"
    page.legend([Entry(1, POINTS[language]), Entry(0, f"{figure.equation}, {error}", line=True, mark=False)])
    x_axis = axis_between(*with_margin(min(figure.x), max(figure.x)), 9)
    area = draw_axes(page, x_axis, figure.y_axis(7), x_label=figure.x_label, y_label=figure.y_label)
    ends = [(x, figure.line(x)) for x in (x_axis.low, x_axis.high)]
    area.line(page.surface, ends, series(0), width=2.5)
    for place in zip(figure.x, figure.y, strict=True):
        if area.holds(area.at(*place)):
            put_mark(page.surface, area.at(*place), 1, radius=4)


def sketch_curve_fit(figure: CurveFit, page: Page, language: Language) -> None:
    """Draw points and the network's curve through them, with the true curve in dashes where it is known."""
    page.title(figure.heading or _CURVE_FIT[language])
    network = f"{CURVE[language]}, {figure.error_words[language]}"
    target = [Entry(2, TARGET[language], line=True, mark=False, dashed=True)] if figure.target else []
    page.legend([Entry(1, POINTS[language]), Entry(0, network, line=True, mark=False), *target])
    x0, x1, y0, y1 = figure.extent
    x_axis, y_axis = axis_between(x0, x1, 9), axis_around(y0, y1, 7)
    area = draw_axes(page, x_axis, y_axis, x_label=figure.x_label, y_label=figure.y_label)
    for run in figure.target_runs:
        area.line(page.surface, extremes(run, _MOST_POINTS), series(2), width=1.5, dashed=True)
    for run in figure.runs:
        area.line(page.surface, extremes(run, _MOST_POINTS), series(0), width=2.5)
    for place in figure.points:
        if area.holds(area.at(*place)):
            put_mark(page.surface, area.at(*place), 1, radius=4)


def put_marks(surface: Surface, places: Sequence[Point], index: int, count: int) -> None:
    """Put a curve's mark here and there along it; where the first one stands differs from curve to curve."""
    left = _SPACING * (index + 0.5) / max(1, count)
    for (ax, ay), (bx, by) in pairwise(places):
        left -= hypot(bx - ax, by - ay)
        if left <= 0:
            put_mark(surface, (bx, by), index)
            left = _SPACING


def _draw_curve(surface: Surface, area: Area, runs: Sequence[Sequence[Point]], index: int, count: int) -> None:
    if area.y.log:
        runs = [[point for point in run if point[1] > 0] for run in runs]
    kept = [extremes(run, _MOST_POINTS) for run in runs if run]
    for run in kept:
        if len(run) == 1:
            put_mark(surface, area.at(*run[0]), index)
        area.line(surface, run, series(index))
    if count > 1:
        for run in kept:
            put_marks(surface, [place for point in run if area.holds(place := area.at(*point))], index, count)


def _runs(one: TrainingSeries) -> list[list[Point]]:
    """Return a logged number's curve as unbroken runs of points."""
    runs: list[list[Point]] = []
    for start, end in one.lines():
        if runs and runs[-1][-1] == start and start != end:
            runs[-1].append(end)
        elif start == end:
            runs.append([end])
        else:
            runs.append([start, end])
    return runs


def _axis_name(plot: TrainingPlot, side: Sequence[TrainingSeries], language: Language) -> str:
    """Return what an axis shows: the name of its only series, or of all of them, which are then losses."""
    names = [
        name.rstrip("→") for (name, _), one in zip(plot.legend(language), plot.series, strict=True) if one in side
    ]
    name = names[0] if len(names) == 1 else ", ".join(names) or _LOSS[language]
    return _LOG.format(name=name)[language] if plot.log_scale else name


def _colour(plot: TrainingPlot, side: Sequence[TrainingSeries]) -> str | None:
    return series(plot.series.index(side[0])) if len(side) == 1 else None
