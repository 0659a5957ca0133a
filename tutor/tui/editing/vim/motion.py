"""A motion as it was typed, where it goes, and what motions remember."""

from dataclasses import dataclass
from typing import NamedTuple

from tutor.tui.editing.vim.buffer import Place
from tutor.tui.editing.vim.spans import Reach


class Target(NamedTuple):
    """Where a motion goes."""

    place: Place
    reach: Reach
    column: int | None = None
    """The column that motions up and down keep to from now on; None: the one of the place."""


@dataclass(slots=True)
class Memory:
    """What motions remember.

    Attributes:
        column: the column that motions up and down keep to.
        found: the last `f`, `t`, `F` or `T` with its sign.
        pattern: what was searched last.
        forward: in which direction.
        marks: the places that letters were given to.

    """

    column: int = 0
    found: tuple[str, str] | None = None
    pattern: str = ""
    forward: bool = True
    marks: dict[str, Place] | None = None


class Motion(NamedTuple):
    """A motion as it was typed: its key, and the sign, mark or pattern that came with it."""

    key: str
    argument: str = ""
