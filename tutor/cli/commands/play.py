"""`tutor play`: the playground, on the full screen or in lines."""

from argparse import Namespace

from tutor.cli.context import Context
from tutor.cli.errors import OK


def run(context: Context, options: Namespace) -> int:
    """Open the playground; the lessons are behind it. With `--plain` it is talked to in lines."""
    if context.plain:
        from tutor.cli.session.playground import PlaygroundLines

        PlaygroundLines(context).run()
        return OK
    from tutor.tui.run import run_app

    return run_app(context.course, context.language, playground=True)
