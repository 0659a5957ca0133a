from pathlib import Path

import pytest
from driving import MakeApp, press, screen_text, settle

from tutor.progress.store import ProgressStore


async def test_a_wrong_answer_is_explained_and_a_right_one_explains_every_option(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Two threes." not in screen_text(app)
        await press(pilot, "enter")
        text = screen_text(app)
        for shown in ("✗ That is the sum.", "Not this time"):
            assert shown in text
        assert "Two threes." not in text  # the right one is still to be found
        await press(pilot, "down", "enter")
        text = screen_text(app)
        for shown in ("✓ Right!", "✗ That is the sum.", "✓ Two threes."):
            assert shown in text
    answer = store.quiz_answers("local", "doubling")["quiz", "twice"]
    assert (answer.chosen, answer.correct, answer.tries) == ((1,), True, 2)


async def test_a_right_answer_settles_a_question_and_practice_changes_nothing(
    make_app: MakeApp, store: ProgressStore
) -> None:
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter")
        assert "Your answer is kept." in screen_text(app)
        assert "Tab Next question" in screen_text(app)
        await press(pilot, "tab")
        assert "Tab" not in screen_text(app)
        await press(pilot, "shift+tab")
        await press(pilot, "1", "enter", "space")
        assert "(•) 2. 6" in screen_text(app)
        await press(pilot, "r")
        text = screen_text(app)
        assert "this answer is not recorded" in text
        assert "Two threes." not in text
        await press(pilot, "1", "enter")
        text = screen_text(app)
        assert "✗ Not this time" in text
        assert "Two threes." not in text
        await press(pilot, "ctrl+n", "ctrl+b")
        assert "✓ Right!" in screen_text(app)
    answer = store.quiz_answers("local", "doubling")["quiz", "twice"]
    assert (answer.chosen, answer.correct, answer.tries) == ((1,), True, 1)


async def test_long_explanations_are_read_option_by_option(make_app: MakeApp, course: Path) -> None:
    lesson = course / "doubling" / "lesson.yaml"
    text = lesson.read_text(encoding="utf-8")
    lesson.write_text(text.replace("en: That is the sum.", f'en: "{"That is the sum. " * 70}"'), encoding="utf-8")
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter")
        text = screen_text(app)
        assert "What is 2 · 3?" in text
        assert "✓ Right!" in text
        assert "✗ That is the sum." in text
        assert "✓ Two threes." not in text
        await press(pilot, "up", "down")
        assert "✓ Two threes." in screen_text(app)
        await press(pilot, "up")
        assert "✗ That is the sum." in screen_text(app)


async def test_several_answers_by_digit(make_app: MakeApp, store: ProgressStore) -> None:
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter", "down")
        await press(pilot, "1", "2", "2", "3", "enter")
        text = screen_text(app)
        assert text.count("✓ Right!") == 2
        assert "[✓]" in text
    assert store.quiz_answers("local", "doubling")["quiz", "even"].chosen == (0, 2)


async def test_answers_are_there_the_next_time_in_either_language(make_app: MakeApp) -> None:
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter", "ctrl+n", "ctrl+b")
        assert "✓ Right!" in screen_text(app)
        await press(pilot, "f2")
        assert "✓ Toʻgʻri!" in screen_text(app)


@pytest.mark.parametrize("key", ["space", "enter"])
async def test_ticks_are_kept(make_app: MakeApp, store: ProgressStore, key: str) -> None:
    app = make_app("doubling", "done")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "down", key, "up", key, key)
        text = screen_text(app)
        assert "[ ] can double." in text
        assert "[x] know an even number." in text
        assert "To go on with" in text
    assert store.checklist("local", "doubling") == {"done": {1}}


async def test_a_question_can_be_answered_with_the_mouse(make_app: MakeApp) -> None:
    app = make_app("doubling", "quiz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        row = next(index for index, line in enumerate(screen_text(app).splitlines()) if "2. 6" in line)
        await pilot.click(offset=(12, row))
        await press(pilot, "enter")
        assert "✓ Right!" in screen_text(app)
