"""Which parts of a program are code, and which are texts and comments; also of one that is half typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_NOT_CODE: Final = re.compile(
    r'''
    (?P<comment>\#[^\n]*)
    | """(?:\\.|[^\\])*?(?P<end3>"""|\Z)
    | \'\'\'(?:\\.|[^\\])*?(?P<end2>\'\'\'|\Z)
    | "(?:\\.|[^"\\\n])*(?P<end1>"?)
    | '(?:\\.|[^'\\\n])*(?P<end0>'?)
    ''',
    re.VERBOSE | re.DOTALL,
)


class Stretch(NamedTuple):
    """A text or comment: its offsets, and whether it has an end of its own, as a text has that is closed."""

    start: int
    end: int
    closed: bool


def texts_and_comments(source: str) -> Iterator[Stretch]:
    """Yield what is not code, quotes and # included."""
    for match in _NOT_CODE.finditer(source):
        closed = any(match[name] for name in ("end0", "end1", "end2", "end3"))
        yield Stretch(match.start(), match.end(), closed)


def code_only(source: str) -> str:
    """Return a program of the same length and lines in which texts and comments are blanks."""
    return _NOT_CODE.sub(lambda match: "".join("\n" if one == "\n" else " " for one in match[0]), source)


def text_at(source: str, offset: int) -> Stretch | None:
    """Return the text or comment that what is typed at an offset would belong to, or None."""
    for stretch in texts_and_comments(source):
        if stretch.start < offset < stretch.end or (offset == stretch.end and not stretch.closed):
            return stretch
    return None
