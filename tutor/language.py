"""The two languages: a `Text` holds both, so that neither can be forgotten.

Every sentence that a user can see is a `Text`. Both languages stand side by side where the sentence is
written; choosing one is the last thing that happens before it is shown.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, get_args

Language = Literal["uz", "en"]
LANGUAGES: Final[tuple[Language, ...]] = get_args(Language)

LANGUAGE_NAMES: Final[Mapping[Language, str]] = {"uz": "Oʻzbekcha", "en": "English"}

# U+02BB and U+02BC are letters of the Uzbek alphabet that some consoles and fonts lack.
_ASCII_APOSTROPHES: Final = str.maketrans({"ʻ": "'", "ʼ": "'", "‘": "'", "’": "'"})


@dataclass(frozen=True, slots=True)
class Text:
    """One sentence (or page) in Uzbek and in English."""

    uz: str
    en: str

    def __getitem__(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.uz if language == "uz" else self.en

    def format(self, **values: object) -> "Text":
        """Fill `{name}` fields in both languages; a `Text` among the values gives its own language."""
        return Text(
            uz=self.uz.format(**{k: v.uz if isinstance(v, Text) else v for k, v in values.items()}),
            en=self.en.format(**{k: v.en if isinstance(v, Text) else v for k, v in values.items()}),
        )

    def as_dict(self) -> dict[str, str]:
        """Return `{"uz": …, "en": …}`, the form in which texts travel as JSON."""
        return {"uz": self.uz, "en": self.en}


def verbatim(text: str) -> Text:
    """Return a `Text` that reads the same in both languages (a number, a name, program output)."""
    return Text(uz=text, en=text)


def number_text(written: str) -> Text:
    """Return a number, written with a point, as both languages write it in prose: 0,12 in Uzbek, 0.12 in English."""
    return Text(uz=written.replace(".", ","), en=written)


def ascii_apostrophes(text: str) -> str:
    """Replace ʻ ʼ and curly apostrophes with `'`, for consoles that lack them and for searching."""
    return text.translate(_ASCII_APOSTROPHES)


def language_from(value: str | None) -> Language | None:
    """Return the language that `value` (`uz`, `uz_UZ.UTF-8`, `en-GB`, …) names, or None."""
    code = (value or "").strip().lower()[:2]
    return next((language for language in LANGUAGES if language == code), None)


def language_of_environment() -> Language | None:
    """Return the language that `TUTOR_LANG`, or else the locale, asks for; None where neither does."""
    for name in ("TUTOR_LANG", "LC_ALL", "LC_MESSAGES", "LANG"):
        if language := language_from(os.environ.get(name)):
            return language
    return None
