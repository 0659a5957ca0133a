import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random
from typing import get_args, get_type_hints

import pytest

from tutor.language import LANGUAGES
from tutor.settings import SCHEMA, Settings, setting
from tutor.settings.file import NAME, change, load

STRANGE = [None, True, False, 0, 1, -1.5, "", "dark", "uz", "a\nb", "x" * 500, "\ud800", [], ["dark"], {}, {"a": [1]}]
VALID = [(one.name, choice.value) for one in SCHEMA for choice in one.choices] + [("editor", "code -w")]


def test_the_schema_and_the_settings_are_about_the_same_things() -> None:
    hints = get_type_hints(Settings)
    assert [one.name for one in SCHEMA] == list(hints)
    for one in SCHEMA:
        assert one.default == getattr(Settings(), one.name)
        literal = get_args(hints[one.name])
        if literal and one.name != "language":
            assert tuple(choice.value for choice in one.choices) == literal
        for text in (one.title, one.about, *(choice.title for choice in one.choices)):
            assert all(text[language].strip() for language in LANGUAGES)


@pytest.mark.parametrize(("name", "value"), VALID)
def test_every_choice_is_kept(tmp_path: Path, name: str, value: str | bool) -> None:
    assert change(tmp_path / "home", {name: value})
    assert getattr(load(tmp_path / "home"), name) == value
    assert setting(name).value_of(setting(name).word_of(value)) == value


def test_turning_goes_round_all_choices() -> None:
    for one in SCHEMA:
        for steps in (1, -1) if one.choices else ():
            values = [one.choices[0].value]
            for _ in one.choices[1:]:
                values.append(one.turned(values[-1], steps))
            assert set(values) == {choice.value for choice in one.choices}


def test_a_wrong_value_is_the_default_and_what_is_unknown_stays(tmp_path: Path) -> None:
    choose = Random(0).choice
    for _ in range(100):
        fields = {name: choose(STRANGE) for name in (*(one.name for one in SCHEMA), "version", "unknown")}
        (tmp_path / NAME).write_text(json.dumps(fields))
        settings = load(tmp_path)
        for one in SCHEMA:
            assert getattr(settings, one.name) == (fields[one.name] if one.accepts(fields[one.name]) else one.default)
        assert change(tmp_path, {"mouse": False})
        written = json.loads((tmp_path / NAME).read_text())
        assert written["mouse"] is False
        assert written["unknown"] == (fields["unknown"] if fields["unknown"] != "\ud800" else "?")


def test_no_file_is_too_strange(tmp_path: Path) -> None:
    generator = Random(0)
    for length in range(100):
        (tmp_path / NAME).write_bytes(generator.randbytes(length))
        load(tmp_path)
        assert change(tmp_path, {"theme": "light"})
        assert load(tmp_path).theme == "light"


@pytest.mark.parametrize(
    "garbage", [b"", b"\0\0", b"{", b"[]", b'{"theme": "\xff"}', b"[" * 200_000, b" " * (2 << 20)], ids=range(7)
)
def test_what_cannot_be_read_is_kept_aside(tmp_path: Path, garbage: bytes) -> None:
    (tmp_path / NAME).write_bytes(garbage)
    assert load(tmp_path) == Settings()
    assert (tmp_path / "settings.unreadable-1.json").read_bytes() == garbage


@pytest.mark.parametrize("obstacle", ["folder", "pipe", "home is a file"])
def test_obstacles_do_no_harm(tmp_path: Path, obstacle: str) -> None:
    home = tmp_path / "home"
    if obstacle == "home is a file":
        home.write_text("")
    else:
        home.mkdir()
        (home / NAME).mkdir() if obstacle == "folder" else os.mkfifo(home / NAME)
    assert load(home) == Settings()
    kept = change(home, {"theme": "light"})
    assert kept is (obstacle == "pipe")


def test_language_and_colours_of_an_older_version_are_taken_over_once(tmp_path: Path) -> None:
    older = tmp_path / "view.json"
    older.write_text(json.dumps({"language": "en", "theme": "ustoz-light", "lesson": "xor"}))
    assert load(tmp_path) == Settings(language="en", theme="light")
    older.write_text(json.dumps({"language": "uz", "theme": "ustoz-dark"}))
    assert load(tmp_path) == Settings(language="en", theme="light")


@pytest.mark.parametrize("older", ['{"language": "tlh", "theme": 3}', "[1]", "{", '{"theme": "nord"}'])
def test_an_older_file_that_tells_nothing_is_no_obstacle(tmp_path: Path, older: str) -> None:
    (tmp_path / "view.json").write_text(older)
    assert load(tmp_path) == Settings()
    assert not (tmp_path / NAME).exists()


CHANGES = """
import sys
from pathlib import Path
from random import Random
from tutor.settings.file import change
print("ready", flush=True)
while True:
    for theme in ("dark", "light"):
        change(Path(sys.argv[1]), {"theme": theme, "editor": theme * 80})
"""


def test_who_is_killed_while_writing_leaves_the_old_file_or_the_new(tmp_path: Path) -> None:
    for _ in range(5):
        writer = subprocess.Popen([sys.executable, "-c", CHANGES, str(tmp_path)], stdout=subprocess.PIPE)
        assert writer.stdout is not None
        writer.stdout.readline()
        before = (tmp_path / NAME).stat().st_mtime_ns if (tmp_path / NAME).exists() else 0
        deadline = time.monotonic() + 20
        while not (tmp_path / NAME).exists() or (tmp_path / NAME).stat().st_mtime_ns == before:
            assert time.monotonic() < deadline
        writer.send_signal(signal.SIGKILL)
        writer.wait()
        writer.stdout.close()
        settings = load(tmp_path)
        assert settings.editor == settings.theme * 80
        assert not list(tmp_path.glob("*unreadable*"))


def test_a_change_of_another_process_is_not_undone(tmp_path: Path) -> None:
    change(tmp_path, {"theme": "dark"})
    change(tmp_path, {"mouse": False})
    assert load(tmp_path) == Settings(theme="dark", mouse=False)
