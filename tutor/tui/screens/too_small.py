"""What is shown where the window is too small for anything else."""

from typing import Final

from textual.app import ComposeResult
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from tutor.language import Text
from tutor.tui.bilingual import say

SMALLEST: Final = Size(60, 16)

_TOO_SMALL: Final = Text(
    uz="Oyna juda kichik. Iltimos, uni kamida {width} × {height} belgigacha kattalashtiring. Ishingiz joyida.",
    en="The window is too small. Please make it at least {width} × {height} characters. Your work is safe.",
)


def is_too_small(size: Size) -> bool:
    """Return whether nothing can be shown in a window of this size."""
    return size.width < SMALLEST.width or size.height < SMALLEST.height


class TooSmallScreen(ModalScreen[None]):
    """Asks for a larger window; it goes away by itself."""

    def compose(self) -> ComposeResult:
        """Make the sentence."""
        text = _TOO_SMALL.format(width=SMALLEST.width, height=SMALLEST.height)
        yield Static(say(self, text), markup=False)
