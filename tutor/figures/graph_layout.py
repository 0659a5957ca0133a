"""Where the nodes of an expression stand: columns from the leaves to the result, and rows within them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

NODE_ROWS: Final = 2
"""A node has a row for its value and one for its gradient."""

Operands = Sequence[Sequence[int]]
"""For each node the numbers of the nodes that it was made of."""


@dataclass(frozen=True, slots=True)
class Item:
    """What stands in a column: a node, or (`passing`) the line of an earlier node on its way to a later column."""

    node: int
    row: int
    passing: bool = False


def in_order(operands: Operands) -> list[int] | None:
    """Return the nodes so that each comes after its operands; None where they go round in a circle."""
    consumers = consumers_of(operands)
    missing = [len(set(of)) for of in operands]
    ready = [node for node, count in enumerate(missing) if not count]
    for node in ready:  # it grows while it is walked through
        for consumer in consumers[node]:
            missing[consumer] -= 1
            if not missing[consumer]:
                ready.append(consumer)
    return ready if len(ready) == len(operands) else None


def consumers_of(operands: Operands) -> list[list[int]]:
    """Return for each node those that were made of it, each once."""
    consumers: list[list[int]] = [[] for _ in operands]
    for node, of in enumerate(operands):
        for operand in dict.fromkeys(of):
            consumers[operand].append(node)
    return consumers


def columns(operands: Operands, node_rows: int) -> list[list[Item]]:
    """Return the columns from left to right, the items of each from top to bottom.

    A node stands to the right of its operands, and a leaf just before the first node that uses it. Leaves come in the
    order in which the result reads them, other nodes at the middle of their operands.

    Args:
        operands: of a graph without circles.
        node_rows: rows from one node to the next, at least `NODE_ROWS`.

    """
    levels = _levels(operands)
    consumers = consumers_of(operands)
    wanted = {leaf: float(place * node_rows) for place, leaf in enumerate(_leaves_in_order(operands))}
    placed: list[list[Item]] = []
    for level in range(max(levels) + 1):
        rows = {item.node: item.row for item in placed[-1]} if placed else {}
        todo: list[tuple[float, int, bool]] = []
        for node, of in enumerate(operands):
            if levels[node] == level:
                row = wanted[node] if not of else sum(rows[operand] for operand in of) / len(of)
                todo.append((row, node, False))
            elif levels[node] < level < max((levels[consumer] for consumer in consumers[node]), default=-1):
                todo.append((rows[node], node, True))
        placed.append(_spread(sorted(todo), node_rows))
    return placed


def _spread(todo: list[tuple[float, int, bool]], node_rows: int) -> list[Item]:
    """Give each item the row that it wants, or the next one below that is free."""
    items: list[Item] = []
    free = 0
    for row, node, passing in todo:
        at = max(free, int(row))
        items.append(Item(node, at, passing))
        free = at + (1 if passing else node_rows)
    return items


def _levels(operands: Operands) -> list[int]:
    order = in_order(operands) or []
    levels = [0] * len(operands)
    for node in order:
        levels[node] = 1 + max((levels[operand] for operand in operands[node]), default=-1)
    for node, consumers in enumerate(consumers_of(operands)):
        if not operands[node] and consumers:
            levels[node] = min(levels[consumer] for consumer in consumers) - 1
    return levels


def _leaves_in_order(operands: Operands) -> list[int]:
    """Return the leaves as one meets them on the way back from the results, first operands first."""
    leaves: dict[int, None] = {}
    seen: set[int] = set()
    waiting = [node for node, consumers in enumerate(consumers_of(operands)) if not consumers][::-1]
    while waiting:
        node = waiting.pop()
        if node in seen:
            continue
        seen.add(node)
        if operands[node]:
            waiting += reversed(operands[node])
        else:
            leaves[node] = None
    return list(leaves)
