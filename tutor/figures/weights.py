"""The weights of a small network: a sign and a digit for each, a table for each layer."""

from dataclasses import dataclass
from typing import Final

from tutor.figures.axes import short_number
from tutor.figures.grid import Grid
from tutor.language import Language, Text

_TITLE = Text(
    uz="Vaznlar  9 = {largest}; | dan keyin — siljish",
    en="Weights  9 = {largest}; after | the bias",
)
_LAYER = Text(
    uz="{layer}-qatlam: {rows} × {columns} vazn, {low} dan {high} gacha",
    en="layer {layer}: {rows} × {columns} weights from {low} to {high}",
)
_NOT_FINITE = Text(uz="{layer}-qatlam: nan yoki inf", en="layer {layer}: nan or inf")
_GAP: Final = 2
_DIGITS: Final = 9

Table = list[list[float | None]]
"""A row for each neuron: its weights and last its bias; None stands for nan or inf."""


@dataclass(frozen=True, slots=True)
class Weights:
    """The tables of all layers, from the input to the output."""

    layers: list[Table]

    def draw(self, grid: Grid, language: Language) -> None:
        """Write the tables one beside the other, and below where there is no more room."""
        largest = max((abs(number) for number in self._numbers()), default=0.0)
        grid.put_line(0, _TITLE.format(largest=short_number(float(f"{largest:.2g}")))[language])
        left, top, lowest = 0, 1, 1
        for table in self.layers:
            width = 2 * len(table[0]) + 1
            if left and left + width > grid.width:
                left, top = 0, lowest + 1
            for row, numbers in enumerate(table):
                column = left
                for place, number in enumerate(numbers):
                    if place == len(numbers) - 1:
                        column = grid.put(column, top + row, "|", grid.style.faint)
                    colour = grid.style.series(int(number is None or number > 0))
                    column = grid.put(column, top + row, _sign_and_digit(number, largest), colour)
            lowest = max(lowest, top + len(table))
            left += width + _GAP

    def describe(self, language: Language) -> str:
        """Return each layer's size and range."""
        told = []
        for index, table in enumerate(self.layers, 1):
            numbers = [number for row in table for number in row if number is not None]
            if len(numbers) < sum(map(len, table)):
                told.append(_NOT_FINITE.format(layer=index)[language])
                continue
            sizes = {"rows": len(table), "columns": len(table[0]) - 1}
            ends = {"low": short_number(min(numbers)), "high": short_number(max(numbers))}
            told.append(_LAYER.format(layer=index, **sizes, **ends)[language])
        return f"{'; '.join(told)}."

    def _numbers(self) -> list[float]:
        return [number for table in self.layers for row in table for number in row if number is not None]


def _sign_and_digit(number: float | None, largest: float) -> str:
    """Return +7, -3, or a digit 0 without a sign."""
    if number is None:
        return "??"
    digit = round(_DIGITS * abs(number) / largest) if largest else 0
    return f"{'+' if number > 0 else '-'}{digit}" if digit else " 0"
