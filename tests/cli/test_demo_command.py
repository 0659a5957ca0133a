"""`tutor demo`, and `--set` there and with `tutor run`."""

import pytest
from cli_runner import Tutor, WriteProgram


def test_without_a_name_the_demos_are_listed(tutor: Tutor) -> None:
    assert tutor("demo").stdout.splitlines() == [
        "sums/look  Look",
        "    STEPS (steps): 2, 5, 9",
        "    DIRECTION (direction): down, up",
        "",
        "To run a demo: tutor demo sums/look. To set a value: --set NAME=VALUE",
    ]
    plain = tutor("demo", "--plain", "--lang", "uz")
    assert plain.stdout.isascii()
    assert "DIRECTION (yo'nalish): down, up" in plain.stdout


def test_a_demo_runs_with_the_values_that_are_set(grader: Tutor) -> None:
    done = grader("demo", "look", "--set", "STEPS=2", "--set", "DIRECTION = up", "--plain")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.splitlines()[:6] == [
        "Look",
        "    STEPS = 2 (steps)  [2, 5, 9]",
        '    DIRECTION = "up" (direction)  [down, up]',
        "",
        "step 0",
        "step 1",
    ]
    assert "loss: 1 at step 0, 0.5 at step 1" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("nowhere",), "no demo “nowhere”"),
        (("sums/lok",), "Did you mean: sums/look?"),
        (("--set", "STEPS=2"), "goes with the name of a demo"),
        (("look", "--set", "STEPS"), "write NAME=VALUE"),
        (("look", "--set", "=2"), "write NAME=VALUE"),
        (("look", "--set", "COUNT=2"), "no constant COUNT. It has: STEPS, DIRECTION."),
        (("look", "--set", "STEPS=2.5"), "STEPS cannot be 2.5. It can be: a whole number, such as 2, 5, 9."),
        (("look", "--set", "STEPS=many"), "a whole number"),
        (("look", "--set", "STEPS=" + "9" * 5000), "a whole number"),
        (("look", "--set", "DIRECTION=left"), "DIRECTION cannot be left. It can be: down, up."),
        (("look", "--set", "DIRECTION=\x1b[2J"), "It can be: down, up."),
        (("look", "--set"), "--set"),
    ],
)
def test_what_cannot_be_is_refused_with_what_can(tutor: Tutor, arguments: tuple[str, ...], words: str) -> None:
    done = tutor("demo", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert words in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert "\x1b" not in done.stderr


def test_run_sets_constants_of_any_program(grader: Tutor, program: WriteProgram) -> None:
    path = program("RATE = 1\nNAME = 'a'\nFLAG = True\nprint(RATE, NAME, FLAG)\n")
    settings = ("--set", "RATE=-0.5", "--set", "NAME=it's oʻ", "--set", "FLAG=false")
    assert grader("run", path, *settings).stdout == "-0.5 it's oʻ False\n"
    assert path.read_text().startswith("RATE = 1\n")
    refused = grader("run", path, "--set", "RATE=inf", "--lang", "uz")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "RATE ga inf boʻlmaydi. Mumkin: son, masalan 1." in refused.stderr
    broken = grader("run", program("if:\n", "broken.py"), "--set", "A=1")
    assert "Line 1 of the program is not valid Python" in broken.stderr
