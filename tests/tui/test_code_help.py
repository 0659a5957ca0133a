"""What helps while code is written, in the app: names, signatures, vim's keys, and a file that others write."""

from collections.abc import Callable
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from textual.pilot import Pilot

from tutor.progress import file_watch
from tutor.settings import Settings
from tutor.tui.app import TutorApp
from tutor.tui.widgets.editor import Editor

SnapCompare = Callable[..., bool]

START = "import numpy as np\n\n\ndef double(x):\n    return x\n"
SIZES = [(80, 24), (120, 40)]
LANGUAGES = ["uz", "en"]


async def open_code(pilot: Pilot[None], source: str = START, cursor: tuple[int, int] = (5, 0)) -> Editor:
    await settle(pilot)
    editor = lesson_screen(pilot.app).code.editor  # type: ignore[arg-type]
    editor.focus()
    editor.show(source, cursor)
    await pilot.pause()
    return editor


def lines(app: TutorApp) -> list[str]:
    return screen_text(app).splitlines()


async def test_names_come_while_one_types_narrow_and_are_put_in(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        await press(pilot, *"y = np.z")
        assert "zeros_like" in screen_text(app)
        assert "An array filled with zeros" in screen_text(app)
        await press(pilot, *"eros_")
        assert "› f zeros_like(a" in screen_text(app)
        await press(pilot, "tab")
        assert editor.document.get_line(5) == "y = np.zeros_like"
        assert "›" not in screen_text(app)
        await press(pilot, "(")
        assert " np.zeros_like(a, dtype=None, shape=None)" in screen_text(app)
        await press(pilot, "ctrl+z", "ctrl+z")
        assert editor.document.get_line(5) == "y = np.zeros_"


async def test_enter_makes_a_line_unless_the_learner_chose_a_name(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        await press(pilot, *"pri", "enter", *"pri", "down", "up", "enter", "escape")
        assert editor.text.splitlines()[5:] == ["pri", "print"]
        assert lesson_screen(app).bench.front == "text"


async def test_escape_closes_the_list_and_only_then_leaves_the_code(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        await press(pilot, *"np.ex", "escape")
        assert "expand_dims" not in screen_text(app)
        assert editor.has_focus
        await press(pilot, "escape")
        assert lesson_screen(app).bench.front == "text"


async def test_a_list_at_the_bottom_goes_above_the_line_and_covers_no_letter_of_it(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_code(pilot, START + "#\n" * 30, (35, 0))
        await press(pilot, *"y = np.ze")
        shown = lines(app)
        at = next(row for row, line in enumerate(shown) if "y = np.ze" in line)
        assert "zeros_like" in "\n".join(shown[at - 5 : at])
        assert "zeros" not in "\n".join(shown[at + 1 :])


@pytest.mark.parametrize(
    ("when", "typed", "asked"), [("typing", True, True), ("key", False, True), ("off", False, False)]
)
async def test_the_setting_says_when_names_are_offered(
    make_app: MakeApp, when: str, typed: bool, asked: bool
) -> None:
    app = make_app("doubling", "double", settings=Settings(completion=when))  # type: ignore[arg-type]
    async with app.run_test(size=(80, 24)) as pilot:
        await open_code(pilot)
        await press(pilot, *"np.ex")
        assert ("expand_dims" in screen_text(app)) == typed
        await press(pilot, "escape") if typed else None
        await press(pilot, "ctrl+@")
        assert ("expand_dims" in screen_text(app)) == asked
        await press(pilot, "p")
        assert ("expm1" in screen_text(app)) == asked


async def test_a_name_that_is_typed_repaints_few_cells(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await open_code(pilot)
        await press(pilot, *"np.ze")
        before = lesson_screen(app).bytes_written
        await press(pilot, "r")
        assert lesson_screen(app).bytes_written - before < 400


async def test_vim_keys_are_switched_on_and_off_while_the_app_runs(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        app.change_settings(vim_keys=True)
        await settle(pilot)
        assert "NORMAL" in screen_text(app)
        await press(pilot, *"ggdwx")
        assert editor.document.get_line(0) == "umpy as np"
        await press(pilot, "i", *"n")
        assert "INSERT" in screen_text(app)
        await press(pilot, "escape")
        assert editor.has_focus
        assert "NORMAL" in screen_text(app)
        await press(pilot, *"uuu", *"Vj")
        assert "VISUAL LINE" in screen_text(app)
        assert editor.selected_text == "import numpy as np\n"
        await press(pilot, "escape", "escape", "escape")
        assert editor.has_focus  # hands that know vim press Esc often
        app.change_settings(vim_keys=False)
        await press(pilot, "f4", *"gg")
        assert "NORMAL" not in screen_text(app)
        assert "gg" in editor.text


async def test_an_insertion_is_one_step_of_undo_and_names_are_offered_in_it(make_app: MakeApp) -> None:
    app = make_app("doubling", "double", settings=Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        await press(pilot, "i", *"a = np.zero", "tab", "enter", *"b = 2", "left", "delete", *"3", "escape")
        assert editor.text == START + "a = np.zeros\nb = 3"
        await press(pilot, "u")
        assert editor.text == START
        await press(pilot, "U")
        assert editor.text == START + "a = np.zeros\nb = 3"


async def test_commands_offer_no_names_and_what_was_undone_while_typing_stays_undone(make_app: MakeApp) -> None:
    app = make_app("doubling", "double", settings=Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot, "one = 1\nprin = 2\n", (1, 0))
        await press(pilot, *"llll", "ctrl+@")
        assert "print" not in screen_text(app)
        await press(pilot, *"ggxxi", *"ab", "ctrl+z", "ctrl+z", "ctrl+z", *"c", "escape")
        await press(pilot, *"uuu")
        assert editor.text == "one = 1\nprin = 2\n"


async def test_keys_of_the_app_work_among_vims(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double", settings=Settings(vim_keys=True))
    async with app.run_test(size=(80, 24)) as pilot:
        editor = await open_code(pilot)
        await press(pilot, "f3", "f4", "j", "/", *"double", "enter", "c", "e", *"twice", "escape", ":", "w", "enter")
        assert "def twice(x)" in editor.text
        assert (home / "work" / "double.py").read_text(encoding="utf-8") == editor.text
        await press(pilot, "f2")
        assert "BUYRUQ" in screen_text(app)


async def test_a_file_that_is_saved_elsewhere_is_seen_without_a_key(
    make_app: MakeApp, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(file_watch, "PERIOD", 0.01)
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        editor = await open_code(pilot, "", (0, 0))
        path = home / "work" / "double.py"
        lesson_screen(app).code.save_in_this_thread()
        path.write_text("a = 1\nb = 2\n", encoding="utf-8")
        while editor.text != "a = 1\nb = 2\n":
            await pilot.pause()
        assert "outside" in [note.message for note in app._notifications][-1]
        editor.insert("mine = 3\n", (0, 0))
        path.write_text("theirs = 4\n", encoding="utf-8")
        while not list((home / "work" / "kept").glob("*.py")):
            await pilot.pause()
        await settle(pilot)
        assert editor.text.startswith("mine = 3\n")
        kept = [copy.read_text(encoding="utf-8") for copy in (home / "work" / "kept").glob("*.py")]
        assert "theirs = 4\n" in kept


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("names", [*"y = np.arg", "down"]),
        ("signature", [*"y = np.sum(x, ax"]),
    ],
)
def test_names_look_like_this(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str, name: str, keys: list[str]
) -> None:
    async def write(pilot: Pilot[None]) -> None:
        await open_code(pilot)
        await press(pilot, *keys)

    app = make_app("doubling", "double", language=language)
    assert snap_compare(app, terminal_size=size, run_before=write)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(
    ("name", "keys"), [("insert", [*"ggO# ", "x"]), ("visual", [*"ggwve"]), ("command", [*":%s/x/y/g"])]
)
def test_modes_look_like_this(
    snap_compare: SnapCompare, make_app: MakeApp, size: tuple[int, int], language: str, name: str, keys: list[str]
) -> None:
    async def write(pilot: Pilot[None]) -> None:
        await open_code(pilot)
        await press(pilot, *keys)

    app = make_app("doubling", "double", language=language, settings=Settings(vim_keys=True))
    assert snap_compare(app, terminal_size=size, run_before=write)
