"""One learner's way through the course in a real terminal: keys only, the real lessons, the real grading service."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from tmux_terminal import LESSONS, Tmux, terminal_of, tmux_is_needed

from tutor.course.loader import load_lesson
from tutor.course.manifest import exercise_ids, load_manifest
from tutor.progress.store import ProgressStore

pytestmark = [pytest.mark.slow, tmux_is_needed]


@pytest.fixture(params=[(80, 24), (120, 40)], ids=["80x24", "120x40"])
def terminal(request: pytest.FixtureRequest, tmp_path: Path, home: Path) -> Iterator[Tmux]:
    with terminal_of(tmp_path, home, request.param) as terminal:
        yield terminal


def test_from_the_first_start_to_a_passed_exercise_and_back_again(terminal: Tmux, home: Path) -> None:
    lessons = [lesson for part in load_manifest(LESSONS).parts for lesson in part.lessons]
    exercises = sum(len(exercise_ids(LESSONS, lesson.id)) for lesson in lessons)
    steps = [step.id for step in load_lesson(LESSONS, "gradient-descent").steps]
    place = f"{steps.index('line-fit') + 1}/{len(steps)}"

    terminal.start("--lang", "uz")
    terminal.wait_for("Xush kelibsiz!", "Birinchi darsni boshlash")
    terminal.press("Down", "Enter")
    terminal.wait_for("Neyron tarmoqlar", "Gradient tushish", f"{exercises} ta mashqdan 0 tasi bajarildi")

    # To the exercise, by its place in the list of steps.
    terminal.press(*["Down"] * [lesson.id for lesson in lessons].index("gradient-descent"))
    terminal.wait_for("15 ta atama")
    terminal.press("Right")
    terminal.wait_for("Chiziqni toping")
    terminal.press(*["Down"] * steps.index("line-fit"), "Enter")
    terminal.wait_for(place, "Toʻrtta funksiya yozing")
    terminal.press("F4")
    terminal.wait_for("def predict")

    # What the starter gives is not enough; the verdict shows what was expected and what came.
    terminal.press("F6")
    terminal.wait_for("Hali emas", "Kutilgan", "Chiqqan")
    terminal.press("F8")
    terminal.wait_for("1-ishora (5 tadan)")

    # The language changes in the middle, and the work stays.
    terminal.press("F2")
    terminal.wait_for("Hint 1 of 5", "F6 Check")

    solution = (LESSONS / "gradient-descent" / "line-fit" / "solution.py").read_text(encoding="utf-8")
    terminal.press("F4", "M-a")
    terminal.wait_for("hidden: w")  # everything is selected: the end came into sight
    terminal.paste(solution)
    terminal.press("F6")
    terminal.wait_for("✓ Correct!", "Next step: Ctrl+N", "[✓]")

    # A run draws; Escape goes back; quitting and starting again leads to the same place.
    terminal.press("F5")
    terminal.wait_for("✓ Finished", "loss", "mean squared error")
    terminal.press("C-q")
    terminal.wait_for("ready>")
    assert (home / "work" / "line-fit.py").read_text(encoding="utf-8") == solution
    terminal.start("--lang", "uz")
    terminal.wait_for(place, "hidden: w", "[✓]")  # the cursor is where it was
    terminal.press("F9")
    terminal.wait_for(f"{exercises} ta mashqdan 1 tasi bajarildi", "1/2")

    store = ProgressStore.open(home)
    progress = store.summary("local")["line-fit"]
    store.close()
    assert (progress.passed, progress.attempts, progress.hints) == (True, 2, 1)
