"""Which language a command speaks."""

import os
from typing import Final

from tutor import paths
from tutor.language import LANGUAGE_NAMES, Language, Text, language_from, language_of_environment
from tutor.settings.file import load

DEFAULT: Final[Language] = "uz"
VARIABLE: Final = "TUTOR_LANG"

_UNKNOWN: Final = Text(
    uz="{variable}={value}: bunday til yoʻq. Tillar: {known}.",
    en="{variable}={value}: there is no such language. There are: {known}.",
)


def chosen_language(option: str | None) -> Language:
    """Return the language asked for: by `--lang`, by `TUTOR_LANG`, in the settings, or by the locale."""
    return given_language(option) or load(paths.home()).language or language_of_environment() or DEFAULT


def given_language(option: str | None) -> Language | None:
    """Return the language that is given for this session alone, by `--lang` or `TUTOR_LANG`."""
    return language_from(option) or language_from(os.environ.get(VARIABLE))


def unknown_language(option: str | None) -> Text | None:
    """Return what to say of a `TUTOR_LANG` that names no language, or None."""
    value = os.environ.get(VARIABLE, "").strip()
    if not value or language_from(option) or language_from(value):
        return None
    known = ", ".join(f"{code} ({name})" for code, name in LANGUAGE_NAMES.items())
    return _UNKNOWN.format(variable=VARIABLE, value=ascii(value[:40])[1:-1], known=known)
