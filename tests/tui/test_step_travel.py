"""Going from step to step: the list of steps, what counts as read, and the end of a lesson."""

from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import PASSED
from textual.widgets import OptionList

from tutor.language import Text
from tutor.progress.events import Event
from tutor.progress.store import ProgressStore
from tutor.tui.marks import State
from tutor.tui.screens.lesson_end import LessonEndScreen
from tutor.tui.screens.steps import StepsScreen
from tutor.tui.step_choice import matching_steps
from tutor.tui.step_words import counts

TITLES = [
    Text(uz=uz, en=en) for uz, en in (("Nega", "Why"), ("Yashirin qatlam", "Hidden layer"), ("Ikki qavat", "Two"))
]


@pytest.mark.parametrize(
    ("typed", "positions"),
    [
        ("", [0, 1, 2]), ("2", [1]), ("03", [2]), ("9", []), ("qat", [1]), ("hidden lay", [1]), ("qatlamni", [1]),
        ("w", [0]), ("o", []), (".*", []), ("z" * 10_000, []), ("٣", [2]),
    ],
)  # fmt: skip
def test_steps_are_found_by_number_and_by_words(typed: str, positions: list[int]) -> None:
    assert matching_steps(TITLES, typed) == positions


def test_one_digit_fits_all_numbers_that_begin_with_it() -> None:
    assert matching_steps([Text(uz="a", en="a")] * 12, "1") == [0, 9, 10, 11]


def test_counts_leave_out_kinds_that_are_not_there() -> None:
    done, still = State.DONE, State.OPEN
    assert counts(["text", "demo", "exercise"], [done, still, done]).en == "1 of 1 exercises, 1 of 2 pages read"
    assert counts(["quiz"], [State.TRIED]).uz == "1 ta testdan 0 tasi"


def marks(text: str) -> str:
    return "".join(sign for sign in text.splitlines()[0] if sign in "✓○◐◇")


async def test_a_page_is_read_when_one_goes_on_from_it_and_a_jump_ticks_nothing(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app("doubling")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+j", "4", "enter")
        assert lesson_screen(app).index == 3
        assert marks(screen_text(app)) == "○○○○○"
        await press(pilot, "alt+j", *"why", "enter", "ctrl+n")
        assert marks(screen_text(app)) == "✓○○○○"
    assert store.steps_read("local", "doubling") == {"why"}
    again = make_app("doubling", "done")
    async with again.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert marks(screen_text(again)) == "✓○○○○"


async def test_a_long_page_is_read_when_its_end_was_in_sight(
    make_app: MakeApp, course: Path, store: ProgressStore
) -> None:
    lesson = course / "doubling" / "lesson.yaml"
    long = "\\n\\n".join(["Line."] * 40)
    lesson.write_text(lesson.read_text(encoding="utf-8").replace("This text has", f"{long} This text has"), "utf-8")
    app = make_app("doubling")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "pagedown")
        assert store.steps_read("local", "doubling") == set()
        await press(pilot, "J")  # on a page that scrolls, too
        assert isinstance(app.screen, StepsScreen)
        await press(pilot, "escape")
        await press(pilot, "end")
        assert store.steps_read("local", "doubling") == {"why"}
        assert marks(screen_text(app)) == "✓○○○○"
        await press(pilot, "alt+j", "2", "enter")
        assert store.steps_read("local", "doubling") == {"why"}


async def test_j_lists_the_steps_but_is_a_letter_in_the_editor(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "j")
        assert lesson_screen(app).code.source.startswith("j")
        await press(pilot, "f3", "j")
        assert isinstance(app.screen, StepsScreen)
        text = screen_text(app)
        for shown in ("Steps of the lesson", "▸  3 ○ Double it · exercise", "1 ○ Why", "✓ done, read"):
            assert shown in text
        await press(pilot, "f2")
        assert "Dars qadamlari" in screen_text(app)
        await press(pilot, *"nothing")
        assert "Bunday qadam yoʻq." in screen_text(app)
        await press(pilot, "enter", "escape")
        assert lesson_screen(app).index == 2


async def test_the_arrows_choose_a_step(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+j", "up", "enter")
        assert lesson_screen(app).index == 1


async def test_the_end_of_a_lesson_tells_what_is_open_and_leads_there(make_app: MakeApp) -> None:
    app = make_app("doubling", "done")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        assert isinstance(app.screen, LessonEndScreen)
        text = screen_text(app)
        for shown in (
            "The end of the lesson",
            "0 of 1 exercises",
            "→ Next lesson: Halving",
            "3 Double it · exercise",
        ):
            assert shown in text
        await press(pilot, "escape")
        assert lesson_screen(app).index == 4
        await press(pilot, "ctrl+n", "down", "down", "down", "enter")
        assert lesson_screen(app).index == 2
        await press(pilot, "alt+j", "5", "enter")
        await press(pilot, "ctrl+n", "ctrl+n", "enter")
        assert lesson_screen(app).entry.id == "halving"


async def test_a_lesson_that_is_done_says_so_and_the_last_one_leads_to_the_list(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app("halving", language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        text = screen_text(app)
        assert "✓ Dars tugadi!" in text
        assert "1 ta sahifadan 1 tasi oʻqilgan" in text
        assert app.screen.query_one(OptionList).option_count == 1
        await press(pilot, "enter")
        assert "Birinchi qism" in screen_text(app)


async def test_what_was_done_in_the_lesson_is_counted(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(
        Event.attempt("double", "", PASSED.as_json(), lesson="doubling"),
        Event.quiz("doubling", "quiz", "twice", chosen=[1], correct=True),
        Event.read("doubling", "why"),
    )
    app = make_app("doubling", "done")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+n")
        assert "1 of 1 exercises, 0 of 1 quizzes, 1 of 2 pages read" in screen_text(app)
        assert "◐" in screen_text(app)
