"""Contrast as WCAG 2.2 defines it (success criteria 1.4.3, 1.4.6 and 1.4.11), of colours and of painted screens."""

from collections.abc import Iterator
from typing import NamedTuple

from rich.color import Color as RichColor
from rich.color import ColorTriplet
from rich.terminal_theme import DEFAULT_TERMINAL_THEME
from textual.screen import ModalScreen
from textual.theme import Theme
from wcag import TEXT, contrast, kind_of

from tutor.tui.app import TutorApp


def needed(theme: Theme, kind: str) -> float:
    """Return the ratio that a theme owes: level AA, and AAA for the text of a theme of high contrast."""
    if "contrast" in theme.name:
        return 7.0 if kind == TEXT else 4.5
    return 4.5 if kind == TEXT else 3.0


class Cell(NamedTuple):
    x: int
    y: int
    character: str
    colour: ColorTriplet
    ground: ColorTriplet

    @property
    def kind(self) -> str | None:
        """Return what the cell is."""
        return kind_of(self.character)


def cells(app: TutorApp) -> Iterator[Cell]:
    """Yield what is painted; of a dialog only the dialog, as what lies under it cannot be used."""
    theme = app.current_theme
    default = RichColor.parse(theme.foreground or ""), RichColor.parse(theme.background or "")
    screen = app.screen
    shown = [child.region for child in screen.children if child.display] if isinstance(screen, ModalScreen) else None
    for y, strip in enumerate(screen._compositor.render_strips()):
        x = 0
        for text, style, _ in strip:
            colour, ground = (style.color, style.bgcolor) if style else (None, None)
            pair = [colour or default[0], ground or default[1]]
            if style and style.reverse:
                pair.reverse()
            triplets = [one.get_truecolor(DEFAULT_TERMINAL_THEME) for one in pair]
            for character in text:
                if shown is None or any(region.contains(x, y) for region in shown):
                    yield Cell(x, y, character, *triplets)
                x += 1


def unreadable(app: TutorApp) -> dict[tuple[str, str, str, float], str]:
    """Return the pairs of colours on the screen that have too little contrast, each with the cells' characters."""
    found: dict[tuple[str, str, str, float], str] = {}
    for cell in cells(app):
        if (kind := cell.kind) is None:
            continue
        ratio = contrast(cell.colour, cell.ground)
        if ratio < needed(app.current_theme, kind):
            pair = kind, cell.colour.hex, cell.ground.hex, round(ratio, 2)
            found[pair] = found.get(pair, "") + cell.character
    return found
