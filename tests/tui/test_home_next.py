"""What the list of lessons says beyond titles: what is next, when each was opened, how much of it is done."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import PASSED
from textual.pilot import Pilot

from tutor.course.manifest import LessonEntry, Manifest, Part
from tutor.course.outline import LessonOutline, StepOutline
from tutor.language import verbatim
from tutor.progress.events import Event
from tutor.progress.queries import ExerciseProgress, Worked
from tutor.progress.store import ProgressStore
from tutor.tui.course_facts import CourseFacts
from tutor.tui.progress_bar import progress_bar
from tutor.tui.progress_keeper import LessonAnswers, Progress
from tutor.tui.whats_next import whats_next

SnapCompare = Callable[..., bool]
NOW = datetime(2026, 5, 4, 10, tzinfo=UTC)

KINDS = {"a": "text text exercise text", "b": "text exercise exercise", "c": "text text"}
ENTRIES = tuple(LessonEntry(name, verbatim(name)) for name in KINDS)
MANIFEST = Manifest(Path("none"), verbatim("course"), (Part("p", verbatim("part"), ENTRIES),))
OUTLINES = {
    name: LessonOutline(
        name, 10, tuple(StepOutline(f"{name}{n}", kind, verbatim("")) for n, kind in enumerate(kinds.split())), 0
    )
    for name, kinds in KINDS.items()
}


def next_place(
    worked: str = "", at: dict[str, str] | None = None, read: str = "", passed: str = "", broken: str = ""
) -> str | None:
    """Return the id of the next step; something was done in the lessons in the order given."""
    facts = CourseFacts(
        {name: outline for name, outline in OUTLINES.items() if name not in broken},
        {name: LessonAnswers({}, set(), {}, set(read.split())) for name in KINDS},
        worked={
            name: Worked(NOW + timedelta(hours=hour), (at or {}).get(name, "")) for hour, name in enumerate(worked)
        },
    )
    progress = Progress({name: ExerciseProgress(passed=True) for name in passed.split()})
    found = whats_next(MANIFEST, facts, progress)
    return found.step.id if found else None


def test_a_new_learner_begins_at_the_beginning() -> None:
    assert next_place() == "a0"
    assert next_place(broken="a") == "b0"
    assert next_place(broken="abc") is None


def test_the_lesson_of_the_last_time_goes_on_where_something_was_done_last() -> None:
    assert next_place("ba", {"a": "a1"}) == "a1"
    assert next_place("ba", {"a": "a1"}, read="a1") == "a2"
    assert next_place("ab", {"a": "a1", "b": "b1"}) == "b1"
    assert next_place("a", {"a": "gone"}) == "a0"


def test_an_exercise_that_was_skipped_comes_before_the_next_lesson() -> None:
    assert next_place("a", {"a": "a3"}, read="a3") == "a2"
    assert next_place("a", {"a": "a3"}, read="a3", passed="a2") == "b0"


def test_a_lesson_whose_exercises_are_done_is_done_unless_one_is_in_it() -> None:
    assert next_place("cb", {"b": "b2"}, passed="b1 b2") == "c0"
    assert next_place("bc", {"c": "c1"}, read="c1", passed="b1 b2") == "a0"


def test_after_everything_nothing_is_next() -> None:
    everything = {"read": "a0 a1 a3 b0 c0 c1", "passed": "a2 b1 b2"}
    assert next_place("abc", {"c": "c1"}, **everything) is None
    assert next_place("abc", {"c": "c0"}, read="a0 c1", passed="a2 b1 b2") == "c0"


@pytest.mark.parametrize(
    ("done", "count", "bar"),
    [(0, 3, "░░░░░░"), (1, 3, "██░░░░"), (3, 3, "██████"), (1, 99, "█░░░░░"), (98, 99, "█████░"), (0, 0, "░░░░░░")],
)
def test_the_bar_is_full_only_when_all_is_done(done: int, count: int, bar: str) -> None:
    assert progress_bar(done, count, 6).plain == bar


async def test_the_first_line_leads_to_what_is_next(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert screen_text(app).splitlines()[1] == " Next: Doubling – Why  N"
        await press(pilot, "n", "ctrl+n")
        assert lesson_screen(app).index == 1
        await press(pilot, "f9")
        assert screen_text(app).splitlines()[1] == " Next: Doubling – A demo  N"
        await press(pilot, "f2", "ctrl+n")
        assert lesson_screen(app).index == 1


async def test_a_look_at_another_lesson_does_not_move_what_is_next(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(Event.read("doubling", "why"), Event.opened("halving", "half"))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Next: Doubling – A demo" in screen_text(app)


async def test_enter_opens_the_lesson_that_is_next_unless_another_was_chosen(
    make_app: MakeApp, store: ProgressStore
) -> None:
    store.record(Event.attempt("double", "", PASSED.as_json(), lesson=None))
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Next: Halving – A half" in screen_text(app)
        await press(pilot, "enter")
        assert lesson_screen(app).entry.id == "halving"


async def test_after_everything_there_is_the_certificate(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(Event.attempt("double", "", PASSED.as_json(), lesson="doubling"), Event.read("halving", "half"))
    store.record(Event.opened("doubling"), Event.opened("halving"))
    app = make_app(language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        lines = screen_text(app).splitlines()
        assert lines[1] == " Hamma mashqlar bajarildi, barakalla! Sertifikat: C"
        assert "1 ta mashqdan 1 tasi bajarildi  ████████████" in lines[0]
        assert "██████   1/1" in "\n".join(lines)
        await press(pilot, "n")
        assert "Sertifikat: C" in screen_text(app)


async def test_a_lesson_tells_when_it_was_opened_and_what_was_done_in_it(
    make_app: MakeApp, store: ProgressStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tutor.history.when.local_now", lambda: NOW + timedelta(days=3))
    opened = Event(kind="opened", lesson="doubling", item="why", at=NOW)
    store.record(opened, Event.read("doubling", "why"))
    app = make_app()
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        for shown in ("About 5 minutes", "Last here: 3 days ago", "• You can double a number.", "✓ Why", "○ A demo"):
            assert shown in text
        assert "5 min   0/1 ○" in text
        await press(pilot, "down", "f2")
        assert "Hali ochilmagan" in screen_text(app)


@pytest.fixture
def long_course(tmp_path: Path) -> Path:
    """A course of 24 lessons in six parts, each with more goals and steps than fit beside one another."""
    folder = tmp_path / "long"
    folder.mkdir()
    course = "title: {uz: Uzun kurs, en: A long course}\nparts:\n"
    for part in range(6):
        course += f"  - id: part-{part}\n    title: {{uz: Qism {part}, en: Part {part}}}\n    lessons:\n"
        for number in range(part * 4, part * 4 + 4):
            course += f"      - {{id: lesson-{number}, title: {{uz: Dars {number}, en: Lesson {number}}}}}\n"
            lesson = folder / f"lesson-{number}"
            lesson.mkdir()
            many = "goals:\n" + "".join(f"  - {{uz: Maqsad {n}., en: Goal {n}.}}\n" for n in range(9)) + "steps:\n"
            many += "".join(
                f"  - {{kind: text, id: s{n}, title: {{uz: Qadam {n}, en: Step {n}}}, body: {{uz: Matn., en: Text.}}}}\n"
                for n in range(12)
            )
            head = f"id: lesson-{number}\nsummary: {{uz: Haqida., en: About.}}\nminutes: 20\n"
            (lesson / "lesson.yaml").write_text(head + many, encoding="utf-8")
    (folder / "course.yaml").write_text(course, encoding="utf-8")
    return folder


@pytest.fixture
def course(request: pytest.FixtureRequest, tmp_path: Path, course: Path) -> Path:
    return request.getfixturevalue("long_course") if "long" in request.node.name else course


async def test_a_long_course_keeps_the_chosen_lesson_and_its_part_in_sight(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *["down"] * 23)
        text = screen_text(app)
        assert "24  Lesson 23" in text
        assert "Part 0" not in text
        await press(pilot, "home")
        text = screen_text(app)
        assert "Part 0" in text
        assert " 1  Lesson 0" in text


async def test_a_long_lesson_shows_goals_or_steps_where_both_do_not_fit(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "• Goal 8." in text
        assert "0 of 12 steps  ○○○○○○○○○○○○" in text
        assert "Step 3" not in text
        await press(pilot, "right")
        text = screen_text(app)
        assert "○ Step 11" in text
        assert "Goal" not in text
        await press(pilot, "left")
        assert "• Goal 8." in screen_text(app)
        await press(pilot, "right", "down", "enter")
        assert lesson_screen(app).index == 1


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
def test_how_a_long_course_looks(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str
) -> None:
    async def go(pilot: Pilot[None]) -> None:
        await settle(pilot)
        await press(pilot, *["down"] * 9)

    assert snap_compare(make_app(language=language), terminal_size=size, run_before=go)
