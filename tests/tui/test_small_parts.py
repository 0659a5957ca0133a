"""Parts without a screen: inline marks, pages, states, the sharing of rows, the clock, wrapping."""

from pathlib import Path

import pytest
from screen_course import write_small_course
from scripted_service import FAILED
from textual.content import Content

from tutor.course.loader import load_lesson
from tutor.progress.queries import ExerciseProgress
from tutor.tui.inline import inline
from tutor.tui.lesson_states import states
from tutor.tui.marks import State
from tutor.tui.pages import page
from tutor.tui.progress_keeper import LessonAnswers, Progress
from tutor.tui.sharing import FIGURE, PLOT, output, share
from tutor.tui.widgets.run_banner import clock
from tutor.tui.widgets.written import hanging


@pytest.mark.parametrize(
    ("text", "plain", "spans"),
    [
        ("a `b` c", "a b c", 1),
        ("**a** and *b*", "a and b", 2),
        ("[b]x[/b] [@click=quit]y[/]", "[b]x[/b] [@click=quit]y[/]", 0),
        ("2 * 3 * 4", "2 * 3 * 4", 0),
        ("x**2 + y**2", "x**2 + y**2", 0),
        ("`a**b**c`", "a**b**c", 1),
        ("``for *: 'V' and **`` *b*", "for *: 'V' and ** b", 1),
    ],
)
def test_inline(text: str, plain: str, spans: int) -> None:
    content = inline(text)
    assert content.plain == plain
    assert len(content.spans) == spans


@pytest.mark.parametrize("rows", range(4, 60))
def test_shared_rows_are_all_used_and_nobody_goes_short(rows: int) -> None:
    needs = [PLOT, FIGURE, output(30)]
    heights = share(rows, needs)
    assert all(need.least <= height <= need.most for need, height in zip(needs, heights, strict=True))
    assert sum(heights) == max(rows, sum(need.least for need in needs))


def test_a_plot_alone_does_not_grow_without_end() -> None:
    assert share(50, [PLOT]) == [PLOT.most]


@pytest.mark.parametrize(("seconds", "shown"), [(0.4, "0 s"), (59.9, "59 s"), (64, "1:04"), (600, "10:00")])
def test_clock(seconds: float, shown: str) -> None:
    assert clock(seconds) == shown


def test_a_hanging_paragraph_begins_every_line_beside_its_head() -> None:
    lines = hanging(Content("1. "), Content("one two three four five six"), 13)
    assert [line.plain.rstrip() for line in lines] == ["1. one two", "   three four", "   five six"]


def test_states_of_the_steps(tmp_path: Path) -> None:
    lesson = load_lesson(write_small_course(tmp_path / "course"), "doubling")
    nothing = LessonAnswers({}, set(), {})
    assert states(lesson, None, nothing) == [State.OPEN] * 5
    some = LessonAnswers({("quiz", "twice"): (0,)}, set(), {"done": {1}}, {"show"})
    tried = Progress({"double": ExerciseProgress(attempts=1)})
    assert states(lesson, tried, some) == [State.OPEN, State.DONE, State.TRIED, State.TRIED, State.TRIED]
    every = LessonAnswers({}, {("quiz", "twice"), ("quiz", "even")}, {"done": {0, 1}}, {"why", "show"})
    passed = Progress({"double": ExerciseProgress(passed=True, attempts=2)})
    assert states(lesson, passed, every) == [State.DONE] * 5


def test_a_page_shows_only_the_hints_that_were_asked_for(tmp_path: Path) -> None:
    step = load_lesson(write_small_course(tmp_path / "course"), "doubling").steps[2]
    assert "Hint" not in page(step).en
    two = page(step, hints=2)
    assert "**Hint 2 of 3**" in two.en
    assert "**2-ishora (3 tadan)**" in two.uz
    assert "3/3" not in two.en
    assert "## Explanation" in page(step, explained=True).en


def test_the_scripted_verdict_is_one_that_travels() -> None:
    assert type(FAILED).from_json(FAILED.as_json()) == FAILED
