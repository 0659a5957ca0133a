"""The app: it holds what all screens share, and decides which screen is up."""

from __future__ import annotations

from functools import partial
from importlib import import_module
from pathlib import Path
from typing import ClassVar, Final, Literal

from textual import on
from textual.binding import BindingType
from textual.events import AppFocus, Resize
from textual.message import Message
from textual.reactive import reactive
from textual.worker import Worker, WorkerState

from tutor.course.manifest import LessonEntry, Manifest
from tutor.language import Language, Text
from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.view_state import ViewState
from tutor.progress.workspace import Workspace
from tutor.settings import Settings
from tutor.tui.adjustable import AdjustableApp
from tutor.tui.finding import FindingApp
from tutor.tui.keys import bindings
from tutor.tui.progress_keeper import OpenStore, Progress, ProgressKeeper
from tutor.tui.screens import opening
from tutor.tui.screens.command_palette import TutorPalette
from tutor.tui.screens.course_screen import CourseScreen
from tutor.tui.screens.too_small import TooSmallScreen, is_too_small
from tutor.tui.service import Connect, Service, connect

_SEARCH = Text(uz="Buyruqni qidiring…", en="Search for a command…")
_HOW_TO_QUIT = Text(uz="Chiqish uchun Ctrl+Q ni bosing.", en="Press Ctrl+Q to quit.")

Welcome = Literal["language", "keys"]
"""What the very first start begins with; the keys come after the language."""

LOOK_EVERY: Final = 3.0
"""Seconds between two looks whether another session of the learner got further."""

LAST_WAIT: Final = 2.0
"""Seconds that the end waits for an attempt that is just being recorded."""


