"""What each hidden neuron makes of the plane: a small picture of every one, layer by layer."""

from dataclasses import dataclass
from typing import Final

from tutor.figures.grid import Grid
from tutor.figures.style import foreground, on_background
from tutor.language import Language, Text

_TITLE = Text(uz="Neyronlar", en="Neurons")
_LOW = Text(uz="manfiy", en="negative")
_HIGH = Text(uz="musbat", en="positive")
_NONE = Text(
    uz="Yashirin qatlam yoʻq: kirishlar chiqishga toʻgʻridan-toʻgʻri ulangan.",
    en="No hidden layer: the inputs lead straight to the output.",
)
_NEURON = Text(
    uz="{layer}-qatlam, {neuron}-neyron: maydonning {share} % ida musbat",
    en="layer {layer}, neuron {neuron}: positive on {share} % of the plane",
)

_TALLEST: Final = 6
_MIDDLE: Final = 4
_RAMP: Final = " ░▒▓█"
_ASCII_RAMP: Final = " .:*#"


@dataclass(frozen=True, slots=True)
class Neurons:
    """For each layer each neuron's picture: `side` × `side` digits row by row, 0 lowest, 4 zero, 8 highest.

    `marked` is the (layer, neuron) that gets a sign, both counted from 0.
    """

    layers: list[list[str]]
    side: int
    marked: tuple[int, int] | None = None

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw every neuron as large as all of them fit; the first row says which ground is positive."""
        if not self.layers:
            grid.put_line(0, _NONE[language])
            return
        end = grid.put(0, 0, f"{_TITLE[language]}  ")
        for level, word in ((8, _HIGH), (0, _LOW)):
            self._put_pixels(grid, end, 0, [[level] * 2] * 2)
            end = grid.put(end + 3, 0, word[language]) + 2
        height = self._height(grid)
        gap = 1 if len(self.layers) * (height + 1) <= grid.height else 0
        for index, layer in enumerate(self.layers):
            top = 1 + index * (height + gap)
            grid.put(0, top, str(index + 1), grid.style.faint)
            for place, picture in enumerate(layer):
                left = 2 + place * (2 * height + 1)
                if left + 2 * height <= grid.width and top + height <= grid.height:
                    levels = self._sampled(picture, 2 * height)
                    # Without a row between the layers, the last half row is left free.
                    self._put_pixels(grid, left, top, levels if gap or height == 1 else levels[:-1])
                    if self.marked == (index, place):
                        grid.put(left - 1, top, "▸" if grid.style.unicode else ">")

    def describe(self, language: Language) -> str:
        """Return on how much of the plane each neuron is positive."""
        if not self.layers:
            return _NONE[language]
        told = [
            _NEURON.format(
                layer=layer, neuron=neuron, share=round(100 * sum(digit > "4" for digit in picture) / len(picture))
            )[language]
            for layer, pictures in enumerate(self.layers, 1)
            for neuron, picture in enumerate(pictures, 1)
        ]
        return f"{_TITLE[language]}: {'; '.join(told)}."

    def _height(self, grid: Grid) -> int:
        """Return the largest height in rows at which everything fits; a picture is twice as many cells wide."""
        widest = max(map(len, self.layers))
        fitting = (
            height
            for height in range(_TALLEST, 1, -1)
            if 1 + len(self.layers) * height <= grid.height and 2 + widest * (2 * height + 1) - 1 <= grid.width
        )
        return next(fitting, 1)

    def _sampled(self, picture: str, size: int) -> list[list[int]]:
        """Return `size` × `size` levels of the picture."""
        places = [int((index + 0.5) * self.side / size) for index in range(size)]
        return [[int(picture[row * self.side + column]) for column in places] for row in places]

    def _put_pixels(self, grid: Grid, left: int, top: int, levels: list[list[int]]) -> None:
        """Put rows of levels, two to a row of cells: half cells of colour, or shades where there is none."""
        style = grid.style
        for row in range(0, len(levels), 2):
            single = row + 1 == len(levels)
            for column, (upper, lower) in enumerate(
                zip(levels[row], levels[row if single else row + 1], strict=True)
            ):
                if style.colours and style.unicode:
                    colours = [
                        style.region(int(level > _MIDDLE), sure=abs(level - _MIDDLE) > 1) for level in (upper, lower)
                    ]
                    character = " " if colours[0] == colours[1] and not single else "▀"
                    shown = foreground(colours[0]) if single else on_background(*colours)
                    grid.put(left + column, top + row // 2, character, shown)
                else:
                    ramp = _RAMP if style.unicode else _ASCII_RAMP
                    grid.put(left + column, top + row // 2, ramp[(upper + lower) // 4])
