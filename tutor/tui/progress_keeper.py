"""The learner's progress as the app keeps it: written and read in worker threads, one store for all."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from threading import Lock
from typing import TYPE_CHECKING

from tutor.language import Text
from tutor.tui.marks import State

if TYPE_CHECKING:  # SQLAlchemy is slow to import, and the first frame comes before it
    from tutor.history.timeline import Timeline
    from tutor.progress.events import Event
    from tutor.progress.place import Place
    from tutor.progress.queries import ExerciseProgress, Worked
    from tutor.progress.store import ProgressStore
    from tutor.progress.workspace import Workspace

OpenStore = Callable[[], "ProgressStore"]


@dataclass(frozen=True, slots=True)
class Progress:
    """What the learner has done in each exercise, and what there is to say about the database."""

    exercises: dict[str, ExerciseProgress] = field(default_factory=dict)
    notice: Text | None = None

    def state(self, exercise: str) -> State:
        """Return how far an exercise has come."""
        progress = self.exercises.get(exercise)
        if progress is None:
            return State.OPEN
        if progress.passed:
            return State.DONE
        if progress.solution_seen:
            return State.SHOWN
        return State.TRIED if progress.attempts else State.OPEN

    def hints(self, exercise: str) -> int:
        """Return how many hints of an exercise were shown."""
        progress = self.exercises.get(exercise)
        return progress.hints if progress else 0


@dataclass(frozen=True, slots=True)
class LessonAnswers:
    """What the learner answered in one lesson's quizzes, by (step, question), ticked, by step, and read: steps."""

    chosen: dict[tuple[str, str], tuple[int, ...]]
    right: set[tuple[str, str]]
    ticked: dict[str, set[int]]
    read: set[str] = field(default_factory=set)


class ProgressKeeper:
    """One learner's store, opened by the first thread that needs it. Call its methods in worker threads."""

    def __init__(self, open_store: OpenStore, learner: str) -> None:
        self.learner = learner
        self._open_store = open_store
        self._store: ProgressStore | None = None
        self._stamps: list[tuple[int, int]] | None = None
        self._lock = Lock()
        self._recording = Lock()

    def _opened(self) -> ProgressStore:
        with self._lock:
            if self._store is None:
                self._store = self._open_store()
            return self._store

    def record(self, *events: Event) -> Progress:
        """Keep the events, durably, and return the progress that follows."""
        store = self._opened()
        if events:
            with self._recording:
                store.record(*events)
        self._stamps = self._present_stamps()  # before it is read: what changes in between shows as a change
        return Progress(store.summary(self.learner), store.notice)

    def changed_elsewhere(self) -> bool:
        """Return whether somebody else, such as a second session, wrote since the progress was last read.

        This costs two looks at the disk, and may be called in the event loop. A server's changes are not seen.
        """
        return self._stamps is not None and self._stamps != self._present_stamps()

    def _present_stamps(self) -> list[tuple[int, int]] | None:
        """Return times and sizes of the database's file and its log; None where it is no file."""
        place = self._store.place if self._store else ""
        if not place.startswith("/"):
            return None
        found = []
        for path in (place, f"{place}-wal"):
            try:
                status = os.stat(path)  # noqa: PTH116 - a tenth of what a Path costs
            except OSError:
                continue
            found.append((status.st_mtime_ns, status.st_size))
        return found

    def answers(self, lesson: str) -> LessonAnswers:
        """Return what was answered and ticked in a lesson."""
        store = self._opened()
        answers = store.quiz_answers(self.learner, lesson)
        return LessonAnswers(
            chosen={place: answer.chosen for place, answer in answers.items()},
            right={place for place, answer in answers.items() if answer.correct},
            ticked=store.checklist(self.learner, lesson),
            read=store.steps_read(self.learner, lesson),
        )

    def timeline(self, place: Place, workspace: Workspace, name: str) -> Timeline:
        """Return what was tried at a place whose work file is called `name`; what is just being recorded is waited for."""
        from tutor.history.timeline import timeline

        store = self._opened()
        with self._recording:
            return timeline(store, self.learner, place, workspace, name)

    def last_passed(self, exercise: str) -> str | None:
        """Return the program that passed an exercise last, or None; what is just being recorded is waited for."""
        store = self._opened()
        with self._recording:
            return store.last_passed(self.learner, exercise)

    def opened(self) -> dict[str, datetime]:
        """Return when each lesson was last opened, in UTC."""
        return self._opened().opened(self.learner)

    def worked(self) -> dict[str, Worked]:
        """Return when and at which step something was last done in each lesson."""
        return self._opened().worked(self.learner)

    def own(self) -> dict[str, ExerciseProgress]:
        """Return the progress in each exercise without what was imported."""
        return self._opened().summary(self.learner, imported=False)

    def finish(self, seconds: float) -> None:
        """Wait until what is being recorded is kept: the process is about to end."""
        if self._recording.acquire(timeout=seconds):
            self._recording.release()

    def close(self) -> None:
        """Close the store, if it was opened."""
        with self._lock:
            if self._store is not None:
                self._store.close()
