"""What the playground sends over a line of 80×24 while a run starts and goes on: bytes and frames, second by second."""

import re
import sys
import time
from pathlib import Path

import pytest
from measured_terminal import Terminal

SECONDS = 10
DATA = {"circles": 0, "spirals": 3, "a curve": 6}
EPOCH = re.compile(r"epoch (\d+)")


@pytest.mark.benchmark
@pytest.mark.parametrize("data", DATA)
def test_a_run_over_a_real_terminal(data: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = [sys.executable, "-m", "tutor", "play", "--lang", "en"]
    with Terminal(command, {"TUTOR_HOME": str(tmp_path)}) as terminal:
        terminal.wait_for("epoch 0")
        for _ in range(DATA[data]):
            terminal.press(b"\x1b[C")
        terminal.wait_for(data)
        terminal.press(b"\x1b[B\x1b[A")  # the first keys after the opening repaint all of the screen once
        terminal.quiet(1.0)
        seconds, painted = [], 0
        terminal.press(b" ")
        started = time.monotonic()
        for second in range(1, SECONDS + 1):
            before = terminal.written
            while (left := started + second - time.monotonic()) > 0:
                shown = terminal.text
                terminal.quiet(min(0.02, left))
                painted += terminal.text != shown
            seconds.append((terminal.written - before) / 1024)
        epoch = EPOCH.search(terminal.text)
        terminal.press(b" ")
        terminal.wait_for("paused")
    with capsys.disabled():
        told = " ".join(f"{size:.1f}" for size in seconds)
        print(
            f"\nplayground, {data}, 80×24: KiB in each second after Space {told}; "
            f"mean {sum(seconds) / SECONDS:.1f} KiB/s, changes of the screen a second {painted / SECONDS:.1f}"
        )
    assert epoch is not None
    assert int(epoch[1]) > 0
