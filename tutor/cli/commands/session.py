"""`tutor session`, and `tutor --plain`: the tutor in lines, for screen readers and plain terminals."""

from argparse import Namespace
from dataclasses import replace

from tutor.cli.context import Context
from tutor.cli.session.code_actions import CODE_ACTIONS
from tutor.cli.session.lesson_actions import LESSON_ACTIONS
from tutor.cli.session.opening import greet
from tutor.cli.session.other_actions import OTHER_ACTIONS
from tutor.cli.session.session import Session


def run(context: Context, options: Namespace) -> int:
    """Converse with the learner, from where they left off, until they quit or there are no more lines."""
    session = Session(replace(context, plain=True), {**LESSON_ACTIONS, **CODE_ACTIONS, **OTHER_ACTIONS})
    greet(session)
    return session.run()
