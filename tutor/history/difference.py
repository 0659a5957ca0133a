"""What differs between two programs: line by line, the words that differ inside a line, unchanged parts folded."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final, Literal, NamedTuple

Kind = Literal["same", "removed", "added", "folded"]

CONTEXT: Final = 2
"""Unchanged lines that are shown around a change."""

SIGNS: Final[dict[Kind, str]] = {"same": " ", "removed": "-", "added": "+", "folded": " "}

_ALIKE: Final = 0.5
"""The share of two lines that must be equal for one to count as the other, changed."""

_MOST_PAIRED: Final = 30
"""Lines of one change that are paired one by one; more are shown as removed and added."""

_LONGEST_PAIRED: Final = 400
_WORD: Final = re.compile(r"\d+(?:\.\d+)?(?:[eE][-+]?\d+)?|\w+|\s+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a difference.

    Attributes:
        kind: `same`, `removed`, `added`, or `folded`: so many lines as `number` says are left out.
        text: the line.
        words: the places (start, end) in it that differ from the line that it was, or became.
        number: its number in the new program, for a removed one in the old; counted from 1.

    """

    kind: Kind
    text: str = ""
    words: tuple[tuple[int, int], ...] = ()
    number: int = 0


class Changed(NamedTuple):
    """How many lines were added and removed; a changed line counts as both."""

    added: int
    removed: int


def changed(old: str, new: str) -> Changed:
    """Return how many lines differ."""
    if old == new:
        return Changed(0, 0)
    before, after = old.splitlines(), new.splitlines()
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    same = sum(block.size for block in matcher.get_matching_blocks())
    return Changed(len(after) - same, len(before) - same)


def difference(old: str, new: str, *, context: int = CONTEXT) -> list[Line]:
    """Return the lines of both programs with what differs between them; none where no line does."""
    before, after = old.splitlines(), new.splitlines()
    if before == after:
        return []
    lines: list[Line] = []
    for kind, i1, i2, j1, j2 in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            lines += [Line("same", after[j], number=j + 1) for j in range(j1, j2)]
        else:
            lines += _change(before, range(i1, i2), after, range(j1, j2))
    return list(_folded(lines, context))


def _change(before: list[str], old: range, after: list[str], new: range) -> Iterator[Line]:
    """Yield removed and added lines, a line that was changed right before what it became."""
    at_old, at_new = old.start, new.start
    for i, j in _pairs(before, old, after, new):
        yield from (Line("removed", before[k], number=k + 1) for k in range(at_old, i))
        yield from (Line("added", after[k], number=k + 1) for k in range(at_new, j))
        gone, come = _words(before[i], after[j])
        yield Line("removed", before[i], gone, i + 1)
        yield Line("added", after[j], come, j + 1)
        at_old, at_new = i + 1, j + 1
    yield from (Line("removed", before[k], number=k + 1) for k in range(at_old, old.stop))
    yield from (Line("added", after[k], number=k + 1) for k in range(at_new, new.stop))


def _pairs(before: list[str], old: range, after: list[str], new: range) -> Iterator[tuple[int, int]]:
    """Yield which old line became which new one, in their order."""
    if len(old) > _MOST_PAIRED or len(new) > _MOST_PAIRED:
        return
    start = old.start
    for j in new:
        best, likeness = None, _ALIKE
        for i in range(start, old.stop):
            alike = _likeness(before[i], after[j])
            if alike > likeness:
                best, likeness = i, alike
        if best is not None:
            yield best, j
            start = best + 1


def _likeness(old: str, new: str) -> float:
    """Return how much of two lines is equal, from 0 to 1, their indentation left out."""
    first, second = old.strip(), new.strip()
    if first == second:
        return 1.0
    if not first or not second or max(len(first), len(second)) > _LONGEST_PAIRED:
        return 0.0
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return matcher.ratio() if matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE else 0.0


def _words(old: str, new: str) -> tuple[tuple[tuple[int, int], ...], tuple[tuple[int, int], ...]]:
    """Return the places of the words that differ, in the old line and in the new one."""
    first, second = ([(m[0], m.start(), m.end()) for m in _WORD.finditer(line)] for line in (old, new))
    matcher = SequenceMatcher(None, [word for word, *_ in first], [word for word, *_ in second], autojunk=False)
    gone: list[tuple[int, int]] = []
    come: list[tuple[int, int]] = []
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind != "equal":
            if i2 > i1:
                gone.append((first[i1][1], first[i2 - 1][2]))
            if j2 > j1:
                come.append((second[j1][1], second[j2 - 1][2]))
    return tuple(gone), tuple(come)


def _folded(lines: list[Line], context: int) -> Iterator[Line]:
    """Yield the lines; of unchanged ones only those near a change, where that leaves out more than one."""
    near = {
        place
        for index, line in enumerate(lines)
        if line.kind != "same"
        for place in range(index - context, index + context + 1)
    }
    index = 0
    while index < len(lines):
        end = index
        while end < len(lines) and end not in near:
            end += 1
        if end - index > 1:
            yield Line("folded", number=end - index)
            index = end
        else:
            yield lines[index]
            index += 1
