"""The pane with the code: the editor, and the file that it is saved to by itself."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from textual import on
from textual.app import ComposeResult
from textual.message import Message
from textual.timer import Timer
from textual.widgets import TextArea
from textual.worker import Worker, WorkerState

from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.tui.bilingual import speaker
from tutor.tui.draft import Draft, Outcome, Saved
from tutor.tui.editor_memory import memory_of
from tutor.tui.widgets.code_help import CodeHelp
from tutor.tui.widgets.editor import Editor

AUTOSAVE: Final = 0.7
"""Seconds of rest after which what was typed is saved; the clock is not set back by further keys."""
TRY_AGAIN: Final = 5.0
"""Seconds until a save that the disk refused is tried again."""

_RELOADED = Text(
    uz="{name} tashqarida oʻzgardi: muharrir endi yangi matnni koʻrsatmoqda.",
    en="{name} was changed outside the tutor: the editor shows the new text now.",
)
_BOTH_CHANGED = Text(
    uz="{name} tashqarida ham oʻzgargan edi. Muharrirdagi matn saqlandi, oʻsha matnning nusxasi: {copy}",
    en="{name} was changed outside the tutor as well. The editor’s text was saved; a copy of the other is {copy}",
)
_SAVED_AFTER_ALL = Text(uz="Endi saqlandi: hech narsa yoʻqolmadi.", en="It is saved now: nothing was lost.")
_SAVED = Text(uz="Saqlandi: {path}", en="Saved: {path}")


class CodePane(CodeHelp):
    """Edits the program of one step at a time."""

    class Edited(Message):
        """The program in the editor changed."""

    def __init__(self, draft: Draft | None, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.draft = draft
        self.border_subtitle = draft.path.name if draft else ""
        self._starter = ""
        self._autosave: Timer | None = None
        self._trouble: Text | None = None

    def compose(self) -> ComposeResult:
        """Make the editor."""
        yield Editor((self.draft and self.draft.saved) or "", id="editor")

    @property
    def source(self) -> str:
        """Return the program as it stands in the editor."""
        return self.editor.text

    @property
    def waits_to_save(self) -> bool:
        """Return whether something was typed that the autosave has not taken yet."""
        return self._autosave is not None

    def open(self, draft: Draft, source: str) -> None:
        """Show another program, which begins with `source` if it has no file; the one before is saved first."""
        if self.draft is not None and self.draft.path == draft.path:
            untouched = self.source == (self.draft.saved or "")
            self.draft = draft
            self._starter = source
            if untouched and self.source != source:
                self._show(draft, source)
            return
        self.leave()
        self.draft, self._starter = draft, source
        self._show(draft, source)
        self.border_subtitle = draft.path.name
        self.watch_file(draft)

    def on_mount(self) -> None:
        """Go on where the program was left, if it was shown before."""
        if self.draft is not None and self.draft.saved is not None and self.draft.path in memory_of(speaker(self)):
            self._show(self.draft, self.source)

    def _show(self, draft: Draft, source: str) -> None:
        remembered = memory_of(speaker(self)).get(draft.path)
        if remembered is None:
            self.editor.show(source)
        else:
            self.editor.show_again(remembered, source)

    def leave(self) -> None:
        """Save the program, and remember where the cursor is and what can be undone."""
        if self.draft is not None:
            in_file = self._starter if self.draft.saved is None else self.draft.saved
            memory_of(speaker(self))[self.draft.path] = self.editor.remembered(in_file)
            self.save()

    @on(TextArea.Changed)
    def _schedule_save(self, event: TextArea.Changed) -> None:
        event.stop()
        self.post_message(self.Edited())
        if self._autosave is None and self.draft is not None and self.source != (self.draft.saved or ""):
            self._autosave = self.set_timer(AUTOSAVE, self.save)

    def save(self, *, aloud: bool = False) -> None:
        """Save in a thread; `aloud` tells the learner where to."""
        if (work := self._work(aloud)) is not None:
            self.run_worker(work, group="save", thread=True, exit_on_error=False)

    def save_before_use(self) -> None:
        """Save before the program is run; what another editor wrote in the meantime is taken in at once."""
        if self.draft is not None and self.draft.was_changed_elsewhere:
            self.save_in_this_thread()
        else:
            self.save()

    def save_in_this_thread(self) -> None:
        """Save, and take in what another program wrote, before this returns.

        Raises:
            WorkspaceError: the disk refused.

        """
        if (work := self._work(aloud=False)) is not None:
            self._take(work())

    def _work(self, aloud: bool) -> Callable[[], _Report] | None:
        """Return what saves the program as it is now, None where there is none."""
        if self._autosave is not None:
            self._autosave.stop()
            self._autosave = None
        if self.draft is None:
            return None
        return partial(_save, self.draft, self.source, self.draft.next_serial(), aloud)

    def save_at_once(self) -> None:
        """Save in this thread: the process is about to end."""
        if self.draft is not None:
            self.draft.save(self.source, self.draft.next_serial())

    def reset(self, starter: str) -> Path | None:
        """Put the starter in place of the work and return the copy that was kept.

        Raises:
            WorkspaceError: nothing was changed.

        """
        if self.draft is None:
            return None
        self.save_at_once()
        copy = self.draft.reset(starter)
        self.editor.replace_all(starter)
        return copy

    @on(Worker.StateChanged)
    def _saved(self, event: Worker.StateChanged) -> None:
        error = event.worker.error
        if event.state is WorkerState.ERROR and error is not None:
            if not isinstance(error, WorkspaceError):
                raise error
            self._not_saved(error.text)
        elif event.state is WorkerState.SUCCESS and isinstance(event.worker.result, _Report):
            if self._trouble is not None:
                self._trouble = None
                speaker(self).tell(_SAVED_AFTER_ALL, seconds=10)
            self._take(event.worker.result)

    def _not_saved(self, trouble: Text) -> None:
        """Tell why the disk refused, once, and try again until it takes the program."""
        if trouble != self._trouble:
            self._trouble = trouble
            speaker(self).tell(trouble, warning=True, seconds=15)
        if self._autosave is None:
            self._autosave = self.set_timer(TRY_AGAIN, self.save)

    def _still_there(self, source: str) -> tuple[int, int]:
        """Return where the cursor can stay when another text is shown."""
        row, column = self.editor.cursor_location
        lines = source.split("\n")
        row = min(row, len(lines) - 1)
        return row, min(column, len(lines[row].rstrip("\r")))

    def _take(self, report: _Report) -> None:
        """Take in the outcome of a save, and tell what the learner must know about it."""
        draft, saved = report.draft, report.saved
        if draft is not self.draft:
            return
        app, name = speaker(self), draft.path.name
        if saved.outcome is Outcome.RELOAD:
            self.editor.change_text(saved.source, self._still_there(saved.source))
            app.tell(_RELOADED.format(name=name), seconds=10)
        elif saved.outcome is Outcome.BOTH:
            app.tell(_BOTH_CHANGED.format(name=name, copy=saved.copy), warning=True, seconds=15)
        elif report.aloud:
            app.tell(_SAVED.format(path=draft.path))


@dataclass(frozen=True, slots=True)
class _Report:
    """The outcome of a save with what it was a save of."""

    draft: Draft
    saved: Saved
    aloud: bool


def _save(draft: Draft, source: str, serial: int, aloud: bool) -> _Report:
    return _Report(draft, draft.save(source, serial), aloud)
