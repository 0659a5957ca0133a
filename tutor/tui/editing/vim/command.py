"""A command of normal or visual mode, as it was typed: it can be carried out again by a dot."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

from tutor.tui.editing.vim.motion import Motion

OPERATORS: Final = frozenset({"d", "c", "y", ">", "<", "gu", "gU", "g~"})

LARGEST_COUNT: Final = 9999


class Shape(NamedTuple):
    """How much was marked in visual mode: so much a dot changes again."""

    rows: int
    columns: int
    lines: bool


class Typed(NamedTuple):
    """What was typed in insert mode: how many signs before the cursor went away, and what came."""

    deleted: int = 0
    text: str = ""


@dataclass(slots=True)
class Command:
    """What was typed.

    Attributes:
        key: the command or operator, `x`, `d`, `gu`.
        count: the number before it; None without one.
        register: the letter behind `"`.
        motion: what an operator works on.
        text_object: for `iw` or `a(` the two signs; "" otherwise.
        sign: what `r` puts in.
        shape: what was marked, for a command of visual mode.
        typed: what was typed after it.

    """

    key: str
    count: int | None = None
    register: str = ""
    motion: Motion | None = None
    text_object: str = ""
    sign: str = ""
    shape: Shape | None = None
    typed: Typed = field(default_factory=Typed)

    @property
    def times(self) -> int:
        """Return the count, 1 without one."""
        return self.count or 1
