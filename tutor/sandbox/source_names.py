"""What the names of a program stand for: dotted paths from outside it, or things of its own.

Read from the syntax tree alone, without following the flow: a name that stands for a part of a library somewhere in
the program may stand for it everywhere.
"""

import ast
import builtins
from collections.abc import Iterable, Iterator
from typing import Any, Final

from tutor.sandbox.source_bindings import assigned, class_aliases

Path = tuple[str, ...]

OWN: Final = "__main__"
"""What the program's own module is called in paths."""

_OWN_NAMES: Final = frozenset({OWN, "exercise"})
_BUILTINS: Final = frozenset(dir(builtins))
_DICT: Final = "__dict__"
_OWN_DICTS: Final = frozenset({("builtins", name) for name in ("globals", "locals", "vars")})
_LOOK_UPS: Final = frozenset({"get", "pop", "setdefault", "__getitem__"})
_SHOWING: Final = frozenset(
    {"callable", "dir", "hasattr", "help", "id", "isinstance", "print", "repr", "str", "type"}
)
"""Functions that look at a module and hand nothing of it on."""

_DEEPEST: Final = 50
_MOST_PATHS: Final = 100
_MOST_ROUNDS: Final = 50


class Names:
    """The names of one program.

    `modules` are the paths that its import statements prove to be modules.
    """

    def __init__(self, tree: ast.AST) -> None:
        self.modules: set[Path] = set()
        self._outside: dict[str, set[Path]] = {}
        self._attributes: dict[str, set[Path]] = {}
        self._everything_of: list[Path] = []
        self._own: set[str] = set()
        self._plain: set[int] = set()
        aliases: list[tuple[ast.expr, ast.expr]] = []
        for node in ast.walk(tree):
            self._bind(node)
            aliases += [(target, value) for target, value in assigned(node) if isinstance(value, ast.expr)]
        for node in ast.walk(tree):
            if isinstance(node, ast.ClassDef):
                aliases += [(ast.Attribute(target, target.id), value) for target, value in class_aliases(node)]
        self._follow(aliases)
        for node in ast.walk(tree):
            self._see_through(node)
        for _, value in aliases:
            self._mark(value)

    def mentions(self, tree: ast.AST) -> Iterator[tuple[Any, Path]]:
        """Yield (node, path) for everything that the program names from outside itself."""
        for node in ast.walk(tree):
            match node:
                case ast.Import():
                    for alias in node.names:
                        yield node, tuple(alias.name.split("."))
                case ast.ImportFrom(module=str(module)):
                    yield node, tuple(module.split("."))
                    for alias in node.names:
                        yield node, (*module.split("."), alias.name)
                case ast.Name(ctx=ast.Load()) | ast.Attribute() | ast.Call() | ast.Subscript():
                    for path in self._paths(node):
                        yield node, path
                case _:
                    pass

    def is_plain(self, node: ast.AST) -> bool:
        """Return whether what becomes of an expression is in plain sight: what is taken from it has a written name."""
        return id(node) in self._plain

    def _bind(self, node: ast.AST) -> None:
        match node:
            case ast.Import():
                for alias in node.names:
                    whole = tuple(alias.name.split("."))
                    self.modules.update(whole[: i + 1] for i in range(len(whole)))
                    self._stand_for(alias.asname or whole[0], whole if alias.asname else whole[:1])
            case ast.ImportFrom(module=str(module)):
                base = tuple(module.split("."))
                self.modules.update(base[: i + 1] for i in range(len(base)))
                for alias in node.names:
                    if alias.name == "*":
                        self._everything_of.append(base)
                    else:
                        self._stand_for(alias.asname or alias.name, (*base, alias.name))
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                self._own.add(name)
            case ast.arg(arg=name) | ast.Name(id=name, ctx=ast.Store()):
                self._own.add(name)
            case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
                self._own.add(name)
            case ast.MatchMapping(rest=str(name)):
                self._own.add(name)
            case _:
                pass

    def _stand_for(self, name: str, path: Path) -> None:
        self._outside.setdefault(name, set()).add(path)

    def _follow(self, aliases: list[tuple[ast.expr, ast.expr]]) -> None:
        """Let names and attributes stand for what they were made equal to, through any chain of them."""
        for _ in range(min(len(aliases), _MOST_ROUNDS)):
            grew = False
            for target, value in aliases:
                match target:
                    case ast.Name(id=name):
                        table = self._outside
                    case ast.Attribute(attr=name):
                        table = self._attributes
                    case _:
                        continue
                known = table.get(name, set())
                if (new := self._paths(value) - known) and len(known) < _MOST_PATHS:
                    table[name] = known | new
                    grew = True
            if not grew:
                return

    def _paths(self, node: ast.AST, depth: int = 0) -> set[Path]:
        """Return the dotted paths that an expression may stand for; none where it is something else."""
        if depth > _DEEPEST:
            return set()
        match node:
            case ast.Name(id=name):
                return self._of_name(name)
            case ast.Attribute(value=value, attr=name):
                bases = self._paths(value, depth + 1)
                return self._below(bases, name) if bases else set(self._attributes.get(name, ()))
            case ast.NamedExpr(value=value):
                return self._paths(value, depth + 1)
            case ast.IfExp(body=one, orelse=other):
                return self._paths(one, depth + 1) | self._paths(other, depth + 1)
            case ast.BoolOp(values=values):
                return set[Path]().union(*(self._paths(value, depth + 1) for value in values))
            case ast.Subscript(value=value, slice=ast.Constant(value=str(name))):
                return self._entry(self._paths(value, depth + 1), name)
            case ast.Call():
                return self._of_call(node, depth + 1)
        return set()

    def _of_name(self, name: str) -> set[Path]:
        if name in self._outside:
            return self._outside[name]
        if name in self._own:
            return set()
        starred = set() if name in _BUILTINS else {(*module, name) for module in self._everything_of}
        return starred | {("builtins", name)}

    def _of_call(self, node: ast.Call, depth: int) -> set[Path]:
        function = self._paths(node.func, depth)
        match node.func, node.args:
            case _, [] if function & _OWN_DICTS:
                return {(OWN, _DICT)}
            case _, [value] if ("builtins", "vars") in function:
                return self._below(self._paths(value, depth), _DICT)
            case _, [value, ast.Constant(value=str(name)), *_] if ("builtins", "getattr") in function:
                return self._paths(ast.Attribute(value, name), depth)
            case ast.Attribute(value=value, attr="__getattribute__"), [ast.Constant(value=str(name))]:
                return self._below(self._paths(value, depth), name)
            case ast.Attribute(value=value, attr=attr), [ast.Constant(value=str(name)), *_] if attr in _LOOK_UPS:
                return self._entry(self._paths(value, depth), name)
            case _, [ast.Constant(value=str(name)), *_] if _is_import(function):
                whole = tuple(name.split("."))
                return {whole, whole[:1]} if ("builtins", "__import__") in function else {whole}
        return set()

    def _below(self, bases: set[Path], name: str) -> set[Path]:
        """Return the paths of an attribute; one of the program's own module is what its name stands for."""
        found: set[Path] = set()
        for base in bases:
            if len(base) == 1 and base[0] in _OWN_NAMES and name != _DICT:
                found |= self._of_name(name)
            elif len(base) < _DEEPEST:
                found.add((*base, name))
        return found

    def _entry(self, bases: set[Path], name: str) -> set[Path]:
        """Return the paths of an entry in a module's dict, or in the dict of all modules."""
        inside = {base[:-1] for base in bases if base[-1] == _DICT}
        return self._below(inside, name) | ({tuple(name.split("."))} if ("sys", "modules") in bases else set())

    def _see_through(self, node: ast.AST) -> None:
        """Mark the parts of a node whose use is in plain sight."""
        match node:
            case ast.Attribute(value=value):
                if not any(path[-1] == _DICT or path == ("sys", "modules") for path in self._paths(value)):
                    self._mark(value)
            case ast.Expr(value=value) | ast.If(test=value) | ast.IfExp(test=value) | ast.While(test=value):
                self._mark(value)
            case ast.UnaryOp(op=ast.Not(), operand=value):
                self._mark(value)
            case ast.Compare(left=value, comparators=others):
                for part in (value, *others):
                    self._mark(part)
            case ast.Subscript(value=value, slice=ast.Constant(value=str())):
                self._mark(value)
            case ast.Call(func=function, args=arguments):
                called = self._paths(function)
                if self._paths(node) or any(path[:1] == ("builtins",) and path[1] in _SHOWING for path in called):
                    for part in (function, *arguments[:2]):
                        self._mark(part)
                    if isinstance(function, ast.Attribute):
                        self._mark(function.value)
                if called & _OWN_DICTS:
                    self._mark(function)
            case _:
                pass

    def _mark(self, value: ast.AST) -> None:
        self._plain.add(id(value))
        match value:
            case ast.IfExp(body=one, orelse=other):
                self._mark(one)
                self._mark(other)
            case ast.BoolOp(values=values):
                for part in values:
                    self._mark(part)
            case ast.NamedExpr(value=part):
                self._mark(part)
            case _:
                pass


def _is_import(function: Iterable[Path]) -> bool:
    return any(path in {("builtins", "__import__"), ("importlib", "import_module")} for path in function)
