"""An app with nothing but the code pane, for tests of the editor."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.app import ComposeResult
from textual.pilot import Pilot

import tutor.tui
from tutor.language import Language
from tutor.settings import Settings
from tutor.tui.bilingual import BilingualApp
from tutor.tui.draft import Draft
from tutor.tui.screens.exact_screen import ExactScreen
from tutor.tui.theme import DARK
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.editor import Editor


class Desk(ExactScreen[None]):
    def __init__(self, draft: Draft | None) -> None:
        super().__init__()
        self.draft = draft

    def compose(self) -> ComposeResult:
        yield CodePane(self.draft, id="pane")


class EditorApp(BilingualApp):
    CSS_PATH = Path(tutor.tui.__file__).with_name("tutor.tcss")

    def __init__(
        self,
        source: str = "",
        cursor: tuple[int, int] = (0, 0),
        *,
        draft: Draft | None = None,
        language: Language = "en",
    ) -> None:
        super().__init__()
        self.settings = Settings()
        self._source, self._cursor, self._draft = source, cursor, draft
        self.register_theme(DARK)
        self.theme = DARK.name
        self.animation_level = "none"
        self.set_reactive(BilingualApp.language, language)

    def on_mount(self) -> None:
        self.push_screen(Desk(self._draft))

    @property
    def pane(self) -> CodePane:
        return self.screen.query_one(CodePane)

    @property
    def editor(self) -> Editor:
        return self.pane.editor

    @asynccontextmanager
    async def typing(self, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Pilot[None]]:
        """Run with the focus in the editor."""
        async with self.run_test(size=size) as pilot:
            await self.begin(pilot)
            yield pilot

    async def begin(self, pilot: Pilot[None]) -> None:
        """Show the program, with the focus in it."""
        await pilot.pause()
        if self._draft is None:
            self.editor.show(self._source, self._cursor)
        self.editor.focus()
        await pilot.pause()
