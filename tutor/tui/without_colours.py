"""No colours at all, as NO_COLOR (https://no-color.org) asks: what had a ground of its own is painted in reverse."""

import os
from functools import lru_cache

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter


class WithoutColours(LineFilter):
    """Takes the colours out of every segment; bold, italic, underlined and reversed stay."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """Return the segments without colours."""
        return [Segment(text, _plain(style) if style else None, control) for text, style, control in segments]


@lru_cache(maxsize=1024)
def _plain(style: Style) -> Style:
    has_ground = style.bgcolor is not None and not style.bgcolor.is_default
    return style.without_color + Style(reverse=bool(style.reverse) or has_ground, dim=False, meta=style.meta or None)


def asked_for() -> bool:
    """Return whether `NO_COLOR` asks for no colours: it is set, and not empty."""
    return bool(os.environ.get("NO_COLOR"))
