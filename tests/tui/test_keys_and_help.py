from itertools import groupby
from pathlib import Path

import pytest
from driving import MakeApp, lesson_screen, press, screen_text, settle
from textual.binding import Binding
from textual.widgets import Input, OptionList

from tutor.language import LANGUAGES
from tutor.settings.file import load
from tutor.tui.keys import KEYS, bindings, entry_of, long_name, short_name
from tutor.tui.screens.certificate import CertificateScreen
from tutor.tui.screens.glossary import GlossaryScreen
from tutor.tui.screens.help import keys_of
from tutor.tui.screens.source import SourceScreen
from tutor.tui.widgets.key_bar import KeyBar


def test_ids_are_unique_and_every_binding_leads_back_to_its_entry() -> None:
    ids = [entry.id for entry in KEYS]
    assert len(ids) == len(set(ids))
    for entry in KEYS:
        for binding in bindings(entry.id):
            assert isinstance(binding, Binding)
            assert entry_of(binding) is entry
        assert len(bindings(entry.id)) == bool(entry.keys) + bool(entry.letters)


def test_everything_said_of_a_key_is_there_in_both_languages() -> None:
    for entry in KEYS:
        for text in (entry.label, entry.about, entry.group):
            assert all(text[language].strip() for language in LANGUAGES)


def test_entries_of_a_group_stand_together() -> None:
    groups = [group.en for group, _ in groupby(entry.group for entry in KEYS)]
    assert len(groups) == len(set(groups))


def test_a_key_that_always_works_means_one_thing() -> None:
    names = [(name, entry.id) for entry in KEYS if entry.priority for name in entry.keys.split(",") if name]
    shared = {name for name, _ in names if sum(name == other for other, _ in names) > 1}
    assert shared == {"escape"}  # stops what runs; goes back where nothing runs


@pytest.mark.parametrize(
    ("name", "short", "long"),
    [
        ("ctrl+r", "^R", "Ctrl+R"),
        ("f5", "F5", "F5"),
        ("alt+right", "ALT+RIGHT", "Alt+→"),
        ("ctrl+home", "^HOME", "Ctrl+Home"),
    ],
)
def test_names_of_keys(name: str, short: str, long: str) -> None:
    assert long_name(name).en == long
    if "+" not in name or name.startswith("ctrl"):
        assert short_name(name).en == short


def test_every_single_letter_works_as_a_capital_too() -> None:
    for entry in KEYS:
        keys = {name for binding in bindings(entry.id) for name in binding.key.split(",")}  # type: ignore[union-attr]
        assert {name.upper() for name in entry.names if len(name) == 1} <= keys


async def test_capitals_are_keys_where_letters_are(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for capital, screen in (("S", SourceScreen), ("C", CertificateScreen), ("G", GlossaryScreen)):
            await press(pilot, capital)
            assert isinstance(app.screen, screen)
            await press(pilot, "escape")
        await press(pilot, "N")
        assert lesson_screen(app).index == 0


async def test_the_footer_shows_what_works_here_and_always_language_and_help(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        last = screen_text(app).splitlines()[-1]
        assert "F5 Run" in last
        assert last.rstrip().endswith("F1 Help")
        assert "Esc Stop" not in last
        await press(pilot, "f2")
        assert "F5 Bajarish" in screen_text(app).splitlines()[-1]
        await press(pilot, "ctrl+b", "ctrl+b")
        assert "F5" not in screen_text(app).splitlines()[-1]


async def test_a_key_in_the_footer_can_be_clicked(make_app: MakeApp) -> None:
    app = make_app("doubling", "why")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.click(KeyBar, offset=(2, 0))
        await settle(pilot)
        assert "2/5" in screen_text(app)


@pytest.mark.parametrize("step", ["why", "show", "double", "quiz", "done"])
async def test_help_lists_every_key_of_the_screen(make_app: MakeApp, step: str) -> None:
    app = make_app("doubling", step)
    async with app.run_test(size=(120, 100)) as pilot:
        await settle(pilot)
        expected = [entry.about.en for entry in keys_of(app.screen)]
        await press(pilot, "f1")
        text = screen_text(app)
        assert len(expected) > 8
        for about in expected:
            assert about in text
        await press(pilot, "f2")
        assert "Tugmalar" in screen_text(app)
        await press(pilot, "escape")
        assert "Tugmalar" not in screen_text(app)


async def test_what_a_key_does_goes_on_under_itself(make_app: MakeApp) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(60, 200)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        lines = screen_text(app).splitlines()
        row = next(index for index, line in enumerate(lines) if "Go back to the left part" in line)
        assert lines[row + 1].strip("│ ")
        assert len(lines[row + 1]) - len(lines[row + 1].lstrip("│ ")) == lines[row].index("Go back")


async def test_help_closes_with_the_key_that_opened_it(make_app: MakeApp) -> None:
    app = make_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        assert "Keys" in screen_text(app)
        await press(pilot, "f1")
        assert "Keys" not in screen_text(app)


@pytest.mark.parametrize(
    ("typed", "found"),
    [("next step", "Next step"), ("boshlang'ich", "Go back to the starting code"), ("ranglar", "Colours: light")],
)
async def test_the_palette_finds_commands_in_either_language_however_typed(
    make_app: MakeApp, typed: str, found: str
) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await pilot.pause()
        app.screen.query_one(Input).value = typed
        await settle(pilot)
        options = app.screen.query_one(OptionList)
        while not options.option_count:
            await pilot.pause()
        assert any(found in str(option.prompt) for option in options.options)


async def test_the_palette_speaks_the_language_of_the_moment_and_runs_commands(make_app: MakeApp) -> None:
    app = make_app("doubling", "why", language="uz")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await pilot.press("ctrl+p")
        await settle(pilot)
        assert "Buyruqni qidiring" in screen_text(app)
        app.screen.query_one(Input).value = "Keyingi qadam"
        await settle(pilot)
        options = app.screen.query_one(OptionList)
        while not options.option_count:
            await pilot.pause()
        await press(pilot, "down", "enter")
        await settle(pilot)
        assert "2/5" in screen_text(app)


async def test_colours_can_be_changed_and_are_kept(make_app: MakeApp, home: Path) -> None:
    app = make_app("doubling", "double")
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        for name in ("light", "16", "dark"):
            app.change_settings(theme=name)
            await settle(pilot)
            assert "def double" in screen_text(app)
            assert app.theme == f"ustoz-{name}"
            assert load(home).theme == name
