"""Text in ASCII alone, for terminals that have nothing else and for `--plain`."""

import re
import unicodedata
from typing import Final

from tutor.language import ascii_apostrophes

_FORMS: Final = str.maketrans(
    {
        **dict.fromkeys("“”„«»", '"'),
        **dict.fromkeys("‐‑–—−─", "-"),
        **dict.fromkeys("·•∙●", "*"),
        "…": "...",
        "×": "x",
        "÷": "/",
        "▸": ">",
        "→": "->",
        "←": "<-",
        "≤": "<=",
        "≥": ">=",
        "≠": "!=",
        "≈": "~",
        "√": "sqrt",
        "∞": "inf",
        "∂": "d",
        "Σ": "sum",
        **dict.fromkeys("│║", "|"),
        **dict.fromkeys("╔╗╚╝", "+"),
        "═": "=",
        "\u0302": "^",
    }
)

_POWER: Final = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻]+")


def to_ascii(text: str) -> str:
    """Return `text` in ASCII: typographic signs by their plain forms, Greek letters by their names, else `?`."""
    if text.isascii():
        return text
    text = _POWER.sub(lambda power: "^" + unicodedata.normalize("NFKC", power[0]), text)
    text = ascii_apostrophes(text).translate(_FORMS)
    return "".join(c if c.isascii() else _form(c) for c in text)


def _form(character: str) -> str:
    """Return one letter or sign in ASCII."""
    name = unicodedata.name(character, "")
    if name.startswith("GREEK ") and " LETTER " in name:
        letter = name.rpartition(" LETTER ")[2].split(" ")[0].lower()
        return letter.capitalize() if " CAPITAL " in name else letter
    decomposed = unicodedata.normalize("NFKD", character).translate(_FORMS)
    return "".join(c for c in decomposed if c.isascii()) or "?"
