"""Where a table of heights crosses one height, as lines: marching squares (Lorensen and Cline, 1987, in two dimensions)."""

from collections import defaultdict
from collections.abc import Iterator

Point = tuple[float, float]
"""A place between the table's entries: columns from the left, rows from row 0."""

_Edge = tuple[int, int, bool]
"""The side of a square: its entry's row and column, and whether it goes to the next row (else to the next column)."""


def level_lines(table: list[list[float]], level: float) -> list[list[Point]]:
    """Return the lines, each as long as it goes on; heights between two entries are taken as straight."""
    joins: dict[_Edge, list[_Edge]] = defaultdict(list)
    for row in range(len(table) - 1):
        for column in range(len(table[0]) - 1):
            for start, end in _pieces(table, row, column, level):
                joins[start].append(end)
                joins[end].append(start)
    lines = []
    # A line that ends at the table's edge is begun there; what is left then goes round in a circle.
    for start in sorted(joins, key=lambda edge: len(joins[edge])):
        if joins[start]:
            lines.append([_place(table, edge, level) for edge in _walk(joins, start)])
    return lines


def _walk(joins: dict[_Edge, list[_Edge]], start: _Edge) -> Iterator[_Edge]:
    """Yield the sides that a line crosses one after the other, and take them away."""
    edge = start
    yield edge
    while joins[edge]:
        following = joins[edge].pop()
        joins[following].remove(edge)
        edge = following
        yield edge


def _pieces(table: list[list[float]], row: int, column: int, level: float) -> list[tuple[_Edge, _Edge]]:
    """Return the pieces of lines in one square, each from side to side."""
    corners = (
        table[row][column],
        table[row][column + 1],
        table[row + 1][column + 1],
        table[row + 1][column],
    )
    above = [corner >= level for corner in corners]
    below, right = (row, column, False), (row, column + 1, True)
    over, left = (row + 1, column, False), (row, column, True)
    sides = (below, right, over, left)
    crossed = [side for number, side in enumerate(sides) if above[number] != above[(number + 1) % 4]]
    if len(crossed) == 2:
        return [(crossed[0], crossed[1])]
    if len(crossed) == 4:  # a saddle: its middle says which corners belong together
        middle = sum(corner / 4 for corner in corners) >= level
        return [(below, right), (over, left)] if middle == above[0] else [(left, below), (right, over)]
    return []


def _place(table: list[list[float]], edge: _Edge, level: float) -> Point:
    row, column, upwards = edge
    start, end = table[row][column], table[row + 1][column] if upwards else table[row][column + 1]
    share = (level - start) / (end - start)
    return (column, row + share) if upwards else (column + share, row)
