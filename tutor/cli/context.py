"""What every command is given besides its own arguments."""

from dataclasses import dataclass
from pathlib import Path

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.picture_mode import PictureMode
from tutor.language import Language
from tutor.progress.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Context:
    """Where a command writes, and which course and home it works with."""

    console: Console
    course: Path
    plain: bool = False
    debug: bool = False
    pictures: PictureMode = PictureMode.DRAWN

    @property
    def language(self) -> Language:
        """Return the language that the console speaks."""
        return self.console.language

    @property
    def workspace(self) -> Workspace:
        """Return the learner's work files."""
        return Workspace(paths.work())
