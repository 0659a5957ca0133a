"""From the command line to a command: the language, the course, and how a command ends."""

import sys
import traceback
from argparse import Namespace
from collections.abc import Sequence
from typing import Final

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.context import Context
from tutor.cli.dispatch import carry_out
from tutor.cli.errors import INTERRUPTED, READER_GONE, ReaderGoneError
from tutor.cli.parser import parse
from tutor.cli.picture_mode import PictureMode
from tutor.cli.spoken_language import chosen_language, unknown_language
from tutor.cli.telling import told
from tutor.language import Text

_STOPPED: Final = Text(uz="Toʻxtatildi.", en="Stopped.")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out a command line and return its exit code."""
    given = list(sys.argv[1:] if arguments is None else arguments)
    console = Console(chosen_language(_value_of("--lang", given)), plain="--plain" in given)
    try:
        return _command(parse(given, console), console)
    except ReaderGoneError:
        return READER_GONE
    except KeyboardInterrupt:
        console.notice(_STOPPED)
        return INTERRUPTED
    except Exception as error:
        if "--debug" in given:
            traceback.print_exc()
        text, code = told(error)
        console.error(text)
        return code


def _command(options: Namespace, console: Console) -> int:
    pictures = PictureMode.BOTH if options.plain else PictureMode.DRAWN
    if (unknown := unknown_language(options.lang)) and (options.command or options.plain):
        console.error(unknown)  # the full screen says it itself
    context = Context(console, paths.course(options.course), options.plain, options.debug, pictures)
    return carry_out(context, options)


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
