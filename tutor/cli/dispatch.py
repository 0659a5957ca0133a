"""From a parsed command line to the module that carries it out, imported when it is needed."""

import importlib
from argparse import Namespace

from tutor.cli.context import Context
from tutor.cli.table import COMMANDS


def carry_out(context: Context, options: Namespace) -> int:
    """Carry out a command and return its exit code."""
    name = COMMANDS[options.command].module if options.command else "open_tui"
    module = importlib.import_module(f"tutor.cli.commands.{name}")
    code: int = module.run(context, options)
    return code
