"""Programs and courses that are no files, or no text: one sentence, the right exit code, no traceback."""

import os
import socket
from collections.abc import Callable
from pathlib import Path

import pytest
from cli_runner import Tutor
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from small_course import PROGRAMS

from tutor.cli.errors import CommandError
from tutor.cli.sources import read_program

SOLUTION = PROGRAMS["add/solution.py"].encode()


def bound(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as listening:
        os.chdir(path.parent)
        listening.bind(path.name)


UNREADABLE: dict[str, tuple[Callable[[Path], object], str]] = {
    "missing": (lambda path: None, "There is no file"),
    "a folder": (Path.mkdir, "is a folder"),
    "a pipe": (os.mkfifo, "is a pipe into which nobody writes"),
    "a loop": (lambda path: path.symlink_to(path), "cannot be read"),
    "a link to nothing": (lambda path: path.symlink_to("nowhere"), "There is no file"),
    "a socket": (bound, "cannot be read"),
    "a device": (lambda path: path.symlink_to("/dev/zero"), "is too large"),
    "a terabyte": (lambda path: path.touch() or os.truncate(path, 1 << 40), "is too large"),
    "latin-1": (lambda path: path.write_bytes(b"x = 1\n# \xe9\n"), "is not UTF-8 text (line 2)"),
    "utf-16": (lambda path: path.write_bytes("x = 1".encode("utf-16")), "is not UTF-8 text (line 1)"),
}


@pytest.mark.parametrize("kind", UNREADABLE)
@pytest.mark.parametrize("command", ["check", "run"])
def test_what_cannot_be_read_is_said_in_one_sentence(
    tutor: Tutor, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str, command: str
) -> None:
    monkeypatch.chdir(tmp_path)
    make, words = UNREADABLE[kind]
    path = tmp_path / "mine.py"
    make(path)
    done = tutor(command, *(["add"] if command == "check" else []), str(path))
    assert done.stdout == ""
    assert words in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("data", "passes"),
    [
        (SOLUTION, True),
        (b"\xef\xbb\xbf" + SOLUTION, True),
        (SOLUTION.replace(b"\n", b"\r\n"), True),
        (SOLUTION.replace(b"\n", b"\r"), True),
        (b"", False),
        (b"\0", False),
        (SOLUTION + b"\0", False),
        ("\ufeff\u202e\x85\u2028".encode() * 50, False),
        (b"x = 1\n" * 100_000, False),
        (b"(" * 60_000, False),
    ],
    ids=["plain", "bom", "crlf", "cr", "empty", "nul", "nul at the end", "odd letters", "too long", "too deep"],
)
def test_whatever_can_be_read_gets_a_verdict(grader: Tutor, tmp_path: Path, data: bytes, passes: bool) -> None:
    path = tmp_path / "mine.py"
    path.write_bytes(data)
    done = grader("check", "add", str(path))
    assert done.returncode == (0 if passes else 1)
    assert done.stderr == ""
    assert "Traceback" not in done.stdout


def test_a_pipe_that_is_written_into_is_read(grader: Tutor, tmp_path: Path) -> None:
    path = tmp_path / "solution.py"
    path.write_bytes(SOLUTION)
    assert grader.shell(f"$tutor check add <(cat {path})").returncode == 0


def test_an_odd_course_is_said_in_one_sentence(tutor: Tutor) -> None:
    for spoil in (os.mkfifo, Path.mkdir, lambda path: path.write_bytes(b"\xff")):
        path = tutor.course / "course.yaml"
        path.rmdir() if path.is_dir() else path.unlink()
        spoil(path)
        done = tutor("list")
        assert (done.stdout, done.returncode) == ("", 2)
        assert str(path) in done.stderr
        assert "Traceback" not in done.stderr


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_any_bytes_are_text_or_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "mine.py"
    path.write_bytes(data)
    try:
        assert read_program(str(path)).encode() == data.removeprefix(b"\xef\xbb\xbf")
    except CommandError:
        with pytest.raises(UnicodeDecodeError):
            data.decode()


@pytest.mark.parametrize("name", ["\0", "a\0", "\ud800", "x" * 5000, "", "/proc/self/mem", "/dev/tty"])
def test_names_that_no_program_has(name: str) -> None:
    with pytest.raises(CommandError) as caught:
        read_program(name)
    assert caught.value.text.uz != caught.value.text.en
