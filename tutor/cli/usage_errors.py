"""What argparse complains about, in both languages.

argparse words its errors itself, in English or by the locale's gettext catalogue. Its few sentences are recognised
here; one that a later Python words in another way is passed on as it is.
"""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from tutor.language import Text, verbatim

_RULES: Final[list[tuple[str, Text]]] = [
    (
        r"the following arguments are required: (?P<names>.+)",
        Text(uz="{names} berilmagan.", en="{names} is missing."),
    ),
    (
        r"unrecognized arguments: (?P<names>.+)",
        Text(uz="Bu buyruqda {names} degan argument yoʻq.", en="This command does not take {names}."),
    ),
    (
        r"argument (?P<name>.+?): expected (?:one|at least one) argument",
        Text(uz="{name} dan keyin qiymat kerak.", en="{name} needs a value."),
    ),
    (
        r"argument (?P<name>.+?): ignored explicit argument (?P<value>.+)",
        Text(uz="{name} qiymat olmaydi: {value} ortiqcha.", en="{name} takes no value: {value} is too much."),
    ),
    (
        r"argument (?P<name>.+?): invalid choice: (?P<value>.+?) \(choose from (?P<choices>.+)\)",
        Text(
            uz="{name} uchun {value} mos emas. Tanlang: {choices}.",
            en="{value} does not fit {name}. Choose from {choices}.",
        ),
    ),
    (
        r"argument (?P<name>.+?): invalid (?:float|int) value: (?P<value>.+)",
        Text(uz="{name} uchun son kerak, {value} esa son emas.", en="{name} needs a number, and {value} is none."),
    ),
]

COMMAND: Final = Text(uz="BUYRUQ", en="COMMAND")
_UNKNOWN_COMMAND: Final = Text(uz="{value} degan buyruq yoʻq.", en="There is no command {value}.")
_DID_YOU_MEAN: Final = Text(
    uz="{value} degan buyruq yoʻq. Balki: {nearest}?", en="There is no command {value}. Did you mean {nearest}?"
)
_HELP: Final = Text(uz="{what} Yordam: {program} --help", en="{what} For help: {program} --help")


def explained(message: str, program: str, commands: Iterable[str]) -> Text:
    """Return argparse's `message` in both languages, and where to find help.

    Args:
        message: as argparse words it.
        program: the command with which it happened (`tutor check`).
        commands: the names of the commands that there are.

    """
    what = _in_both_languages(message, list(commands))
    return _HELP.format(what=what, program=program)


def _in_both_languages(message: str, commands: list[str]) -> Text:
    for pattern, text in _RULES:
        match = re.fullmatch(pattern, message, re.DOTALL)
        if match is None:
            continue
        fields = match.groupdict()
        if fields.get("name") in (COMMAND.uz, COMMAND.en):
            return _unknown_command(fields["value"], commands)
        if "choices" in fields:
            fields["choices"] = fields["choices"].replace("'", "")
        return text.format(**fields)
    return verbatim(message)


def _unknown_command(value: str, commands: list[str]) -> Text:
    nearest = get_close_matches(value.strip("'\"").lower(), commands, n=2, cutoff=0.5)
    if not nearest:
        return _UNKNOWN_COMMAND.format(value=value)
    return _DID_YOU_MEAN.format(value=value, nearest=", ".join(nearest))
