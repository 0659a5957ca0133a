"""start, reset, hint, solution, list, progress: what a learner does besides checking."""

import json
from pathlib import Path

import pytest
from cli_runner import Tutor
from terminal import Terminal

from tutor.progress.events import LOCAL_LEARNER, Event
from tutor.progress.queries import ExerciseProgress
from tutor.progress.store import ProgressStore

VERDICT = {"exercise": "add", "passed": True, "checks": [], "output": "", "error": None, "metrics": []}


def recorded(tutor: Tutor) -> ExerciseProgress:
    store = ProgressStore.open(tutor.home)
    found = store.summary(LOCAL_LEARNER)["add"]
    store.close()
    return found


def solve(tutor: Tutor) -> None:
    store = ProgressStore.open(tutor.home)
    store.record(Event.attempt("add", "x = 1\n", VERDICT, lesson="sums"))
    store.close()


def test_start_writes_the_starter_and_shows_the_task(tutor: Tutor) -> None:
    done = tutor("start", "add")
    work = tutor.home / "work" / "add.py"
    assert (done.returncode, done.stderr) == (0, "")
    assert work.read_text() == (tutor.course / "sums/add/starter.py").read_text()
    assert "returns the sum of two arrays" in done.stdout
    assert str(work) in done.stdout
    assert "tutor check add" in done.stdout


def test_start_never_overwrites(tutor: Tutor, tmp_path: Path) -> None:
    (tmp_path / "add.py").write_text("mine = 1\n")
    for folder in (tmp_path, tmp_path):
        done = tutor("start", "add", "--dir", folder)
        assert done.returncode == 0
        assert "was left alone" in done.stdout
    assert (tmp_path / "add.py").read_text() == "mine = 1\n"


def test_start_into_a_folder_says_how_to_check_that_file(tutor: Tutor, tmp_path: Path) -> None:
    done = tutor("start", "add", "--dir", tmp_path / "new" / "folder")
    path = tmp_path / "new" / "folder" / "add.py"
    assert path.exists()
    assert f"tutor check add {path}" in done.stdout


def test_start_where_nothing_can_be_written(tutor: Tutor) -> None:
    done = tutor("start", "add", "--dir", "/proc")
    assert done.returncode != 0
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize("command", ["start", "hint", "solution", "reset"])
def test_an_unknown_exercise(tutor: Tutor, command: str) -> None:
    done = tutor(command, "addd")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Did you mean: add?" in done.stderr


def test_hints_come_one_after_the_other_and_are_counted(tutor: Tutor) -> None:
    shown = [tutor("hint", "add").stdout for _ in range(4)]
    assert ["first" in shown[0], "second" in shown[1], "third" in shown[2], "third" in shown[3]] == [True] * 4
    assert "Hint 1 of 3" in shown[0]
    assert "tutor solution add" not in shown[1]
    assert "tutor solution add" in shown[2]
    assert recorded(tutor).hints == 3


def test_all_hints_at_once(tutor: Tutor) -> None:
    done = tutor("hint", "add", "--all", "--lang", "uz")
    assert [f"{word} ishora." in done.stdout for word in ("Birinchi", "Ikkinchi", "Uchinchi")] == [True] * 3
    assert recorded(tutor).hints == 3


def test_reset_keeps_a_copy(tutor: Tutor) -> None:
    tutor("start", "add")
    work = tutor.home / "work" / "add.py"
    work.write_text("mine = 1\n")
    done = tutor("reset", "add", "--yes")
    assert done.returncode == 0
    assert work.read_text() == (tutor.course / "sums/add/starter.py").read_text()
    copy = next(Path(word) for word in done.stdout.split() if word.endswith(".1.py"))
    assert copy.read_text() == "mine = 1\n"


def test_reset_without_a_terminal_wants_yes(tutor: Tutor) -> None:
    tutor("start", "add")
    (tutor.home / "work" / "add.py").write_text("mine = 1\n")
    done = tutor("reset", "add", stdin="yes\n")
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert (tutor.home / "work" / "add.py").read_text() == "mine = 1\n"


@pytest.mark.parametrize(("typed", "code", "left"), [("yes\n", 0, False), ("no\n", 1, True), ("\n", 1, True)])
def test_reset_asks_on_a_terminal(tutor: Tutor, typed: str, code: int, left: bool) -> None:
    tutor("start", "add")
    work = tutor.home / "work" / "add.py"
    work.write_text("mine = 1\n")
    assert Terminal(tutor, "reset", "add", typed=typed).returncode == code
    assert (work.read_text() == "mine = 1\n") is left


