import json
import signal
import tempfile
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from cli_runner import Tutor, WriteProgram

from tutor.progress.events import LOCAL_LEARNER
from tutor.progress.store import ProgressStore

RIGHT = "import numpy as np\ndef add(a, b):\n    return a + b\ndef largest(a):\n    return float(np.max(a))\n"
WRONG = RIGHT.replace("a + b", "a - b")
SCHEMA = json.loads(files("tutor.grading").joinpath("verdict.schema.json").read_text(encoding="utf-8"))

REST = "\ndef add(a, b):\n    return a + b\ndef largest(a):\n    return max(a)\n"
HOSTILE = {
    "syntax error": ("def add(a, b:\n    return a\n", "SyntaxError"),
    "endless loop": ("while True:\n    pass\n", "TimeLimit"),
    "endless loop in a call": ("def add(a, b):\n    while True:\n        pass\n", "TimeLimit"),
    "a gigabyte of output": ("while True:\n    print('x' * 1_000_000)\n", "OutputLimit"),
    "a gigabyte of memory": ("x = [0] * (1 << 30)\n", "MemoryError"),
    "exit without an answer": ("import os\nos._exit(0)\n" + REST, "Exited"),
    "sys.exit": ("import sys\nsys.exit(0)\n" + REST, "SystemExit"),
    "forged answers": (
        "import os\nfor fd in range(3, 10):\n    try:\n        os.write(fd, b'\\x00' * 8 + b'{\"value\": true}')\n"
        "    except OSError:\n        pass\n" + REST,
        "BadAnswer",
    ),
    "a file": ("open('/etc/passwd')\n", "PermissionError"),
    "what is forbidden": ("import numpy as np\n" + REST.replace("a + b", "np.add(a, b)"), "Forbidden"),
    "NUL": ("x = 1\0\n", "SyntaxError"),
}


