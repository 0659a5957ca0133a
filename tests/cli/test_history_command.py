"""`tutor history`: attempts, runs of the work file, kept copies; what differs, reading, taking back; bad input."""

import json
import signal
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram

from tutor.progress.events import Event
from tutor.progress.place import Place
from tutor.progress.store import ProgressStore
from tutor.progress.workspace import Workspace

WRONG = "def add(a, b):\n    return a - b\n"
RIGHT = "def add(a, b):\n    return a + b\n"


@pytest.fixture
def tried(tutor: Tutor) -> Tutor:
    """Return a tutor with whom the exercise `add` was run, failed and passed."""
    checks = [{"name": "adds", "title": {"uz": "add qoʻshadi", "en": "add adds"}, "passed": True}]
    failed = [{**check, "passed": False} for check in checks]
    gave = {"metrics": [{"step": 1, "loss": 0.25}]}
    store = ProgressStore.open(tutor.home)
    store.record(
        Event.run(Place.of_exercise("add"), "log(1)\n", gave, ended_well=True, lesson="arrays"),
        Event.attempt("add", WRONG, {"passed": False, "checks": failed}, lesson="arrays"),
        Event.attempt("add", RIGHT, {"passed": True, "checks": checks}, lesson="arrays"),
    )
    store.close()
    Workspace(tutor.home / "work").save("add", RIGHT)
    return tutor


def test_what_was_tried_is_listed_in_both_languages_and_plainly(tried: Tutor) -> None:
    done = tried("history", "add")
    newest, failed, ran, *_ = done.stdout.splitlines()
    assert (done.returncode, done.stderr) == (0, "")
    assert newest.startswith("1  ✓ check: passed")
    assert "+1 −1" in newest
    assert failed.startswith("2  ✗ check: failed")
    assert ran.startswith("3  ▸ run: ended")
    assert "loss 0.25" in ran
    plain = tried("history", "add", "--plain", "--lang", "uz").stdout
    assert plain.isascii()
    assert "tekshiruv: o'tdi" in plain
    assert "yo'qotish 0.25" in plain
    entries = json.loads(tried("history", "add", "--json").stdout)["entries"]
    assert [entry["outcome"] for entry in entries] == ["passed", "failed", "ended"]
    assert entries[0]["changed"] == {"added": 1, "removed": 1}
    assert entries[1]["code"] == WRONG


def test_what_differs_is_marked_without_colours(tried: Tutor) -> None:
    lines = tried("history", "add", "--diff", "2").stdout.splitlines()
    assert lines[0].startswith("From entry 2 (today ")
    assert lines[1:] == [
        "  def add(a, b):",
        "-     return a - b",
        "               ^",
        "+     return a + b",
        "               ^",
    ]
    assert (
        "The present program" in tried("history", "add", "--diff", "1").stdout
        or "same" in tried("history", "add", "--diff", "1").stdout
    )


def test_taking_back_keeps_a_copy_and_says_where(tried: Tutor) -> None:
    work = tried.home / "work" / "add.py"
    done = tried("history", "add", "--restore", "2")
    assert work.read_text(encoding="utf-8") == WRONG
    copy = Path(done.stdout.splitlines()[1].partition(": ")[2])
    assert copy.read_text(encoding="utf-8") == RIGHT
    assert "kept copy" in tried("history", "add").stdout
    assert tried("history", "add", "--show", "1").stdout == RIGHT
    assert "same" in tried("history", "add", "--restore", "3").stdout


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "--diff", "9"], "has no entry 9: there are 0"),
        (["add", "--restore", "-1"], "has no entry -1"),
        (["add", "--show", "x"], "needs a number"),
        (["add", "--show", "1", "--diff", "1"], "Give only one of"),
        (["../add"], "add"),
        (["lesson/nothing"], "There is no demo"),
    ],
)
def test_bad_input_is_answered_in_one_sentence(tutor: Tutor, arguments: list[str], said: str) -> None:
    done = tutor("history", *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_without_a_history_it_says_how_to_begin(tutor: Tutor) -> None:
    assert "tutor start add" in tutor("history", "add").stdout


def test_a_run_that_is_interrupted_is_in_the_history_and_other_files_are_not(
    grader: Tutor, program: WriteProgram
) -> None:
    work = grader.home / "work" / "add.py"
    work.parent.mkdir(parents=True, exist_ok=True)
    work.write_text("print('begun', flush=True)\nwhile True:\n    pass\n", encoding="utf-8")
    running = grader.start("run", work)
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    running.send_signal(signal.SIGINT)
    running.communicate(timeout=60)
    work.unlink()  # others use this home
    grader("run", program("print(1)\n", "add.py"))
    newest, *_ = json.loads(grader("history", "add", "--json").stdout)["entries"]
    assert (newest["kind"], newest["outcome"]) == ("run", "stopped")
