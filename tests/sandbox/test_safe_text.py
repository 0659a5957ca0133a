"""Text of programs: nothing that a terminal would obey, nothing that hides or reorders."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.sandbox.text import safe_line, safe_output, safe_text

ANY = st.text(st.characters(codec=None, categories=None), max_size=200) | st.text(
    st.sampled_from("a\n\t\r\x00\x07\x1b\x7f\x9b\u200b\u202e\u2066\u2028\ufeff\ud800\ue000\u0301\u20dd[]"),
    max_size=60,
)


def dangers(text: str) -> list[str]:
    unseen = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
    return [c for c in text if unicodedata.category(c) in unseen and c not in "\n\t"]


@given(ANY)
def test_nothing_unseen_survives(text: str) -> None:
    assert dangers(safe_text(text)) == []
    safe_text(text).encode("utf-8")


@given(ANY)
def test_a_line_is_one_line(text: str) -> None:
    line = safe_line(text)
    assert dangers(line) == []
    assert not set("\n\t") & set(line)


@given(st.binary(max_size=300))
def test_any_output_can_be_shown(output: bytes) -> None:
    assert dangers(safe_output(output)) == []


@given(ANY)
def test_what_is_safe_stays_as_it_is(text: str) -> None:
    once = safe_text(text)
    assert safe_text(once) == once


@given(st.text(st.characters(min_codepoint=32, max_codepoint=126), max_size=300))
def test_plain_text_stays_as_it_is(text: str) -> None:
    assert safe_text(text) == text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("\x1b[31mred\x1b[0m", "␛[31mred␛[0m"),
        ("\x1b]0;title\x07", "␛]0;title␇"),
        ("\x9b2J", "<U+009B>2J"),
        ("over\rwritten", "over␍written"),
        ("DOS\r\nlines\r\n", "DOS\nlines\n"),
        ("a\u202eb\u2066c", "a<U+202E>b<U+2066>c"),
        ("zero\u200bwidth\ufeff", "zero<U+200B>width<U+FEFF>"),
        ("\ud800", "<U+D800>"),
        ("e" + "\u0301" * 50 + "x", "e\u0301\u0301x"),
        ("\x7f\x00", "␡␀"),
        ("oʻzbekcha sanʼat Δη 数字 😀", "oʻzbekcha sanʼat Δη 数字 😀"),
    ],
)
def test_examples(text: str, expected: str) -> None:
    assert safe_text(text) == expected


def test_length_is_bounded() -> None:
    assert len(safe_text("x" * 100_000, 50)) == 50
    assert len(safe_output(b"x" * 100_000, 50)) == 50
    assert len(safe_line("\u202e" * 1000, 10)) == 80  # each becomes eight characters
