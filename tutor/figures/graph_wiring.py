"""The lines between two columns of an expression's picture: each goes right, up or down in a track, and right again."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations
from typing import Final

_MOST_ORDERED: Final = 4
"""With more bent lines side by side the best order of their tracks is not searched for: that would take too long."""

_LINES: Final = {
    "LR": "─",
    "DU": "│",
    "DL": "┐",
    "LU": "┘",
    "DR": "┌",
    "RU": "└",
    "DLR": "┬",
    "LRU": "┴",
    "DLU": "┤",
    "DRU": "├",
}
CONNECTED, CROSSING = "●", "┼"
"""Where four lines meet they are either joined or merely cross."""


@dataclass(frozen=True, slots=True)
class Target:
    """What lines lead to: the row where it stands, and the rows that they come from."""

    row: int
    sources: tuple[int, ...]

    @property
    def bent(self) -> bool:
        """Return whether its lines need a track."""
        return self.sources != (self.row,)

    @property
    def rows(self) -> range:
        """Return the rows that its track covers."""
        return range(min(self.row, *self.sources), max(self.row, *self.sources) + 1)


@dataclass(frozen=True, slots=True)
class Wiring:
    """Characters by (column, row), and how many columns they take."""

    width: int
    characters: dict[tuple[int, int], str]


def wired(targets: Sequence[Target]) -> Wiring | None:
    """Return the lines with the fewest crossings; None where lines would run on top of one another."""
    bent = [target for target in targets if target.bent]
    best: tuple[int, int] | None = None
    found = None
    for order in permutations(bent) if len(bent) <= _MOST_ORDERED else [tuple(bent)]:
        tracks = _tracks(order)
        lines = _lines(targets, tracks)
        if lines is None:
            continue
        width = 1 + max(tracks.values(), default=0)
        characters = _characters(lines, tracks, width)
        cost = (sum(character == CROSSING for character in characters.values()), width)
        if best is None or cost < best:
            best, found = cost, Wiring(width, characters)
    return found


def _tracks(order: Sequence[Target]) -> dict[Target, int]:
    """Return the column of each target's track, from 1 on: the first where it touches no other track."""
    tracks: dict[Target, int] = {}
    for target in order:
        column = 1
        while any(column == taken and _touch(target.rows, other.rows) for other, taken in tracks.items()):
            column += 1
        tracks[target] = column
    return tracks


def _touch(one: range, other: range) -> bool:
    return one.start < other.stop and other.start < one.stop


def _lines(targets: Sequence[Target], tracks: dict[Target, int]) -> dict[int, list[tuple[int, int]]] | None:
    """Return for each row the lines along it as (first column, last column); None where two share a column.

    They end in the middle of a track's column, or lead out at the right, beyond all columns.
    """
    end = 1_000
    ends: dict[int, int] = {}
    for target in targets:
        for row in target.sources:
            ends[row] = max(ends.get(row, 0), tracks.get(target, end))
    lines = {row: [(0, last)] for row, last in ends.items()}
    for target, column in tracks.items():
        others = lines.setdefault(target.row, [])
        if any(last > column for _, last in others):
            return None
        if any(last == column for _, last in others) and target.row not in target.sources:
            return None
        others.append((column, end))
    return lines


def _characters(
    lines: dict[int, list[tuple[int, int]]], tracks: dict[Target, int], width: int
) -> dict[tuple[int, int], str]:
    characters = {}
    rows = {row for target in tracks for row in target.rows} | set(lines)
    for row in rows:
        for column in range(width):
            along = lines.get(row, [])
            ways = {"L" for first, last in along if first < column <= last or first == column == 0}
            ways |= {"R" for first, last in along if first <= column < last}
            track = next((t for t, c in tracks.items() if c == column and row in t.rows), None)
            if track is not None:
                joined = row == track.row or row in track.sources
                up, down = row > track.rows.start, row < track.rows.stop - 1
                ways |= {"U"} if up else set()
                ways |= {"D"} if down else set()
                if len(ways) == len("LRUD"):
                    characters[column, row] = CONNECTED if joined else CROSSING
                    continue
            if ways:
                characters[column, row] = _LINES["".join(sorted(ways))]
    return characters
