"""How the parts of the results share the rows that there are."""

from typing import Final, NamedTuple


class Need(NamedTuple):
    """What a part needs: at least `least` rows, at most `most`, and of what is left a share by `weight`."""

    least: int
    most: int
    weight: int


PLOT: Final = Need(7, 16, 2)
FIGURE: Final = Need(10, 26, 3)

OUTPUT_AT_LEAST: Final = 4

_BLOCK: Final = 4
"""Rows that output gets at a time while more may come: whatever is above it is drawn anew each time."""


def output(lines: int, *, more_may_come: bool = False) -> Need:
    """Return what output of so many lines needs: never more rows than lines, once it is complete."""
    most = -(-lines // _BLOCK) * _BLOCK if more_may_come else lines
    return Need(min(max(lines, 1), OUTPUT_AT_LEAST), max(most, 1), 2)


def share(rows: int, needs: list[Need]) -> list[int]:
    """Return the height of every part; where `rows` are too few each gets what it needs least."""
    heights = [need.least for need in needs]
    left = rows - sum(heights)
    while left > 0:
        open_parts = [index for index, need in enumerate(needs) if heights[index] < need.most]
        if not open_parts:
            break
        # The part that is furthest behind its share gets the next row.
        poorest = min(open_parts, key=lambda index: heights[index] / needs[index].weight)
        heights[poorest] += 1
        left -= 1
    return heights
