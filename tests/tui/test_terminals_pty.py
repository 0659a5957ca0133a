"""The real program on the terminals that learners have: what each is sent, and what its keys do."""

import json
import re
import termios
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pty_session import PtySession, refused
from screen_course import STARTER

from tutor.tui.legacy_keys import LegacyKeys

ENTERED = (b"\x1b[?1049h", b"\x1b[?25l")
LEFT = (b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?2004l")

SGR = re.compile(rb"\x1b\[([0-9;]*)m")
CONSOLE_SIGNS = set(bytes(range(128, 256)).decode("cp437")) | set("←↑→↓")
"""The font that every PC console has; fonts with Latin letters hold its lines and blocks as well."""


@dataclass(frozen=True)
class Case:
    """A terminal: its variables, how many colours it has, and how it encodes keys where that differs from xterm."""

    name: str
    colours: int = 256
    variables: dict[str, str] = field(default_factory=dict)
    f1: bytes = b"\x1bOP"
    f5: bytes = b"\x1b[15~"
    f6: bytes = b"\x1b[17~"
    home: bytes = b"\x1b[H"
    end: bytes = b"\x1b[F"
    alt_right: bytes = b"\x1b[1;3C"
    signs: set[str] | None = None


CASES = [
    Case("xterm-256color"),
    Case("xterm, 16 colours", 16, {"TERM": "xterm"}),
    Case("no colour", 0, {"NO_COLOR": "1"}),
    Case(
        "Linux console",
        16,
        {"TERM": "linux"},
        b"\x1b[[A",
        b"\x1b[[E",
        home=b"\x1b[1~",
        end=b"\x1b[4~",
        signs=CONSOLE_SIGNS,
    ),
    Case("tmux", 256, {"TERM": "tmux-256color"}, home=b"\x1b[1~", end=b"\x1b[4~"),
    Case("screen", 16, {"TERM": "screen"}, home=b"\x1b[1~", end=b"\x1b[4~"),
    Case("screen-256color", 256, {"TERM": "screen-256color"}, home=b"\x1b[1~", end=b"\x1b[4~"),
    Case("macOS Terminal over SSH", 256, {"LC_ALL": "", "LANG": "", "LC_CTYPE": "UTF-8"}, alt_right=b"\x1b\x1b[C"),
    Case("nsterm", 256, {"TERM": "nsterm-256color"}, home=b"\x1bOH", end=b"\x1bOF"),
    Case("rxvt", 16, {"TERM": "rxvt"}, b"\x1b[11~", home=b"\x1b[7~", end=b"\x1b[8~", alt_right=b"\x1b\x1b[C"),
    Case("PuTTY", 16, {"TERM": "xterm"}, b"\x1b[11~", home=b"\x1b[1~", end=b"\x1b[4~", alt_right=b"\x1b\x1bOC"),
    Case("Windows Terminal", 1 << 24, {"COLORTERM": "truecolor", "WT_SESSION": "1"}),
]


@pytest.fixture
def at_an_exercise(home: Path) -> Path:
    (home / "work").mkdir()
    (home / "work" / "double.py").write_text(STARTER, encoding="utf-8")
    (home / "view.json").write_text(json.dumps({"lesson": "doubling", "steps": {"doubling": "double"}}))
    return home


@pytest.fixture
def begin(course: Path, at_an_exercise: Path) -> Iterator[object]:
    sessions: list[PtySession] = []

    def started(case: Case, size: tuple[int, int] = (80, 24)) -> PtySession:
        sessions.append(PtySession(course, at_an_exercise, size=size, language="uz", **case.variables))
        return sessions[-1]

    yield started
    for session in sessions:
        session.kill()


def colours_of(parameters: bytes) -> set[int]:
    """Return how many colours a terminal must have for each colour that is asked for."""
    numbers = [int(number or 0) for number in parameters.split(b";")]
    found = set()
    while numbers:
        number = numbers.pop(0)
        if number in (38, 48):
            direct = numbers[0] == 2
            found.add(1 << 24 if direct else 256)
            numbers = numbers[4 if direct else 2 :]
        elif 30 <= number <= 37 or 40 <= number <= 47:
            found.add(16)
        elif 90 <= number <= 107:
            found.add(17)  # bright ones, which some terminals show as the normal ones
    return found


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=case.name, marks=() if case.name == "Linux console" else pytest.mark.slow)
        for case in CASES
    ],
)
def test_a_terminal_gets_what_it_can_show_and_its_keys_work(case: Case, begin: object) -> None:
    session: PtySession = begin(case)  # type: ignore[operator]
    before = termios.tcgetattr(session.fd)
    session.wait_for("3/5", "F5 Bajarish", "F1 Yordam")

    session.type(b"\x1b[B" + case.end + b"  # A")
    session.wait_for("return x  # A")
    session.type(case.home + b"#")
    session.wait_until(lambda: re.search(r"#\s*return x  # A", session.text) is not None, "Home did nothing")
    session.type(b"\x1a")
    session.wait_until(lambda: re.search(r"#\s*return x", session.text) is None, "nothing was undone")
    session.resize(100, 30)
    session.wait_until(
        lambda: "F1" in session.text.splitlines()[-1] and len(session.screen.display) == 30, "no new size"
    )
    session.type(case.f5)
    session.wait_for("Tugadi")
    session.type(case.f6)
    session.wait_for("Hali emas")
    session.type(case.f1)
    session.wait_for(" Tugmalar ")
    session.type(case.f1)
    session.wait_for("3/5", gone=" Tugmalar ")
    session.type(case.alt_right)
    session.wait_for("4/5")

    session.type(b"\x11")
    session.written += session.drain(60)
    assert session.exit_code() == 0
    assert all(code in session.written for code in ENTERED)
    for code in LEFT:
        assert session.written.rindex(code) > session.written.index(ENTERED[0])
    for mode in (b"1000", b"1003", b"1006"):
        if b"\x1b[?%sh" % mode in session.written:
            assert session.written.rindex(b"\x1b[?%sl" % mode) > session.written.rindex(b"\x1b[?%sh" % mode)
    assert termios.tcgetattr(session.fd)[:4] == before[:4]

    asked = {colours for found in SGR.finditer(session.written) for colours in colours_of(found[1])}
    assert max(asked, default=0) <= case.colours
    if case.signs is not None:
        shown = {sign for sign in session.written.decode() if not sign.isascii()}
        assert shown <= case.signs


