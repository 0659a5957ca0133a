"""`tutor` alone: the full-screen tutor, or where the terminal cannot show it, what to do instead."""

from argparse import Namespace

from tutor.cli.context import Context
from tutor.cli.errors import OK
from tutor.cli.help_text import overview


def run(context: Context, options: Namespace) -> int:
    """Open the tutor where the learner left off; with `--plain`, show the commands that do the same in lines."""
    if context.plain:
        context.console.write(overview(context.console))
        return OK
    from tutor.tui.run import run_app

    return run_app(context.course, context.language, mouse=not options.no_mouse)
