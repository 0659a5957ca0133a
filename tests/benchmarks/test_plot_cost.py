"""What a live plot costs at 10 updates a second on 80×24: CPU and bytes, beside one that sends all of itself again."""

import json
import math
import statistics
import sys
import time
from pathlib import Path

import plot_apps
import pytest
from measured_terminal import Terminal
from plot_apps import PER_SECOND, UPDATES, training

from tutor.figures.style import Style
from tutor.figures.training_plot import TrainingPlot


def measure(app: str, report: Path) -> tuple[float, float, str]:
    """Return CPU milliseconds and bytes of one update, and what is on the screen at the end."""
    with Terminal([sys.executable, plot_apps.__file__, app, str(report)], {}) as terminal:
        terminal.wait_for("No numbers yet")
        terminal.quiet(0.5)
        before = terminal.written
        terminal.press(b"s")
        deadline = time.monotonic() + 20 * UPDATES / PER_SECOND
        while not report.exists():
            assert time.monotonic() < deadline, terminal.text
            terminal.quiet(0.5)
        return json.loads(report.read_text()), (terminal.written - before) / UPDATES, terminal.text


@pytest.mark.benchmark
def test_a_live_plot_over_a_real_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ours_ms, ours_bytes, screen = measure("live", tmp_path / "live.json")
    plotext_ms, plotext_bytes, plotext_screen = measure("plotext", tmp_path / "plotext.json")
    with capsys.disabled():
        print(
            f"\nlive plot, 80×24, {PER_SECOND} updates a second, mean of the first {UPDATES}, all of Textual included: "
            f"{ours_ms:.1f} ms CPU and {ours_bytes * PER_SECOND / 1024:.1f} KiB/s (budget 5); "
            f"plotext sent again as a whole: {plotext_ms:.1f} ms and {plotext_bytes * PER_SECOND / 1024:.1f} KiB/s; "
            f"ratios {plotext_ms / ours_ms:.1f} and {plotext_bytes / ours_bytes:.1f}"
        )
    # A hundred partial repaints must leave the very picture that one drawing at the end gives.
    plot = TrainingPlot()
    for step, (loss, accuracy) in enumerate(training()):
        plot.add(step, {"loss": loss, "accuracy": accuracy})
    rows = plot.rows(80, 24, Style(256), "en")
    assert screen == "\n".join("".join(segment.text for segment in row) for row in rows)
    assert "accuracy" in plotext_screen


@pytest.mark.benchmark
@pytest.mark.parametrize("steps", [100, 10_000])
def test_drawing_one_frame(steps: int, capsys: pytest.CaptureFixture[str]) -> None:
    plot, style = TrainingPlot(), Style(256)
    growing, anew = [], []
    for step in range(steps):
        plot.add(step, {"loss": math.exp(-step / 60), "accuracy": 1 - math.exp(-step / 40)})
        if step >= steps - 50:
            started = time.process_time()
            rows = plot.rows(80, 24, style, "en")
            growing.append(1000 * (time.process_time() - started))
    for width in range(60, 80):
        started = time.process_time()
        plot.rows(width, 24, style, "en")
        anew.append(1000 * (time.process_time() - started))
    with capsys.disabled():
        print(
            f"\none frame of the plot, 80×24, after {steps} steps: {statistics.median(growing):.2f} ms CPU "
            f"when it grew by a value, {statistics.median(anew):.2f} ms when everything is drawn anew (budget 6)"
        )
    assert len(rows) == 24