def one_object(stdout: str) -> dict[str, object]:
    found = json.loads(stdout)
    jsonschema.validate(found, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert isinstance(found, dict)
    return found


def test_a_right_program_passes(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(RIGHT))
    assert (done.returncode, done.stderr) == (0, "")
    assert "✓ passed: add adds" in done.stdout
    assert "all 2 checks are right" in done.stdout


def test_a_wrong_program_fails_and_its_mistake_is_named(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(WRONG))
    assert (done.returncode, done.stderr) == (1, "")
    assert "✗ failed: add adds" in done.stdout
    assert done.stdout.startswith("✗ failed: add adds")
    assert "Known mistake: You subtracted." in done.stdout
    assert (
        f"1 passed, a hint, a list of the differences – everything: tutor check add {program(WRONG)} --all"
        in done.stdout
    )
    lines = [line.split() for line in done.stdout.splitlines()]
    assert [line[0] for line in lines if line[:1] in (["Input"], ["Expected"], ["Got"])] == [
        "Input",
        "Expected",
        "Got",
    ]
    assert "1 of 2 checks" in done.stdout
    everything = grader("check", "add", program(WRONG), "--all").stdout
    assert "Hint: Try “+”." in everything
    assert "✓ passed: largest" in everything
    assert "number 1: expected" in everything


def test_the_verdict_speaks_uzbek(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(WRONG), "--lang", "uz")
    assert done.returncode == 1
    assert "✗ oʻtmadi: add qoʻshadi" in done.stdout
    assert "Siz ayirdingiz." in done.stdout
    assert "Tanish xato: Siz ayirdingiz." in done.stdout
    assert not any(word in done.stdout for word in ("failed", "passed", "expected", "Hint"))


def test_plain_is_ascii_and_keeps_the_words(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(WRONG), "--lang", "uz", "--plain")
    assert done.stdout.isascii()
    assert "o'tmadi: add qo'shadi" in done.stdout
    assert "1-son: kutilgan" in done.stdout


@pytest.mark.parametrize("source", [RIGHT, WRONG], ids=["right", "wrong"])
def test_json_is_one_object_that_fits_the_schema(grader: Tutor, program: WriteProgram, source: str) -> None:
    done = grader("check", "add", program(source), "--json")
    verdict = one_object(done.stdout)
    assert done.stderr == ""
    assert verdict["passed"] is (done.returncode == 0)
    assert verdict["exercise"] == "add"
    assert verdict["isolation"]


def test_json_does_not_depend_on_plain_or_language(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(WRONG), "--json", "--plain", "--lang", "uz")
    checks = one_object(done.stdout)["checks"]
    assert isinstance(checks, list)
    assert checks[0]["title"] == {"uz": "add qoʻshadi", "en": "add adds"}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_program_fails_and_says_why(grader: Tutor, program: WriteProgram, name: str) -> None:
    source, kind = HOSTILE[name]
    done = grader("check", "add", program(source), "--json")
    verdict = one_object(done.stdout)
    assert (done.returncode, verdict["passed"], done.stderr) == (1, False, "")
    assert kind in json.dumps(verdict)


def test_a_program_without_the_function_fails(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program("x = 1\n"))
    assert done.returncode == 1
    assert "add" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_a_program_that_cannot_take_over_the_terminal(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program("print('\\x1b]0;gone\\x07\\x1b[2J\\u202e')\n" + RIGHT))
    assert done.returncode == 0
    assert "\x1b" not in done.stdout
    assert "gone" in done.stdout


def test_reads_standard_input(grader: Tutor) -> None:
    done = grader("check", "add", "-", "--json", stdin=RIGHT)
    assert one_object(done.stdout)["passed"] is True


def test_checks_the_work_file_without_a_file(grader: Tutor) -> None:
    started = grader("start", "add")
    assert started.returncode == 0
    assert grader("check", "add").returncode == 1
    (grader.home / "work" / "add.py").write_text(RIGHT, encoding="utf-8")
    assert grader("check", "add").returncode == 0


def test_every_attempt_is_recorded(grader: Tutor, program: WriteProgram) -> None:
    source = f"# to be found again\n{WRONG}"
    grader("check", "add", program(source))
    grader("check", "add", program(source), "--json")
    store = ProgressStore.open(grader.home)
    newest = store.attempts(LOCAL_LEARNER, "add", limit=2)
    store.close()
    assert [(attempt.code, attempt.passed) for attempt in newest] == [(source, False)] * 2
    assert newest[0].verdict["checks"][0]["mistake"] == "subtracts"


def test_trouble_with_the_database_changes_nothing_else(grader: Tutor, program: WriteProgram) -> None:
    done = grader("check", "add", program(RIGHT), "--json", TUTOR_DATABASE_URL="nonsense")
    assert done.returncode == 0
    assert one_object(done.stdout)["passed"] is True
    assert done.stderr.startswith("tutor: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("check", "ad"), "Did you mean: add?"),
        (("check", "../add"), "no exercise"),
        (("check", "add", "/nowhere/mine.py"), "There is no file /nowhere/mine.py"),
        (("check", "add", "/"), "is a folder"),
        (("check",), "EXERCISE is missing"),
        (("check", "add", "a.py", "b.py"), "does not take b.py"),
        (("check", "add", "--device", "abacus"), "Choose from auto, cpu, cuda, mps"),
        (("check", "add", "--course", "/nowhere"), "/nowhere/course.yaml"),
    ],
)
def test_bad_input_is_one_sentence(tutor: Tutor, arguments: tuple[str, ...], expected: str) -> None:
    done = tutor(*arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert expected in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_an_exercise_that_was_not_started(tutor: Tutor) -> None:
    done = tutor("check", "add")
    assert done.returncode == 2
    assert "tutor start add" in done.stderr


def test_a_file_that_is_no_utf8(tutor: Tutor, tmp_path: Path) -> None:
    path = tmp_path / "latin.py"
    path.write_bytes(b"x = 1\ny = '\xe9'\n")
    done = tutor("check", "add", path)
    assert done.returncode == 2
    assert "not UTF-8 text (line 2)" in done.stderr


def test_a_file_without_end(tutor: Tutor) -> None:
    done = tutor("check", "add", "/dev/zero")
    assert done.returncode == 2
    assert "too large" in done.stderr


def test_a_file_name_cannot_take_over_the_terminal(tutor: Tutor) -> None:
    done = tutor("check", "add", "\x1b[2Jgone.py")
    assert done.returncode == 2
    assert "\x1b" not in done.stderr


def test_what_cannot_be_run_is_3(tutor: Tutor, program: WriteProgram) -> None:
    runtime = Path(tempfile.mkdtemp(prefix="run-"))  # a longer name would not be used for sockets
    (runtime / "nn-tutor").mkdir()
    (runtime / "nn-tutor").chmod(0o777)
    done = tutor("check", "add", program(RIGHT), XDG_RUNTIME_DIR=str(runtime))
    assert (done.returncode, done.stdout) == (3, "")
    assert "tutor doctor" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_a_broken_exercise_is_not_the_learners_fault(
    grader: Tutor, small_course: Path, program: WriteProgram
) -> None:
    (small_course / "sums/add/judge.py").write_text("def judge_largest(arguments, result):\n    return 'what'\n")
    done = grader("check", "add", program(RIGHT), "--course", small_course)
    assert done.returncode == 3
    assert "not your code" in done.stderr


def test_a_reader_that_goes_away_is_no_trouble(grader: Tutor, program: WriteProgram) -> None:
    done = grader.shell(f"$tutor check add {program(WRONG)} | head -n 1; echo ${{PIPESTATUS[0]}}")
    assert done.stdout.splitlines()[-1] == "1"
    assert done.stderr == ""


def test_interrupting_is_said_in_a_word(grader: Tutor, program: WriteProgram) -> None:
    path = program("print('begun', flush=True)\nwhile True:\n    pass\n")
    running = grader.start("run", path)
    assert running.stdout is not None
    assert running.stdout.readline() == "begun\n"
    running.send_signal(signal.SIGINT)
    _, errors = running.communicate(timeout=60)
    assert (running.returncode, errors) == (130, "tutor: Stopped.\n")
