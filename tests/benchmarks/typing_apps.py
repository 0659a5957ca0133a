"""The editor on a screen of its own, and the one that Textual brings, for measurements of what a key costs.

python typing_apps.py ours|stock program.py
"""

import sys
from pathlib import Path
from typing import ClassVar

from textual.app import App, ComposeResult
from textual.screen import Screen
from textual.widgets import TextArea

import tutor.tui
from tutor.settings import Settings
from tutor.tui.bilingual import BilingualApp
from tutor.tui.screens.exact_screen import ExactScreen
from tutor.tui.theme import DARK
from tutor.tui.widgets.code_pane import CodePane
from tutor.tui.widgets.editor import Editor


class Desk(ExactScreen[None]):
    def compose(self) -> ComposeResult:
        yield CodePane(None, id="pane")


class Ours(BilingualApp):
    CSS_PATH = Path(tutor.tui.__file__).with_name("tutor.tcss")
    BINDINGS: ClassVar = [("f9", "find"), ("ctrl+q", "quit")]

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.settings = Settings(completion="off")
        self.register_theme(DARK)
        self.theme = DARK.name
        self.animation_level = "none"
        self.set_reactive(BilingualApp.language, "en")

    async def on_mount(self) -> None:
        await self.push_screen(Desk())
        editor = self.screen.query_one(Editor)
        editor.show(self.source)
        editor.focus()

    async def action_find(self) -> None:
        await self.screen.query_one(CodePane).find()


class Stock(App[None]):
    BINDINGS: ClassVar = [("ctrl+q", "quit")]

    def __init__(self, source: str) -> None:
        super().__init__()
        self.source = source
        self.animation_level = "none"

    def get_default_screen(self) -> Screen[None]:
        return Screen()

    def compose(self) -> ComposeResult:
        area = TextArea.code_editor(self.source, language="python", compact=True)
        area.cursor_blink = False
        yield area


if __name__ == "__main__":
    program = Path(sys.argv[2]).read_text(encoding="utf-8")
    (Ours if sys.argv[1] == "ours" else Stock)(program).run()
