"""The lines of a program with its strings and comments blanked, and put together where brackets are open.

Programs are read as they are while they are typed: most of the time they do not parse. Each line's reading is
remembered, so that after a key only the line that changed is read again.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_TOKEN: Final = re.compile(
    r"""(?P<comment>\#.*)
      | (?P<triple>\"\"\"|''')
      | (?P<string>"(?:\\.|[^"\\])*(?:"|\\?$)|'(?:\\.|[^'\\])*(?:'|\\?$))
      | (?P<open>[(\[{])
      | (?P<close>[)\]}])""",
    re.VERBOSE,
)
_BEGINS_ANEW: Final = re.compile(r"(def|class|import|from|return|while|with|try|except|raise|async|elif|@)\b|@")


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is read.

    Attributes:
        code: the line with blanks in place of comments and of what is in strings; it is as long as the line.
        quiet: from where to where the line is no code: a cursor between the two is in a string or comment.
        depth: how many more brackets are opened than closed.
        string: the quotes of the string that goes on in the next line, "" where none does.

    """

    code: str
    quiet: tuple[tuple[int, int], ...]
    depth: int
    string: str

    def is_quiet_at(self, column: int) -> bool:
        """Return whether a cursor at a column is inside a string or a comment."""
        return any(start < column < end for start, end in self.quiet)


@lru_cache(maxsize=8192)
def read_line(text: str, string: str = "") -> Line:
    """Read one line; `string` are the quotes of a string that the line before left open."""
    code, quiet, depth, at = [], [], 0, 0
    if string:
        end = text.find(string)
        if end < 0:
            return Line(" " * len(text), ((-1, len(text) + 1),), 0, string)
        at = end + 3
        quiet.append((-1, at))
        code.append(" " * end + string)
    while (match := _TOKEN.search(text, at)) is not None:
        code.append(text[at : match.start()])
        kind, found = match.lastgroup, match[0]
        at = match.end()
        if kind == "open" or kind == "close":
            depth += 1 if kind == "open" else -1
            code.append(found)
        elif kind == "comment":
            quiet.append((match.start(), len(text) + 1))
            code.append(" " * len(found))
        elif kind == "string":
            closed = len(found) > 1 and found[-1] == found[0]
            quiet.append((match.start(), at if closed else len(text) + 1))
            code.append(found[0] + " " * (len(found) - 2) + found[0] if closed else found[0] + " " * (len(found) - 1))
        elif (end := text.find(found, at)) >= 0:
            quiet.append((match.start(), end + 3))
            code.append(found + " " * (end - at) + found)
            at = end + 3
        else:
            quiet.append((match.start(), len(text) + 1))
            code.append(found + " " * (len(text) - at))
            return Line("".join(code), tuple(quiet), depth, found)
    code.append(text[at:])
    return Line("".join(code), tuple(quiet), depth, "")


@dataclass(frozen=True, slots=True)
class Statement:
    """A line with those that belong to it because of its brackets: the rows `first` to `last`, counted from 0."""

    first: int
    last: int
    code: str

    @property
    def indent(self) -> int:
        """Return by how many blanks it is indented."""
        return len(self.code) - len(self.code.lstrip())


def read_lines(texts: Sequence[str]) -> list[Line]:
    """Read the lines of a program."""
    lines, string = [], ""
    for text in texts:
        line = read_line(text, string)
        string = line.string
        lines.append(line)
    return lines


def statements(lines: Sequence[Line]) -> Iterator[Statement]:
    """Put lines together where brackets are open. A bracket that is never closed does not swallow what follows."""
    row, count = 0, len(lines)
    while row < count:
        first, depth = row, lines[row].depth
        code = lines[row].code
        row += 1
        if not code or code.isspace():
            continue
        if depth > 0:
            indent = len(code) - len(code.lstrip())
            parts = [code]
            while depth > 0 and row < count and _goes_on(lines[row].code, indent):
                parts.append(lines[row].code)
                depth += lines[row].depth
                row += 1
            code = " ".join(parts)
        yield Statement(first, row - 1, code)


def _goes_on(code: str, indent: int) -> bool:
    """Return whether a line can belong to a bracket that was opened in a line with this indentation."""
    bare = code.lstrip()
    if not bare or bare[0] in ")]}":
        return True
    return len(code) - len(bare) > indent and not _BEGINS_ANEW.match(bare)
