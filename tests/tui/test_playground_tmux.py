"""A learner in the playground, in a real terminal: keys only; the saved program runs by itself; a killed process comes again."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from service_process import is_gone
from tmux_terminal import Tmux, processes_of, terminal_of, tmux_is_needed

pytestmark = [pytest.mark.slow, tmux_is_needed]


@pytest.fixture
def terminal(tmp_path: Path, home: Path) -> Iterator[Tmux]:
    with terminal_of(tmp_path, home, TUTOR_LANG="en") as terminal:
        yield terminal


def test_train_change_save_and_run_what_was_saved(terminal: Tmux, home: Path) -> None:
    terminal.start("play")
    terminal.wait_for("epoch 0", "circles", "Tab Neuron", "Esc Back", "Space: start")
    terminal.press("s", "s")
    terminal.wait_for("epoch 2 ", "paused")
    terminal.press("r")
    terminal.wait_for("epoch 0 ")
    terminal.press("Down", "Down", "Left", "Space")
    terminal.wait_for("‹ 1 ›", "running")
    terminal.wait_for("It has learnt this. Hidden neurons: 6")
    terminal.press("Space")
    terminal.wait_for("paused")
    terminal.press("Tab")
    terminal.wait_for("Layer 1: n1 = tanh(")
    terminal.press("Escape")
    terminal.wait_for("paused", gone="Layer 1: n1")
    terminal.press(*["Down"] * 7, "Right", "s")
    terminal.wait_for("torch CPU", "paused")
    terminal.press("p")
    terminal.wait_for("saved as a Python program")
    terminal.press("Enter")
    terminal.wait_for("Saved. To run it")
    saved = home / "playground" / "circles-numpy.py"
    done = subprocess.run([sys.executable, "-I", str(saved)], capture_output=True, text=True, cwd="/", check=True)
    assert float(done.stdout.rsplit("accuracy = ", 1)[1]) >= 0.9

    # The process is killed in the middle of a run: one sentence, and R begins again.
    terminal.press("Space")
    terminal.wait_for("running")
    os.kill(processes_of(home, "tutor.playground")[0], signal.SIGKILL)
    terminal.wait_for("computing has ended")
    terminal.press("r")
    terminal.wait_for("epoch 0 ", "paused")

    # The terminal goes away in the middle of a run: nothing stays behind.
    terminal.press("Space")
    terminal.wait_for("running")
    process = processes_of(home, "tutor.playground")[0]
    terminal.leave()
    assert is_gone(process)
