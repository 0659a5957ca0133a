"""The live plot of a training run: losses on the left axis, accuracies on the right one, over the steps.

It is drawn ten times a second over slow lines, so as little as possible changes from frame to frame: the axes
move in jumps, numbers keep their width, and marks stay where they are.
"""

import math
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from rich.style import Style as RichStyle

from tutor.figures.frame import LOW, draw_frame
from tutor.figures.grid import Grid, Row
from tutor.figures.labels import one_line
from tutor.figures.legend import legend_width, put_legend
from tutor.figures.previous_run import PreviousRun
from tutor.figures.reading import float_or_nan
from tutor.figures.style import MARKS, Style
from tutor.figures.training_axes import TrainingAxes, accuracy_axis, is_accuracy, loss_axis, step_axis
from tutor.figures.training_drawing import TrainingDrawing
from tutor.figures.training_series import TrainingSeries
from tutor.figures.training_words import MORE_NAMES, notes, steady, trend
from tutor.figures.wrapping import put_wrapped
from tutor.language import Language, Text

LEAST_WIDTH: Final = 24
LEAST_HEIGHT: Final = 6
"""Below this size only the numbers are shown, not the plot."""

_NAMES: Final[Mapping[str, Text]] = {
    "loss": Text(uz="yoʻqotish (loss)", en="loss"),
    "accuracy": Text(uz="aniqlik (accuracy)", en="accuracy"),
}
_SHORT_NAMES: Final[Mapping[str, Text]] = {
    "loss": Text(uz="yoʻqotish", en="loss"),
    "accuracy": Text(uz="aniqlik", en="accuracy"),
}
_STEP = Text(uz="qadam", en="step")
_EMPTY = Text(
    uz="Hali son yoʻq. Dasturingizda log(step, loss=…) ni chaqiring, grafik shu yerda chiziladi.",
    en="No numbers yet. Call log(step, loss=…) in your program, and they are plotted here.",
)
_LONGEST_NAME: Final = 20
_MOST_UNPLOTTED: Final = 99
_LARGEST_STEP: Final = 1e15
_WIDE: Final = 60
"""From this width on, the legend gives both the learner's word and the program's."""


