"""A figure, as a learner's `show` sends it, becomes text: a picture, or the same in words."""

from collections.abc import Mapping
from typing import Any, Final

from rich.text import Text as RichText

from tutor.figures.errors import FigureError
from tutor.figures.grid import Grid, Row, as_text
from tutor.figures.kinds import KINDS, Drawable, Drawing
from tutor.figures.reading import label
from tutor.figures.style import Style
from tutor.figures.wrapping import put_wrapped
from tutor.language import Language, Text

LEAST_WIDTH: Final = 24
LEAST_HEIGHT: Final = 6
"""Below this size the words are shown instead of the picture."""

_UNKNOWN = Text(
    uz="`{kind}` degan chizma yoʻq. Borlari: {known}.",
    en="There is no figure called `{kind}`. There are: {known}.",
)


def render(
    figure: Mapping[str, Any],
    width: int,
    height: int,
    *,
    style: Style = Style(),  # noqa: B008 - frozen
    language: Language = "en",
) -> RichText:
    """Return the figure as a text of at most `height` lines, none wider than `width` cells.

    Args:
        figure: plain JSON data with a `kind`; nothing about it is trusted.
        width: in cells; from 38 on everything is shown.
        height: in lines; from 8 on everything is shown. Below 24 × 6 the description is shown instead.
        style: the colours and characters to use.
        language: of labels and notes.

    Raises:
        FigureError: the kind is not known, or its data cannot be drawn; `text` says why in both languages.

    """
    return as_text(draw(read(figure), width, height, style=style, language=language))


def plain(figure: Mapping[str, Any], width: int, height: int, *, encoding: str) -> str:
    """Return the figure as text that needs no colours, in characters of an encoding; raises `FigureError`."""
    style = Style.of_terminal(None, encoding=encoding)
    return render(figure, width, height, style=style).plain.rstrip()


def draw(drawable: Drawing, width: int, height: int, *, style: Style, language: Language) -> list[Row]:
    """Return a figure that was read as `height` rows of segments, each `width` cells wide; see `render`."""
    grid = Grid(width, height, style)
    if width < LEAST_WIDTH or height < LEAST_HEIGHT:
        put_wrapped(grid, drawable.describe(language))
    else:
        drawable.draw(grid, language)
    return grid.rows()


def describe(figure: Mapping[str, Any], language: Language) -> str:
    """Return what the figure shows in words and numbers, for screen readers and plain output.

    Raises:
        FigureError: as in `render`.

    """
    return read(figure).describe(language)


def read(figure: Mapping[str, Any]) -> Drawable:
    """Check and read a figure once, to draw and describe it; raises `FigureError`."""
    kind = figure.get("kind") if isinstance(figure, Mapping) else None
    known = KINDS.get(kind) if isinstance(kind, str) else None
    if known is None:
        name = label(kind)
        raise FigureError(_UNKNOWN.format(kind=name, known=", ".join(KINDS)))
    return known.read(figure)
