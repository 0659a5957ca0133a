"""The progress of learners: events are recorded, and what is shown is derived from them.

Opening costs about 5 ms, recording one event one fsync (1 ms on a solid-state disk, 20 ms or more on a slow one),
besides 0.2 s once for importing SQLAlchemy: front ends import this module in a worker.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import RLock
from typing import Literal, TypeVar

from sqlalchemy import Connection, make_url
from sqlalchemy.exc import ArgumentError

from tutor.language import Text
from tutor.progress import notices, past, queries
from tutor.progress.database import Database
from tutor.progress.events import Event
from tutor.progress.fallback import Fallback
from tutor.progress.journal import JOURNAL, Journal
from tutor.progress.opening import Opened, copy_of, located, open_server, open_sqlite
from tutor.progress.past import Counts, Past
from tutor.progress.place import Place
from tutor.progress.queries import Attempt, ExerciseProgress, QuizAnswer
from tutor.progress.trouble import Trouble

Result = TypeVar("Result")


class ProgressStore:
    """Who did what. No method raises because of the database, the disk or the server.

    While the database cannot be used, events go to a journal, or where that cannot be written either, stay in
    memory; `notice` then says so, and every `retry_every` seconds `record` tries the database again. What was
    journaled, here or by another process, is merged when the database is opened or read, each event once.

    Safe to use from several threads; several processes may use the same home.
    """

    def __init__(self, home: Path, url: str | None, *, patience: float, retry_every: float) -> None:
        """Open; see `open`."""
        self._path, self._url = located(home, url)
        self._journal = Journal(home / JOURNAL, patience)
        self._patience, self._retry_every = patience, retry_every
        self._lock = RLock()
        self._happened: list[Text] = []
        self._journal_is_stuck = False
        self._state: Database | Fallback = self._connect(None)

    @classmethod
    def open(
        cls, home: Path, url: str | None = None, *, patience: float = 5.0, retry_every: float = 30.0
    ) -> "ProgressStore":
        """Open `<home>/progress.db`, or the database at `url` or `TUTOR_DATABASE_URL`; never raises.

        Args:
            home: the folder of the database and the journal; made if it is not there.
            url: `postgresql://name:password@server/database`, or `sqlite:////a/file`.
            patience: seconds to wait for another process's lock, or for the server.
            retry_every: seconds between attempts to open a database that could not be used.

        """
        url = url or os.environ.get("TUTOR_DATABASE_URL")
        return cls(home, url, patience=patience, retry_every=retry_every)

    @property
    def place(self) -> str:
        """Return where the database is: a path, or a URL without its password."""
        if self._path is not None:
            return str(self._path)
        try:
            return make_url(self._url or "").set(query={}).render_as_string(hide_password=True)
        except (ArgumentError, ValueError):
            return "TUTOR_DATABASE_URL"

    @property
    def kept_in(self) -> Literal["database", "journal", "memory"]:
        """Return where events go now; `memory` means that they are lost with the process."""
        state = self._state
        if isinstance(state, Database):
            return "database"
        return "journal" if state.durable else "memory"

    @property
    def notice(self) -> Text | None:
        """Return what happened and what to do about it, or None where all is as it should be."""
        texts, state = list(self._happened), self._state
        if isinstance(state, Fallback):
            texts.append(
                notices.without_database(
                    state.trouble.kind,
                    self.place,
                    state.trouble.reason,
                    journal=self._journal.path if state.durable else None,
                    earlier_shown=state.earlier_shown,
                )
            )
        return notices.together(*texts) if texts else None

    def record(self, *events: Event) -> int:
        """Keep the events, durable when this returns (unless `kept_in` is `memory`); return how many are new.

        An event whose id is there already is not kept twice. Many events in one call cost hardly more than one.
        """
        troubles = 0
        while True:
            state = self._state
            if isinstance(state, Database):
                try:
                    return state.add(events)
                except Trouble as trouble:
                    self._leave(state, trouble, reopen=troubles == 0)
                    troubles += 1
                    continue
            with self._lock:
                if troubles == 0 and state is self._state and state.is_due(self._retry_every):
                    self._state = self._connect(state)
                if state is self._state:
                    return state.keep(events)

    def summary(self, learner: str, *, imported: bool = True) -> dict[str, ExerciseProgress]:
        """Return the learner's progress in each exercise that they did something with.

        `imported=False` leaves out what came from a file, which its learner could have changed.
        """
        return self._read(partial(queries.summaries, learner=learner, imported=imported)).get(learner, {})

    def summaries(self, *, imported: bool = True) -> dict[str, dict[str, ExerciseProgress]]:
        """Return what `summary` does, for every learner."""
        return self._read(partial(queries.summaries, imported=imported))

    def attempts(self, learner: str, exercise: str, *, limit: int | None = None) -> list[Attempt]:
        """Return the learner's attempts at an exercise, newest first, at most `limit`."""
        return self._read(partial(queries.attempts, learner=learner, exercise=exercise, limit=limit))

    def last_passed(self, learner: str, exercise: str) -> str | None:
        """Return the learner's program that passed an exercise last, or None."""
        return self._read(partial(queries.last_passed, learner=learner, exercise=exercise))

    def past(self, learner: str, place: Place, *, limit: int | None = None, before: Past | None = None) -> list[Past]:
        """Return the programs that were checked or run at a place, newest first; at most `limit`, older than `before`."""
        return self._read(partial(past.past, learner=learner, place=place, limit=limit, before=before))

    def past_counts(self, learner: str, place: Place) -> Counts:
        """Return how many attempts and runs of a place are kept."""
        return self._read(partial(past.counts, learner=learner, place=place))

    def quiz_answers(self, learner: str, lesson: str) -> dict[tuple[str, str], QuizAnswer]:
        """Return the last answer to each question of a lesson, by (step, question)."""
        return self._read(partial(queries.quiz_answers, learner=learner, lesson=lesson))

    def checklist(self, learner: str, lesson: str) -> dict[str, set[int]]:
        """Return the positions of the ticked items of each checklist in a lesson, by step."""
        return self._read(partial(queries.checklist, learner=learner, lesson=lesson))

    def opened(self, learner: str) -> dict[str, datetime]:
        """Return when the learner last opened each lesson, in UTC."""
        return self._read(partial(queries.opened, learner=learner))

    def worked(self, learner: str) -> dict[str, queries.Worked]:
        """Return when and at which step the learner last did something in each lesson; opening it is nothing yet."""
        return self._read(partial(queries.worked, learner=learner))

    def steps_read(self, learner: str, lesson: str) -> set[str]:
        """Return the ids of the steps of a lesson that were read to their end."""
        return self._read(partial(queries.steps_read, learner=learner, lesson=lesson))

    def history(self, learner: str) -> list[Event]:
        """Return everything that the learner did, oldest first, programs and verdicts included."""
        return self._read(partial(queries.history, learner=learner))

    def close(self) -> None:
        """Close the database; what was only in memory is tried once more."""
        with self._lock:
            if isinstance(self._state, Fallback):
                self._state.save()
            self._state.close()

    def _read(self, query: Callable[[Connection], Result]) -> Result:
        troubles = 0
        while True:
            state = self._state
            if isinstance(state, Fallback):
                return state.memory.read(query)
            try:
                if self._journal.waits:
                    self._merge_journal(state)
                return state.read(query)
            except Trouble as trouble:
                self._leave(state, trouble, reopen=troubles == 0)
                troubles += 1

    def _leave(self, database: Database, trouble: Trouble, *, reopen: bool) -> None:
        """Give up a database that failed, unless another thread has done so; open it anew where that may help."""
        with self._lock:
            if self._state is not database:
                return
            if reopen and trouble.kind not in ("locked", "full"):
                self._state = self._connect(None, suspect=trouble.kind == "damaged")
            else:
                self._state = self._without(trouble)
            database.close()

    def _connect(self, before: Fallback | None, *, suspect: bool = False) -> Database | Fallback:
        """Open the database and bring in what was kept elsewhere; where that fails, return what stands in for it."""
        try:
            opened = self._open(suspect)
            if opened.aside is not None:
                self._happened.append(notices.replaced(opened.aside, opened.salvaged))
            try:
                self._merge_journal(opened.database)
                opened.database.add(before.unsaved if before else [])
            except Trouble:
                opened.database.close()
                raise
        except Trouble as trouble:
            if trouble.kind == "damaged" and not suspect:
                return self._connect(before, suspect=True)
            if before is None:
                return self._without(trouble)
            before.failed_again(trouble)
            return before
        return opened.database

    def _open(self, suspect: bool) -> Opened:
        if self._path is None:
            return open_server(self._url or "", patience=self._patience)
        return open_sqlite(self._path, self._journal, patience=self._patience, suspect=suspect)

    def _merge_journal(self, database: Database) -> None:
        """Move what is in the journal into the database; what cannot be read there is told once."""
        if self._journal_is_stuck:
            return
        try:
            aside = self._journal.merge(database.add)
        except TimeoutError:
            pass  # Another process is merging it.
        except OSError:
            self._journal_is_stuck = True
            self._happened.append(notices.journal_stuck(self._journal.path))
        else:
            if aside is not None:
                self._happened.append(notices.unreadable_lines(aside))

    def _without(self, trouble: Trouble) -> Fallback:
        return Fallback(trouble, copy_of(self._path, trouble), self._journal)
