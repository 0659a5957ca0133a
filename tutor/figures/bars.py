"""Numbers compared as horizontal bars: how long variants of a program take, how good several models are."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import Axis, axis_between, log_axis_around, short_number
from tutor.figures.bar import Bar, read_bars
from tutor.figures.bar_cells import put_bar
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, Frame, put_ticks
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.notes import put_notes
from tutor.figures.reading import field, label
from tutor.language import Language, Text

_NOT_ABOVE_ZERO = Text(
    uz="Logarifmik oʻqda faqat 0 dan katta sonlar turadi, lekin “{name}” qiymati {value}. log_x=True ni olib tashlang.",
    en="A logarithmic axis has a place for numbers above 0 only, but “{name}” is {value}. Leave out log_x=True.",
)
_UNKNOWN = Text(
    uz="`relative_to` `values` dagi nomlardan biri boʻlishi kerak: {names}.",
    en="`relative_to` must be one of the names in `values`: {names}.",
)
_NO_RATIO = Text(
    uz="“{name}” qiymati {value}: unga nisbatan necha marta ekanini aytib boʻlmaydi. Qiymati 0 dan katta nomni tanlang.",
    en="“{name}” is {value}: nothing is so many times that. For `relative_to` choose a name whose value is above 0.",
)
TITLE = Text(uz="Ustunlar", en="Bars")
_MORE = Text(uz="va yana {n} ta", en="and {n} more")
_MEDIANS = Text(uz="mediana, {sign} choraklar orasi", en="median, {sign} between quartiles")
_MEDIANS_OF = Text(
    uz="{n} ta oʻlchov medianasi, {sign} choraklar orasi", en="median of {n}, {sign} between quartiles"
)
_ONE = Text(uz="{name}: {number}", en="{name}: {number}")
_MEASURED = Text(
    uz="{name}: {number} ({n} ta oʻlchov medianasi, choraklari {low} va {high})",
    en="{name}: {number} (median of {n}, quartiles {low} and {high})",
)
_LOG = Text(uz="Oʻq logarifmik.", en="The axis is logarithmic.")
_RELATIVE = Text(uz="× — “{name}”ga nisbatan.", en="× is relative to “{name}”.")

_AXIS_ROWS: Final = 2
_NAMED: Final = 12
"""Bars that the words name one by one."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars from the top to the bottom, the unit of their numbers, and the bar that the others are compared with."""

    bars: list[Bar]
    unit: str
    title: str
    x_label: str
    log_x: bool
    reference: Bar | None

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Bars":
        """Read `{values, unit?, title?, x_label?, log_x?, relative_to?}`; raises `FigureError`.

        A value is a number, or a list of measurements, of which the median and the quartiles are drawn. Bars begin
        at 0, those below it go to the left; with `log_x` they begin at a power of ten below the smallest number.
        """
        bars = read_bars(field(figure, "values"))
        log_x = figure.get("log_x") is True
        for bar in bars:
            if log_x and bar.low <= 0:
                raise FigureError(_NOT_ABOVE_ZERO.format(name=bar.name, value=short_number(bar.low)))
        texts = (figure.get(name) for name in ("unit", "title", "x_label"))
        longest = (12, 60, 40)
        unit, title, x_label = (
            "" if text is None else label(text, most) for text, most in zip(texts, longest, strict=True)
        )
        reference = figure.get("relative_to")
        return cls(
            bars, unit, title, x_label, log_x, None if reference is None else _reference(bars, label(reference, 30))
        )

    def axis(self, count: int) -> Axis:
        """Return the axis from where bars begin to the farthest end of one or of its quartiles."""
        ends = [end for bar in self.bars for end in (bar.low, bar.value, bar.high)]
        if self.log_x:
            # A bar that began at its own value would have no length.
            power = math.ceil(math.log10(max(min(ends), 1e-300)) - 1e-9) - 1
            return log_axis_around(10.0 ** max(-300, power), max(ends), count)
        low, high = min(0.0, *ends), max(0.0, *ends)
        return axis_between(low, high if high > low else 1.0, count)

    def number(self, bar: Bar) -> str:
        """Return a bar's number with its unit."""
        return f"{short_number(bar.value)} {self.unit}".rstrip()

    def ratio(self, bar: Bar) -> str:
        """Return how many times the reference a bar is, `×3.2`; nothing where there is no reference."""
        if self.reference is None:
            return ""
        ratio = bar.value / self.reference.value
        return f"×{ratio:.0f}" if 100 <= abs(ratio) < 1e6 else f"×{short_number(ratio, 2)}"

    def note(self, language: Language, *, sign: str) -> str:
        """Return that bars are medians, where there are measurements, and what the sign of their quartiles is."""
        if not any(bar.measured for bar in self.bars):
            return ""
        text = _MEDIANS_OF.format(n=self.bars[0].count, sign=sign) if self.evenly else _MEDIANS.format(sign=sign)
        return text[language]

    @property
    def evenly(self) -> bool:
        """Return whether every bar stands for equally many measurements."""
        return all(bar.measured and bar.count == self.bars[0].count for bar in self.bars)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw a bar in a row, its name at the left, its number at the right; below them the axis, if it has room."""
        note = self.note(language, sign="▒▒─┤" if grid.style.unicode else "==-|")
        head = put_notes(grid, self.title, [note]) if grid.height > LOW else 0
        room, count = grid.height - head, len(self.bars)
        foot = _AXIS_ROWS if count + _AXIS_ROWS <= room else 0
        pitch = 2 if 2 * count + foot <= room else 1
        shown = self.bars if count <= room else self.bars[: room - 1]
        names = min(max(len(bar.name) for bar in shown), max(4, grid.width // 3))
        texts = self._texts(grid.width - names - 1, counted=not (head and self.evenly))
        left, right = names + 1, max(map(len, texts))
        columns = max(1, grid.width - left - right - 2)
        axis = self.axis(max(2, columns // 10))
        frame = Frame(left, head, columns, pitch * len(shown), axis, Axis(0.0, 1.0, ()), grid.style.unicode)
        for index, bar in enumerate(shown):
            row = head + index * pitch
            grid.put(names - min(names, len(bar.name)), row, shortened(bar.name, names))
            put_bar(grid, frame, row, bar)
            grid.put(grid.width - right, row, texts[index].rjust(right))
        if count > room:
            grid.put_line(grid.height - 1, _MORE.format(n=count - len(shown))[language], grid.style.faint)
        elif foot:
            row = head + frame.rows
            grid.put(left, row, "└" + "─" * (columns - 1), grid.style.faint)
            put_ticks(grid, frame, row, self.x_label or self.unit)

    def describe(self, language: Language) -> str:
        """Return every bar's number, and those of measurements with their quartiles."""
        parts = []
        for bar in self.bars[:_NAMED]:
            text = _MEASURED if bar.measured else _ONE
            number = f"{self.number(bar)} {self.ratio(bar)}".rstrip()
            low, high = short_number(bar.low), short_number(bar.high)
            parts.append(text.format(name=bar.name, number=number, n=bar.count, low=low, high=high)[language])
        if len(self.bars) > _NAMED:
            parts.append(_MORE.format(n=len(self.bars) - _NAMED)[language])
        sentences = [f"{self.title or self.x_label or TITLE[language]}. {'; '.join(parts)}."]
        if self.reference is not None:
            sentences.append(_RELATIVE.format(name=self.reference.name)[language])
        if self.log_x:
            sentences.append(_LOG[language])
        return " ".join(sentences)

    def _texts(self, room: int, *, counted: bool) -> list[str]:
        """Return what stands at the right of each bar: as much as leaves room for the bars."""
        counts = [f"n={bar.count}" if bar.measured and counted else "" for bar in self.bars]
        numbers, ratios = [self.number(bar) for bar in self.bars], [self.ratio(bar) for bar in self.bars]
        for least, columns in ((16, (numbers, ratios, counts)), (10, (numbers, ratios)), (6, (numbers,))):
            texts = _joined(*columns)
            if room - len(texts[0]) - 2 >= least:
                return texts
        return _joined([short_number(bar.value) for bar in self.bars])


def _joined(*columns: list[str]) -> list[str]:
    """Return lines of columns that are aligned at their right; empty columns are left out."""
    filled = [column for column in columns if any(column)]
    widths = [max(map(len, column)) for column in filled]
    return [
        "  ".join(text.rjust(width) for text, width in zip(line, widths, strict=True))
        for line in zip(*filled, strict=True)
    ]


def _reference(bars: list[Bar], name: str) -> Bar:
    """Return the bar that the others are compared with."""
    found = next((bar for bar in bars if bar.name == name), None)
    if found is None:
        raise FigureError(_UNKNOWN.format(names=", ".join(bar.name for bar in bars[:8])))
    if found.value <= 0:
        raise FigureError(_NO_RATIO.format(name=name, value=short_number(found.value)))
    return found