class TrainingPlot:
    """What was logged, and how it is drawn.

    `log_scale` puts the left axis on a logarithmic scale; it takes effect where something is above 0.

    Args:
        names: what series are called, besides the well-known ones.
        x_label: what the steps are called.
        brief: in a low plot, leave the values out of the legend rather than a name.

    """

    def __init__(
        self, names: Mapping[str, Text] | None = None, x_label: Text = _STEP, *, brief: bool = False
    ) -> None:
        self.log_scale = False
        self._brief = brief
        self._names, self._x_label = names or {}, x_label
        self.clear()

    def clear(self) -> None:
        """Forget everything that was logged."""
        self._previous: PreviousRun | None = None
        self._begin()

    def begin_again(self) -> None:
        """Begin another run; the last one that came to its end stays behind it."""
        if self._ended and self._series:
            self._previous = PreviousRun(self._series, self._first_step, self._last_step)
        self._begin()

    def end(self) -> None:
        """Note that the run came to its end, so that another can be compared with it."""
        self._ended = True

    def _begin(self) -> None:
        self._ended = False
        self._series: dict[str, TrainingSeries] = {}
        self._unplotted: set[str] = set()
        self._first_step = math.inf
        self._last_step = -math.inf
        self._drawing: TrainingDrawing | None = None

    def add(self, step: float, values: Mapping[str, Any]) -> None:
        """Record the values of a step.

        None stands for nan or inf, which JSON does not have. What else is no number is left out: it came from a
        learner's program.
        """
        number = float_or_nan(step)
        if number is None or not abs(number) <= _LARGEST_STEP:
            return
        self._first_step = min(self._first_step, number)
        self._last_step = max(self._last_step, number)
        for key, value in values.items():
            known = float_or_nan(value)
            if (known is not None or value is None) and (series := self._series_called(key)):
                series.add(number, known)

    def rows(self, width: int, height: int, style: Style, language: Language) -> list[Row]:
        """Return the plot as `height` rows of segments, each `width` cells wide."""
        grid = Grid(width, height, style)
        if not self._series and not self._previous:
            put_wrapped(grid, _EMPTY[language], style.faint)
            return grid.rows()
        short, low = width < _WIDE, height <= LOW
        legend = self.legend(language, short=short)
        if low and self._brief and legend_width(legend) > width:
            legend = [(name, "") for name, _ in legend]
        top = put_legend(grid, 0, legend, most_rows=1 if low else 2)
        if self._previous:
            self._previous.put_note(grid, top, language)
        for note in self.notes(language, short=short)[: 1 if low else 2]:
            grid.put_line(top, note)
            top += 1
        if width >= LEAST_WIDTH and height >= top + LEAST_HEIGHT - 1:
            self._draw_plot(grid, top, language)
        return grid.rows()

    @property
    def series(self) -> list[TrainingSeries]:
        """Return what was logged, in the order of the marks."""
        return list(self._series.values())

    @property
    def previous(self) -> PreviousRun | None:
        """Return the run before, if there is one to compare with."""
        return self._previous

    def x_label(self, language: Language) -> str:
        """Return what the steps are called."""
        return self._x_label[language]

    def axes(self, across: int, up: int) -> TrainingAxes | None:
        """Return axes of about so many ticks, with room for the run before; None where nothing was finite."""
        left = [one for one in self._series.values() if not is_accuracy(one)]
        right = [one for one in self._series.values() if is_accuracy(one)]
        first, last = self._first_step, self._last_step
        if self._previous:
            first, last = min(first, self._previous.first_step), max(last, self._previous.last_step)
            left, right = left + self._previous.losses(left), right + self._previous.accuracies()
        losses = loss_axis(left, max(2, up), log=self.log_scale, steps=last - first)
        accuracies = accuracy_axis(right)
        if losses is None and accuracies is None:
            return None
        return TrainingAxes(step_axis(first, last, max(3, across)), losses, accuracies)

    def describe(self, language: Language) -> str:
        """Return first, last, lowest and highest value of every series in words."""
        if not self._series and not self._previous:
            return _EMPTY[language]
        trends = (trend(one, self._shown_name(one.name, language)) for one in self._series.values())
        lines = [text[language] for text in trends if text is not None]
        if self._previous:
            lines += self._previous.describe(language, lambda name: self._shown_name(name, language))
        return " ".join([*lines, *(f"{note}." for note in self.notes(language))])

    def _series_called(self, key: object) -> TrainingSeries | None:
        """Return the series of a name, begun if there is room for one more."""
        name = one_line(str(key), _LONGEST_NAME) or "?"
        if name not in self._series:
            if len(self._series) >= MARKS:
                if len(self._unplotted) < _MOST_UNPLOTTED:
                    self._unplotted.add(name)
                return None
            self._series[name] = TrainingSeries(name)
        return self._series[name]

    def legend(self, language: Language, *, short: bool = False) -> list[tuple[str, str]]:
        """Return every series' name and latest value; `→` says that its axis is the right one."""
        series = self._series.values()
        two_axes = len({is_accuracy(one) for one in series if one.latest}) == 2
        return [
            (
                self._shown_name(one.name, language, short=short) + ("→" if two_axes and is_accuracy(one) else ""),
                f"{steady(one.last_value):<7}",
            )
            for one in series
        ]

    def notes(self, language: Language, *, short: bool = False) -> list[str]:
        """Return what the curves cannot show."""
        texts = [
            text
            for one in self._series.values()
            for text in notes(one, self._shown_name(one.name, language, short=short), log_scale=self.log_scale)
        ]
        if self._unplotted:
            texts.append(MORE_NAMES.format(n=len(self._unplotted)))
        return [text[language] for text in texts]

    def _shown_name(self, name: str, language: Language, *, short: bool = False) -> str:
        """Return a known name in the learner's language, any other as the program spells it."""
        known = self._names.get(name) or (_SHORT_NAMES if short else _NAMES).get(name)
        return known[language] if known else name

    def _draw_plot(self, grid: Grid, top: int, language: Language) -> None:
        """Draw axes and curves below the legend."""
        series = self.series
        axes = self.axes(grid.width // 12, (grid.height - top) // 4)
        if axes is None:
            return
        main, right = axes.main, axes.right
        left_side = [one for one in series if is_accuracy(one) == (axes.left is None)]
        right_side = [one for one in series if is_accuracy(one)]
        frame = draw_frame(
            grid,
            top,
            axes.steps,
            main,
            right=right if axes.left else None,
            x_label=self._x_label[language],
            colours=(_colour_of(left_side, series, grid.style), _colour_of(right_side, series, grid.style)),
        )
        beside = replace(frame, y=right or main)
        if self._previous:
            self._previous.paint(grid, frame, beside)
        if not series:
            return
        frames = [beside if is_accuracy(one) else frame for one in series]
        drawing = self._drawing
        if drawing is None or drawing.frames != frames:
            self._drawing = drawing = TrainingDrawing(frames)
        drawing.extend(series)
        drawing.paint(grid, series)


def _colour_of(side: list[TrainingSeries], series: list[TrainingSeries], style: Style) -> RichStyle | None:
    """Return the colour of an axis that belongs to one series alone."""
    return style.series(series.index(side[0])) if len(side) == 1 else None
