"""How plots and figures reach whoever sits at a plain terminal."""

from enum import Enum


class PictureMode(Enum):
    """What is written of a picture."""

    DRAWN = "drawn"
    BOTH = "both"
    """It is told in words, and then drawn."""
    IN_WORDS = "in words"
