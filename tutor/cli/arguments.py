"""How a command's arguments are written down: as data, so that help and parser say the same in both languages."""

from dataclasses import dataclass, field
from typing import Any, Final

from tutor.language import LANGUAGES, Text


@dataclass(frozen=True, slots=True)
class Argument:
    """One argument of a command: its names (`("--json",)`, `("exercise",)`), what it is for, and argparse's fields.

    `metavar` is what stands for its value in the help.
    """

    names: tuple[str, ...]
    help: Text
    metavar: Text | None = None
    fields: dict[str, Any] = field(default_factory=dict)

    @property
    def is_option(self) -> bool:
        """Return whether it begins with a hyphen."""
        return self.names[0].startswith("-")


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a line, its arguments, and the module of `tutor.cli.commands` that does it."""

    name: str
    summary: Text
    arguments: tuple[Argument, ...] = ()
    module: str = ""
    examples: tuple[str, ...] = ()
    commands: tuple["Command", ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Commands that belong together in the help."""

    title: Text
    commands: tuple[Command, ...]


def switch(name: str, help_text: Text) -> Argument:
    """Return an option without a value."""
    return Argument((name,), help_text, fields={"action": "store_true"})


COMMON: Final = (
    Argument(
        ("--lang",),
        Text(uz="til", en="the language"),
        metavar=Text(uz="uz|en", en="uz|en"),
        fields={"choices": LANGUAGES},
    ),
    Argument(
        ("--course",),
        Text(uz="boshqa kurs: darslar papkasi", en="another course: a folder of lessons"),
        metavar=Text(uz="PAPKA", en="DIR"),
    ),
    switch(
        "--plain",
        Text(
            uz="rangsiz, faqat ASCII belgilar bilan: oddiy terminal va ekran oʻqigichlar uchun",
            en="no colour and only ASCII: for plain terminals and screen readers",
        ),
    ),
    switch(
        "--debug",
        Text(uz="xato boʻlsa, uning Python izini ham koʻrsatish", en="show Python's traceback of an error as well"),
    ),
)
"""Options that every command takes; they may stand before the command or after it."""

ALONE: Final = (
    switch(
        "--no-mouse",
        Text(
            uz="toʻliq ekranda sichqonchani terminalga qoldirish: matnni belgilab nusxalash uchun",
            en="leave the mouse to the terminal in the full screen, to select and copy text",
        ),
    ),
)
"""Options of `tutor` without a command."""
