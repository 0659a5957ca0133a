"""The picture of an expression: nodes in columns, each with its value and below it its gradient, joined by lines."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from tutor.figures.axes import short_number
from tutor.figures.graph_layout import NODE_ROWS, Item, Operands, columns, consumers_of
from tutor.figures.graph_wiring import CONNECTED, Target, Wiring, wired
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened

MOST_NODES: Final = 24
"""Larger graphs are not tried: nobody could follow their lines."""

_SHORTER: Final = ((20, 4), (8, 4), (8, 3), (4, 2))
"""The longest name and the significant digits, tried one after the other until the picture is narrow enough."""


_REPEATED: Final = 4
"""The longest name of an operand that is written twice."""


@dataclass(frozen=True, slots=True)
class Node:
    """A number of the expression: "" for a name or an operation, None for a number, that it does not have (yet)."""

    name: str
    operation: str
    value: float | None
    gradient: float | None


_Texts = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class _Column:
    """A column of the picture: what stands in it, the lines that lead to it, and its places in the grid."""

    items: list[Item]
    wiring: Wiring
    operation_at: int
    text_at: int
    end: int


def put_graph(grid: Grid, nodes: Sequence[Node], operands: Operands, room: int) -> int:
    """Draw the graph in the first `room` rows and return how many it took; 0, with nothing drawn, where it does not fit."""
    if len(nodes) > MOST_NODES:
        return 0
    for node_rows in (NODE_ROWS + 1, NODE_ROWS):
        placed = columns(operands, node_rows)
        height = max(item.row + (1 if item.passing else NODE_ROWS) for items in placed for item in items)
        wirings = _wirings(placed, operands) if height <= room else None
        if wirings is None:
            continue
        for longest, digits in _SHORTER:
            texts = [_texts(node, longest, digits) for node in nodes]
            laid_out = _laid_out(placed, wirings, nodes, operands, texts)
            if laid_out[-1].end <= grid.width:
                used = consumers_of(operands)
                for column in laid_out:
                    _put_column(grid, column, nodes, operands, texts, used)
                return height
    return 0


def _wirings(placed: list[list[Item]], operands: Operands) -> list[Wiring] | None:
    """Return the lines that lead to each column; None where lines would run on top of one another."""
    wirings = [Wiring(0, {})]
    for items, following in pairwise(placed):
        rows = {item.node: item.row for item in items}
        sources = [(item, (item.node,) if item.passing else operands[item.node]) for item in following]
        wiring = wired(
            [Target(item.row, tuple(sorted({rows[of] for of in nodes}))) for item, nodes in sources if nodes]
        )
        if wiring is None:
            return None
        wirings.append(wiring)
    return wirings


def _texts(node: Node, longest: int, digits: int) -> _Texts:
    """Return a node's two rows, the first in two parts."""
    name = f"{shortened(node.name, longest)} = " if node.name else ""
    value = "?" if node.value is None else short_number(node.value, digits)
    gradient = "" if node.gradient is None else f"grad {short_number(node.gradient, digits)}"
    return name, value, gradient


def _laid_out(
    placed: list[list[Item]],
    wirings: list[Wiring],
    nodes: Sequence[Node],
    operands: Operands,
    texts: list[_Texts],
) -> list[_Column]:
    """Return the columns with their places."""
    found: list[_Column] = []
    left = 0
    for items, wiring in zip(placed, wirings, strict=True):
        operation_at = left + wiring.width
        own = [item.node for item in items if not item.passing]
        operations = max((len(_operation(node, nodes, operands)) + 1 for node in own if operands[node]), default=0)
        text_at = operation_at + operations
        end = text_at + max((_width(texts[node], operations) for node in own), default=0)
        found.append(_Column(items, wiring, operation_at, text_at, end))
        left = end + 1
    return found


def _width(texts: _Texts, operations: int) -> int:
    """Return the width of a node's text; a long gradient reaches below the operation at its left."""
    name, value, gradient = texts
    return max(len(name) + len(value), len(gradient) - max(0, operations - 1))


def _operation(node: int, nodes: Sequence[Node], operands: Operands) -> str:
    """Return what stands before a node: (*), or (a*a) where a single line brings both operands."""
    operation, of = nodes[node].operation, operands[node]
    if operation and len(of) == 2 and len(set(of)) == 1:
        name = shortened(nodes[of[0]].name, _REPEATED) or "·"
        operation = operation.join([name] * len(of))
    return f"({operation})" if operation else "→"


def _put_column(
    grid: Grid,
    column: _Column,
    nodes: Sequence[Node],
    operands: Operands,
    texts: list[_Texts],
    used: list[list[int]],
) -> None:
    style = grid.style
    for (place, row), character in column.wiring.characters.items():
        shown = "o" if character == CONNECTED and not style.unicode else character
        grid.put(column.operation_at - column.wiring.width + place, row, shown, style.faint)
    for item in column.items:
        if item.passing:
            grid.put(column.operation_at, item.row, "─" * (column.end + 1 - column.operation_at), style.faint)
            continue
        if operands[item.node]:
            operation = _operation(item.node, nodes, operands)
            line = column.text_at - 1 - len(operation) - column.operation_at
            grid.put(column.operation_at, item.row, "─" * line, style.faint)
            grid.put(column.operation_at + line, item.row, operation)
        name, value, gradient = texts[item.node]
        end = grid.put(grid.put(column.text_at, item.row, name), item.row, value, style.series(0))
        grid.put(min(column.text_at, column.end - len(gradient)), item.row + 1, gradient, style.series(1))
        if used[item.node]:
            grid.put(end + 1, item.row, "─" * (column.end - end), style.faint)
