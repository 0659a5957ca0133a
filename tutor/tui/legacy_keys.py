"""Keys as older terminals send them: most put Alt as an escape before a letter, some before a key's own sequence too.

Textual 8.2 takes Alt with an arrow of PuTTY, rxvt and macOS Terminal for the Escape key and an arrow, and Escape leads out
of what the learner is doing. Alt with a letter it knows only when nothing follows within a tenth of a second: of Alt+M and
what is typed after it in one burst, “^m” would get into the learner's code. Alt+F it takes for Ctrl+→. A driver of
Textual's makes its own parser, so the parser is exchanged where the driver finds it.
"""

import re
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.events import Key
from textual.message import Message

from tutor.tui.keys import KEYS

_ARROWS: Final = re.compile("\x1b\x1b[O\\[]([A-DFH])")
_NUMBERED: Final = re.compile("\x1b\x1b\\[([0-9]+)~")
_LETTERS: Final = {
    f"\x1b{name.removeprefix('alt+')}": name
    for key in KEYS
    for name in key.names
    if re.fullmatch("alt\\+[a-z]", name)
}
"""What terminals send for Alt and a letter, of those that are the tutor's keys."""


class LegacyKeys(XTermParser):
    """Reads Alt with a key of its own as xterm writes it."""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the events of what the terminal sent."""
        return super().feed(in_full(data))

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[Key]:
        if sequence in _LETTERS:
            return [Key(_LETTERS[sequence], None)]
        return super()._sequence_to_key_events(sequence, alt)


def in_full(data: str) -> str:
    """Return what a terminal sent with Alt and a key as one sequence (xterm's control sequences, "PC-style function keys")."""
    if "\x1b\x1b" not in data:
        return data
    return _NUMBERED.sub("\x1b[\\1;3~", _ARROWS.sub("\x1b[1;3\\1", data))


def understand_legacy_keys() -> None:
    """Let drivers that are made from now on read such keys."""
    linux_driver.XTermParser = LegacyKeys  # type: ignore[attr-defined]
