"""Why Python cannot read a program: the place and an explanation. The program is compiled, never run."""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from typing import Any, Final

from tutor.grading.rule_matching import explained
from tutor.grading.syntax_error_rules import RULES
from tutor.language import Text
from tutor.tui.editing.lexing import code_only
from tutor.tui.editing.look_alikes import look_alikes
from tutor.tui.editing.problem import Problem
from tutor.tui.editing.slips import slip_in

WHOLE: Final = 400
"""Rows of a program that is always compiled as a whole, in some 10 ms; of a longer one, the part that is wrong."""

LARGEST: Final = 40_000
"""Characters that are compiled at most."""

_LAST_WORD: Final = re.compile(r"(\w+|\S)\s*$")
_FIRST_WORD: Final = re.compile(r"\s*(\w+|\S)?")


def rows_to_look_at(document: Any) -> range:  # noqa: ANN401 - Textual's documents differ in what they know
    """Return the rows in which something may be wrong: all of a short program.

    In a long one these are the statement in which the syntax tree of the editor has its first error, with the two
    before it and the one behind; none where the tree has no error.

    Args:
        document: the editor's document, with a syntax tree if it has one.

    """
    count = document.line_count
    tree = getattr(document, "_syntax_tree", None)
    if count <= WHOLE or tree is None:
        return range(count)
    if not tree.root_node.has_error:
        return range(0)
    statements = tree.root_node.children
    first = next((index for index, node in enumerate(statements) if node.has_error), 0)
    top = statements[max(first - 2, 0)].start_point[0]
    return range(top, min(statements[min(first + 1, len(statements) - 1)].end_point[0] + 1, top + WHOLE))


def problems(lines: Sequence[str], rows: range | None = None) -> list[Problem]:
    """Return what is wrong: the first mistake, and what looks like Python and is not; never raises.

    Args:
        lines: the program.
        rows: the rows that are looked at; by default all.

    """
    rows = range(len(lines)) if rows is None else rows
    source = "\n" * rows.start + "\n".join(lines[rows.start : rows.stop])  # so that messages name the right lines
    if len(source) > LARGEST:
        return []
    found = list(look_alikes(source))
    first = _first_mistake(source)
    if first is not None and all(first.row != other.row for other in found):
        found.append(first)
    return found


def _first_mistake(source: str) -> Problem | None:
    try:
        with warnings.catch_warnings(action="ignore"):
            compile(source, "program", "exec", dont_inherit=True)
    except SyntaxError as error:
        return _problem(error, source)
    except (ValueError, MemoryError, RecursionError, OverflowError):
        return None  # too deep for Python, or with a zero byte: the run tells
    return None


def _problem(error: SyntaxError, source: str) -> Problem | None:
    lines = source.split("\n")
    if not error.lineno:
        return None
    row = min(error.lineno, len(lines)) - 1
    while row > 0 and not lines[row].strip():
        row -= 1
    moved = row != error.lineno - 1 or not lines[row][(error.offset or 1) - 1 :].strip()
    is_block = isinstance(error, IndentationError) and error.msg.startswith("expected") and moved
    text = _slip(error, source, row) or explained(RULES, type(error).__name__, error.msg)
    if text is None:
        return None
    start, end = _place(error, lines[row], moved=moved)
    awaits_more = is_block or "was never closed" in error.msg or "triple-quoted" in error.msg
    return Problem(row, start, end, text, awaits_more=awaits_more, begins_block=is_block)


def _slip(error: SyntaxError, source: str, row: int) -> Text | None:
    """Return what is wrong where it is a slip that beginners make, else None."""
    if "unterminated string" in error.msg:
        start = error.offset or 1
        line = source.split("\n")[row]
        return slip_in(line[: start + 1]) if line[start - 1 : start] == "'" else None
    line = code_only(source).split("\n")[row]
    return slip_in(line) if error.msg == "invalid syntax" or line.rstrip().endswith("{") else None


def _place(error: SyntaxError, line: str, *, moved: bool) -> tuple[int, int]:
    """Return which characters of the line are underlined: at least one that can be seen."""
    if isinstance(error, IndentationError) and (first := _FIRST_WORD.match(line)) is not None:
        return (0, first.end())
    start = (error.offset or 1) - 1
    end = (error.end_offset or 0) - 1 if error.end_lineno == error.lineno else len(line)
    if "unterminated" in error.msg:
        end = len(line)
    elif end <= start:
        word = re.match(r"\w+|\S", line[start:])
        end = start + (word.end() if word else 0)
    if (moved or not line[start:end].strip()) and (last := _LAST_WORD.search(line)) is not None:
        return last.span(1)
    return start, end
