"""Comparing one's own training with NumPy's and PyTorch's, once the exercise has been passed."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from tutor.language import Text
from tutor.tui.screens.program_actions import ProgramActions

if TYPE_CHECKING:
    from tutor.tui.widgets.results_pane import ResultsPane

_OFFER = Text(
    uz="{next}\nOʻqitishingizni NumPy va PyTorch bilan solishtirish: F10",
    en="{next}\nCompare your training with NumPy and PyTorch: F10",
)
_OFFER_BESIDE = Text(
    uz="{next}\n“{beside}” dasturingiz bilan yonma-yon koʻrish: F10",
    en="{next}\nSee it side by side with your “{beside}”: F10",
)
_AFTER_PASSING = Text(
    uz="Solishtirish yechim oʻtgandan keyin ochiladi: F10",
    en="The comparison opens when the solution passes: F10",
)


class CompareActions(ProgramActions):
    """A mixin for the lesson's screen."""

    _passed: tuple[str, str] | None = None
    """The exercise and the program that passed last."""

    _compares_next = False

    @property
    def can_compare(self) -> bool:
        """Return whether the exercise has a comparison, and was passed now or earlier."""
        exercise = self.exercise
        if exercise is None or exercise.compare is None or self.exercise_id is None:
            return False
        progress = self.tutor.progress
        done = progress.exercises.get(exercise.id) if progress else None
        return (done is not None and done.passed) or (self._passed is not None and self._passed[0] == exercise.id)

    @property
    def after_passing(self) -> Text:
        """Return what can be done next."""
        following = super().after_passing
        if self.exercise is None or self.exercise.compare is None:
            return following
        beside = self.exercise.compare.beside
        return (_OFFER_BESIDE if beside else _OFFER).format(next=following, beside=beside)

    def action_compare(self) -> None:
        """Compare the program in the editor; one that is not known to pass is checked first."""
        self.after_typing(self._check_or_compare)

    def _check_or_compare(self) -> None:
        if self._passed == (self.exercise_id, self.bench.code.source):
            self._compare()
        else:
            super().action_check()
            self._compares_next = True

    def action_check(self) -> None:
        """Check the solution; a comparison that an earlier check did not come to is forgotten."""
        self._compares_next = False
        super().action_check()

    def _compare(self) -> None:
        self.bench.results.start_comparison()
        self.bench.show_results()
        course, exercise = str(self.tutor.manifest.path), self.exercise_id
        source, learner = self.bench.code.source, self.tutor.learner
        beside = self.exercise.compare.beside if self.exercise and self.exercise.compare else None

        async def job() -> None:
            earlier = await asyncio.to_thread(self.tutor.keeper.last_passed, beside) if beside else None
            fields = {"course": course, "exercise": exercise, "source": source, "learner": learner}
            await self._stream("compare", earlier=earlier, **fields)

        self._job = self.run_worker(job(), group="job", exclusive=True)
        self.refresh_bindings()

    async def on_results_pane_ended(self, event: ResultsPane.Ended) -> None:
        """Remember what passed, and compare it if that was asked for; what failed cannot be compared, which is said."""
        wanted, self._compares_next = self._compares_next, False
        if event.verdict is not None and event.verdict.passed and self.exercise_id is not None:
            self._passed = (self.exercise_id, self._checked)
            self.refresh_bindings()
            if wanted:
                self.call_later(self._compare)
        elif wanted and event.verdict is not None:
            self.tutor.tell(_AFTER_PASSING, seconds=10)
