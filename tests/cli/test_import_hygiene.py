import json
import subprocess
import sys
from pathlib import Path

import pytest
from cli_runner import Tutor, WriteProgram
from test_check import RIGHT

HEAVY = {"numpy", "torch", "textual"}

# Runs a command, and tells on standard error what had been imported when it wrote its last line.
WATCH = """
import json, sys

class Watched:
    def __init__(self, stream):
        self.stream = stream
        self.modules = []
    def write(self, text):
        self.modules = sorted(sys.modules)
        return self.stream.write(text)
    def __getattr__(self, name):
        return getattr(self.stream, name)

sys.stdout = watched = Watched(sys.stdout)
from tutor.cli.main import main
try:
    main(sys.argv[1:])
except SystemExit:
    pass
print(json.dumps([watched.modules, sorted(sys.modules)]), file=sys.stderr)
"""


def imported(tutor: Tutor, *arguments: str | Path) -> tuple[set[str], set[str]]:
    """Return what was imported before the last line was written, and at the end."""
    command = [sys.executable, "-c", WATCH, *map(str, arguments)]
    done = subprocess.run(command, capture_output=True, text=True, env=tutor.variables)
    written, ended = json.loads(done.stderr.splitlines()[-1])
    assert written
    return set(written), set(ended)


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("--version",)])
def test_help_imports_nothing_heavy(tutor: Tutor, arguments: tuple[str, ...]) -> None:
    _, ended = imported(tutor, *arguments)
    assert not ended & (HEAVY | {"pydantic", "sqlalchemy", "rich", "yaml", "asyncio"})


def test_check_imports_the_database_only_after_the_verdict(grader: Tutor, program: WriteProgram) -> None:
    written, ended = imported(grader, "check", "add", program(RIGHT))
    assert not written & (HEAVY | {"pydantic", "sqlalchemy", "rich"})
    assert "sqlalchemy" in ended
    assert not ended & (HEAVY | {"pydantic"})


@pytest.mark.parametrize(
    "arguments",
    [("list",), ("start", "add"), ("hint", "add"), ("solution", "add", "--yes"), ("progress",), ("lint", "--static")],
)
def test_no_command_computes_in_its_own_process(tutor: Tutor, arguments: tuple[str, ...]) -> None:
    _, ended = imported(tutor, *arguments)
    assert not ended & HEAVY


def test_neither_run_nor_doctor_does(grader: Tutor, program: WriteProgram) -> None:
    for arguments in (("run", program("print(1)\n")), ("doctor",), ("lint",)):
        _, ended = imported(grader, *arguments)
        assert not ended & HEAVY
