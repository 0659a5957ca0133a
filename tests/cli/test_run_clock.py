import pytest
from cli_runner import Tutor, WriteProgram
from terminal import Terminal

from tutor.cli.run_clock import length


def test_the_last_line_says_how_long_a_program_may_run_until_it_prints(grader: Tutor, program: WriteProgram) -> None:
    path = str(program("import time\ntime.sleep(0.2)\nprint('ended')\n"))
    shown = Terminal(grader, "run", path)
    assert "Running for 0 s (at most 10 minutes; Ctrl+C stops it)" in shown.output.decode()
    assert shown.text.split() == ["ended"]
    uzbek = Terminal(grader, "run", path, "--seconds", "7.5", "--lang", "uz")
    assert "eng koʻpi bilan 7,5 soniya" in uzbek.output.decode()


@pytest.mark.parametrize(
    ("seconds", "uz", "en"),
    [(600, "10 daqiqa", "10 minutes"), (90, "90 soniya", "90 seconds"), (1.5, "1,5 soniya", "1.5 seconds")],
)
def test_lengths_in_words(seconds: float, uz: str, en: str) -> None:
    assert (length(seconds).uz, length(seconds).en) == (uz, en)
