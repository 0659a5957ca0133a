"""How numbers are spread, layer by layer on one axis: activations, gradients or weights of a deep network."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import Axis, axis_between, log_axis_around
from tutor.figures.errors import FigureError
from tutor.figures.frame import LOW, put_ticks
from tutor.figures.grid import Grid
from tutor.figures.layer import Layer, read_layer
from tutor.figures.notes import put_notes
from tutor.figures.reading import field, label, vector
from tutor.figures.spread_rows import evenly, layout, put_layers, signs
from tutor.language import Language, Text

_LAYERS = Text(
    uz="`layers` nomlari bilan massivlar lugʻati boʻlishi kerak: {nom: massiv}.",
    en="`layers` must be a dict of arrays by name: {name: array}.",
)
_MANY = Text(
    uz="`layers` ichida {n} ta qatlam bor; koʻpi bilan {most} tasini chizish mumkin.",
    en="`layers` holds {n} layers; at most {most} can be drawn.",
)
_RANGE = Text(
    uz="`range` ikkita son boʻlishi kerak: oʻqning boshi va oxiri (log_x da ikkalasi ham 0 dan katta).",
    en="`range` must be two numbers: where the axis begins and ends (with log_x both above 0).",
)
_TITLE = Text(uz="Qiymatlar tarqalishi", en="Spread of values")
_DESCRIPTION = Text(uz="{title}, qatlamlar: {n} ta{part}.", en="{title}, layers: {n}{part}.")
_PART = Text(uz=", shulardan {shown} tasi", en=", {shown} of them")
_LOG = Text(
    uz=" Mutlaq qiymatlar, logarifmik oʻqda, nollarsiz.", en=" Absolute values on a logarithmic axis, without zeros."
)

_SIGNS = Text(
    uz="{whiskers} 5–95 %  {box} 25–75 %  {median} mediana", en="{whiskers} 5–95 %  {box} 25–75 %  {median} median"
)
_SOME = Text(uz="{n} qatlamdan {shown} tasi", en="{shown} of {n} layers")

_AXIS_ROWS: Final = 2
_MOST: Final = 64
_LONGEST_NAME: Final = 24
_MOST_WORDS: Final = 12
"""Layers that the words speak of; of more, some from first to last."""


@dataclass(frozen=True, slots=True)
class Spread:
    """Layers in their order over the axis from `low` to `high`; of `log_x`, absolute values."""

    layers: list[Layer]
    low: float
    high: float
    log_x: bool
    title: str
    x_label: str

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "Spread":
        """Read `{layers, range, title?, x_label?, log_x?}` as `tutor.shown.spread` makes it; raises `FigureError`."""
        given = field(figure, "layers")
        if not isinstance(given, Mapping) or not given:
            raise FigureError(_LAYERS)
        if len(given) > _MOST:
            raise FigureError(_MANY.format(n=len(given), most=_MOST))
        ends, log_x = vector(figure, "range"), figure.get("log_x") is True
        layers = [read_layer(label(name, _LONGEST_NAME), numbers, absolute=log_x) for name, numbers in given.items()]
        if len(ends) != 2 or (log_x and min(ends) <= 0):
            raise FigureError(_RANGE)
        title, x_label = (
            "" if figure.get(name) is None else label(figure[name], 60) for name in ("title", "x_label")
        )
        return cls(layers, min(ends), max(ends), log_x, title, x_label)

    def axis(self, ticks: int) -> Axis:
        """Return the axis of all layers."""
        around = log_axis_around if self.log_x else axis_between
        return around(self.low, self.high, ticks)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw for each layer a box with whiskers, where there is room under its histogram, and its numbers."""
        head = self._put_head(grid, language) if grid.height > LOW else 0
        rows = layout(self.layers, grid, grid.height - head - _AXIS_ROWS, language)
        frame = put_layers(grid, head, rows, self.axis(max(2, grid.width // 12)), (self.low, self.high))
        foot = head + rows.height
        grid.put(frame.left, foot, "─" * frame.columns, grid.style.faint)
        put_ticks(grid, frame, foot, self.x_label)

    def describe(self, language: Language) -> str:
        """Return for each layer its median, quartiles, mean, share of zeros, and what is nan or inf."""
        shown = evenly(self.layers, _MOST_WORDS)
        part = _PART.format(shown=len(shown)) if len(shown) < len(self.layers) else Text(uz="", en="")
        title = self.title or _TITLE[language]
        text = _DESCRIPTION.format(title=title, n=len(self.layers), part=part)[language]
        return " ".join([text + (_LOG[language] if self.log_x else ""), *(layer.words(language) for layer in shown)])

    def _put_head(self, grid: Grid, language: Language) -> int:
        """Write the title, what the signs of a row mean, and how many layers have room; return the rows it took."""
        whiskers, box, median = signs(grid.style)
        notes = [_SIGNS.format(whiskers=whiskers, box=box, median=median)[language]]
        for head in (1, 2):
            shown = grid.height - _AXIS_ROWS - head
            some = [_SOME.format(n=len(self.layers), shown=shown)[language]] if shown < len(self.layers) else []
            if put_notes(Grid(grid.width, grid.height, grid.style), self.title, [*some, *notes]) == head:
                break
        return put_notes(grid, self.title, [*some, *notes])
