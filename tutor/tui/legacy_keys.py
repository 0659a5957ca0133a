"""Keys as older terminals send them: PuTTY, rxvt and macOS Terminal put Alt as an escape before the key's own sequence.

Textual 8.2 takes that for the Escape key and an arrow, and Escape leads out of what the learner is doing. A driver
of Textual's makes its own parser, so the parser is exchanged where the driver finds it.
"""

import re
from collections.abc import Iterable
from typing import Final

from textual._xterm_parser import XTermParser
from textual.drivers import linux_driver
from textual.message import Message

_ARROWS: Final = re.compile("\x1b\x1b[O\\[]([A-DFH])")
_NUMBERED: Final = re.compile("\x1b\x1b\\[([0-9]+)~")


class LegacyKeys(XTermParser):
    """Reads Alt with a key of its own as xterm writes it."""

    def feed(self, data: str) -> Iterable[Message]:
        """Yield the events of what the terminal sent."""
        return super().feed(in_full(data))


def in_full(data: str) -> str:
    """Return what a terminal sent with Alt and a key as one sequence (xterm's control sequences, "PC-style function keys")."""
    if "\x1b\x1b" not in data:
        return data
    return _NUMBERED.sub("\x1b[\\1;3~", _ARROWS.sub("\x1b[1;3\\1", data))


def understand_legacy_keys() -> None:
    """Let drivers that are made from now on read such keys."""
    linux_driver.XTermParser = LegacyKeys  # type: ignore[attr-defined]
