"""What can be done with the program of a step: run, check, stop, hint, solution, start over."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.worker import Worker

from tutor.language import Text
from tutor.progress.errors import WorkspaceError
from tutor.progress.events import Event
from tutor.tui.pages import NEW_HINT, page
from tutor.tui.screens.confirm import ConfirmScreen
from tutor.tui.screens.step_program import StepProgram

if TYPE_CHECKING:
    from tutor.tui.widgets.results_pane import ResultsPane

_NO_MORE_HINTS = Text(
    uz="Barcha ishoralar ochiq. Yechimni koʻrish: Ctrl+O.", en="All hints are shown. To see the solution: Ctrl+O."
)
_GIVE_UP = Text(
    uz="Yechimni hozir koʻrasizmi? Bu mashq yonida “yechim koʻrilgan” deb yozib qoʻyiladi. "
    "Keyin ham uni oʻzingiz yozib, topshira olasiz.",
    en="See the solution now? The exercise will be marked as “solution seen”. "
    "You can still write it yourself and pass afterwards.",
)
_SHOW = Text(uz="Yechimni koʻrish", en="See the solution")
_GO_ON = Text(uz="Oʻzim davom etaman", en="I go on by myself")
_START_OVER = Text(
    uz="Kodni boshlangʻich holatiga qaytaraymi? Hozirgi ishingizning nusxasi saqlanadi.",
    en="Put the code back to where it began? A copy of your present work is kept.",
)
_RESET = Text(uz="Boshidan boshlash", en="Start over")
_KEEP = Text(uz="Bekor qilish", en="Cancel")
_COPY_KEPT = Text(
    uz="Boshlangʻich kod qaytdi. Eski ishingizning nusxasi: {copy}",
    en="The code is as it began. A copy of your work: {copy}",
)
_NOTHING_TO_RESET = Text(uz="Kod boshlangʻich holatida.", en="The code is as it began.")
_NEXT = Text(
    uz="Keyingi qadam: Ctrl+N · Yechim bilan solishtirish: Ctrl+O",
    en="Next step: Ctrl+N · Compare with the solution: Ctrl+O",
)


class ProgramActions(StepProgram):
    """A mixin for the lesson's screen."""

    _job: Worker[None] | None = None
    _checked: str = ""
    _pressed_early: Callable[[], None] | None = None
    _hints: int = 0

    @property
    def program_runs(self) -> bool:
        """Return whether a program runs or is checked."""
        return self._job is not None and not self._job.is_finished

    # Run and check

    def action_run(self) -> None:
        """Run the program, as soon as its lesson has been read."""
        if self.step is None:
            self._pressed_early = self.action_run
        else:
            self.run_program()

    def run_program(self, *, turned: bool = False) -> None:
        """Run the program; where it was `turned` by a knob, the focus stays at the knob."""
        step = self.step
        if step is not None and (step.kind == "exercise" or step.kind == "demo"):
            limits = step.limits
            fields: dict[str, Any] = {
                "runtime": step.runtime,
                "seconds": limits.seconds,
                "memory_mb": limits.memory_mb,
            }
            if step.kind == "exercise" and step.prefers_gpu:
                fields |= {"device": "auto", "prefers_gpu": True}
            again = step.kind == "demo" and bool(step.knobs)
            self.after_typing(partial(self._launch, "run", again=again, keep_focus=turned, **fields))

    def action_check(self) -> None:
        """Check the solution, as soon as its lesson has been read."""
        if self.step is None:
            self._pressed_early = self.action_check
        elif self.exercise_id is not None:
            course = str(self.tutor.manifest.path)
            self.after_typing(partial(self._launch, "check", course=course, exercise=self.exercise_id))

    def do_what_was_pressed_early(self) -> None:
        """Run or check, if that was asked for while the lesson was being read."""
        wanted, self._pressed_early = self._pressed_early, None
        if wanted is not None:
            wanted()

    def _launch(
        self,
        op: str,
        *,
        again: bool = False,
        keep_focus: bool = False,
        **fields: Any,  # noqa: ANN401 - the protocol's fields
    ) -> None:
        try:
            self.code.save_before_use()
        except WorkspaceError as error:  # the program in the editor can be run all the same
            self.tutor.tell(error.text, warning=True, seconds=15)
        self._checked = self.bench.code.source
        self.bench.results.start(again=again)
        self.bench.show_results(keep_focus=keep_focus)
        job = self._stream(op, source=self._checked, learner=self.tutor.learner, **fields)
        self._job = self.run_worker(job, group="job", exclusive=True)
        self.refresh_bindings()

    async def _stream(self, op: str, **fields: Any) -> None:  # noqa: ANN401
        from tutor.grading.client import ServiceUnavailable

        try:
            async for event in self.tutor.service.stream(op, **fields):
                self.bench.results.handle(event)
                self.heard(op, event)
        except ServiceUnavailable as error:
            self.bench.results.failed(error.text)

    def heard(self, op: str, event: dict[str, Any]) -> None:
        """Take note of an event of the grading service; a notice of it is told once."""
        if event["event"] == "notice":
            self.tutor.tell_once(Text(**event["message"]))

    @on(Worker.StateChanged)
    def _job_changed(self, event: Worker.StateChanged) -> None:
        if event.worker is self._job and event.worker.is_finished:
            self.refresh_bindings()

    def action_stop(self) -> None:
        """Stop what runs."""
        self.stop_job()
        self.bench.results.stopped()

    def stop_job(self) -> None:
        """Cancel what runs, without a word."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
        self.refresh_bindings()

    @property
    def after_passing(self) -> Text:
        """Return what can be done after passing."""
        return _NEXT

    async def on_results_pane_ended(self, event: ResultsPane.Ended) -> None:
        """Keep the attempt; after passing, show the explanation and offer the next step."""
        if event.verdict is None or self.exercise_id is None:
            return
        verdict = event.verdict.as_json()
        attempt = Event.attempt(
            self.exercise_id, self._checked, verdict, lesson=self.entry.id, learner=self.tutor.learner
        )
        self.tutor.record(attempt)
        if event.verdict.passed:
            self.bench.results.offer(self.after_passing)
            if self.exercise is not None:
                await self.bench.text.extend(page(self.exercise, hints=self._hints, explained=True))

    # Hints, solution, start over

    async def action_hint(self) -> None:
        """Show the next hint under the task, and note that it was shown."""
        exercise = self.exercise
        if exercise is None:
            return
        if self._hints == len(exercise.hints):
            self.tutor.tell(_NO_MORE_HINTS)
        else:
            self._hints += 1
            self.tutor.record(Event.hint(exercise.id, self._hints, lesson=self.entry.id, learner=self.tutor.learner))
        self.bench.go_to("text")
        shown = page(exercise, hints=self._hints, new_hint=True, explained=self.may_see_solution)
        await self.bench.text.extend(shown, to=NEW_HINT)

    @property
    def may_see_solution(self) -> bool:
        """Return whether the exercise was passed, or its solution was seen already."""
        progress = self.tutor.progress
        done = progress.exercises.get(self.exercise_id or "") if progress else None
        return done is not None and (done.passed or done.solution_seen)

    def action_solution(self) -> None:
        """Show the solution; before passing only if the learner wants to give up."""
        if self.may_see_solution:
            self._show_solution(True)
        elif self.exercise is not None:
            self.app.push_screen(ConfirmScreen(_GIVE_UP, _SHOW, _GO_ON), self._show_solution)

    def _show_solution(self, wanted: bool | None) -> None:
        exercise = self.exercise
        if not wanted or exercise is None:
            return
        from tutor.course.files import solution
        from tutor.course.yaml_source import CourseError
        from tutor.tui.screens.solution import SolutionScreen

        try:
            source = solution(self.tutor.manifest.path, self.entry.id, exercise.id)
        except CourseError as error:
            self.tutor.tell(error.text, warning=True)
            return
        self.tutor.record(Event.solution(exercise.id, lesson=self.entry.id, learner=self.tutor.learner))
        self.app.push_screen(SolutionScreen(exercise.title, self.bench.code.source, source, exercise.explanation))

    def action_save(self) -> None:
        """Save now and say where."""
        self.after_typing(partial(self.code.save, aloud=True))

    def action_reset(self) -> None:
        """Ask, then go back to the starting code."""
        self.app.push_screen(ConfirmScreen(_START_OVER, _RESET, _KEEP), self._reset)

    def _reset(self, wanted: bool | None) -> None:
        if not wanted:
            return
        try:
            copy = self.bench.code.reset(self.starter())
        except WorkspaceError as error:
            self.tutor.tell(error.text, warning=True, seconds=15)
            return
        if self.exercise_id is not None:
            self.tutor.record(Event.reset(self.exercise_id, lesson=self.entry.id, learner=self.tutor.learner))
        self.tutor.tell(_COPY_KEPT.format(copy=copy) if copy else _NOTHING_TO_RESET, seconds=10)
