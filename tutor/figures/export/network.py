"""The layers of a network with their neurons, connections and shapes."""

from itertools import pairwise
from typing import Final

from tutor.figures.export.letters import fitted
from tutor.figures.export.marks import put_mark
from tutor.figures.export.page import MARGIN, Page
from tutor.figures.export.palette import INK, MUTED, blended
from tutor.figures.network_diagram import INPUT, LINEAR, MOST_NEURONS, NetworkDiagram
from tutor.language import Language, Text

_TITLE = Text(uz="Neyron tarmoq", en="Neural network")

_LAYER_WIDTH: Final = 150.0
_STEP: Final = 44.0
_TOP: Final = 100.0
_BELOW: Final = 136.0


def network_size(figure: NetworkDiagram) -> tuple[float, float]:
    """Return width and height of the sheet."""
    tallest = max(min(size, MOST_NEURONS) + (size > MOST_NEURONS) for size in figure.layers)
    return max(480.0, _LAYER_WIDTH * len(figure.layers) + 2 * MARGIN), _TOP + _STEP * tallest + _BELOW


def sketch_network(figure: NetworkDiagram, page: Page, language: Language) -> None:
    """Draw the neurons of each layer, at most five, their connections, and below them the shapes."""
    surface = page.surface
    page.title(_TITLE[language])
    width = (surface.width - 2 * MARGIN) / len(figure.layers)
    centres = [MARGIN + width * (index + 0.5) for index in range(len(figure.layers))]
    middle = (_TOP + surface.height - _BELOW) / 2
    places = [_heights(size, middle) for size in figure.layers]
    for (x, heights), (next_x, next_heights) in pairwise(zip(centres, places, strict=True)):
        for start in heights:
            for end in next_heights:
                surface.line([(x, start), (next_x, end)], blended(MUTED, "#ffffff", 0.45), width=0.9)
    floor = surface.height - _BELOW
    for index, (size, x, heights) in enumerate(zip(figure.layers, centres, places, strict=True)):
        name = INPUT[language] if index == 0 else figure.activations[index - 1] or LINEAR[language]
        surface.text(x, _TOP - 26, fitted(name, width - 8), colour=INK, anchor="middle", bold=True)
        for height in heights:
            put_mark(surface, (x, height), min(index, 1), radius=11)
        if size > len(heights):
            for dot in (-7, 0, 7):
                surface.circle((x, max(heights) + _STEP * 0.75 + dot), 1.8, MUTED)
        surface.text(x, floor + 26, fitted(f"(n, {size})", width - 8), colour=MUTED, anchor="middle")
    for index, (inputs, outputs) in enumerate(pairwise(figure.layers)):
        x = (centres[index] + centres[index + 1]) / 2
        for row, words in enumerate((f"W{index + 1} ({inputs}, {outputs})", f"b{index + 1} ({outputs},)")):
            surface.text(x, floor + 48 + 20 * row, fitted(words, width - 8, 13), size=13, colour=INK, anchor="middle")
    page.top = surface.height - MARGIN - 18
    page.note(figure.total(language), INK)


def _heights(size: int, middle: float) -> list[float]:
    """Return where the neurons of a layer stand, from the top down."""
    shown = min(size, MOST_NEURONS)
    places = shown + (size > shown)
    return [middle + _STEP * (index - (places - 1) / 2) for index in range(shown)]
