"""The history of a step's program: runs are recorded, and what was tried can be seen and taken back."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from tutor.history import when
from tutor.history.run_record import RunRecord
from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.progress.place import Place
from tutor.tui.screens.compare_actions import CompareActions

if TYPE_CHECKING:
    from tutor.history.entry import Entry
    from tutor.history.timeline import Timeline

_TAKEN_BACK = Text(
    uz="Qaytarib olindi: {when}. Undan oldingi ishingizning nusxasi: {copy}. Bekor qilish: Ctrl+Z",
    en="Taken back: {when}. A copy of what was here: {copy}. To undo: Ctrl+Z",
)
_TAKEN_BACK_INTO_NOTHING = Text(
    uz="Qaytarib olindi: {when}. Bekor qilish: Ctrl+Z", en="Taken back: {when}. To undo: Ctrl+Z"
)
_THE_SAME = Text(uz="Muharrirda xuddi shu dastur turibdi.", en="The editor holds this very program.")


class HistoryActions(CompareActions):
    """A mixin for the lesson's screen."""

    _run: RunRecord | None = None
    _comparison: tuple[str, dict[str, Any]] | None = None
    """The exercise that was compared last, and what came of it."""

    @property
    def place(self) -> Place | None:
        """Return whose program is in the editor; None where there is none."""
        step = self.step
        if step is None or not self.bench.has_code:
            return None
        return Place.of_exercise(step.id) if step.kind == "exercise" else Place.of_demo(self.entry.id, step.id)

    # Recording

    def _launch(self, op: str, *, again: bool = False, keep_focus: bool = False, **fields: Any) -> None:  # noqa: ANN401
        super()._launch(op, again=again, keep_focus=keep_focus, **fields)
        place = self.place
        self._run = None
        if op == "run" and place is not None:
            self._run = RunRecord(place, self._checked, lesson=self.entry.id, learner=self.tutor.learner)

    def heard(self, op: str, event: dict[str, Any]) -> None:
        """Keep a run when it is over, and a comparison for as long as the lesson is open."""
        super().heard(op, event)
        if op == "run" and self._run is not None:
            self._run.hear(event)
            if event["event"] == "finished":
                self.tutor.record(self._run.finished(event))
                self._run = None
        elif event["event"] == "comparison" and self.exercise_id is not None:
            self._comparison = self.exercise_id, event["comparison"]

    def action_stop(self) -> None:
        """Stop what runs; a run that was stopped is in the history, too."""
        super().action_stop()
        if self._run is not None:
            self.tutor.record(self._run.stopped())
            self._run = None

    # Showing

    def action_history(self) -> None:
        """Show what was tried at this step."""
        self.after_typing(self._open_history)

    def _open_history(self) -> None:
        load, step = self._history(), self.step
        if load is not None and step is not None:
            from tutor.tui.screens.history import HistoryScreen

            self.code.save()
            self.app.push_screen(HistoryScreen(step.title, self.code.source, load, self._take_back))

    def action_last_runs(self) -> None:
        """Show the curves of the last runs."""
        self.after_typing(self._open_last_runs)

    def _open_last_runs(self) -> None:
        load, step, exercise = self._history(), self.step, self.exercise
        if load is None or step is None:
            return
        from tutor.tui.screens.run_curves import CurvesScreen

        comparison = exercise.compare if exercise is not None else None
        compares = exercise.id if exercise is not None and comparison is not None else None
        beside = comparison.beside if comparison is not None else None
        known = self._comparison[1] if self._comparison is not None and self._comparison[0] == compares else None
        self.app.push_screen(
            CurvesScreen(step.title, load, compares=compares, beside=beside, known=known, learn=self._learn)
        )

    def _learn(self, exercise: str, comparison: dict[str, Any]) -> None:
        self._comparison = exercise, comparison

    def _history(self) -> partial[Timeline] | None:
        """Return what reads the history of this step's program, None where there is no program."""
        place, draft = self.place, self.code.draft
        if place is None or draft is None:
            return None
        return partial(self.tutor.keeper.timeline, place, draft.workspace, draft.name)

    def _take_back(self, entry: Entry) -> None:
        """Put an earlier program into the editor, as one change that can be undone; the present one is kept."""
        draft, editor = self.code.draft, self.code.editor
        if draft is None:
            return
        if editor.text == entry.code:
            self.tutor.tell(_THE_SAME)
            return
        try:
            self.code.save_at_once()
            copy = draft.workspace.keep(draft.name)
        except WorkspaceError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
            return
        editor.history.checkpoint()
        editor.replace_all(entry.code)
        editor.history.checkpoint()
        if not self.program_runs:  # the results are those of another program
            self.bench.results.clear()
            self.bench.has_results = False
        self.bench.go_to("code")
        told = _TAKEN_BACK if copy is not None else _TAKEN_BACK_INTO_NOTHING
        self.tutor.tell(told.format(when=when.when(entry.at, when.local_now()), copy=copy), seconds=12)
