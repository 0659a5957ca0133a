"""README shows pictures that tests keep up to date, and commands that exist."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

from tutor.cli.table import COMMANDS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
PICTURES = re.findall(r"!\[[^\]]*\]\(([^)]*)\)", README)


def test_there_are_pictures_in_both_languages() -> None:
    assert {unquote(picture).rpartition("-")[2] for picture in PICTURES} >= {"uz].svg", "en].svg"}


@pytest.mark.parametrize("picture", PICTURES)
def test_a_picture_is_one_that_a_test_makes(picture: str) -> None:
    path = ROOT / unquote(picture)
    assert path.is_file()
    assert path.parent.parent.name == "__snapshots__"
    assert (path.parents[2] / f"{path.parent.name}.py").is_file()


def test_commands_that_are_named_exist() -> None:
    named = set(re.findall(r"(?:^|`)tutor ([a-z]+)\b", README, re.MULTILINE))
    assert named <= COMMANDS.keys()