@pytest.mark.parametrize("arguments", [[], ["play"]], ids=["tutor", "tutor play"])
@pytest.mark.parametrize(
    "variables",
    [
        {"TERM": "dumb"},
        {"TERM": "vt100"},
        {"TERM": ""},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
    ids=["dumb", "vt100", "nothing", "Latin-1"],
)
@pytest.mark.parametrize("language", ["uz", pytest.param("en", marks=pytest.mark.slow)])
def test_a_terminal_that_cannot_is_told_of_plain_in_one_line(
    arguments: list[str], variables: dict[str, str], language: str, home: Path
) -> None:
    code, said = refused([*arguments, "--lang", language], TUTOR_HOME=str(home), **variables)
    assert code == 2
    assert len(said.splitlines()) == 1
    assert "--plain" in said
    assert "\x1b" not in said
    assert list(home.iterdir()) == []


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1b\x1b[C", ["alt+right"]),
        ("\x1b\x1bOD", ["alt+left"]),
        ("\x1b\x1b[15~", ["alt+f5"]),
        ("x\x1b[Cy", ["x", "right", "y"]),
        ("\x1b[11~\x1b[[B", ["f1", "f2"]),
    ],
)
def test_alt_as_an_escape_before_a_key(sent: str, keys: list[str]) -> None:
    assert [event.key for event in LegacyKeys().feed(sent)] == keys  # type: ignore[attr-defined]
