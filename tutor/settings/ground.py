"""What is behind the writing: by the chosen theme, or by what the terminal says of itself."""

import os
from collections.abc import Mapping
from typing import Final, Literal

Ground = Literal["dark", "light", "black", "white"]
"""On black and on white everything has a high contrast."""

_GROUNDS: Final[Mapping[str, Ground]] = {"light": "light", "contrast": "black", "contrast-light": "white"}

_LIGHT: Final = frozenset({"7", *map(str, range(9, 16))})
"""The numbers of light colours among the 16, as vim reads `COLORFGBG`: white (7), and the bright ones but dark grey (8)."""


def has_light_ground() -> bool:
    """Return whether `COLORFGBG` (`foreground;background`, set by rxvt, Konsole and others) names a light ground."""
    return os.environ.get("COLORFGBG", "").rpartition(";")[2].strip() in _LIGHT


def ground_of(theme: str) -> Ground:
    """Return what is behind writing and pictures in a theme of the settings; `auto` goes by the terminal."""
    if theme == "auto":
        return "light" if has_light_ground() else "dark"
    return _GROUNDS.get(theme, "dark")
