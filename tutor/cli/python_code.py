"""Python code on a plain terminal: keywords, names that are defined, strings and comments set apart."""

import io
import keyword
import tokenize
from collections.abc import Iterator
from typing import Final

from tutor.cli.console import Console, Style, runs

_DEFINING: Final = ("def", "class")
_STRINGS: Final = {
    kind
    for name in ("STRING", "FSTRING_START", "FSTRING_MIDDLE", "FSTRING_END")
    if (kind := getattr(tokenize, name, None)) is not None  # those of f-strings are newer than Python 3.11
}

Span = tuple[tuple[int, int], tuple[int, int], Style]
"""Where a style begins and ends: (row, column), rows counted from 1."""


def write_python(console: Console, source: str) -> None:
    """Write a program, or a piece of one, line by line."""
    lines = source.rstrip("\n").split("\n")
    styles: list[list[Style | None]] = [[None] * len(line) for line in lines]
    for (row, column), (last_row, last_column), style in _spans(source):
        for at in range(row, min(last_row, len(lines)) + 1):
            start = column if at == row else 0
            end = last_column if at == last_row else len(lines[at - 1])
            styles[at - 1][start:end] = [style] * (end - start)
    for line, of_line in zip(lines, styles, strict=True):
        console.line(*runs(line, of_line))


def _spans(source: str) -> Iterator[Span]:
    """Yield what has a style; a piece that is no whole program is coloured as far as it can be read."""
    before = ""
    try:
        for token in tokenize.generate_tokens(io.StringIO(source).readline):
            style = _style(token, before)
            if style is not None:
                yield token.start, token.end, style
            before = token.string
    except (tokenize.TokenError, SyntaxError):
        return


def _style(token: tokenize.TokenInfo, before: str) -> Style | None:
    if token.type in _STRINGS:
        return Style.GOOD
    if token.type == tokenize.COMMENT:
        return Style.FAINT
    if token.type != tokenize.NAME:
        return None
    if before in _DEFINING:
        return Style.BOLD
    return Style.CODE if keyword.iskeyword(token.string) else None