def test_solution_is_shown_explained_and_recorded(tutor: Tutor) -> None:
    done = tutor("solution", "add", "--yes")
    assert done.returncode == 0
    assert done.stdout.startswith((tutor.course / "sums/add/solution.py").read_text())
    assert "NumPy adds each number." in done.stdout
    assert recorded(tutor).gave_up


def test_the_solution_can_be_shown_as_what_differs_from_ones_own_work(tutor: Tutor) -> None:
    tutor("start", "add")
    work = tutor.home / "work" / "add.py"
    own = (tutor.course / "sums/add/solution.py").read_text(encoding="utf-8").replace("a + b", "a - b")
    work.write_text(own, encoding="utf-8")
    lines = tutor("solution", "add", "--diff", "--yes").stdout.splitlines()
    assert "-     return a - b" in lines
    assert "+     return a + b" in lines
    assert not any(line.startswith(("- import", "+ import")) for line in lines)


def test_solution_asks_who_has_not_solved_the_exercise(tutor: Tutor) -> None:
    assert tutor("solution", "add").returncode == 2
    refused = Terminal(tutor, "solution", "add", typed="no\n")
    assert refused.returncode == 1
    assert "return a + b" not in refused.text
    shown = Terminal(tutor, "solution", "add", "--lang", "uz", typed="ha\n")
    assert shown.returncode == 0
    assert "return a + b" in shown.text


def test_solution_asks_nobody_who_has_solved_it(tutor: Tutor) -> None:
    solve(tutor)
    assert tutor("solution", "add").returncode == 0
    assert not recorded(tutor).gave_up


def test_list_shows_how_far_each_exercise_is(tutor: Tutor) -> None:
    assert "[" not in tutor("list").stdout
    tutor("solution", "add", "--yes")
    assert "[solution seen]" in tutor("list").stdout
    solve(tutor)
    assert "[solved]" in tutor("list").stdout
    assert "[yechilgan]" in tutor("list", "--lang", "uz").stdout


def test_list_as_json(tutor: Tutor) -> None:
    solve(tutor)
    listed = json.loads(tutor("list", "--json").stdout)
    (part,) = listed["parts"]
    (lesson,) = part["lessons"]
    (exercise,) = lesson["exercises"]
    assert listed["course"]["title"] == {"uz": "Kichik kurs", "en": "A small course"}
    assert (lesson["id"], lesson["minutes"]) == ("sums", 5)
    assert exercise["id"] == "add"
    assert (exercise["passed"], exercise["attempts"], exercise["solution_seen"]) == (True, 1, False)


def test_list_goes_on_past_a_broken_lesson(tutor: Tutor) -> None:
    path = tutor.course / "course.yaml"
    path.write_text(path.read_text() + "      - {id: broken, title: {uz: Buzuq, en: Broken}}\n")
    (tutor.course / "broken").mkdir()
    (tutor.course / "broken" / "lesson.yaml").write_text("id: broken\nminutes: many\n")
    done = tutor("list")
    assert done.returncode == 3
    assert "Addition" in done.stdout
    assert "broken/lesson.yaml:2: minutes" in done.stderr


def test_progress_before_and_after(tutor: Tutor) -> None:
    assert "Nothing has been done yet" in tutor("progress").stdout
    solve(tutor)
    done = tutor("progress")
    assert "Exercises solved: 1 of 1. Attempts: 1." in done.stdout
    assert "1/1  Sums" in done.stdout


def test_progress_goes_along_to_another_home(tutor: Tutor, tmp_path: Path) -> None:
    solve(tutor)
    tutor("start", "add")
    file = tmp_path / "mine.json"
    assert tutor("progress", "export", file).returncode == 0
    other = Tutor(tmp_path / "other", tutor.course)
    assert other("progress", "import", file).returncode == 0
    assert "Exercises solved: 1 of 1" in other("progress").stdout
    assert (other.home / "work" / "add.py").exists()


@pytest.mark.parametrize("content", ["", "{}", "[1, 2", "\x00\xff", '{"format": "nn-tutor-progress", "version": 1}'])
def test_garbage_is_not_imported(tutor: Tutor, tmp_path: Path, content: str) -> None:
    file = tmp_path / "garbage.json"
    file.write_text(content)
    done = tutor("progress", "import", file)
    assert (done.returncode, done.stdout) == (2, "")
    assert str(file) in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_missing_file_is_not_imported(tutor: Tutor) -> None:
    done = tutor("progress", "import", "/nowhere.json")
    assert done.returncode == 2
    assert "/nowhere.json" in done.stderr
