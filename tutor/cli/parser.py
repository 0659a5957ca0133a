"""argparse in two languages: parsers made from the table of commands, whose every word is a `Text`."""

import argparse
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, Final, NoReturn

from tutor import __version__
from tutor.cli.arguments import ALONE, COMMON, Argument, Command
from tutor.cli.console import Console
from tutor.cli.errors import BAD_INPUT, CommandError
from tutor.cli.help_text import overview
from tutor.cli.table import COMMANDS
from tutor.cli.usage_errors import COMMAND, explained
from tutor.language import Language, Text

_USAGE: Final = Text(uz="ishlatilishi: ", en="usage: ")
_ARGUMENTS: Final = Text(uz="argumentlar", en="arguments")
_OPTIONS: Final = Text(uz="tanlovlar", en="options")
_COMMON: Final = Text(uz="umumiy tanlovlar", en="common options")
_COMMANDS: Final = Text(uz="buyruqlar", en="commands")
_EXAMPLES: Final = Text(uz="misollar:", en="examples:")
_HELP: Final = Text(uz="shu yordamni koʻrsatish", en="show this help")
_VERSION: Final = Text(uz="versiyani koʻrsatish", en="show the version")


def parse(arguments: list[str], console: Console) -> argparse.Namespace:
    """Return the options of a command line; `command` is None where none was named.

    Raises:
        CommandError: the command line is wrong.
        SystemExit: help or version was asked for, and has been shown.

    """
    parser = _Parser(console, "tutor", lambda: overview(console))
    _add(parser, console, ALONE, title=_OPTIONS)
    _add(parser, console, COMMON, title=_COMMON, defaults=True)
    inner: Any = partial(_Parser, console)
    subparsers = parser.add_subparsers(
        dest="command", prog="tutor", metavar=COMMAND[console.language], parser_class=inner
    )
    for command in COMMANDS.values():
        _add_command(subparsers, command, console)
    return parser.parse_args(arguments)


class _Formatter(argparse.HelpFormatter):
    """Writes usage and sections in a language."""

    def __init__(self, prog: str, *, language: Language, width: int) -> None:
        super().__init__(prog, max_help_position=28, width=width)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add the usage line with its word in the language."""
        super().add_usage(usage, actions, groups, _USAGE[self._language] if prefix is None else prefix)


class _Parser(argparse.ArgumentParser):
    """A parser that speaks through a console and raises instead of ending the process."""

    def __init__(
        self,
        console: Console,
        prog: str,
        help_page: Callable[[], str] | None = None,
        **fields: Any,  # noqa: ANN401
    ) -> None:
        formatter = partial(_Formatter, language=console.language, width=console.width)
        super().__init__(prog=prog, add_help=False, allow_abbrev=False, formatter_class=formatter, **fields)
        self._help_page = help_page

    def format_help(self) -> str:
        """Return the help: the overview of all commands for the program itself."""
        return self._help_page() if self._help_page else super().format_help()

    def error(self, message: str) -> NoReturn:
        """Raise what is wrong with the command line."""
        raise CommandError(explained(message, self.prog, COMMANDS), BAD_INPUT)


class _Show(argparse.Action):
    """An option that shows a text and ends the command."""

    def __init__(self, console: Console, text: Callable[[argparse.ArgumentParser], str], **fields: Any) -> None:  # noqa: ANN401
        super().__init__(nargs=0, default=argparse.SUPPRESS, **fields)
        self._console = console
        self._text = text

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> NoReturn:
        """Show the text."""
        self._console.write(self._text(parser))
        raise SystemExit(0)


def _add_command(subparsers: Any, command: Command, console: Console) -> None:  # noqa: ANN401 - a private class of argparse
    summary = console.say(command.summary)
    parser = subparsers.add_parser(
        command.name,
        help=summary,
        prog=f"tutor {command.name}",
        description=summary[:1].upper() + summary[1:] + ".",
    )
    _fill(parser, command, console)
    if command.commands:
        inner = parser.add_subparsers(
            dest="action",
            prog=parser.prog,
            title=console.say(_COMMANDS),
            metavar=f"[{'|'.join(nested.name for nested in command.commands)}]",
            parser_class=partial(_Parser, console),
        )
        for nested in command.commands:
            nested_summary = console.say(nested.summary)
            nested_parser = inner.add_parser(
                nested.name, help=nested_summary, prog=f"{parser.prog} {nested.name}", description=nested_summary
            )
            _fill(nested_parser, nested, console)


def _fill(parser: argparse.ArgumentParser, command: Command, console: Console) -> None:
    positional = [argument for argument in command.arguments if not argument.is_option]
    options = [argument for argument in command.arguments if argument.is_option]
    _add(parser, console, positional, title=_ARGUMENTS)
    _add(parser, console, options, title=_OPTIONS)
    _add(parser, console, COMMON, title=_COMMON, common=True)
    if command.examples:
        parser.epilog = f"{console.say(_EXAMPLES)} {'; '.join(command.examples)}"


def _add(
    parser: argparse.ArgumentParser,
    console: Console,
    arguments: Iterable[Argument],
    *,
    title: Text,
    common: bool = False,
    defaults: bool = False,
) -> None:
    """Add a group of arguments; common ones leave no trace where they are not given, as they may stand before."""
    group = parser.add_argument_group(console.say(title))
    for argument in arguments:
        fields = {"help": console.say(argument.help).replace("%", "%%"), **argument.fields}
        if argument.metavar is not None:
            fields["metavar"] = console.say(argument.metavar)
        if common:
            fields["default"] = argparse.SUPPRESS
        group.add_argument(*argument.names, **fields)
    if common or defaults:
        group.add_argument(
            "--version",
            action=partial(_Show, console, lambda _: f"Ustoz {__version__}\n"),  # type: ignore[arg-type]
            help=console.say(_VERSION),
        )
        group.add_argument(
            "-h",
            "--help",
            action=partial(_Show, console, lambda shown: shown.format_help()),  # type: ignore[arg-type]
            help=console.say(_HELP),
        )
