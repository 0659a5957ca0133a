"""Fewer points that draw the same curve: of every group of neighbours the lowest and the highest stay."""

from collections.abc import Sequence

Point = tuple[float, float]


def lowest_and_highest(points: Sequence[Point]) -> list[Point]:
    """Return the points of lowest and highest y in their order; both are there even where they are equal."""
    if len(points) <= 2:
        return list(points)
    low = min(range(len(points)), key=lambda index: points[index][1])
    high = max(range(len(points)), key=lambda index: points[index][1])
    return [points[min(low, high)], points[max(low, high)]]


def extremes(points: Sequence[Point], most: int) -> list[Point]:
    """Return at most `most` + 2 of the points: the ends, and lowest and highest of equal groups between them."""
    if len(points) <= most:
        return list(points)
    size = -(-2 * len(points) // most)
    kept = [points[0]]
    for start in range(0, len(points), size):
        kept += lowest_and_highest(points[start : start + size])
    kept.append(points[-1])
    return kept
