"""Starting the app on the terminal of this process."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tutor import paths
from tutor.language import Language, Text
from tutor.tui.terminal import UnfitTerminalError, automatic_theme, refusal

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and the first frame comes before it
    from tutor.progress.store import ProgressStore
    from tutor.tui.app import Welcome

VIEW: str = "view.json"


def run_app(
    course: Path,
    language: Language,
    *,
    mouse: bool = True,
    playground: bool = False,
    welcome: Welcome | None = None,
    notice: Text | None = None,
) -> int:
    """Show the course, where the learner left off, until they quit; return the exit code.

    Args:
        course: the folder of the course.
        language: the language to begin with.
        mouse: whether the app takes mouse events; without them the terminal selects text by itself.
        playground: whether to begin with the playground.
        welcome: what to begin with where the learner has never been here: nothing was chosen, and nothing opened.
        notice: what to say in the corner at the beginning.

    Raises:
        UnfitTerminalError: the terminal cannot show the app; its `text` says what to do instead.
        CourseError: the course has no usable `course.yaml`.

    """
    if (reason := refusal()) is not None:
        raise UnfitTerminalError(reason)
    from tutor.course.manifest import load_manifest
    from tutor.progress.view_state import ViewState
    from tutor.progress.workspace import Workspace
    from tutor.settings.file import NAME, load
    from tutor.tui.app import TutorApp
    from tutor.tui.hangup import save_on_hangup
    from tutor.tui.legacy_keys import understand_legacy_keys

    view_path = paths.home() / VIEW
    view_state, settings = ViewState.load(view_path), load(paths.home())
    is_first = not (view_state.lesson or view_state.steps or (paths.home() / NAME).exists())
    app = TutorApp(
        load_manifest(course),
        Workspace(paths.work()),
        open_store=_open_store,
        view_state=view_state,
        view_path=view_path,
        settings=settings,
        settings_folder=paths.home(),
        language=language,
        automatic_theme=automatic_theme(),
        playground=playground,
        welcome=welcome if is_first else None,
        notice=notice,
    )
    save_on_hangup(app.save_at_once)
    understand_legacy_keys()
    app.run(mouse=mouse and settings.mouse)
    app.keeper.close()
    return app.return_code or 0


def _open_store() -> ProgressStore:
    from tutor.progress.store import ProgressStore

    return ProgressStore.open(paths.home())
