"""What helps while code is written: names are offered, vim's keys are there for who wants them, the file is watched."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final, cast

from textual import on
from textual.widgets import TextArea

from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.tui.bilingual import follow_language, speaker
from tutor.tui.draft import Draft
from tutor.tui.widgets.code_bars import CodeBars

if TYPE_CHECKING:  # imported after the first frame
    from tutor.settings import Settings
    from tutor.tui.adjustable import AdjustableApp
    from tutor.tui.editing.name_rules import NameRules
    from tutor.tui.widgets.completer import Completer
    from tutor.tui.widgets.vim_keys import VimKeys


_AFTER_TROUBLE: Final = 10.0
"""Seconds until a file that could not be looked at is looked at again."""


_VIM: Final = Text(
    uz="Vim tugmalari yoqildi: Esc — buyruqlar, i — yozish. U qaytaradi, chunki Ctrl+R dasturni bajaradi.",
    en="Vim’s keys are on: Esc for commands, i to write. U redoes, since Ctrl+R runs the program.",
)


class CodeHelp(CodeBars):
    """A mixin for the code pane."""

    draft: Draft | None
    _completer: Completer | None = None
    _vim: VimKeys | None = None
    _rules: Callable[[], NameRules] | None = None
    _equipped = False
    _watching: asyncio.Task[None] | None = None

    def save(self, *, aloud: bool = False) -> None:
        """Save the program; what another program wrote to its file is taken in."""
        raise NotImplementedError

    def on_mount(self) -> None:
        """Get ready when the first frame is there."""
        self.call_after_refresh(self._begin_to_equip)

    def on_unmount(self) -> None:
        """Stop watching the file."""
        self._stop_watching()

    def _begin_to_equip(self) -> None:
        self.run_worker(self._equip(), group="equip")

    async def _equip(self) -> None:
        vim = cast("AdjustableApp", self.app).settings.vim_keys
        await asyncio.to_thread(_read_names, vim=vim)  # some 50 ms, for which a key should not have to wait
        from tutor.tui.widgets.completer import Completer

        self._completer = Completer(self.editor)
        if self._rules is not None:
            self._completer.rules = self._rules()
        self.watch(self.app, "settings", self._follow_settings)
        self.editor.look_now()
        follow_language(self, self._say_again)
        if self.draft is not None:
            self.watch_file(self.draft)

    def _say_again(self) -> None:
        if self._completer is not None:
            self._completer.close()
        if self._vim is not None:
            self._vim.show()

    def _follow_settings(self, settings: Settings) -> None:
        wanted = settings.vim_keys
        if wanted and self._vim is None:
            if self._equipped:
                speaker(self).tell(_VIM, seconds=12)
            from tutor.tui.widgets.vim_keys import VimKeys

            self._vim = VimKeys(self.editor, self._save_by_command, self._leave_by_command)
        elif not wanted and self._vim is not None:
            self._vim.switch_off()
            self._vim = None
        if self._completer is not None:
            self._completer.own_escape = wanted
            self._completer.keys_are_text = self._vim.types if self._vim is not None else lambda: True
            self._completer.come_first()
        self._equipped = True

    def _save_by_command(self) -> None:
        self.call_later(self.screen.run_action, "save")

    def _leave_by_command(self) -> None:
        self.call_later(self.app.run_action, "app.quit")

    def follow_exercise(self, rules: Callable[[], Any]) -> None:
        """Offer the names of another step; `rules` is called when names are first needed."""
        self._rules = rules
        if self._completer is not None:
            self._completer.close()
            self._completer.rules = rules()
        if self._vim is not None:
            self._vim.start_over()

    def complete(self) -> None:
        """Offer names at the cursor."""
        if self._completer is not None:
            self._completer.ask()

    @on(TextArea.SelectionChanged)
    def _follow_cursor(self) -> None:
        if self._completer is not None:
            self._completer.cursor_moved()
        if self._vim is not None:
            self._vim.cursor_moved()

    def on_descendant_blur(self) -> None:
        """Close what is open over the code when another pane is gone to."""
        if self._completer is not None:
            self._completer.close()

    # The file, which another program may write as well

    def watch_file(self, draft: Draft) -> None:
        """Look from now on whether the file of a program is saved by another program."""
        self._stop_watching()
        self._watching = asyncio.create_task(self._watch(draft), name=f"watch {draft.name}")

    def _stop_watching(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
            self._watching = None

    async def _watch(self, draft: Draft) -> None:
        from tutor.progress.file_watch import FileWatch

        while True:
            try:
                watch = FileWatch(draft.workspace, draft.name)
                while True:
                    await watch.changed()
                    if await asyncio.to_thread(lambda: draft.was_changed_elsewhere):
                        self.save()
            except WorkspaceError:  # a save tells what is wrong with the disk; it may be well again later
                await asyncio.sleep(_AFTER_TROUBLE)


def _read_names(*, vim: bool) -> None:
    """Read the table of names, and what works with it; vim's keys (1 MiB) only for who has them on."""
    from tutor.tui.editing import problems  # noqa: F401 - so that the app finds it read
    from tutor.tui.editing.library_names import NUMPY, members
    from tutor.tui.widgets import completer  # noqa: F401 - so that the app finds it read

    members(NUMPY)
    if vim:
        from tutor.tui.widgets import vim_keys  # noqa: F401
