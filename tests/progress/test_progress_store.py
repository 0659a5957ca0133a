import stat
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, codes, verdict

from tutor.progress.events import Event
from tutor.progress.queries import ExerciseProgress, Worked
from tutor.progress.store import ProgressStore

START = datetime(2026, 5, 4, 10, 0, 0, 123456, UTC)


def after(minutes: int) -> datetime:
    return START + timedelta(minutes=minutes)


def _at(event: Event, minutes: int) -> Event:
    return replace(event, at=after(minutes))


def test_a_new_home_has_nothing_and_complains_of_nothing(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        assert store.notice is None
        assert store.kept_in == "database"
        assert store.place == str(home / "progress.db")
        assert store.summary("local") == {}
        assert store.attempts("local", "xor") == []
        assert store.quiz_answers("local", "xor") == {}
        assert store.checklist("local", "xor") == {}
        assert store.opened("local") == {}
        assert store.history("local") == []
    assert sorted(entry.name for entry in home.iterdir()) == ["progress.db", "progress.lock"]


def test_a_summary_follows_from_the_events(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(
            Event.hint("xor", 1, lesson="xor"),
            Event.hint("xor", 1, lesson="xor"),
            Event.hint("xor", 2, lesson="xor"),
            _at(attempt("a"), 1),
            _at(attempt("b", passed=True), 2),
            _at(attempt("c", passed=True), 3),
            _at(attempt("d"), 4),
            _at(Event.solution("xor", lesson="xor"), 5),
            _at(Event.solution("iris-mlp", lesson="iris"), 6),
            _at(attempt("e", exercise="iris-mlp", passed=True), 7),
            _at(Event.reset("line-fit", lesson="gradient-descent"), 8),
        )
        summary = store.summary("local")
    assert list(summary) == ["iris-mlp", "line-fit", "xor"]
    xor = summary["xor"]
    assert (xor.passed, xor.attempts, xor.first_passed_at, xor.hints) == (True, 4, after(2), 2)
    assert (xor.solution_seen, xor.gave_up) == (True, False)
    assert summary["iris-mlp"] == ExerciseProgress(True, 1, after(7), after(7), 0, after(6))
    assert summary["iris-mlp"].gave_up
    assert summary["line-fit"] == ExerciseProgress(last_at=after(8))


def test_attempts_come_newest_first_with_program_and_verdict(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(_at(attempt("second ʻ\n", passed=True), 2), _at(attempt("first"), 1), _at(attempt("third"), 3))
        found = store.attempts("local", "xor")
        assert [one.code for one in found] == ["third", "second ʻ\n", "first"]
        assert [one.passed for one in found] == [False, True, False]
        assert [one.at for one in found] == [after(3), after(2), after(1)]
        assert found[1].verdict == verdict(passed=True)
        assert not found[0].imported
        assert store.attempts("local", "xor", limit=1) == found[:1]


def test_learners_do_not_mix(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(
            attempt("hers", learner="aziza", passed=True),
            attempt("his", learner="bek"),
            Event.quiz("xor", "quiz", "why", chosen=[0], correct=True, learner="bek"),
            Event.opened("xor", learner="bek"),
        )
        assert codes(store, "aziza") == ["hers"]
        assert store.summary("aziza")["xor"].passed
        assert not store.summary("bek")["xor"].passed
        assert store.summary("nobody") == {}
        assert store.quiz_answers("aziza", "xor") == {}
        assert store.opened("aziza") == {}
        assert {who: set(found) for who, found in store.summaries().items()} == {"aziza": {"xor"}, "bek": {"xor"}}
        assert [event.kind for event in store.history("bek")] == ["attempt", "quiz", "opened"]


def test_the_last_answer_counts(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(
            _at(Event.quiz("xor", "quiz", "why", chosen=[2, 0], correct=False), 1),
            _at(Event.quiz("xor", "quiz", "why", chosen=[1], correct=True), 2),
            _at(Event.quiz("xor", "quiz", "how", chosen=[3], correct=False), 3),
            _at(Event.quiz("iris", "quiz", "why", chosen=[0], correct=True), 4),
        )
        answers = store.quiz_answers("local", "xor")
    assert set(answers) == {("quiz", "why"), ("quiz", "how")}
    why = answers["quiz", "why"]
    assert (why.chosen, why.correct, why.at, why.tries) == ((1,), True, after(2), 2)
    assert answers["quiz", "how"].chosen == (3,)


def test_checklist_items_can_be_ticked_and_unticked(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(
            _at(Event.checklist("xor", "own", 0, ticked=True), 1),
            _at(Event.checklist("xor", "own", 2, ticked=True), 2),
            _at(Event.checklist("xor", "own", 0, ticked=False), 3),
            _at(Event.checklist("xor", "other", 0, ticked=True), 4),
            _at(Event.checklist("xor", "other", 0, ticked=False), 5),
            _at(Event.checklist("iris", "own", 1, ticked=True), 6),
        )
        assert store.checklist("local", "xor") == {"own": {2}}
        assert store.checklist("local", "iris") == {"own": {1}}


def test_lessons_that_were_opened(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(_at(Event.opened("xor", "a"), 3), _at(Event.opened("xor", "b"), 1), _at(Event.opened("iris"), 2))
        assert store.opened("local") == {"xor": after(3), "iris": after(2)}
        assert store.summary("local") == {}


def test_where_something_was_done_last(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        quiz = Event.quiz("iris", "quiz", "why", chosen=[1], correct=False)
        store.record(_at(Event.read("xor", "a"), 1), _at(Event.hint("gate", 1, lesson="xor"), 2), _at(quiz, 3))
        store.record(_at(Event.opened("xor", "b"), 4), _at(Event.opened("mlp", "a"), 5))
        assert store.worked("local") == {"xor": Worked(after(2), "gate"), "iris": Worked(after(3), "quiz")}
        assert store.worked("ali") == {}


def test_steps_that_were_read(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(Event.read("xor", "why"), Event.read("xor", "proof"), Event.read("xor", "why"))
        store.record(Event.opened("xor", "tried"), Event.read("iris", "why"), Event.read("xor", "end", learner="ali"))
        assert store.steps_read("local", "xor") == {"why", "proof"}
        assert store.steps_read("local", "mlp") == set()


def test_an_event_counts_once_however_often_it_is_recorded(home: Path, opening: Opener) -> None:
    first, second = attempt("first"), attempt("second")
    with opening(home) as store:
        assert store.record() == 0
        assert store.record(first) == 1
        assert store.record(first) == 0
        assert store.record(first, second, second) == 1
        assert sorted(codes(store)) == ["first", "second"]


def test_thousands_of_events_in_one_call(home: Path, opening: Opener) -> None:
    events = [attempt(str(number)) for number in range(2_345)]
    with opening(home) as store:
        assert store.record(*events[:1_000]) == 1_000
        assert store.record(*events) == 1_345
        assert store.summary("local")["xor"].attempts == 2_345


def test_what_was_recorded_is_there_after_opening_again(home: Path, opening: Opener) -> None:
    events = [
        attempt("first"),
        Event.quiz("xor", "quiz", "why", chosen=[2, 0], correct=False),
        Event.opened("xor", "task"),
    ]
    with opening(home) as store:
        store.record(*events)
    with opening(home) as store:
        assert store.history("local") == events


def test_many_threads_use_one_store(home: Path, opening: Opener) -> None:
    def work(thread: int) -> int:
        for number in range(20):
            store.record(attempt(f"{thread}.{number}", learner=f"learner{thread}"))
            assert len(codes(store, f"learner{thread}")) == number + 1
        return store.summary(f"learner{thread}")["xor"].attempts

    with opening(home, patience=5.0) as store, ThreadPoolExecutor(8) as pool:
        assert list(pool.map(work, range(8))) == [20] * 8
        assert store.kept_in == "database"
        assert len(store.summaries()) == 8


def test_a_url_names_another_file(
    home: Path, tmp_path: Path, opening: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TUTOR_DATABASE_URL", f"sqlite:///{tmp_path}/other/course.db")
    with opening(home) as store:
        store.record(attempt())
        assert store.place == f"{tmp_path}/other/course.db"
        assert store.kept_in == "database"
    assert (tmp_path / "other" / "course.db").is_file()
    assert not (home / "progress.db").exists()


def test_the_database_is_in_wal_mode_and_every_commit_is_synced(home: Path, opening: Opener) -> None:
    from sqlalchemy import text

    from tutor.progress.database import sqlite_file

    with opening(home) as store:
        store.record(attempt())
        database = sqlite_file(home / "progress.db", 1.0)
        values = [
            database.read(lambda connection, name=name: connection.scalar(text(f"PRAGMA {name}")))
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        ]
        database.close()
    assert values == ["wal", 2, 1, 1000]


def test_neither_a_new_nor_a_current_database_needs_alembic(home: Path) -> None:
    program = (
        "import sys; from pathlib import Path; from tutor.progress.store import ProgressStore\n"
        "store = ProgressStore.open(Path(sys.argv[1]))\n"
        "print(store.kept_in, 'alembic' in sys.modules, 'sqlalchemy.orm' in sys.modules)"
    )
    for _ in range(2):
        command = [sys.executable, "-c", program, str(home)]
        result = subprocess.run(command, capture_output=True, text=True, check=True)
        assert result.stdout.split() == ["database", "False", "False"]


def test_nobody_else_can_read_a_new_database(home: Path, opening: Opener) -> None:
    home.mkdir(mode=0o755)
    with opening(home) as store:
        store.record(attempt())
        for name in ("progress.db", "progress.db-wal"):
            assert stat.S_IMODE((home / name).stat().st_mode) == 0o600


def test_closing_twice_is_no_error(home: Path) -> None:
    store = ProgressStore.open(home)
    store.close()
    store.close()
