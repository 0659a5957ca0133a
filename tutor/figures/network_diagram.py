"""A network of fully connected layers: its neurons, and the shapes of what flows and of what is learnt."""

import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Final

from tutor.figures.canvas import Canvas
from tutor.figures.errors import FigureError
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.reading import TOO_MANY, items, label, whole_numbers
from tutor.language import Language, Text

_SIZES = Text(
    uz="`layers` ichida kamida ikkita musbat butun son boʻlishi kerak: qatlamlarning oʻlchamlari, kirishdan chiqishgacha.",
    en="`layers` must hold at least two positive whole numbers: the sizes of the layers, from input to output.",
)
_ACTIVATIONS = Text(
    uz="`activations` ichida {wanted} ta nom boʻlishi kerak, kirishdan keyingi har bir qatlamga bittadan; unda {got} ta bor.",
    en="`activations` must hold {wanted} names, one for every layer after the input, but it holds {got}.",
)
INPUT = Text(uz="kirish", en="input")
LINEAR = Text(uz="chiziqli", en="linear")
_TOTAL = Text(uz="Parametrlar: {sum}", en="Parameters: {sum}")
_LAYER = Text(
    uz="{number}-qatlam: W{number} ({inputs}, {outputs}), b{number} ({outputs},), {activation}, chiqishi (n, {outputs}), "
    "{count} ta parametr",
    en="layer {number}: W{number} ({inputs}, {outputs}), b{number} ({outputs},), {activation}, output (n, {outputs}), "
    "{count} parameters",
)
_DESCRIPTION = Text(
    uz="Tarmoq, kirishi (n, {inputs}); {layers}. Jami parametrlar: {total}.",
    en="A network with the input (n, {inputs}); {layers}. Parameters in all: {total}.",
)

_MOST_LAYERS: Final = 12
MOST_NEURONS: Final = 5
"""Neurons drawn in a layer; more lines than these join would be a blot."""
_NARROWEST: Final = 14
"""Cells from one layer to the next, below which their shapes would touch."""
_ROWS_BELOW: Final = 5


@dataclass(frozen=True, slots=True)
class NetworkDiagram:
    """Sizes of the layers from input to output, and the activation after each of the others ("" for none)."""

    layers: list[int]
    activations: list[str]

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "NetworkDiagram":
        """Read `{layers}` and, where given, `activations`; raises `FigureError`."""
        layers = whole_numbers(figure, "layers")
        if len(layers) > _MOST_LAYERS:
            raise FigureError(TOO_MANY.format(field="layers", count=len(layers), most=_MOST_LAYERS))
        if len(layers) < 2 or min(layers) < 1:
            raise FigureError(_SIZES)
        activations = [""] * (len(layers) - 1)
        if figure.get("activations") is not None:
            given = items(figure["activations"], "activations")
            if len(given) != len(activations):
                raise FigureError(_ACTIVATIONS.format(wanted=len(activations), got=len(given)))
            activations = [label(name, 10) if name not in ("", None) else "" for name in given]
        return cls(layers, activations)

    @property
    def counts(self) -> list[int]:
        """Return the number of parameters of each layer: weights and biases."""
        return [inputs * outputs + outputs for inputs, outputs in pairwise(self.layers)]

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the neurons with their connections, and the shapes below; lines of text where it does not fit."""
        if grid.width // len(self.layers) < _NARROWEST or grid.height < _ROWS_BELOW + 4:
            self._draw_lines(grid, language)
            return
        style, columns = grid.style, len(self.layers)
        centres = [grid.width * (2 * index + 1) // (2 * columns) for index in range(columns)]
        top, bottom = 2, grid.height - _ROWS_BELOW
        places = [_rows(size, top, bottom) for size in self.layers]
        canvas = Canvas(grid.width, grid.height, unicode=style.unicode)
        for index in range(columns - 1):
            for start in places[index]:
                for end in places[index + 1]:
                    canvas.line(
                        ((centres[index] + 1.5) * canvas.across, (start + 0.5) * canvas.down),
                        ((centres[index + 1] - 1) * canvas.across, (end + 0.5) * canvas.down),
                        owner=0,
                    )
        canvas.paint(grid, 0, 0, [style.faint])
        for index, (size, rows) in enumerate(zip(self.layers, places, strict=True)):
            name = INPUT[language] if index == 0 else self.activations[index - 1] or LINEAR[language]
            _put_centred(grid, centres[index], 0, name)
            for row in rows:
                grid.put(centres[index], row, style.mark(min(index, 1)), style.series(min(index, 1)))
            if size > len(rows):
                grid.put(centres[index], max(rows) + 1, "⋮", style.faint)
            _put_centred(grid, centres[index], grid.height - 4, f"(n, {size})")
        for index, (inputs, outputs) in enumerate(pairwise(self.layers)):
            middle = (centres[index] + centres[index + 1]) // 2
            _put_centred(grid, middle, grid.height - 3, f"W{index + 1} ({inputs}, {outputs})")
            _put_centred(grid, middle, grid.height - 2, f"b{index + 1} ({outputs},)")
        grid.put_line(grid.height - 1, self.total(language))

    def describe(self, language: Language) -> str:
        """Return the layers with their shapes, activations and numbers of parameters in words."""
        layers = "; ".join(self._layers(language))
        return _DESCRIPTION.format(inputs=self.layers[0], layers=layers, total=sum(self.counts))[language]

    def _layers(self, language: Language) -> list[str]:
        return [
            _LAYER.format(
                number=index + 1,
                inputs=inputs,
                outputs=outputs,
                activation=self.activations[index] or LINEAR[language],
                count=count,
            )[language]
            for index, ((inputs, outputs), count) in enumerate(zip(pairwise(self.layers), self.counts, strict=True))
        ]

    def total(self, language: Language) -> str:
        """Return the numbers of parameters as a sum."""
        parts = " + ".join(map(str, self.counts))
        total = f"{parts} = {sum(self.counts)}" if len(self.counts) > 1 else str(sum(self.counts))
        return _TOTAL.format(sum=total)[language]

    def _draw_lines(self, grid: Grid, language: Language) -> None:
        texts = [*self._layers(language), self.total(language)]
        lines = [line for text in texts for line in textwrap.wrap(text, max(1, grid.width))]
        if len(lines) > grid.height > 0:
            lines[grid.height - 1 :] = ["…"]
        for row, line in enumerate(lines):
            grid.put_line(row, line)


def _rows(size: int, top: int, bottom: int) -> list[int]:
    """Return the rows of a layer's neurons, around the middle of top … bottom - 1, two apart where there is room."""
    room = bottom - top
    shown = min(size, MOST_NEURONS, room if size <= room else room - 1)
    step = 2 if 2 * shown - 1 + (size > shown) <= room else 1
    start = top + (room - (step * (shown - 1) + 1)) // 2
    return [start + step * index for index in range(shown)]


def _put_centred(grid: Grid, centre: int, row: int, text: str) -> None:
    text = shortened(text, _NARROWEST - 1)
    grid.put(centre - len(text) // 2, row, text)
