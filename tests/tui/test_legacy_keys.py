"""Keys as terminals without newer protocols send them."""

import pytest
from textual.events import Key

from tutor.tui.legacy_keys import LegacyKeys


@pytest.mark.parametrize(
    ("sent", "keys"),
    [
        ("\x1bx", ["alt+x"]),
        ("\x1bf", ["alt+f"]),
        ("\x1b[1;5C", ["ctrl+right"]),
        ("\x1b[1;5H\x1bma\x1b[A", ["ctrl+home", "alt+m", "a", "up"]),
        ("\x1bx\x1bx", ["alt+x", "alt+x"]),
        ("\x1b[104;3u", ["alt+h"]),
    ],
)
def test_alt_and_a_letter_is_a_key_whatever_follows(sent: str, keys: list[str]) -> None:
    events = [event for event in LegacyKeys().feed(sent) if isinstance(event, Key)]
    assert [event.key for event in events] == keys
    assert all(event.character is None for event in events if "+" in event.key)


def test_a_key_that_comes_in_two_parts_is_one() -> None:
    parser = LegacyKeys()
    events = [*parser.feed("\x1b"), *parser.feed("v")]
    assert [event.key for event in events if isinstance(event, Key)] == ["alt+v"]
