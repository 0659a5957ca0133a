"""`tutor lint`: its output, and the rules that run programs."""

import json
import tempfile
from pathlib import Path

import pytest
from cli_runner import Tutor

from tutor import paths

SOLUTION = "sums/add/solution.py"


def spoil(course: Path, old: str, new: str, file: str) -> None:
    path = course / file
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


def found(grader: Tutor, course: Path, *arguments: str) -> list[dict[str, object]]:
    done = grader("lint", course, "--json", *arguments)
    listed = json.loads(done.stdout)
    assert done.stderr == ""
    assert done.returncode == (1 if listed else 0)
    assert isinstance(listed, list)
    return listed


def messages(findings: list[dict[str, object]]) -> list[tuple[str, str]]:
    return [(Path(str(one["file"])).name, one["message"]["en"]) for one in findings]  # type: ignore[index]


def test_a_course_without_faults_is_clean(grader: Tutor, small_course: Path) -> None:
    done = grader("lint", small_course)
    assert (done.returncode, done.stdout, done.stderr) == (0, "All is right. Lessons: 1.\n", "")
    assert found(grader, small_course / "sums") == []


def test_findings_are_lines_with_a_fix(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "# TODO", "#", "sums/add/starter.py")
    done = grader("lint", small_course, "--static", "--lang", "uz")
    path = small_course / "sums/add/starter.py"
    assert done.returncode == 1
    assert done.stdout.splitlines() == [
        f"{path}:1: Boshlangʻich faylda TODO yoʻq.",
        "    tuzatish: Oʻquvchi yozadigan joyni # TODO bilan belgilang.",
        "Topildi: 1.",
    ]


def test_findings_as_json(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "en: The first hint.", "en: ' '", "sums/lesson.yaml")
    (one,) = found(grader, small_course, "--static")
    assert one == {
        "file": str(small_course / "sums/lesson.yaml"),
        "line": one["line"],
        "field": "steps[2].hints[0].en",
        "message": {"uz": "Matn boʻsh (en).", "en": "The text is empty (en)."},
        "fix": {"uz": "Uni shu tilda ham yozing.", "en": "Write it in this language as well."},
    }


def test_the_course_of_the_environment_is_the_default(tutor: Tutor) -> None:
    spoil(tutor.course, "# TODO", "#", "sums/add/starter.py")
    assert tutor("lint", "--static").returncode == 1


