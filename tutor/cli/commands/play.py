"""`tutor play`: the playground, on the full screen."""

from argparse import Namespace
from typing import Final

from tutor.cli.context import Context
from tutor.cli.errors import COULD_NOT_RUN, CommandError
from tutor.language import Text

_NEEDS_A_SCREEN: Final = Text(
    uz="Tajriba maydoniga toʻliq ekran kerak: buyruqni --plain siz bering.",
    en="The playground needs the full screen: give the command without --plain.",
)


def run(context: Context, options: Namespace) -> int:
    """Open the playground; the lessons are behind it."""
    if context.plain:
        raise CommandError(_NEEDS_A_SCREEN, COULD_NOT_RUN)
    from tutor.tui.run import run_app

    return run_app(context.course, context.language, playground=True)
