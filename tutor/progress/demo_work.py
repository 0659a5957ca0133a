"""Where a learner's changed copy of a demo is kept: in a folder of the workspace, apart from the exercises."""

from typing import Final, NamedTuple

from tutor.progress.workspace import Workspace

DEMOS: Final = "demos"
"""The folder, inside the workspace, of the demos that the learner changed."""

_LONGEST: Final = 60


class DemoWork(NamedTuple):
    """The workspace of the demos, and the name of one in it."""

    workspace: Workspace
    name: str


def demo_work(workspace: Workspace, lesson: str, step: str) -> DemoWork:
    """Return where the learner's copy of a lesson's demo is."""
    return DemoWork(Workspace(workspace.folder / DEMOS), f"{lesson}-{step}"[:_LONGEST].rstrip("-"))
