"""What was tried at a place: attempts and runs, page by page; runs are bounded, travel, and are no attempts."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from progress_samples import Opener, attempt, verdict

from tutor.progress import progress_file
from tutor.progress.database import sqlite_file
from tutor.progress.event_json import event_from_json, event_to_json
from tutor.progress.events import MAX_METRICS, MAX_OUTPUT_OF_RUN, Event, FieldError
from tutor.progress.models import row_of
from tutor.progress.past import RUNS_KEPT
from tutor.progress.place import Place
from tutor.progress.schema import upgrade
from tutor.progress.store import ProgressStore
from tutor.progress.transfer import export_progress, import_progress
from tutor.progress.workspace import Workspace

XOR = Place.of_exercise("xor")
BALL = Place.of_demo("descent", "ball")


def run(code: str, place: Place = XOR, *, ended_well: bool | None = True, learner: str = "local") -> Event:
    gave = {"metrics": [{"step": 1, "loss": 0.5}], "output": "", "error": None, "seconds": 0.1}
    return Event.run(place, code, gave, ended_well=ended_well, lesson="xor", learner=learner)


def tried(store: ProgressStore, place: Place = XOR) -> list[tuple[str, str]]:
    return [(one.kind, one.code) for one in store.past("local", place)]


def test_attempts_and_runs_of_a_place_come_newest_first(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(run("a"), attempt("b"), run("c", ended_well=None), run("d", BALL), run("e", learner="bek"))
        assert tried(store) == [("run", "c"), ("attempt", "b"), ("run", "a")]
        assert tried(store, BALL) == [("run", "d")]
        assert [one.passed for one in store.past("local", XOR)] == [None, False, True]
        assert store.past("local", XOR)[0].verdict["metrics"] == [{"step": 1, "loss": 0.5}]
        assert store.past_counts("local", XOR) == (1, 2)


def test_pages_follow_one_another_even_where_times_are_the_same(home: Path, opening: Opener) -> None:
    at = datetime(2026, 5, 4, tzinfo=UTC)
    events = [
        Event(kind="attempt", exercise="xor", passed=False, code=str(number), verdict={}, at=at)
        for number in range(7)
    ]
    with opening(home) as store:
        store.record(*events)
        pages, last = [], None
        while page := store.past("local", XOR, limit=3, before=last):
            pages.append(len(page))
            last = page[-1]
            events = [event for event in events if event.id not in {one.id for one in page}]
        assert (pages, events) == ([3, 3, 1], [])


def test_a_run_is_no_attempt_and_no_progress(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(run("only run"), run("a demo", BALL))
        assert store.summary("local") == {}
        store.record(attempt("checked"))
        before = store.summary("local")
        store.record(run("again"))
        assert store.summary("local") == before
        assert len(store.attempts("local", "xor")) == 1
        assert store.opened("local") == {}


def test_the_newest_run_of_each_program_is_kept_and_so_many_programs(home: Path, opening: Opener) -> None:
    with opening(home) as store:
        store.record(attempt("attempts stay"), run("elsewhere", BALL), run("hers", learner="bek"))
        store.record(run("x"), run("y"), run("x"))
        assert tried(store) == [("run", "x"), ("run", "y"), ("attempt", "attempts stay")]
        store.record(*(run(str(number)) for number in range(RUNS_KEPT + 5)))
        assert store.past_counts("local", XOR) == (1, RUNS_KEPT)
        assert tried(store)[0] == ("run", str(RUNS_KEPT + 4))
        assert (store.past_counts("local", BALL), store.past_counts("bek", XOR)) == ((0, 1), (0, 1))


def test_a_run_is_small_whatever_it_gave() -> None:
    metrics = [{"step": step, "loss": 1 / 3, "other": float("nan")} for step in range(5000)]
    gave = {"metrics": metrics, "output": "x" * 100_000, "error": None}
    kept = Event.run(XOR, "", gave, ended_well=True, lesson="xor").verdict or {}
    assert len(kept["metrics"]) == MAX_METRICS
    assert kept["metrics"][0] == {"step": 0, "loss": 0.333333, "other": "NaN"}
    assert kept["metrics"][-1]["step"] == 4999
    assert len(kept["output"]) < MAX_OUTPUT_OF_RUN + 10


@pytest.mark.parametrize("event", [run("a"), run("b", BALL, ended_well=None)], ids=["exercise", "demo"])
def test_runs_travel_as_json(event: Event) -> None:
    assert event_from_json(event_to_json(event)) == event


@pytest.mark.parametrize("missing", ["lesson", "item"])
def test_a_run_of_nothing_is_refused(missing: str) -> None:
    data = event_to_json(run("b", BALL))
    del data[missing]
    with pytest.raises(FieldError):
        event_from_json(data)


@pytest.mark.parametrize("fields", [{}, {"exercise": "xor", "lesson": "l", "demo": "d"}, {"lesson": "l"}])
def test_a_place_is_an_exercise_or_a_demo(fields: dict[str, str]) -> None:
    with pytest.raises(ValueError, match="place"):
        Place(**fields)


def test_runs_are_exported_and_imported_once(
    home: Path, tmp_path: Path, here: Workspace, there: Workspace, opening: Opener
) -> None:
    path = tmp_path / "progress.json"
    with opening(home) as store:
        store.record(run("mine"), run("demo", BALL), attempt("checked"))
        export_progress(store, here, path)
    with opening(tmp_path / "other") as store:
        assert import_progress(store, there, path).new_events == 3
        assert import_progress(store, there, path).new_events == 0
        assert [one.imported for one in store.past("local", XOR)] == [True, True]
        assert tried(store, BALL) == [("run", "demo")]


def test_a_progress_file_of_the_first_version_is_still_read(exported: Path) -> None:
    exported.write_text(exported.read_text().replace('"version": 2', '"version": 1'))
    assert len(progress_file.read(exported).events) == 3


def test_a_database_of_the_version_before_keeps_all_it_has(home: Path, opening: Opener) -> None:
    home.mkdir()
    start = datetime(2026, 5, 4, tzinfo=UTC)
    old = [
        Event(
            kind="attempt", lesson="xor", exercise="xor", passed=number == 119, code=f"# {number}\n" * 40, at=start,
            verdict={**verdict(passed=number == 119), "metrics": [{"step": s, "loss": 1 / (s + 1)} for s in range(100)]},
        )
        for number in range(120)
    ]  # fmt: skip
    old = [
        *(Event(**{**row_of(event), "at": start + timedelta(minutes=n)}) for n, event in enumerate(old)),
        Event.hint("xor", 1, lesson="xor"),
        Event.quiz("xor", "quiz", "why", chosen=[1], correct=True),
        Event.opened("xor", "task"),
    ]
    database = sqlite_file(home / "progress.db", 1.0)
    with database.writing() as connection:
        upgrade(connection, "0002")
    database.add(old)
    database.close()
    with opening(home) as store:
        assert (store.kept_in, store.notice) == ("database", None)
        assert store.history("local") == old
        assert (store.summary("local")["xor"].attempts, store.summary("local")["xor"].hints) == (120, 1)
        store.record(run("new"))
        assert tried(store)[:2] == [("run", "new"), ("attempt", "# 119\n" * 40)]
    with closing(sqlite3.connect(home / "progress.db")) as connection:
        assert connection.execute("SELECT version_num FROM progress_version").fetchall() == [("0003",)]
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
