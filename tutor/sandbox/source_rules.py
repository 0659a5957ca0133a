"""What a program's text may not name: judged on its syntax tree, before a line of it has run.

The sandbox enforces which libraries can be reached at all. These rules are for functions inside an allowed library
that would do the exercise's work (`numpy.polyfit` where a line is to be fitted). They follow names, not values: a
name that the program puts together while it runs (`getattr(np, "poly" + "fit")`) is not seen.
"""

import ast
from collections.abc import Iterable, Iterator
from typing import Any, Final

MAX_FINDINGS: Final = 20
_DEEPEST: Final = 50

Finding = dict[str, Any]
Path = tuple[str, ...]


def findings(source: str, forbidden: Iterable[str]) -> list[Finding]:
    """Return where `source` uses a forbidden name, each as {"line", "name"}.

    A name is dotted (`numpy.polyfit`): imports and other names for the same thing are followed, so that `np.polyfit`,
    `from numpy import polyfit as p` and `numpy.lib.polyfit` are one. A name without a dot (`eval`) is a builtin.
    A program that does not parse has no findings; running it tells its author why.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    rules = [(name, tuple(name.split(".") if "." in name else ["builtins", name])) for name in forbidden]
    found = {
        (node.lineno, name)
        for node, path in _Names(tree).mentions(tree)
        for name, (*module, last) in rules
        if len(path) > len(module) and path[-1] == last and path[: len(module)] == tuple(module)
    }
    return [{"line": line, "name": name} for line, name in sorted(found)[:MAX_FINDINGS]]


class _Names:
    """What the names of a program stand for: dotted paths from outside it, or things of its own."""

    def __init__(self, tree: ast.AST) -> None:
        self._outside: dict[str, Path] = {}
        self._everything_of: list[Path] = []
        self._own: set[str] = set()
        aliases: list[tuple[str, ast.expr]] = []
        for node in ast.walk(tree):
            match node:
                case ast.Import():
                    for alias in node.names:
                        module_path = tuple(alias.name.split("."))
                        self._outside[alias.asname or module_path[0]] = (
                            module_path if alias.asname else module_path[:1]
                        )
                case ast.ImportFrom(module=str(module)):
                    for alias in node.names:
                        if alias.name == "*":
                            self._everything_of.append(tuple(module.split(".")))
                        else:
                            self._outside[alias.asname or alias.name] = (*module.split("."), alias.name)
                case ast.FunctionDef(name=name) | ast.ClassDef(name=name) | ast.arg(arg=name):
                    self._own.add(name)
                case ast.Name(id=name, ctx=ast.Store()):
                    self._own.add(name)
                case _:
                    pass
            match node:
                case ast.Assign(targets=[ast.Name(id=name)], value=value):
                    aliases.append((name, value))
                case ast.NamedExpr(target=ast.Name(id=name), value=value):
                    aliases.append((name, value))
                case _:
                    pass
        for _ in aliases:  # each round follows one more step of a = b, b = c
            more = {name: path for name, value in aliases if (path := self._path(value)) is not None}
            if more.items() <= self._outside.items():
                break
            self._outside |= more

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
                case ast.Name(id=name, ctx=ast.Load()) if name not in self._own and name not in self._outside:
                    yield node, ("builtins", name)
                    for module_path in self._everything_of:
                        yield node, (*module_path, name)
                case ast.Attribute() | ast.Call() | ast.Subscript():
                    if (path := self._path(node)) is not None:
                        yield node, path
                case _:
                    pass

    def _path(self, node: ast.expr, depth: int = 0) -> Path | None:
        """Return the dotted path that an expression stands for, None where it is something else."""
        if depth > _DEEPEST:
            return None
        base: Path | None
        match node:
            case ast.Name(id=name):
                return self._outside.get(name)
            case ast.Attribute(value=value, attr=name) if name != "__dict__":
                base = self._path(value, depth + 1)
            case ast.Attribute(value=value) | ast.Call(func=ast.Name(id="vars"), args=[value]):
                return self._path(value, depth + 1)
            case ast.Call(func=ast.Name(id="getattr"), args=[value, ast.Constant(value=str(name)), *_]):
                base = self._path(value, depth + 1)
            case ast.Call(func=function, args=[ast.Constant(value=str(name)), *_]) if self._imports(function, depth):
                return tuple(name.split("."))
            case ast.Subscript(value=value, slice=ast.Constant(value=str(name))):
                base = self._path(value, depth + 1)
                if base == ("sys", "modules"):
                    return tuple(name.split("."))
            case _:
                return None
        return None if base is None else (*base, name)

    def _imports(self, function: ast.expr, depth: int) -> bool:
        """Return whether a function is one that imports the module it is given the name of."""
        by_name = isinstance(function, ast.Name) and function.id == "__import__"
        return by_name or self._path(function, depth + 1) == ("importlib", "import_module")
