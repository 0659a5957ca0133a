"""The very first start, as a pilot and as a person at a real terminal see it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from pty_session import PtySession

from tutor.language import verbatim
from tutor.progress.view_state import ViewState
from tutor.settings.file import load
from tutor.tui.screens.home import HomeScreen

SnapCompare = Callable[..., bool]
MAIN = "from tutor.cli.main import main; sys.exit(main([])); "
"""What `tutor` does, in place of the session's own program."""


@pytest.mark.parametrize("keys", [("1",), ("u",), ("up", "up", "enter")])
async def test_both_languages_are_offered_and_uzbek_is_one_key_away(
    make_app: MakeApp, home: Path, keys: tuple[str, ...]
) -> None:
    app = make_app(welcome="language", language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        assert "Qaysi tilda oʻqiysiz?" in shown
        assert "Which language do you want to learn in?" in shown
        await press(pilot, *keys)
        assert "Xush kelibsiz!" in screen_text(app)
        assert "F1" in screen_text(app)
    assert load(home).language == "uz"


@pytest.mark.parametrize("keys", [("2",), ("e",), ("E",), ("down", "enter")])
async def test_english_is_one_key_away_and_the_first_lesson_two(
    make_app: MakeApp, home: Path, keys: tuple[str, ...]
) -> None:
    app = make_app(welcome="language", language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        assert "Welcome!" in screen_text(app)
        await press(pilot, "enter")
        assert lesson_screen(app).entry.id == "doubling"
        assert "1/5" in screen_text(app)
    assert load(home).language == "en"


async def test_with_a_language_given_only_the_keys_are_shown(make_app: MakeApp, home: Path) -> None:
    app = make_app(welcome="keys")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Welcome!" in screen_text(app)
        await press(pilot, "f2")
        assert "Xush kelibsiz!" in screen_text(app)
        await press(pilot, "down", "enter")
        assert isinstance(app.screen, HomeScreen)
    assert (home / "settings.json").exists()


@pytest.mark.parametrize("language", ["uz", "en"])
async def test_keys_and_choices_fit_into_the_smallest_window(make_app: MakeApp, language: str) -> None:
    app = make_app(welcome="keys", language=language)
    async with app.run_test(size=(60, 16)) as pilot:
        await settle(pilot)
        shown = screen_text(app)
        for text in ("Ctrl+N", "F5", "Ctrl+Q", "Ekran" if language == "uz" else "screen reader"):
            assert text in shown


async def test_a_screen_reader_is_led_to_lines(make_app: MakeApp) -> None:
    app = make_app(welcome="keys")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "up", "enter")
        assert "tutor --plain" in str(app._exit_renderables)


async def test_a_notice_of_the_start_is_told(make_app: MakeApp) -> None:
    app = make_app(notice=verbatim("TUTOR_LANG=fr"))
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        assert "TUTOR_LANG=fr" in screen_text(app)


@pytest.mark.parametrize("language", ["uz", "en"])
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("welcome", ["language", "keys"])
def test_how_it_looks(
    snap_compare: SnapCompare, make_app: MakeApp, welcome: str, size: tuple[int, int], language: str
) -> None:
    assert snap_compare(make_app(welcome=welcome, language=language), terminal_size=size, run_before=settle)


def start(course: Path, home: Path, **environment: str) -> PtySession:
    environment = {"TUTOR_COURSE": str(course), "LANG": "C.UTF-8", **environment}
    return PtySession(course, home, prelude=f"import sys; {MAIN}", **environment)


def test_the_first_start_happens_once(course: Path, home: Path) -> None:
    session = start(course, home)
    session.wait_for("Qaysi tilda", "Which language")
    session.type("2")
    session.wait_for("Welcome!", "Begin the first lesson")
    session.type("\r")
    session.wait_for("1/5")
    session.type("\x11")
    assert session.exit_code() == 0
    assert json.loads((home / "settings.json").read_text())["language"] == "en"
    session = start(course, home, TUTOR_LANG="fr")
    session.wait_for("1/5", "TUTOR_LANG=fr")
    session.type("\x11")
    assert session.exit_code() == 0


async def test_who_leaves_before_choosing_is_asked_again(make_app: MakeApp, home: Path) -> None:
    app = make_app(welcome="language")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+q")
    assert not (home / "settings.json").exists()
    assert not ViewState.load(home / "view.json").lesson


def test_who_only_played_is_welcomed_when_the_lessons_are_opened(course: Path, home: Path) -> None:
    ViewState().save(home / "view.json")
    session = start(course, home, TUTOR_LANG="en")
    session.wait_for("Welcome!", "See all lessons")
    session.type("\x1b[B\r")
    session.wait_for("Doubling", gone="Welcome!")
    session.type("o")
    session.wait_for("Settings")
    session.type("\x1b[B" * 5 + "\x1b[C")
    session.wait_until(lambda: b"\x1b[?1000l" in session.written, "the mouse was not left")
    session.type("\x11")
    assert session.exit_code() == 0
    assert not load(home).mouse