class TutorApp(FindingApp, AdjustableApp):
    """A course on the screen."""

    CSS_PATH = Path(__file__).with_name("tutor.tcss")
    TITLE = "Ustoz"
    COMMANDS: ClassVar = {opening.commands}
    BINDINGS: ClassVar[list[BindingType]] = bindings(
        "search", "glossary", "language", "help", "palette", "settings", "quit"
    )
    ENABLE_COMMAND_PALETTE = True

    progress: reactive[Progress | None] = reactive[Progress | None](None, init=False, repaint=False)
    """What the learner has done; None until the database has been read."""

    class Started(Message):
        """The first screen is up: what can wait may begin."""

    def __init__(
        self,
        manifest: Manifest,
        workspace: Workspace,
        *,
        open_store: OpenStore,
        view_state: ViewState | None = None,
        view_path: Path | None = None,
        settings: Settings | None = None,
        settings_folder: Path | None = None,
        language: Language | None = None,
        learner: str = LOCAL_LEARNER,
        automatic_theme: str = "dark",
        playground: bool = False,
        welcome: Welcome | None = None,
        notice: Text | None = None,
        connect: Connect = connect,
    ) -> None:
        super().__init__(settings, settings_folder, language=language, automatic_theme=automatic_theme)
        self.manifest = manifest
        self.workspace = workspace
        self.keeper = ProgressKeeper(open_store, learner)
        self.service = Service(connect)
        self._begins_with_playground = playground
        self._welcome = welcome
        self._notice = notice
        self.learner = learner
        self.view_state = view_state or ViewState()
        self._view_path = view_path

    def on_mount(self) -> None:
        """Open where the learner left off."""
        entry = self.manifest.lesson(self.view_state.lesson or "")
        if self._welcome:
            self.push_screen(opening.welcome(asks_language=self._welcome == "language"))
        else:
            self.push_screen(opening.lesson(entry, self.view_state, resumed=True) if entry else opening.home(None))
        if self._begins_with_playground:
            self.action_playground()
        self.call_after_refresh(self.post_message, self.Started())

    @on(Started)
    def _begin_what_can_wait(self) -> None:
        if self._notice is not None:
            self.tell_once(self._notice)
        self.record()
        self.set_interval(LOOK_EVERY, self._look_for_progress)
        self.prepare("numpy")
        self.run_worker(lambda: import_module("tutor.tui.screens.lesson"), group="import", thread=True)

    def open_lesson(self, entry: LessonEntry, step: str | None = None) -> None:
        """Show a lesson, at a step or where it was left."""
        self.switch_screen(opening.lesson(entry, self.view_state, step))

    def open_lessons(self, lesson: str | None = None) -> None:
        """Show the list of lessons with one of them chosen."""
        self.view_state.lesson = None
        self.save_view()
        self.switch_screen(opening.home(lesson))

    def open_next_lesson(self, entry: LessonEntry) -> None:
        """Show the lesson after this one; after the last one the list."""
        lessons = self.manifest.lessons
        following = lessons[lessons.index(entry) + 1 :]
        if following:
            self.open_lesson(following[0])
        else:
            self.open_lessons(entry.id)

    def action_playground(self) -> None:
        """Show the playground on top of what is shown; there is one only, as it has a process of its own."""
        if self.playground is None:
            self.push_screen(opening.playground())

    @property
    def playground(self) -> CourseScreen | None:
        """Return the playground, if it is open."""
        return self.opened("playground")

    def action_source(self) -> None:
        """Show the engine's source on top of what is shown."""
        if self.opened("source") is None:
            self.push_screen(opening.source())

    def action_settings(self) -> None:
        """Show the settings on top of what is shown."""
        if self.opened("settings") is None:
            self.push_screen(opening.settings())

    def opened(self, kind: str) -> CourseScreen | None:
        """Return the screen of a class, if it is open."""
        return next((screen for screen in self.screen_stack if screen.has_class(kind)), None)  # type: ignore[return-value]

    # Progress

    def record(self, *events: Event) -> None:
        """Keep events in a thread, at once; without any, only read the progress."""
        self.run_worker(lambda: self.keeper.record(*events), group="record", thread=True)

    def _look_for_progress(self) -> None:
        """Take in what the same learner did in another session, while nothing is recorded here."""
        if self.keeper.changed_elsewhere() and not any(
            one.group == "record" and one.is_running for one in self.workers
        ):
            self.record()

    @on(Worker.StateChanged)
    def _recorded(self, event: Worker.StateChanged) -> None:
        if event.worker.group == "record" and event.state is WorkerState.SUCCESS:
            progress = event.worker.result
            if isinstance(progress, Progress):
                self.progress = progress
                if progress.notice:
                    self.tell_once(progress.notice)

    # The grading service

    def prepare(self, runtime: str) -> None:
        """Let the grading service get ready for programs of a runtime, while the learner reads."""
        self.run_worker(self._prepare(runtime), group=f"prepare-{runtime}", exclusive=True)

    async def _prepare(self, runtime: str) -> None:
        from tutor.grading import isolation
        from tutor.grading.client import ServiceUnavailable

        try:
            await self.service.ask("prepare", runtime=runtime)
            missing = (await self.service.client()).missing
        except ServiceUnavailable as error:
            self.tell_once(error.text)
            return
        if missing and isolation.is_news(missing):
            self.tell_once(isolation.weak(missing))

    # Size and focus

    def on_resize(self, event: Resize) -> None:
        """Ask for a larger window where nothing can be shown."""
        shown = isinstance(self.screen, TooSmallScreen)
        if is_too_small(event.size) and not shown:
            self.push_screen(TooSmallScreen())
        elif not is_too_small(event.size) and shown:
            self.pop_screen()

    def on_app_focus(self, _event: AppFocus) -> None:
        """Look whether the file in the editor was changed while another window was in front."""
        if isinstance(self.screen, CourseScreen):
            self.screen.save()

    # Help and the palette

    def action_help(self) -> None:
        """Show the keys of this screen."""
        from tutor.tui.screens.help import HelpScreen

        if isinstance(self.screen, HelpScreen):
            self.pop_screen()
        else:
            self.push_screen(HelpScreen(self.screen))

    def action_command_palette(self) -> None:
        """Show the palette, in the language of the moment."""
        if not isinstance(self.screen, TutorPalette):
            self.push_screen(TutorPalette(placeholder=self.say(_SEARCH)))

    def action_help_quit(self) -> None:
        """Tell who presses Ctrl+C how to quit."""
        self.tell(_HOW_TO_QUIT)

    # The end

    def save_view(self) -> None:
        """Keep where the learner is, in a thread."""
        if self._view_path is not None:
            save = partial(self.view_state.save, self._view_path)
            self.run_worker(save, group="view", thread=True, exit_on_error=False)

    async def action_quit(self) -> None:
        """Save and quit."""
        work = next((screen for screen in self.screen_stack if isinstance(screen, CourseScreen)), None)
        if work is None:
            await self._quit()
        else:
            work.after_typing(self._quit)

    async def _quit(self) -> None:
        self.save_at_once()
        await self.service.close()
        self.exit()

    def save_at_once(self) -> None:
        """Save the editor and the view in this thread: the process is about to end."""
        for screen in self.screen_stack:
            if isinstance(screen, CourseScreen):
                screen.save_at_once()
        self.keep_settings_at_once()
        if self._view_path is not None:
            self.view_state.save(self._view_path)
        self.keeper.finish(LAST_WAIT)
