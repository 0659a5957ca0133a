"""An expression of scalars: what was made of what, with the value and the gradient of each node."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from tutor.figures.axes import short_number
from tutor.figures.errors import FigureError
from tutor.figures.graph_drawing import Node, put_graph
from tutor.figures.graph_layout import in_order
from tutor.figures.grid import Grid
from tutor.figures.labels import shortened
from tutor.figures.reading import field, float_or_nan, items, label, same_length
from tutor.figures.wrapping import put_wrapped
from tutor.language import Language, Text

_LEGEND = Text(
    uz="grad: {result} ning shu son boʻyicha qiyaligi",
    en="grad: the slope of {result} with respect to this number",
)
LAST = Text(uz="{n} ta tugun, oxirgi {shown} tasi:", en="{n} nodes, the last {shown}:")
HEADINGS = (Text(uz="tugun", en="node"), Text(uz="qiymat", en="value"), Text(uz="grad", en="grad"))
_DESCRIPTION = Text(
    uz="Ifoda grafi, {n} ta tugun. {nodes}.",
    en="Expression graph with {n} nodes. {nodes}.",
)
_NODE = Text(uz="{formula}: qiymati {value}", en="{formula}: value {value}")
_NODE_WITH_GRADIENT = Text(
    uz="{formula}: qiymati {value}, gradienti {gradient}", en="{formula}: value {value}, gradient {gradient}"
)
_MORE = Text(uz="yana {n} ta", en="{n} more")
_NOT_AN_EDGE = Text(
    uz="`edges` ning har bir qatori ikkita tugun raqami boʻlishi kerak: (operand, natija), 0 dan {last} gacha.",
    en="Every row of `edges` must be two numbers of nodes, (operand, result), from 0 to {last}.",
)
_CIRCLE = Text(
    uz="`edges` boʻyicha tugunlar aylana hosil qiladi: biror son oʻzidan hosil boʻlgan. (operand, natija) tartibini "
    "tekshiring.",
    en="By `edges` the nodes go round in a circle: a number would be made of itself. Look at the order (operand, result).",
)
_NO_NUMBER = Text(
    uz="`{field}` ichida son boʻlmagan narsa bor ({index}-oʻrinda).",
    en="`{field}` holds something that is no number (at index {index}).",
)

_MOST_NODES: Final = 500
_MOST_EDGES: Final = 2_000
_MOST_TOLD: Final = 20
_SYMBOLS: Final = ("+", "-", "*", "/", "**")


@dataclass(frozen=True, slots=True)
class ExpressionGraph:
    """Nodes, and for each the numbers of those that it was made of, in their order."""

    nodes: list[Node]
    operands: list[list[int]]
    order: list[int]

    @classmethod
    def read(cls, figure: Mapping[str, Any]) -> "ExpressionGraph":
        """Read `{names, values, edges}` and, where given, `gradients` and `operations`; raises `FigureError`."""
        names = [label(name, 20) if name not in ("", None) else "" for name in _column(figure, "names")]
        count = len(names)
        values = _numbers(figure, "values", count)
        gradients = _numbers(figure, "gradients", count) if figure.get("gradients") is not None else [None] * count
        operations = [""] * count
        if figure.get("operations") is not None:
            operations = [label(name, 10) if name not in ("", None) else "" for name in _column(figure, "operations")]
            same_length(names, operations, ("names", "operations"))
        operands = _operands(field(figure, "edges"), count)
        order = in_order(operands)
        if order is None:
            raise FigureError(_CIRCLE)
        nodes = [Node(*parts) for parts in zip(names, operations, values, gradients, strict=True)]
        return cls(nodes, operands, order)

    def draw(self, grid: Grid, language: Language) -> None:
        """Draw the graph from the leaves at the left to the result at the right; a table where it does not fit."""
        explained = any(node.gradient is not None for node in self.nodes)
        used = put_graph(grid, self.nodes, self.operands, grid.height - 2) if explained else 0
        if used:
            put_wrapped(grid, self.legend(language), grid.style.faint, top=used + 1)
        elif not put_graph(grid, self.nodes, self.operands, grid.height):
            self._draw_table(grid, language)

    def describe(self, language: Language) -> str:
        """Return every node with what it was made of, its value and its gradient."""
        told = []
        for node in self.order[-_MOST_TOLD:]:
            value, gradient = self.numbers(node)
            template = _NODE_WITH_GRADIENT if gradient else _NODE
            told.append(template.format(formula=self.formula(node), value=value, gradient=gradient)[language])
        if len(self.order) > _MOST_TOLD:
            told.append(_MORE.format(n=len(self.order) - _MOST_TOLD)[language])
        legend = f" {self.legend(language)}." if any(node.gradient is not None for node in self.nodes) else ""
        return _DESCRIPTION.format(n=len(self.nodes), nodes="; ".join(told))[language] + legend

    def legend(self, language: Language) -> str:
        """Return what the gradients are."""
        return _LEGEND.format(result=self._name(self.order[-1]))[language]

    def numbers(self, node: int) -> tuple[str, str]:
        """Return a node's value and gradient as texts: ? and "" where there is none."""
        value, gradient = self.nodes[node].value, self.nodes[node].gradient
        return "?" if value is None else short_number(value), "" if gradient is None else short_number(gradient)

    def _name(self, node: int) -> str:
        return self.nodes[node].name or f"#{node}"

    def formula(self, node: int) -> str:
        """Return how a node was made: `c = a * b`, `t = tanh(c)`, or a leaf's name alone."""
        names = [self._name(operand) for operand in self.operands[node]]
        if not names:
            return self._name(node)
        operation = self.nodes[node].operation
        if operation in _SYMBOLS and len(names) > 1:
            made = f" {operation} ".join(names)
        elif operation.startswith("**"):
            made = f"{names[0]}{operation}"
        else:
            made = f"{operation}({', '.join(names)})"
        return f"{self._name(node)} = {made}"

    def _draw_table(self, grid: Grid, language: Language) -> None:
        """Write a row for each node; where there are too many, the last ones, which the result is among."""
        rows, top = [*self.order], 1
        if len(rows) + 1 > grid.height:
            rows, top = rows[2 - grid.height :], 2
            grid.put_line(0, LAST.format(n=len(self.order), shown=len(rows))[language], grid.style.faint)
        texts = [(self.formula(row), *self.numbers(row)) for row in rows]
        headings = [heading[language] for heading in HEADINGS]
        widths = [max(len(headings[place]), *(len(text[place]) for text in texts)) for place in (1, 2)]
        first = min(max(len(headings[0]), *(len(text[0]) for text in texts)), max(6, grid.width - sum(widths) - 4))
        for row, cells in enumerate([headings, *texts], top - 1):
            style = grid.style
            colours = (style.faint,) * 3 if row == top - 1 else (None, style.series(0), style.series(1))
            grid.put(0, row, shortened(cells[0], first), colours[0])
            grid.put(first + 2, row, cells[1].rjust(widths[0]), colours[1])
            grid.put(first + 4 + widths[0], row, cells[2].rjust(widths[1]), colours[2])


