"""The order of letters in a list: English, or Uzbek in Latin script, in which oʻ, gʻ, sh, ch and ng are letters."""

import re
import unicodedata
from typing import Final

from tutor.language import Language

# The alphabet of 1995; c and w, which it has in foreign words only, stand where other alphabets have them.
_LETTERS: Final = (*"abcdefghijklmnopqrstuvwxyz", "o'", "g'", "sh", "ch", "ng")
_PLACES: Final = {letter: place for place, letter in enumerate(_LETTERS, 1)}
_LETTER: Final = re.compile(r"[og]'|sh|ch|ng|[a-z]|[0-9]| ")
_TURNED_COMMAS: Final = str.maketrans({"ʻ": "'", "‘": "'", "`": "'", "ʼ": "’"})
_APOSTROPHE: Final = re.compile(r"(?<=[og])[’']")


def sort_key(text: str, language: Language) -> tuple[tuple[int, ...], str]:
    """Return what to sort a term by; signs count for nothing, spaces and digits come before letters."""
    lowered = text.lower()
    if language == "uz":
        found = _LETTER.findall(_APOSTROPHE.sub("'", lowered.translate(_TURNED_COMMAS)))
    else:
        found = _LETTER.findall(" ".join(re.findall(r"\w+", _without_accents(lowered))))
        found = [sign for letter in found for sign in letter]
    return tuple(_place(letter) for letter in found), text


def _place(letter: str) -> int:
    return -20 if letter == " " else int(letter) - 19 if letter.isdigit() else _PLACES[letter]


def _without_accents(text: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", text) if not unicodedata.combining(letter))
