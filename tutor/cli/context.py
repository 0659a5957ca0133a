"""What every command is given besides its own arguments."""

import os
from dataclasses import dataclass
from pathlib import Path

from tutor import paths
from tutor.cli.console import Console
from tutor.cli.picture_mode import PictureMode
from tutor.language import Language, language_from, language_of_environment
from tutor.progress.workspace import Workspace

DEFAULT: Language = "uz"


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


def chosen_language(option: str | None) -> Language:
    """Return the language asked for: by `--lang`, by `TUTOR_LANG`, on the screen the last time, or by the locale."""
    return (
        language_from(option)
        or language_from(os.environ.get("TUTOR_LANG"))
        or _language_of_last_time()
        or language_of_environment()
        or DEFAULT
    )


def _language_of_last_time() -> Language | None:
    from tutor.settings.file import load

    return load(paths.home()).language
