"""The table of attacks, printed by one command."""

import subprocess
import sys
from pathlib import Path

import attack_table
import pytest
from attacks import ATTACKS
from battleground import WAYS, Battleground

from tutor.sandbox import layers

pytestmark = pytest.mark.skipif(
    layers.available() != list(layers.ALL), reason="this kernel does not offer every layer"
)


@pytest.mark.slow
@pytest.mark.usefixtures("battleground")  # or a plain reason why there can be none
def test_the_whole_table_is_printed_by_one_command() -> None:
    command = [sys.executable, str(Path(attack_table.__file__))]
    done = subprocess.run(command, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    lines = done.stdout.splitlines()
    rows = [line for line in lines if line.startswith(tuple(ATTACKS))]
    assert len(rows) >= 200
    assert [line for line in rows if "not held" in line] == [line for line in rows if "stat()" in line]
    assert [line.partition(":")[0] for line in lines[-4:]] == [*WAYS, "controls"]
    for line in lines[-4:-1]:
        held, made = (int(word) for word in line.split() if word.isdecimal())
        assert made - 1 == held >= 200
    assert int(lines[-1].split()[1]) >= 100


def test_what_is_not_held_is_seen(battleground: Battleground) -> None:
    attack = ATTACKS["reading: the password file"]
    assert attack_table.tried(battleground, "reading: the password file", attack, "numpy") == attack_table.HELD
    open_door = ATTACKS["reading: the size of another's file by stat()"]
    name = "reading: the size of another's file by stat()"
    assert attack_table.tried(battleground, name, open_door, "numpy") == attack_table.OPEN_BY_DESIGN
    assert attack_table.tried(battleground, name, attack, "numpy") == attack_table.NOT_HELD
    assert attack_table.controlled(battleground, "reading: the password file", attack) == attack_table.SUCCEEDS


def test_a_row_for_each_attack_and_totals() -> None:
    attacks = {name: ATTACKS[name] for name in ("reading: the judge", "processes: fork")}
    columns = {way: dict.fromkeys(attacks, attack_table.HELD) for way in WAYS}
    columns |= {attack_table.CONTROL: dict.fromkeys(attacks, attack_table.SUCCEEDS)}
    lines = attack_table.printed(attacks, columns).splitlines()
    assert [line.split("  ")[0] for line in lines[:3]] == ["attack", *attacks]
    assert "rlimits or seccomp" in lines[2]
    assert lines[3] == "numpy: 2 of 2 held"
    assert lines[-1].startswith("controls: 2 succeed")
