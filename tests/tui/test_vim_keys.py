"""The keys of vim, held against what vim itself did: `vim_cases.json` was written by vim 9.0."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from vim_text import VIM, ListText, press, real_vim

from tutor.tui.editing.vim.machine import Vim

RECORDED: dict[str, Any] = json.loads(Path(__file__).with_name("vim_cases.json").read_text(encoding="utf-8"))
CASES = [
    (RECORDED["texts"][number], tuple(cursor), keys, after, tuple(end))
    for number, cursor, keys, after, end in RECORDED["cases"]
]


def test_the_keys_do_what_they_do_in_vim() -> None:
    assert len(CASES) > 500
    wrong = []
    for text, cursor, keys, after, end in CASES:
        buffer = ListText(text, cursor)
        press(buffer, keys + "<Esc>").press("escape")
        if (buffer.text, buffer.cursor) != (after, end):
            wrong.append((text, cursor, keys, buffer.text, buffer.cursor))
    assert wrong == []


@pytest.mark.slow
@pytest.mark.skipif(VIM is None, reason="vim is not installed")
def test_vim_still_does_what_was_recorded(tmp_path: Path) -> None:
    found = real_vim([(text, cursor, keys) for text, cursor, keys, *_ in CASES], tmp_path)
    assert [(text, place) for text, place, *_ in found] == [(after, end) for *_, after, end in CASES]


@pytest.mark.parametrize(
    ("text", "keys", "after"),
    [
        ("a = 1\nb = 2", "ddU", "b = 2"),
        ("a = 1\nb = 2", "dduU", "b = 2"),
        ("a b c", "wcwxx<Esc>u", "a b c"),
        ("a", "3iab<Esc>u", "a"),
        ("a\nb", "Oif x:<CR>y<Esc>u", "a\nb"),
        ("def f():", "opass<Esc>", "def f():\n    pass"),
        ("one two", "wi<Esc>x", "onetwo"),
        ("one two three", "wvey:s/t/T/<CR>P", "twoone Two three"),
        ("x", "99999999ix<Esc>", "x" * 10000),
        ("x", "yy99999999999p", "x\n" * 9999 + "x"),
        ("ʻoʻqish", "xx", "ʻqish"[0:0] + "ʻqish"),
        ("a b", ":s/\\v(a) (b)/\\2 \\1/<CR>", "b a"),
        ("a.b", ":s/a\\.b/x\\/y/<CR>", "x/y"),
        ("a", ":s/(/x/<CR>", "a"),
        ("a", ":s/\\(/x/<CR>", "a"),
        ("a\nb\nc", ":9999<CR>dd", "a\nb"),
        ("a\nb\nc", ":5,2d<CR>", "a\nb\nc"),
        ("a", ":nonesuch<CR>x", ""),
    ],
)
def test_what_has_no_vim_to_be_held_against(text: str, keys: str, after: str) -> None:
    buffer = ListText(text)
    press(buffer, keys)
    assert buffer.text == after


def test_saving_leaving_and_what_is_told() -> None:
    buffer = ListText("alpha\nbeta")
    vim = press(buffer, ":w<CR>")
    assert (buffer.saved, buffer.left) == (1, 0)
    press(buffer, ":wq<CR>", vim)
    press(buffer, "ZZ", vim)
    press(buffer, ":q!<CR>", vim)
    assert (buffer.saved, buffer.left) == (1, 3)
    press(buffer, ":frobnicate<CR>", vim)
    assert vim.message is not None
    assert "frobnicate" in vim.message.uz
    press(buffer, "/gamma<CR>", vim)
    assert vim.message is not None
    press(buffer, "l", vim)
    assert vim.message is None


def test_escape_has_something_to_leave_only_where_a_command_or_a_mode_is_open() -> None:
    buffer = ListText("alpha beta")
    vim = Vim(buffer, buffer)
    for keys in ("i", "v", "V", "2d", '"', "f", ":s", "/al", "ci"):
        press(buffer, keys, vim)
        assert vim.takes_escape, keys
        vim.press("escape")
        assert not vim.takes_escape, keys
        assert vim.mode == "normal"


def test_keys_of_the_app_are_left_to_the_app() -> None:
    buffer = ListText("alpha")
    vim = Vim(buffer, buffer)
    assert not any(vim.press(key) for key in ("f5", "ctrl+r", "ctrl+s", "alt+e", "shift+tab", "pageup"))
    press(buffer, "i", vim)
    assert not any(vim.press(key) for key in ("f5", "tab", "ctrl+space", "left", "x"))


KEYS = st.lists(
    st.sampled_from([*"hjklwbeWBE0^$gGfFtT;,{}%dcy><xXDCsSrJ~pPoOiaIAuU.vVnN*#\"m'`/?:zZ123459()[]\"'=# xq", "escape",
                     "enter", "backspace", "left", "up", "delete", "ctrl+d", "ctrl+u", "ʻ", "\\", "s/a/b/g"]),
    max_size=25,
)  # fmt: skip


@settings(max_examples=250, deadline=None)
@given(st.text('ab ("\n):[]#ʻ', max_size=40), KEYS)
@example("", ["v", "d", "p", ".", "u"])
@example("a\n", ["G", "V", "k", "d", "P", "u", "u"])
def test_no_keys_crash_it_and_undo_brings_everything_back(text: str, keys: list[str]) -> None:
    """`ListText` asserts that every place it is given is in the text."""
    buffer = ListText(text)
    vim = Vim(buffer, buffer)
    for key in keys:
        for one in [key] if key != "s/a/b/g" else list(key):
            if not vim.press(one):
                buffer.type(one)
    vim.press("escape")
    vim.press("escape")
    row, column = buffer.cursor
    assert column <= max(0, len(buffer.lines[row]) - 1)
    for _ in range(60):
        vim.press("u")
    assert buffer.text == text
