"""Search and glossary: from anywhere, by keys alone, in both languages, and back to where one was."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from textual.pilot import Pilot
from textual.widgets import Input
from textual.widgets.text_area import Selection

from tutor.course.search.excerpt import excerpt
from tutor.tui.app import TutorApp
from tutor.tui.screens.glossary import GlossaryScreen
from tutor.tui.screens.home import HomeScreen
from tutor.tui.screens.search import SearchScreen

SnapCompare = Callable[..., bool]
SIZES = [(80, 24), (120, 40)]
LANGUAGES = ["uz", "en"]

TERMS = """\
terms:
  - {en: double, uz: ikkilantirish, meaning: {uz: Ikkiga koʻpaytirish., en: To multiply by two.}}
  - {en: even number, uz: juft son, meaning: {uz: Ikkiga boʻlinadigan son., en: A number that two divides.}}
  - {en: half, uz: oʻrta, meaning: {uz: Ikkidan biri., en: One of two equal parts.}}
"""


@pytest.fixture
def course(course: Path) -> Path:
    lesson = course / "doubling" / "lesson.yaml"
    lesson.write_text(lesson.read_text(encoding="utf-8") + TERMS, encoding="utf-8")
    return course


def step(app: TutorApp) -> str | None:
    current = lesson_screen(app).step
    return current.id if current else None


def query(app: TutorApp) -> str:
    return app.screen.query_one(Input).value


@pytest.mark.parametrize(
    ("sentence", "marks", "width", "shown", "left"),
    [
        ("short", [(0, 5)], 20, "short", [(0, 5)]),
        ("one two three four", [(4, 7)], 12, "one two thr…", [(4, 7)]),
        ("one two three four five six seven", [(28, 33)], 15, "…five six seven", [(10, 15)]),
        ("one two three four five six", [(19, 23)], 12, "…four five …", [(6, 10)]),
        ("x" * 50, [(0, 50)], 10, "x" * 9 + "…", []),
        ("a" * 50 + " word", [(51, 55)], 10, "…word", [(1, 5)]),
        ("word", [(0, 4)], 0, "", []),
    ],
)
def test_an_excerpt_shows_what_was_found(
    sentence: str, marks: list[tuple[int, int]], width: int, shown: str, left: list[tuple[int, int]]
) -> None:
    assert excerpt(sentence, marks, width) == (shown, left)


async def test_search_leads_from_the_list_to_a_step_and_comes_back_with_its_words(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"which even")
        text = screen_text(app)
        assert "Doubling – Test yourself" in text
        assert "Which are even?" in text
        await press(pilot, "enter")
        assert step(app) == "quiz"
        await press(pilot, "alt+f")
        assert query(app) == "which even"
        await press(pilot, *"half")
        assert query(app) == "half"
        await press(pilot, "down", "enter")
        assert lesson_screen(app).entry.id == "halving"


async def test_search_from_the_editor_keeps_the_work_and_moves_in_the_same_lesson(
    make_app: MakeApp, home: Path
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lesson = lesson_screen(app)
        await press(pilot, "slash", "g", "alt+f")
        assert lesson.code.source.startswith("/g")
        await press(pilot, *"run it", "enter")
        assert app.screen is lesson
        assert step(app) == "show"
    assert (home / "work" / "double.py").read_text(encoding="utf-8").startswith("/g")


async def test_escape_goes_back_and_nothing_is_searched_over_a_question(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "alt+f", "escape")
        assert lesson_screen(app).code.editor.has_focus
        await press(pilot, "ctrl+p", "alt+f", "alt+g")
        assert not isinstance(app.screen, (SearchScreen, GlossaryScreen))


async def test_the_language_changes_the_results_and_the_words_stay(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"ikkilantir")
        assert "[Oʻzbekcha]" in screen_text(app)
        await press(pilot, "f2")
        text = screen_text(app)
        assert "[" not in text
        assert "Lugʻat – ikkilantirish = double" in text
        assert "topildi:" in text


@pytest.mark.parametrize(
    "garbage", ["(.*[", "x" * 10_000, "🤖👩‍👩‍👧", "\x1b[31m\x1b]0;title\x07", "\u202eabc\u0000", "%s{}"]
)
async def test_garbage_that_is_pasted_breaks_nothing(make_app: MakeApp, garbage: str) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for opening in ("slash", "alt+g"):
            await press(pilot, opening)
            app.screen.query_one(Input).insert_text_at_cursor(garbage)
            await settle(pilot)
            assert query(app).isprintable()
            assert len(query(app)) <= 120
            assert "\x1b" not in screen_text(app)
            await press(pilot, "enter")


async def test_a_term_that_was_found_is_shown_in_the_glossary_and_leads_to_its_lesson(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"even number", "enter")
        assert isinstance(app.screen, GlossaryScreen)
        text = screen_text(app)
        assert "even number  =  juft son" in text
        assert "A number that two divides." in text
        assert "Lesson: Doubling" in text
        await press(pilot, "up", "enter")
        assert lesson_screen(app).entry.id == "doubling"
        assert step(app) == "double"


async def test_the_glossary_is_in_the_order_of_the_language_and_narrows(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g")
        screen = app.screen
        assert isinstance(screen, GlossaryScreen)
        assert [term.name.en for term in screen.shown] == ["double", "even number", "half"]
        await press(pilot, "f2")
        assert [term.name.uz for term in screen.shown] == ["ikkilantirish", "juft son", "oʻrta"]
        await press(pilot, *"o'r")
        assert [term.name.uz for term in screen.shown] == ["oʻrta"]
        assert "3 ta atamadan 1 tasi" in screen_text(app)
        await press(pilot, *"zzz", "enter")
        assert "Bunday atama yoʻq" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_selected_word_is_looked_up(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        editor = lesson_screen(app).code.editor
        editor.load_text("even = 2\n")
        editor.selection = Selection((0, 0), (0, 4))
        await press(pilot, "alt+g")
        screen = app.screen
        assert isinstance(screen, GlossaryScreen)
        assert "even number  =  juft son" in screen_text(app)
        await press(pilot, "alt+f")
        assert isinstance(app.screen, SearchScreen)
        await press(pilot, "escape")
        assert step(app) == "double"


async def test_the_palette_opens_lessons_by_name(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"Lesson: Halv")
        await press(pilot, "down", "enter")
        assert lesson_screen(app).entry.id == "halving"


async def test_a_course_without_terms_and_lessons_that_cannot_be_read(make_app: MakeApp, course: Path) -> None:
    for lesson in ("doubling", "halving"):
        (course / lesson / "lesson.yaml").write_text("steps: [", encoding="utf-8")
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "g")
        assert "This course has no glossary." in screen_text(app)
        await press(pilot, "alt+f", *"double")
        assert "Nothing was found." in screen_text(app)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("search", ["slash", *"ikki"]),
        ("no-query", ["slash"]),
        ("glossary", ["g", "down"]),
        ("steps", ["enter", "ctrl+n", "alt+j"]),
        ("end", ["enter", "ctrl+n", "alt+j", "5", "enter", "ctrl+n"]),
    ],
)
def test_how_it_looks(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str, name: str, keys: list[str]
) -> None:
    async def look(pilot: Pilot[None]) -> None:
        await settle(pilot)
        for key in keys:
            await press(pilot, key)

    assert snap_compare(make_app(language=language), terminal_size=size, run_before=look)
