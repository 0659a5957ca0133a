"""Colours for paper: dark enough to be read on white, and told apart by people with any colour blindness.

Lines and marks follow Okabe and Ito, "Color Universal Design" (2008), the light ones darkened until they have a
contrast of 3 : 1 on white (WCAG 2.2, 1.4.11). As on the terminal every series has a mark of its own besides.
"""

from typing import Final

INK: Final = "#1a1a1a"
MUTED: Final = "#595959"
FAINT: Final = "#e2e2e2"
PAPER: Final = "#ffffff"

SERIES: Final = ("#0072b2", "#d55e00", "#00805e", "#b4508c", "#8a6d00", "#2f8fc4", "#1a1a1a", "#767676")
"""Lines and marks of the series or class 0, 1, …"""

REGIONS: Final = ("#c2def3", "#fbcfa6", "#8fcdb3", "#ecc4df", "#ece09a", "#d9eefb", "#c4c4c4", "#e6e6e6")
"""The grounds of the classes' regions, in the order of their marks."""

_PALER: Final = 0.55


def series(index: int) -> str:
    """Return the colour of the series or class `index`."""
    return SERIES[index % len(SERIES)]


def region(index: int, *, sure: bool = True) -> str:
    """Return the ground of a class's region, paler where the model is not sure."""
    colour = REGIONS[index % len(REGIONS)]
    return colour if sure else blended(colour, PAPER, _PALER)


def blended(colour: str, other: str, share: float) -> str:
    """Return the colour that is `share` of the way from `colour` to `other`."""
    return "#" + "".join(
        f"{round(a + (b - a) * share):02x}" for a, b in zip(channels(colour), channels(other), strict=True)
    )


def channels(colour: str) -> tuple[int, int, int]:
    """Return red, green and blue of `#rrggbb`, each 0 … 255."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)
