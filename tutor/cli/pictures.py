"""Figures on a plain terminal, in what it can show."""

import os
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any, Final

from rich.color import ColorSystem
from rich.console import Console as RichConsole

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.picture_mode import PictureMode
from tutor.figures.errors import FigureError
from tutor.figures.grid import Row
from tutor.figures.render import draw, read
from tutor.figures.style import Style
from tutor.settings.file import load
from tutor.settings.ground import ground_of

WIDTH: Final = 76
HEIGHT: Final = 20


def picture_style(console: Console) -> Style:
    """Return the colours and characters that a picture may use on this console, as the learner has chosen them."""
    system = _colour_system() if console.colour else None
    style = Style.of_terminal(system, encoding=console.out.encoding or "", term=os.environ.get("TERM", ""))
    settings = load(paths.home())
    chosen = style.chosen(settings.figure_style, settings.figure_colours, ground_of(settings.theme))
    return replace(chosen, unicode=chosen.unicode and not console.ascii)


def write_figure(console: Console, figure: Mapping[str, Any], mode: PictureMode) -> None:
    """Write a figure; say what is wrong with one that cannot be drawn."""
    width = min(WIDTH, console.width)
    try:
        drawable = read(figure)
        if mode is not PictureMode.DRAWN:
            console.paragraph(drawable.describe(console.language))
        if mode is PictureMode.IN_WORDS:
            return
        picture = draw(drawable, width, HEIGHT, style=picture_style(console), language=console.language)
        console.write("\n".join(painted(picture)).rstrip("\n") + "\n")
    except FigureError as error:
        console.error(error.text)


def painted(picture: list[Row]) -> list[str]:
    """Return the lines of a picture with their colours as escape sequences; blanks at the end are left out."""
    return ["".join(_painted(segment.text, segment.style) for segment in row).rstrip(" ") for row in picture]


def _painted(text: str, style: Any) -> str:  # noqa: ANN401 - Rich's style, or None
    return style.render(text, color_system=ColorSystem.TRUECOLOR) if style else text


@cache
def _colour_system() -> str | None:
    return RichConsole().color_system
