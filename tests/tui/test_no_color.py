"""NO_COLOR (https://no-color.org): no code for a colour reaches the terminal, and everything can still be read."""

import re
from pathlib import Path

import pytest
from driving import MakeApp, press, screen_text, settle
from pty_session import PtySession

from tutor.settings import Settings
from tutor.tui.app import TutorApp

SGR = re.compile(rb"\x1b\[([0-9;:]*)m")
WITHOUT_COLOUR = frozenset({b"", b"0", b"1", b"3", b"4", b"7", b"9", b"22", b"23", b"24", b"27", b"29"})


def codes(written: bytes) -> set[bytes]:
    """Return every parameter that was sent to set how characters look."""
    return {parameter for sequence in SGR.findall(written) for parameter in re.split(rb"[;:]", sequence)}


def reversed_rows(session: PtySession) -> list[str]:
    return [
        "".join(row[column].data for column in sorted(row) if row[column].reverse).strip()
        for _, row in sorted(session.screen.buffer.items())
    ]


def test_no_colour_reaches_the_terminal_and_the_cursor_is_seen(course: Path, home: Path) -> None:
    session = PtySession(course, home, NO_COLOR="1")
    session.wait_for("Doubling")
    assert any("Doubling" in row for row in reversed_rows(session))
    session.type("\x1b[C")
    session.wait_until(lambda: any("Why" in row for row in reversed_rows(session)), "the steps have no cursor")
    session.type("\x1bOP")
    session.wait_for("Keys")
    session.type("\x1b")
    session.wait_for("Doubling", gone="Keys")
    session.type("o")
    session.wait_for("Settings", "Characters of pictures")
    session.type("\x1b[B")
    session.wait_for("NO_COLOR is set")
    session.type("\x11")
    assert session.exit_code() == 0
    assert b"7" in codes(session.written)
    assert codes(session.written) <= WITHOUT_COLOUR


@pytest.mark.parametrize("value", ["", "1", "0", "false"])
def test_any_value_but_an_empty_one_asks_for_it(
    make_app: MakeApp, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("NO_COLOR", value)
    app = make_app(settings=Settings(theme="light"))
    assert app.without_colours == bool(value)
    assert (app.theme == "ustoz-light") == (not value)
    assert all(type(one).__module__.startswith("tutor") or value == "" for one in app.get_line_filters())


def has_colour(app: TutorApp) -> bool:
    return any(
        colour is not None and not colour.is_default
        for strip in app.screen._compositor.render_strips()
        for _, style, _ in strip
        for colour in (style.color, style.bgcolor)
        if style
    )


def reversed_text(app: TutorApp) -> str:
    strips = app.screen._compositor.render_strips()
    return "\n".join("".join(text for text, style, _ in strip if style and style.reverse) for strip in strips)


async def test_the_theme_without_colours_shows_cursor_focus_and_selection(make_app: MakeApp) -> None:
    app = make_app("doubling", "double", settings=Settings(theme="mono"))
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "ctrl+a", "shift+right", "shift+right", "shift+right")
        assert not has_colour(app)
        assert "def" in reversed_text(app)
        await press(pilot, "f1")
        assert not has_colour(app)
        await press(pilot, "escape", "ctrl+p", "down")
        assert not has_colour(app)
        assert reversed_text(app).strip()
        await press(pilot, "escape", "f9")
        assert not has_colour(app)
        assert "Doubling" in reversed_text(app)
        app.change_settings(theme="dark")
        await settle(pilot)
        assert has_colour(app)
        assert "Doubling" in screen_text(app)
