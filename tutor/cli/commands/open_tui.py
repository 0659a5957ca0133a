"""`tutor` alone: the full-screen tutor; with `--plain` the same in lines."""

import sys
from argparse import Namespace

from tutor.cli.context import Context
from tutor.cli.errors import OK
from tutor.cli.help_text import overview
from tutor.cli.spoken_language import given_language, unknown_language


def run(context: Context, options: Namespace) -> int:
    """Open the tutor where the learner left off; with `--plain` and nobody to type, show the commands."""
    if context.plain and not sys.stdin.isatty():
        context.console.write(overview(context.console))
        return OK
    if context.plain:
        from tutor.cli.commands.session import run as converse

        return converse(context, options)
    from tutor.tui.run import run_app

    return run_app(
        context.course,
        context.language,
        mouse=not options.no_mouse,
        welcome="keys" if given_language(options.lang) else "language",
        notice=unknown_language(options.lang),
    )
