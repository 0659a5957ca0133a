"""Two programs side by side: lines that belong together in one row, and what differs in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from tutor.history.difference import Line, difference

Kind = Literal["same", "changed", "left", "right"]

SIGNS: Final[dict[Kind, str]] = {"same": " ", "changed": "~", "left": "-", "right": "+"}
"""The sign of a row: the shape tells what a colour only repeats."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row: the line at the left and the one at the right, None where that program has none here."""

    kind: Kind
    left: Line | None
    right: Line | None


def side_by_side(left: str, right: str) -> list[Row]:
    """Return both programs in rows; every line of each is in one of them, in its order."""
    return list(_rows(difference(left, right, context=0), right.splitlines()))


def _rows(lines: list[Line], right: list[str]) -> Iterator[Row]:
    waiting: list[Line] = []  # removed lines that may yet stand beside an added one
    left_count = right_count = 0

    def alike(count: int) -> Iterator[Row]:
        nonlocal left_count, right_count
        for _ in range(count):
            text = right[right_count]
            left_count, right_count = left_count + 1, right_count + 1
            yield Row("same", Line("same", text, number=left_count), Line("same", text, number=right_count))

    for at, line in enumerate(lines):
        if line.kind == "removed":
            waiting.append(line)
            left_count += 1
            continue
        if line.kind == "added":
            right_count += 1
            if line.words and waiting and lines[at - 1] is waiting[-1]:  # it stands right before what it became
                yield from (Row("left", one, None) for one in waiting[:-1])
                waiting = waiting[-1:]
            yield Row("changed", waiting.pop(0), line) if waiting else Row("right", None, line)
            continue
        yield from (Row("left", one, None) for one in waiting)
        waiting = []
        yield from alike(line.number if line.kind == "folded" else 1)
    yield from (Row("left", one, None) for one in waiting)
    yield from alike(len(right) - right_count)


def changes(rows: list[Row]) -> list[int]:
    """Return where each stretch of differing rows begins."""
    return [at for at, row in enumerate(rows) if row.kind != "same" and (at == 0 or rows[at - 1].kind == "same")]
