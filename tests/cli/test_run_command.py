import importlib.util

import pytest
from cli_runner import Tutor, WriteProgram
from terminal import Terminal


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("print('well')\n", 0),
        ("import sys\nsys.exit(7)\n", 7),
        ("import sys\nsys.exit('no')\n", 1),
        ("raise SystemExit\n", 0),
        ("1 / 0\n", 1),
        ("import os\nos._exit(5)\n", 5),
        ("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)\n", 139),
    ],
)
def test_ends_as_the_program_ends(grader: Tutor, program: WriteProgram, source: str, code: int) -> None:
    assert grader("run", program(source)).returncode == code


def test_output_goes_where_the_program_sent_it(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("import sys\nprint('oʻng')\nprint('left', file=sys.stderr)\nprint('end', end='')\n"))
    assert (done.stdout, done.stderr) == ("oʻng\nend", "left\n")


def test_an_error_is_explained_in_the_language(grader: Tutor, program: WriteProgram) -> None:
    path = program("x = 1\nprint(y)\n")
    english, uzbek = grader("run", path), grader("run", path, "--lang", "uz")
    assert "Line 2: NameError: name 'y' is not defined" in english.stderr
    assert "    print(y)" in english.stderr
    assert "does not exist yet" in english.stderr
    assert "2-satr: NameError" in uzbek.stderr
    assert "hali yoʻq" in uzbek.stderr
    assert "Traceback" not in english.stderr + uzbek.stderr


def test_a_program_without_end_is_stopped(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("while True:\n    pass\n"), "--seconds", "1")
    assert done.returncode == 124
    assert "did not finish within 1 seconds" in done.stderr


def test_output_without_end_is_stopped(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("while True:\n    print('x' * 1000)\n"))
    assert done.returncode == 1
    assert len(done.stdout) < 1 << 20
    assert "printed too much" in done.stderr


def test_nobody_reads_any_more(grader: Tutor, program: WriteProgram) -> None:
    path = program("import time\nwhile True:\n    print('x', flush=True)\n    time.sleep(0.01)\n")
    done = grader.shell(f"$tutor run {path} | head -n 1; echo ${{PIPESTATUS[0]}}")
    assert done.stdout == "x\n141\n"
    assert done.stderr == ""


def test_reads_standard_input(grader: Tutor) -> None:
    assert grader("run", "-", stdin="print(6 * 7)\n").stdout == "42\n"


@pytest.mark.parametrize(
    ("arguments", "code"), [(("run", "/nowhere.py"), 2), (("run",), 2), (("run", "/"), 2), (("run", "/dev/zero"), 2)]
)
def test_bad_input(grader: Tutor, arguments: tuple[str, ...], code: int) -> None:
    done = grader(*arguments)
    assert done.returncode == code
    assert len(done.stderr.splitlines()) == 1


LOGGING = """\
from tutor import log, show
for step in range(20):
    log(step, loss=1 / (step + 1))
print("after training")
show("curves", series={"line": [0.0, 1.0, 2.0]}, title="step 1")
show("curves", series={"line": [0.0, 1.0, 4.0]}, title="step 2")
show("confusion-matrix", true=[0, 1], predicted=[0, 1])
"""


def test_plot_and_figures_come_at_the_end_where_there_is_no_terminal(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program(LOGGING))
    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    output, _, pictures = done.stdout.partition("after training\n")
    assert output == ""
    assert "loss 0.05" in pictures
    assert "step 2" in pictures
    assert "step 1" not in pictures  # an animation's earlier frame


def test_plain_pictures_are_ascii_and_told_in_words(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program(LOGGING), "--plain", "--lang", "uz")
    assert done.stdout.isascii()
    assert "0-qadamda 1, 19-qadamda 0.05" in done.stdout


def test_a_figure_that_cannot_be_drawn_is_explained(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("from tutor import show\nshow('no-such-figure')\n"))
    assert done.returncode == 0
    assert "no-such-figure" in done.stderr


def test_printed_epochs_are_plotted_too(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("for e in range(5):\n    print(f'Epoch {e}: Loss = {1 / (e + 1):.4f}')\n"))
    assert "Epoch 4: Loss = 0.2000" in done.stdout
    assert "loss 0.2" in done.stdout


def test_a_loss_that_is_no_number_is_said(grader: Tutor, program: WriteProgram) -> None:
    source = "from tutor import log\nfor step in range(4):\n    log(step, loss=1.0 if step < 2 else float('nan'))\n"
    assert "NaN since step 2" in grader("run", program(source)).stdout


LIVE = """\
import time
from tutor import log
print("begun", end=" ")
for step in range(30):
    log(step, loss=1 / (step + 1))
    if step % 10 == 0:
        print("at", step)
    time.sleep(0.01)
print("not a whole line", end="")
"""


def test_the_plot_grows_below_the_output_on_a_terminal(grader: Tutor, program: WriteProgram) -> None:
    terminal = Terminal(grader, "run", str(program(LIVE)))
    assert terminal.returncode == 0
    lines = [line for line in terminal.lines if line]
    plot = next(number for number, line in enumerate(lines) if line.startswith("● loss 0.0333"))
    assert " ".join(lines[:plot]).split() == ["begun", "at", "0", "at", "10", "at", "20"]
    assert lines[-1] == "not a whole line"
    assert sum("● loss" in line for line in lines) == 1  # the plot was rewritten in its place
    assert "step" in lines[-2]


def test_a_low_terminal_gets_no_live_plot(grader: Tutor, program: WriteProgram) -> None:
    terminal = Terminal(grader, "run", str(program(LIVE)), rows=8)
    assert terminal.returncode == 0
    assert terminal.lines[:3] == ["begun at 0", "at 10", "at 20"]


def test_plain_on_a_terminal_moves_no_cursor(grader: Tutor, program: WriteProgram) -> None:
    terminal = Terminal(grader, "run", str(program(LIVE)), "--plain")
    assert b"\x1b" not in terminal.output


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("torch") is None, reason="torch is not installed")
def test_torch_is_there_for_a_program_that_imports_it(grader: Tutor, program: WriteProgram) -> None:
    done = grader("run", program("import torch\nprint(float(torch.ones(3).sum()))\n"))
    assert (done.stdout, done.stderr, done.returncode) == ("3.0\n", "", 0)
