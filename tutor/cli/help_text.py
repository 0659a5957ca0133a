"""The page that `tutor --help` shows: every command in its group, the common options, the environment."""

import textwrap
from collections.abc import Iterable
from typing import Final

from tutor.cli.arguments import ALONE, COMMON, Command
from tutor.cli.console import Console
from tutor.cli.table import GROUPS
from tutor.language import Text

_TITLE = Text(
    uz="Ustoz — neyron tarmoqlarni terminalda, oʻzbek va ingliz tillarida oʻrgatadi.",
    en="Ustoz teaches neural networks in the terminal, in Uzbek and in English.",
)
_USAGE = Text(uz="ishlatilishi: tutor [BUYRUQ] [TANLOVLAR]", en="usage: tutor [COMMAND] [OPTIONS]")
_ALONE = Text(
    uz="Buyruqsiz `tutor` toʻliq ekranli darslikni toʻxtagan joyingizdan ochadi.",
    en="Without a command `tutor` opens the full-screen tutor where you left off.",
)
_OPTIONS_ALONE = Text(uz="Buyruqsiz `tutor` uchun", en="For `tutor` without a command")
_OPTIONS = Text(uz="Umumiy tanlovlar (buyruqdan oldin yoki keyin)", en="Common options (before or after the command)")
_ENVIRONMENT = Text(uz="Muhit oʻzgaruvchilari", en="Environment variables")
_MORE = Text(uz="Bitta buyruq haqida: tutor BUYRUQ --help", en="About one command: tutor COMMAND --help")
_HELP = Text(uz="shu yordamni koʻrsatish", en="show this help")
_VERSION = Text(uz="versiyani koʻrsatish", en="show the version")

_VARIABLES: Final = (
    ("TUTOR_LANG", Text(uz="--lang kabi", en="as --lang")),
    ("TUTOR_COURSE", Text(uz="--course kabi", en="as --course")),
    ("TUTOR_HOME", Text(uz="ish fayllari va natijalar papkasi", en="the folder of your work and progress")),
    ("TUTOR_DATABASE_URL", Text(uz="natijalar bazasi (PostgreSQL)", en="the progress database (PostgreSQL)")),
)

_INDENT: Final = "  "


def overview(console: Console) -> str:
    """Return the page in the console's language and width."""
    say = console.say
    sections: list[tuple[str, list[tuple[str, str]]]] = [
        (say(group.title), [(_call(command, console), say(command.summary)) for command in group.commands])
        for group in GROUPS
    ]
    options = [
        (f"{', '.join(option.names)} {say(option.metavar) if option.metavar else ''}".rstrip(), say(option.help))
        for option in COMMON
    ]
    alone = [(option.names[0], say(option.help)) for option in ALONE]
    sections.append((say(_OPTIONS_ALONE), alone))
    sections.append((say(_OPTIONS), [*options, ("--version", say(_VERSION)), ("-h, --help", say(_HELP))]))
    sections.append((say(_ENVIRONMENT), [(name, say(text)) for name, text in _VARIABLES]))
    width = 2 + min(24, max(len(name) for _, rows in sections for name, _ in rows))
    pages = [say(_TITLE), f"{say(_USAGE)}\n{_INDENT}{say(_ALONE)}"]
    pages += [f"{title}:\n" + "\n".join(_rows(rows, width, console.width)) for title, rows in sections]
    return "\n\n".join([*pages, say(_MORE)]) + "\n"


def _call(command: Command, console: Console) -> str:
    """Return a command with its positional arguments: `check EXERCISE [FILE]`."""
    parts = [command.name]
    for argument in command.arguments:
        if not argument.is_option and argument.metavar is not None:
            metavar = console.say(argument.metavar)
            parts.append(f"[{metavar}]" if argument.fields.get("nargs") in ("?", "*") else metavar)
    if command.commands:
        parts.append(f"[{'|'.join(nested.name for nested in command.commands)}]")
    return " ".join(parts)


def _rows(rows: Iterable[tuple[str, str]], column: int, width: int) -> Iterable[str]:
    """Lay out two columns; a first column that is too wide gets a line of its own."""
    for name, text in rows:
        first, *rest = textwrap.wrap(text, max(24, width - column - len(_INDENT))) or [""]
        if len(name) + 2 > column:
            yield _INDENT + name
            yield _INDENT + " " * column + first
        else:
            yield _INDENT + name.ljust(column) + first
        yield from (_INDENT + " " * column + line for line in rest)