@pytest.mark.parametrize("arguments", [("/nowhere",), ("--times", "0"), ("--times", "often")])
def test_bad_input(tutor: Tutor, arguments: tuple[str, ...]) -> None:
    done = tutor("lint", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1


def test_static_rules_start_no_service(tutor: Tutor, tmp_path: Path) -> None:
    done = tutor("lint", "--static", XDG_RUNTIME_DIR=str(tmp_path / "nothing-may-be-here"))
    assert done.returncode == 0
    assert not (tmp_path / "nothing-may-be-here").exists()


def test_a_starter_that_passes(grader: Tutor, small_course: Path) -> None:
    solution = (small_course / SOLUTION).read_text()
    (small_course / "sums/add/starter.py").write_text(f"# TODO\n{solution}")
    assert messages(found(grader, small_course)) == [
        ("starter.py", "The starter passes every check: nothing is left for the learner to do.")
    ]


def test_a_starter_that_crashes(grader: Tutor, small_course: Path) -> None:
    path = small_course / "sums/add/starter.py"
    path.write_text(path.read_text() + "\nprint(1 / 0)\n")
    (one,) = found(grader, small_course)
    assert one["line"] == len(path.read_text().splitlines())
    assert "ZeroDivisionError" in str(one["message"])


def test_a_solution_that_fails(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "float(np.max(a))", "float(np.min(a))", SOLUTION)
    ((file, message),) = messages(found(grader, small_course, "--times", "2"))
    assert file == "solution.py"
    assert message.startswith("The solution failed 2 of 2 times. “top”: ")


def test_a_solution_whose_program_fails(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "print(add(", "print(plus(", SOLUTION)
    ((file, message),) = messages(found(grader, small_course))
    assert (file, "NameError" in message) == ("solution.py", True)


def test_a_mistake_that_passes(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "a - b", "b + a", "sums/add/mistakes/subtracts.py")
    assert messages(found(grader, small_course)) == [("subtracts.py", "The mistake “subtracts” passes every check.")]


def test_a_mistake_that_is_another(grader: Tutor, small_course: Path) -> None:
    solution = (small_course / SOLUTION).read_text()
    (small_course / "sums/add/mistakes/forgets_b.py").write_text(solution.replace("a + b", "-(b - a)"))
    assert ("forgets_b.py", "The mistake “forgets-b” is taken for “subtracts”.") in messages(
        found(grader, small_course)
    )


def test_a_mistake_that_is_not_recognised(grader: Tutor, small_course: Path) -> None:
    path = small_course / "sums/add/mistakes/subtracts.py"
    path.write_text("import random\n" + path.read_text().replace("a - b", "a - b * random.random()"))
    ((file, message),) = messages(found(grader, small_course))
    assert file == "subtracts.py"
    assert message.startswith("The mistake “subtracts” fails, but is not recognised. “sum”: ")


@pytest.mark.slow
def test_what_depends_on_chance_is_found_by_trying_often(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "return a + b", "import random\n    return a + b + (random.random() < 0.02)", SOLUTION)
    ((file, message),) = messages(found(grader, small_course, "--times", "40"))
    assert file == "solution.py"
    failed = int(message.removeprefix("The solution failed ").split(" of 40 times")[0])
    assert 0 < failed < 40


def test_a_demo_that_fails(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "1 / (step + 1)", "1 / step", "sums/demos/falling.py")
    (one,) = found(grader, small_course)
    assert (Path(str(one["file"])).name, one["line"]) == ("falling.py", 7)


def test_a_demo_that_fails_at_an_end_of_a_knob(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "1 / (step + 1)", "1 / (8 - step)", "sums/demos/falling.py")
    (one,) = found(grader, small_course)
    assert one["field"] == "steps[1].knobs[0]"
    assert messages([one]) == [
        ("lesson.yaml", "With STEPS = 9 the program fails: ZeroDivisionError: division by zero")
    ]


def test_a_demo_without_end(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, "file: falling.py", "file: falling.py\n    limits: {seconds: 1}", "sums/lesson.yaml")
    (small_course / "sums/demos/falling.py").write_text('STEPS = 5\nDIRECTION = "down"\nwhile True:\n    pass\n')
    ((file, message),) = messages(found(grader, small_course))
    assert (file, "TimeLimit" in message) == ("falling.py", True)


def test_rules_about_what_does_not_exist(grader: Tutor, small_course: Path) -> None:
    rules = (
        "forbidden:\n      - names: [numpy.add, numpy.ad, scipy.add, sum, sun, numpy.polynomial.polynomial.polyfit]"
    )
    allowed = "    allowed: {numpy: [max, array, random.default_rng, random.default]}\n    checks:\n      - kind: function\n"
    spoil(small_course, "forbidden:\n      - names: [numpy.add]", rules, "sums/lesson.yaml")
    spoil(small_course, "    checks:\n      - kind: function\n", allowed, "sums/lesson.yaml")
    of_rules = [message for file, message in messages(found(grader, small_course)) if file == "lesson.yaml"]
    missing = ("numpy.ad", "sun", "numpy.random.default")
    assert of_rules == [f"There is nothing called “{name}”." for name in missing]


def test_a_judge_that_is_wrong(grader: Tutor, small_course: Path) -> None:
    spoil(small_course, '"too-small"', '"no-such-key"', "sums/add/judge.py")
    findings = messages(found(grader, small_course))
    assert findings
    assert all("no-such-key" in message for _, message in findings)


def test_what_cannot_be_run_is_3(tutor: Tutor) -> None:
    runtime = Path(tempfile.mkdtemp(prefix="run-"))  # a longer name would not be used for sockets
    (runtime / "nn-tutor").mkdir()
    (runtime / "nn-tutor").chmod(0o777)
    done = tutor("lint", XDG_RUNTIME_DIR=str(runtime))
    assert (done.returncode, done.stdout) == (3, "")


def test_the_course_that_comes_with_the_tutor_reads_well(tutor: Tutor) -> None:
    done = tutor("lint", paths.course(), "--static")
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
