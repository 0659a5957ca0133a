"""From the command line to a command: the language, the course, and how a command ends."""

import importlib
import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.context import Context, chosen_language
from tutor.cli.errors import BAD_INPUT, COULD_NOT_RUN, INTERRUPTED, READER_GONE, CommandError, ReaderGoneError
from tutor.cli.parser import parse
from tutor.cli.table import COMMANDS
from tutor.language import Text

_SYSTEM: Final = Text(
    uz="Tizim buni bajara olmadi: {why}. Sababini `tutor doctor` bilan koʻring.",
    en="The system refused: {why}. See why with `tutor doctor`.",
)
_UNEXPECTED: Final = Text(
    uz="Kutilmagan xato: {why}. Buyruqni --debug bilan qayta bering va chiqqan matnni tutor mualliflariga yuboring.",
    en="Unexpected error: {why}. Give the command again with --debug and send the text to the tutor's authors.",
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(chosen_language(_value_of("--lang", given)), plain="--plain" in given)
    try:
        return _command(parse(given, console), console)
    except ReaderGoneError:
        return READER_GONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except Exception as error:
        if "--debug" in given:
            traceback.print_exc()
        text, code = _told(error)
        console.error(text)
        return code


def _command(options: Namespace, console: Console) -> int:
    context = Context(console, course=paths.course(options.course), plain=options.plain, debug=options.debug)
    name = COMMANDS[options.command].module if options.command else "open_tui"
    module = importlib.import_module(f"tutor.cli.commands.{name}")
    code: int = module.run(context, options)
    return code


def _told(error: Exception) -> tuple[Text, int]:
    """Return what to say of an error, and the exit code."""
    if isinstance(error, CommandError):
        return error.text, error.code
    text = getattr(error, "text", None)
    if isinstance(text, Text):  # an error of a room below: what is wrong is what was asked for
        return text, BAD_INPUT
    if isinstance(error, OSError):
        return _SYSTEM.format(why=_system_words(error)), COULD_NOT_RUN
    return _UNEXPECTED.format(why=f"{type(error).__name__}: {error}"), COULD_NOT_RUN


def _system_words(error: OSError) -> str:
    reason = error.strerror or str(error) or type(error).__name__
    return f"{error.filename}: {reason}" if error.filename else reason


def _value_of(option: str, arguments: list[str]) -> str | None:
    """Return an option's value before anything is parsed, for what the parser itself must know."""
    for index, argument in enumerate(arguments):
        if argument == "--":
            return None
        if argument.startswith(f"{option}="):
            return argument.partition("=")[2]
        if argument == option:
            return arguments[index + 1] if index + 1 < len(arguments) else None
    return None
