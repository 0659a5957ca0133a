"""Whether the terminal's ground is light: by the chosen theme, or by what the terminal says of itself."""

import os
from typing import Final

_LIGHT: Final = frozenset({"7", *map(str, range(9, 16))})
"""The numbers of light colours among the 16, as vim reads `COLORFGBG`: white (7), and the bright ones but dark grey (8)."""


def has_light_ground() -> bool:
    """Return whether `COLORFGBG` (`foreground;background`, set by rxvt, Konsole and others) names a light ground."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2].strip() in _LIGHT


def is_light(theme: str) -> bool:
    """Return whether what is written with a theme of the settings stands on a light ground."""
    if theme == "auto":
        return has_light_ground()
    return theme in ("light", "contrast-light")
