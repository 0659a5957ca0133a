"""Two learners' evenings in a real terminal, in English and without a mouse: running, checking, looking back, the rest."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest
from tmux_terminal import EXERCISES, LESSONS, Tmux, processes_of, terminal_of, tmux_is_needed, variables_of

pytestmark = [pytest.mark.slow, tmux_is_needed]

ENDLESS = """import time
from tutor import log
for step in range(100_000):
    print("row", step)
    log(step, loss=1 / (step + 1))
    time.sleep(0.05)
"""


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Tmux]:
    with terminal_of(tmp_path, home) as terminal:
        yield terminal


def go_to_step(terminal: Tmux, number: int, title: str) -> None:
    terminal.press("M-j")
    terminal.wait_for("Steps of the lesson")
    terminal.type(f"{number}")
    terminal.press("Enter")
    terminal.wait_for(f" {number}/", title, gone="Steps of the lesson")


def solution(lesson: str, exercise: str) -> str:
    return (LESSONS / lesson / exercise / "solution.py").read_text(encoding="utf-8")


def test_an_exercise_from_the_first_run_to_the_curves(terminal: Tmux, home: Path) -> None:
    program = home / "work" / "line-fit.py"
    terminal.start("--lang", "en")
    terminal.wait_for("Begin the first lesson")
    terminal.press("Down", "Enter")
    terminal.wait_for(f"0 of {EXERCISES} exercises done")
    terminal.press("Down", "Down", "Down")
    terminal.wait_for("terms: 15")
    terminal.press("Enter")
    terminal.wait_for("Gradient descent", "1/14")
    go_to_step(terminal, 11, "Find the line")

    # What a program prints and logs comes while it runs; Escape stops it.
    terminal.press("F4")
    terminal.wait_for("def predict")
    program.write_text(ENDLESS, encoding="utf-8")
    terminal.wait_for("for step in range")
    terminal.press("F5")
    terminal.wait_for("Running", " s", "● loss", "row 1")
    terminal.press("Escape")
    terminal.wait_for("■ Stopped", gone="Running")

    # Not solved: input, expected, got, the mistake by its name, and more behind d.
    wrong = solution("gradient-descent", "line-fit").replace("db = 2 * np.mean(error)", "db = 2 * np.sum(error)")
    wrong = wrong.replace("dw = 2 * np.mean(error * x)", "dw = 2 * np.sum(error * x)")
    program.write_text(wrong, encoding="utf-8")
    terminal.press("F4")
    terminal.wait_for("def predict")
    terminal.press("F6")
    terminal.wait_for(
        "Not yet: 2 of 5", "Known mistake: In the gradients you took the sum", "Input", "Expected", "w = ▸"
    )
    terminal.press("d")
    terminal.wait_for("D Details", "numerically", gone="to see: d")

    # Three hints, and the solution beside the code.
    for number in (1, 2, 3):
        terminal.press("F8")
        terminal.wait_for(f"Hint {number} of 5")
    terminal.press("C-o")
    terminal.wait_for("See the solution now?")
    terminal.press("Right", "Enter")
    terminal.wait_for("─Yours─", "Solution━", "only in the solution")
    terminal.press("n")
    terminal.wait_for("~     dw = 2 * np.sum(error * x)", "~     dw = 2 * np.mean(error * x)")
    terminal.press("Escape")
    terminal.wait_for("Find the line", "F8 Hint")

    program.write_text(solution("gradient-descent", "line-fit"), encoding="utf-8")
    terminal.press("F4")
    terminal.wait_for("np.mean(error", gone="np.sum(error")
    terminal.press("F6")
    terminal.wait_for("✓ Correct!", "[✓]")
    terminal.press("F5")
    terminal.wait_for("✓ Finished", "mean squared error")

    # The picture as a file.
    terminal.press("w")
    terminal.wait_for("The picture is saved as a file.", "As what")
    terminal.press("Enter")
    terminal.wait_for("Saved:")
    assert "<svg" in (home / "figures" / "line-fit-plot.svg").read_text(encoding="utf-8")

    # What was tried before: what has changed since, and taking it back.
    terminal.press("M-h")
    terminal.wait_for("History: Find the line", "attempts: 2, runs: 2", "■ run: stopped")
    terminal.press("End")
    terminal.wait_for("−     time.sleep(0.05)")
    terminal.press("r")
    terminal.wait_for("F8 Hint", "for step in range", gone="History:")
    terminal.wait_until(lambda _: program.read_text(encoding="utf-8") == ENDLESS, "it was not taken back")
    terminal.press("M-v")
    terminal.wait_for("The last runs: Find the line", "● 1 today", "○ 2 today", "run stopped")


def test_the_rest_of_an_evening(terminal: Tmux, tmp_path: Path, home: Path) -> None:
    terminal.start("--lang", "en")
    terminal.wait_for("Begin the first lesson")
    terminal.press("Enter")
    terminal.wait_for("1/16 Welcome")

    # A quiz tells why, a self-check counts, and a lesson ends with what is left of it.
    go_to_step(terminal, 14, "Check yourself")
    terminal.press("Down", "Space")
    terminal.wait_for("(•)")
    terminal.press("Enter")
    terminal.wait_for("Right! Why is told under each option.")
    go_to_step(terminal, 16, "Now I")
    terminal.press("Space")
    terminal.wait_for("1 of 7", "[x] I can show")
    terminal.press("C-n")
    terminal.wait_for("The end of the lesson", "Still open:", "Next lesson: Activation functions")
    terminal.press("Escape")
    terminal.wait_for("16/16", gone="The end of the lesson")

    # From the list of lessons: certificate, settings, source, playground, palette and help.
    terminal.press("F9")
    terminal.wait_for(f"0 of {EXERCISES} exercises done")
    terminal.press("c")
    terminal.wait_for("Certificate", f"{EXERCISES} of {EXERCISES} exercises left", "The output of a neuron")
    terminal.press("Escape")
    terminal.wait_for(f"0 of {EXERCISES} exercises done")
    assert "\x1b[38;2" in terminal.screen(colours=True) or "\x1b[38;5" in terminal.screen(colours=True)
    terminal.press("o")
    terminal.wait_for("‹ English ›")
    terminal.press("Down", "Left", "Left")
    terminal.wait_for("‹ the terminal’s 16 ›")
    terminal.press("Escape")
    terminal.wait_for(f"0 of {EXERCISES} exercises done")
    assert "\x1b[38;" not in terminal.screen(colours=True)
    terminal.press("s")
    terminal.wait_for("tutor/engine/value.py")
    terminal.press("Escape")
    terminal.wait_for(f"0 of {EXERCISES} exercises done")
    terminal.press("F1")
    terminal.wait_for("Keys", "Find a command by its name")
    terminal.press("Escape")
    terminal.wait_for(f"0 of {EXERCISES} exercises done", gone="Find a command by its name")
    terminal.press("C-p")
    terminal.wait_for("Search for")
    terminal.type("playground")
    terminal.wait_for("The playground: watch a network learn")
    terminal.press("Enter")
    terminal.wait_for("epoch 0", "Space: start")
    terminal.press("Escape")
    terminal.wait_for(f"0 of {EXERCISES} exercises done", gone="epoch 0")

    # XOR, pasted from elsewhere, compared with what NumPy and PyTorch do.
    terminal.press(*["Down"] * 7)
    terminal.wait_for("The XOR problem", "0 of 18 steps")
    terminal.press("Enter")
    terminal.wait_for("The XOR problem", "1/18")
    go_to_step(terminal, 13, "Solve XOR in NumPy")
    terminal.press("F4")
    terminal.wait_for("import numpy as np")
    xor = home / "work" / "xor.py"
    xor.write_text(solution("xor", "xor"), encoding="utf-8")
    terminal.wait_for("changed outside")
    terminal.press("F6")
    terminal.wait_for("✓ Correct!", "F10 Compare", seconds=60)
    terminal.press("F10")
    terminal.wait_for("Training to compare")
    terminal.wait_for("✓ Compared", gone="Training to compare")
    terminal.press("F7", "End")
    terminal.wait_for("you", "NumPy", "PyTorch", gone="✓ init_parameters")
    terminal.press("Escape")
    terminal.wait_for("13/18")

    # Of two sessions, each is told what the other one writes; one is killed while one types, and nothing is lost.
    terminal.press("F4")
    terminal.wait_for("import numpy as np")
    terminal.press("C-Home")
    terminal.type("# typed")
    terminal.wait_until(lambda _: "# typed" in xor.read_text(encoding="utf-8"), "it was not saved")
    second = Tmux(tmp_path / "second", (80, 24), variables_of(tmp_path, home))
    second.start("--lang", "en")
    second.wait_for("13/18", "# typed")
    second.press("F4")
    second.type("# in the other one ")
    terminal.wait_for("xor.py was changed outside the tutor", "# in the other one")
    second.press("C-q")
    second.wait_for("ready>")
    second.close()
    os.kill(processes_of(home, "--course")[0], signal.SIGKILL)
    terminal.wait_for("Killed")
    terminal.leave()  # what was killed has left the terminal as it was
    terminal.start("--lang", "en")
    terminal.wait_for("13/18", "# typed", "# in the other one")
