"""Pictures can be read on the ground that they stand on."""

import pytest
from figure_samples import FIGURES
from rich.color import Color, ColorTriplet
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from wcag import MARK, TEXT, contrast, kind_of

from tutor.figures.render import draw, read
from tutor.figures.style import Style
from tutor.settings.ground import Ground

GROUNDS: dict[Ground, tuple[str, str]] = {
    "dark": ("#121212", "#d0d0d0"),
    "light": ("#ffffff", "#262626"),
    "black": ("#000000", "#ffffff"),
    "white": ("#ffffff", "#000000"),
}
NEEDED = {"dark": {TEXT: 4.5, MARK: 3.0}, "black": {TEXT: 7.0, MARK: 4.5}}
NEEDED |= {"light": NEEDED["dark"], "white": NEEDED["black"]}


def triplet(name: str) -> ColorTriplet:
    return Color.parse(name).get_truecolor(DEFAULT_TERMINAL_THEME)


@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("kind", FIGURES)
def test_every_cell_can_be_read(kind: str, ground: Ground) -> None:
    behind, writing = GROUNDS[ground]
    weak = {}
    for row in draw(read(FIGURES[kind]), 76, 20, style=Style(256, ground=ground), language="en"):
        for text, style, _ in row:
            colour = triplet(style.color.name) if style and style.color else triplet(writing)
            own = triplet(style.bgcolor.name) if style and style.bgcolor else None
            ratio = contrast(colour, own or triplet(behind))
            # A region's colour says which class it is; a mark on it is told by its shape.
            needed = NEEDED["dark"] if own else NEEDED[ground]
            for cell in map(kind_of, text):
                if cell and ratio < needed[cell]:
                    weak[colour.hex, (own or triplet(behind)).hex, round(ratio, 2)] = text
    assert weak == {}
