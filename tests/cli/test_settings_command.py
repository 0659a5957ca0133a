import json

import pytest
from cli_runner import Tutor
from terminal import Terminal

from tutor.settings import SCHEMA


def test_a_setting_is_changed_and_read_back(tutor: Tutor) -> None:
    assert tutor("settings", "get", "theme").stdout == "auto\n"
    done = tutor("settings", "set", "theme", "dark")
    assert (done.returncode, done.stdout, done.stderr) == (0, "Colours: dark\n", "")
    assert tutor("settings", "get", "theme").stdout == "dark\n"
    assert tutor("settings", "set", "figure-style", "ASCII").returncode == 0
    listed = json.loads(tutor("settings", "--json").stdout)
    values = {one["name"]: one["value"] for one in listed["settings"]}
    assert (values["theme"], values["figure_style"]) == ("dark", "ascii")
    assert json.loads((tutor.home / "settings.json").read_text())["theme"] == "dark"


def test_a_title_in_either_language_is_as_good_as_the_word(tutor: Tutor) -> None:
    assert tutor("settings", "set", "vim_keys", "yoqilgan", "--json").returncode == 0
    assert json.loads(tutor("settings", "get", "vim_keys", "--json").stdout)["value"] is True
    assert tutor("settings", "set", "theme", "to'q").stdout == "Colours: dark\n"


@pytest.mark.parametrize("language", ["uz", "en"])
def test_the_list_names_every_setting(tutor: Tutor, language: str) -> None:
    lines = tutor("settings", "--lang", language).stdout.splitlines()
    for setting, line in zip(SCHEMA, lines, strict=False):
        assert line.startswith(setting.name)
        assert setting.title[language] in line  # type: ignore[index]


@pytest.mark.parametrize(
    ("arguments", "uz", "en"),
    [
        (("set", "theme", "drak"), "Balki: dark?", "Did you mean dark?"),
        (("set", "them", "dark"), "Balki: theme?", "Did you mean theme?"),
        (("get", "\x1b[31m"), "degan sozlama yoʻq", "no setting"),
        (("set", "editor", "a\nb"), "bir satrli", "one line"),
        (("set", "mouse", ""), "Tanlang: on, off", "Choose from on, off"),
    ],
)
def test_what_does_not_fit_is_answered_with_what_does(
    tutor: Tutor, arguments: tuple[str, ...], uz: str, en: str
) -> None:
    for language, expected in (("uz", uz), ("en", en)):
        done = tutor("settings", *arguments, "--lang", language)
        assert (done.returncode, done.stdout) == (2, "")
        assert expected in done.stderr
        assert "\x1b" not in done.stderr
    assert not (tutor.home / "settings.json").exists()


def test_the_language_that_was_chosen_is_spoken(tutor: Tutor) -> None:
    tutor("settings", "set", "language", "uz")
    assert "Sozlamalarni" in tutor("settings", "--help", TUTOR_LANG="").stdout
    assert "See and change" in tutor("settings", "--help").stdout  # TUTOR_LANG wins for the session
    assert tutor("settings", "get", "language").stdout == "uz\n"


def test_no_colour_reaches_the_terminal_with_no_color(tutor: Tutor) -> None:
    assert b"\x1b[" in Terminal(tutor, "settings").output
    assert b"\x1b[" not in Terminal(tutor, "settings", NO_COLOR="1").output
    assert b"\x1b[" in Terminal(tutor, "settings", NO_COLOR="").output
