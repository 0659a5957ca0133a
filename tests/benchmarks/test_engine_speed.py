"""The engine's speed beside others'."""

import subprocess
import sys
from pathlib import Path

import pytest

RACE = Path(__file__).with_name("engine_race.py")


@pytest.mark.benchmark
def test_steps_a_second(capsys: pytest.CaptureFixture[str]) -> None:
    done = subprocess.run([sys.executable, RACE], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert all(f"\n| {name} | " in done.stdout for name in ("engine", "torch loop", "textbook NumPy", "scikit-learn"))
    with capsys.disabled():
        print("\n" + done.stdout)
