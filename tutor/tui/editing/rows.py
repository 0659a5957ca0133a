"""Changing whole lines: comments, and indentation to the right and to the left."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tutor.tui.editing.indentation import INDENT, width_of

_LEVEL: Final = " " * INDENT


def commented(lines: Sequence[str]) -> list[str]:
    """Turn lines into comments, or back where all of them are; empty lines stay."""
    filled = [line for line in lines if line.strip()]
    if not filled:
        return list(lines)
    if all(line.lstrip().startswith("#") for line in filled):
        return [_uncommented(line) for line in lines]
    indentations = [line[: len(line) - len(line.lstrip())] for line in filled]
    column = min(_in_common(indentations[0], other) for other in indentations)
    return [f"{line[:column]}# {line[column:]}" if line.strip() else line for line in lines]


def _uncommented(line: str) -> str:
    before, sign, after = line.partition("#")
    return before + after.removeprefix(" ") if sign else line


def indented(lines: Sequence[str]) -> list[str]:
    """Move lines one level to the right; empty lines stay."""
    return [_LEVEL + line if line.strip() else line for line in lines]


def dedented(lines: Sequence[str]) -> list[str]:
    """Move lines one level to the left, as far as there is one."""
    return [line[1:] if line.startswith("\t") else line[min(INDENT, width_of(line)) :] for line in lines]


def column_after(old: str, new: str, column: int) -> int:
    """Return where the cursor stands in a line that was changed by one of these."""
    changed_from = _in_common(old, new)
    return column if column < changed_from else max(changed_from, column + len(new) - len(old))


def _in_common(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
