"""What helps to write the program of a step: names of its exercise, and the learner's own editor."""

from __future__ import annotations

import os
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.app import SuspendNotSupported
from textual.binding import BindingType

from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.tui.keys import bindings
from tutor.tui.screens.step_program import StepProgram

if TYPE_CHECKING:
    from tutor.course.schema import Step

_NO_PROGRAM = Text(uz="Bu qadamda dastur yoʻq.", en="This step has no program.")
_CANNOT_STAND_BACK = Text(
    uz="Bu terminalda boshqa muharrirni ochib boʻlmaydi. Faylni oʻzingiz oching, oʻzgarishi bu yerda koʻrinadi: {path}",
    en="Another editor cannot be opened on this terminal. Open the file yourself, changes will show here: {path}",
)


class CodingHelp(StepProgram):
    """A mixin for the lesson's screen."""

    BINDINGS: ClassVar[list[BindingType]] = bindings("complete", "own-editor")

    def open_code(self, step: Step) -> None:
        """Show the program of a step; its names are offered by what the exercise says of them."""
        super().open_code(step)
        self.code.follow_exercise(partial(_rules, step, self.starter() if self.bench.has_code else ""))

    def action_complete(self) -> None:
        """Offer names at the cursor."""
        if self.code.editor.has_focus:
            self.code.complete()

    def action_own_editor(self) -> None:
        """Open the program in the learner's own editor, and take it in again when that ends."""
        self.after_typing(self._open_own_editor)

    def _open_own_editor(self) -> None:
        from tutor.tui import own_editor

        draft = self.code.draft
        if draft is None:
            self.tutor.tell(_NO_PROGRAM)
            return
        trouble = None
        try:
            command = own_editor.command(self.tutor.settings.editor, os.environ)
            self.code.save_in_this_thread()
            with self.app.suspend():
                try:
                    own_editor.run(command, draft.path)
                except own_editor.EditorError as error:  # what leaves the block would leave the app suspended
                    trouble = error.text
            self.app.refresh(layout=True)
            self.code.save_in_this_thread()
        except SuspendNotSupported:
            trouble = _CANNOT_STAND_BACK.format(path=draft.path)
        except (own_editor.EditorError, WorkspaceError) as error:
            trouble = error.text
        if trouble is not None:
            self.tutor.tell(trouble, warning=True, seconds=15)


def _rules(step: Step, starter: str) -> object:
    """Return what a step says of names."""
    from tutor.tui.editing.name_rules import NameRules, names_mentioned

    if step.kind == "exercise":
        texts = [step.task.en, step.task.uz]
        return NameRules(
            forbidden=tuple(name for rule in step.forbidden for name in rule.names),
            allowed={library: tuple(names) for library, names in step.allowed.items()},
            first=names_mentioned(texts, [starter]),
            engine=step.runtime == "engine",
            torch=step.runtime == "torch",
        )
    if step.kind == "demo":
        first = names_mentioned([], [starter])
        return NameRules(first=first, engine=step.runtime == "engine", torch=step.runtime == "torch")
    return NameRules()