def _column(figure: Mapping[str, Any], name: str) -> list[Any]:
    return list(items(field(figure, name), name, _MOST_NODES))


def _numbers(figure: Mapping[str, Any], name: str, count: int) -> list[float | None]:
    """Return a number for each node; None where it is not known yet, as gradients are before going back."""
    column = _column(figure, name)
    same_length(range(count), column, ("names", name))
    numbers = [float_or_nan(value) for value in column]
    for index, (value, number) in enumerate(zip(column, numbers, strict=True)):
        if number is None and value is not None:
            raise FigureError(_NO_NUMBER.format(field=name, index=index))
    return numbers


def _operands(edges: Any, count: int) -> list[list[int]]:  # noqa: ANN401 - whatever a program sent
    """Return each node's operands; a single node needs no edges."""
    operands: list[list[int]] = [[] for _ in range(count)]
    for edge in [] if edges in ([], ()) else items(edges, "edges", _MOST_EDGES):
        if not isinstance(edge, (list, tuple)) or len(edge) != 2 or any(type(end) is not int for end in edge):
            raise FigureError(_NOT_AN_EDGE.format(last=count - 1))
        operand, result = edge
        if not (0 <= operand < count and 0 <= result < count):
            raise FigureError(_NOT_AN_EDGE.format(last=count - 1))
        operands[result].append(operand)
    return operands
