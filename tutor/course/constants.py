"""Constants at the top of a program: where one stands, what it is, and the same program with another value.

Nothing is run: the program's text is read, and only the literal itself changes.
"""

import ast
import json
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tutor.language import Text

Literal = bool | int | float | str
"""What a constant may be: a literal of Python."""

_SYNTAX = Text(
    uz="Dasturda {line}-satrda sintaksis xatosi bor: avval uni tuzating.",
    en="Line {line} of the program is not valid Python: mend it first.",
)
_GONE = Text(
    uz="Dasturda {name} = … satri yoʻq.",
    en="The program has no line {name} = …",
)
_SEVERAL = Text(
    uz="{name} ga bir necha marta qiymat berilgan (satr: {lines}); faqat bittasi qolsin.",
    en="{name} is set several times (line {lines}); leave only one of them.",
)
_NO_LITERAL = Text(
    uz="{line}-satrda {name} bitta son, matn yoki True/False emas, shuning uchun uni burab boʻlmaydi.",
    en="In line {line}, {name} is not a number, a text or True/False by itself, so it cannot be turned.",
)
_NEW_SCOPES: Final = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)
_COMPREHENSIONS: Final = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class ConstantError(ValueError):
    """A constant cannot be read or set; `text` says why and what to do."""

    def __init__(self, text: Text) -> None:
        super().__init__(text.en)
        self.text = text


class NoConstantError(ConstantError):
    """The program does not set this name at its top level at all."""


@dataclass(frozen=True, slots=True)
class Constant:
    """A literal in a program: its value, and its place from `start` to `end`, (row, column) counted from 0."""

    value: Literal
    start: tuple[int, int]
    end: tuple[int, int]


def constant(source: str, name: str) -> Constant:
    """Return the constant that a program sets once, at its top level, to a literal.

    Raises:
        NoConstantError: the name is not set there at all.
        ConstantError: it is set otherwise, or the program cannot be read.

    """
    places = [node for node in _names_set(_tree(source)) if node[0] == name]
    if not places:
        raise NoConstantError(_GONE.format(name=name))
    if len(places) > 1:
        lines = ", ".join(str(line) for line in sorted({line for _, line, _ in places}))
        raise ConstantError(_SEVERAL.format(name=name, lines=lines))
    _, line, node = places[0]
    value = _literal(node)
    if node is None or value is None:
        raise ConstantError(_NO_LITERAL.format(name=name, line=line))
    rows = _rows(source)
    last_row = (node.end_lineno or node.lineno) - 1
    start = (node.lineno - 1, _column(rows[node.lineno - 1], node.col_offset))
    return Constant(value, start, (last_row, _column(rows[last_row], node.end_col_offset or 0)))


def constants(source: str) -> dict[str, Literal]:
    """Return all constants of a program by name, in their order; raises `ConstantError` where it cannot be read."""
    found: dict[str, list[Literal | None]] = {}
    for name, _, node in _names_set(_tree(source)):
        found.setdefault(name, []).append(_literal(node))
    return {name: values[0] for name, values in found.items() if len(values) == 1 and values[0] is not None}


def with_constant(source: str, name: str, value: Literal) -> str:
    """Return the program with another value for a constant; raises `ConstantError` as `constant` does."""
    place = constant(source, name)
    rows = _rows(source)
    starts = [0]
    for text in rows:
        starts.append(starts[-1] + len(text))
    (row, column), (last_row, last_column) = place.start, place.end
    return source[: starts[row] + column] + literal(value) + source[starts[last_row] + last_column :]


def literal(value: Literal) -> str:
    """Return a value as a program writes it."""
    if isinstance(value, str) and value.isprintable() and "\\" not in value:
        return json.dumps(value, ensure_ascii=False)
    return repr(value)


def _tree(source: str) -> ast.Module:
    try:
        return ast.parse(source)
    except SyntaxError as error:
        raise ConstantError(_SYNTAX.format(line=error.lineno or 1)) from None
    except (ValueError, RecursionError, MemoryError):  # null bytes, or nested without end
        raise ConstantError(_SYNTAX.format(line=1)) from None


def _names_set(tree: ast.Module) -> Iterator[tuple[str, int, ast.expr | None]]:
    """Yield every name that the module sets: (name, line, the value of a plain assignment at its top level)."""
    plain: dict[int, ast.expr | None] = {}
    for statement in tree.body:
        match statement:
            case ast.Assign(targets=[ast.Name() as target], value=value):
                plain[id(target)] = value
            case ast.AnnAssign(target=ast.Name() as target, value=value) if value is not None:
                plain[id(target)] = value
    for node in _module_nodes(tree):
        if isinstance(node, ast.Name) and not isinstance(node.ctx, ast.Load):
            yield node.id, node.lineno, plain.get(id(node))
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield from ((name, node.lineno, None) for name in node.names)


def _module_nodes(tree: ast.Module) -> Iterator[ast.AST]:
    """Yield the nodes whose names are the module's own, in the order of the text."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (*_NEW_SCOPES, *_COMPREHENSIONS)):
            waiting += reversed(list(ast.iter_child_nodes(node)))


def _literal(node: ast.expr | None) -> Literal | None:
    """Return the value of a literal number, text or truth value; None where it is anything else."""
    match node:
        case ast.Constant(value=bool() | int() | float() | str() as value):
            return value if not isinstance(value, float) or math.isfinite(value) else None
        case ast.UnaryOp(op=ast.USub() | ast.UAdd() as sign, operand=ast.Constant(value=int() | float() as value)):
            if isinstance(value, bool):
                return None
            return -value if isinstance(sign, ast.USub) else value
    return None


def _rows(source: str) -> list[str]:
    """Return the program's lines as Python counts them, with their ends."""
    return re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", source) or [""]


def _column(row: str, offset: int) -> int:
    """Return the column of a place that Python gives in bytes of UTF-8."""
    return len(row.encode("utf-8", "surrogatepass")[:offset].decode("utf-8", "ignore"))
