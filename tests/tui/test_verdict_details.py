"""The verdict's details, the solution in rows, the certificate: by their keys."""

from driving import MakeApp, lesson_screen, press, screen_text, settle
from scripted_service import PASSED, ScriptedService
from textual.widgets import Input

from tutor.grading.differing import Differing, Entry
from tutor.grading.explain import in_a_sentence
from tutor.grading.verdict import NOT_TRIED, RUN, CheckResult, ProgramError, Verdict
from tutor.language import Text, verbatim
from tutor.progress.events import Event
from tutor.progress.store import ProgressStore
from tutor.tui.widgets.compared_editor import ComparedEditor

RICH = Verdict(
    "double",
    False,
    [
        CheckResult("runs", Text(uz="Dastur ishlaydi", en="The program runs"), True, verbatim("")),
        CheckResult(
            "doubles",
            Text(uz="double ikkilantiradi", en="double doubles"),
            False,
            Text(uz="Siz `x` ni qaytardingiz.\n\n“double” boshqa.", en="You returned `x`.\n\n“double” is another."),
            mistake="unchanged",
            input="\n".join(f"x{n} = [[0.5 1.25]]" for n in range(9)),
            expected="[[1.0  2.5]\n [0.0 -3.0]]",
            got="[[1.0 ▸1.5]\n [0.0 ▸3.0]]",
            hint=Text(uz="Ikkiga koʻpaytiring.", en="Multiply by two."),
            differing=Differing(2, 4, (Entry((0, 1), "2.5", "1.5"), Entry((1, 1), "-3", "3"))),
        ),
        CheckResult("halves", Text(uz="half boʻladi", en="half halves"), False, verbatim("Halved."), got="[▸7]"),
        CheckResult("later", Text(uz="keyin", en="for later"), False, NOT_TRIED),
    ],
    seconds=0.01,
)


async def test_details_unfold_and_fold_again(make_app: MakeApp, service: ScriptedService) -> None:
    service.judge(RICH)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 80)) as pilot:
        await settle(pilot)
        await press(pilot, "f6", "f7")
        folded = screen_text(app)
        for said in ("Known mistake: You returned x.", "x4 = ", "[[1.0 ▸1.5]", "D Details"):
            assert said in folded
        told = "1 more failed, 1 passed, 1 not tried yet, the rest of the input, a hint, a list of the differences"
        assert f"{told} – to see: d" in " ".join(folded.replace("┃", " ").replace("│", " ").split())
        for hidden in ("x6 = ", "is another", "Halved.", "Multiply", "row 1, column 2"):
            assert hidden not in folded
        await press(pilot, "d")
        unfolded = screen_text(app)
        for said in ("x8 = ", "is another", "Halved.", "Hint: Multiply by two.", "2 of 4 numbers differ",
                     "row 1, column 2: expected 2.5, got 1.5", "✓ The program runs", "· for later"):  # fmt: skip
            assert said in unfolded
        await press(pilot, "d")
        assert screen_text(app) == folded


async def test_d_is_a_letter_in_the_editor_and_nothing_where_nothing_is_folded(
    make_app: MakeApp, service: ScriptedService
) -> None:
    service.judge(PASSED)
    app = make_app("doubling", "double")
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        assert "D Details" not in screen_text(app)
        await press(pilot, "f4", "d")
        assert lesson_screen(app).code.source.startswith("d")


async def test_both_programs_scroll_together_and_a_part_is_copied(make_app: MakeApp, store: ProgressStore) -> None:
    store.record(Event.solution("double", lesson="doubling"))
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "f4", *["enter"] * 40)
        await press(pilot, "ctrl+o")
        own, theirs = app.screen.query_one("#own", ComparedEditor), app.screen.query_one("#theirs", ComparedEditor)
        assert theirs.has_focus
        await press(pilot, "n", "n")
        assert own.scroll_offset == theirs.scroll_offset
        await press(pilot, "ctrl+end")
        assert own.scroll_offset.y == theirs.scroll_offset.y > 20
        await press(pilot, "up", "ctrl+c")
        assert app.clipboard.strip() != ""
        assert "Copied." in screen_text(app)
        await press(pilot, "alt+a", "ctrl+c")
        assert len(app.clipboard.splitlines()) < 10  # rows of one's own program are no part of the solution
        assert "return 2 * x" in app.clipboard
        await press(pilot, "escape")
        assert lesson_screen(app).code.source.startswith("\n" * 40)


async def test_the_certificate_is_missing_something_then_saved(make_app: MakeApp, store: ProgressStore) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "c")
        assert "To earn this certificate, pass these exercises:" in screen_text(app)
        assert "Doubling: Double it" in screen_text(app)
        assert "Enter Name" not in screen_text(app)
        await press(pilot, "enter", "escape")
        for exercise in {one for scope in app.manifest.exercises() for one in scope[1:]}:
            app.record(Event.attempt(exercise, "", {"passed": True}, lesson="doubling"))
        await settle(pilot)
        await press(pilot, "c")
        assert "Enter Name" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.focused, Input)
        await press(pilot, *"Ali", "enter")
        text = screen_text(app)
        assert "C E R T I F I C A T E" in text
        assert "Wrote the certificate" in text
        await press(pilot, "escape", "escape")
    saved = app.workspace.folder.parent / "certificates"
    assert sorted(path.name for path in saved.iterdir()) == ["course-en.svg", "course-en.txt"]
    assert ">Ali</text>" in (saved / "course-en.svg").read_text(encoding="utf-8")


async def test_a_program_that_does_not_run_is_told_once_and_counts_as_no_check(
    make_app: MakeApp, service: ScriptedService
) -> None:
    error = ProgramError("SyntaxError", "invalid syntax", 2, "return x +", verbatim("A value is missing here."))
    title, later = verbatim("It runs without an error"), verbatim("for later")
    checks = [CheckResult(RUN, title, False, in_a_sentence(error)), CheckResult("later", later, False, NOT_TRIED)]
    service.judge(Verdict("double", False, checks, error=error))
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f6")
        shown = screen_text(app)
        assert shown.count("A value is missing here.") == 1
        assert "It runs without an error" not in shown
        assert "0 of 1 checks" in shown
