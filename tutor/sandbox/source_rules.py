"""What a program's text may not name: judged on its syntax tree, before a line of it has run.

The sandbox enforces which libraries can be reached at all. These rules are for functions inside an allowed library
that would do the exercise's work (`numpy.polyfit` where a line is to be fitted).
"""

import ast
from collections.abc import Iterable, Iterator
from typing import Any, Final

MAX_FINDINGS: Final = 20

Finding = dict[str, Any]


def findings(source: str, forbidden: Iterable[str]) -> list[Finding]:
    """Return where `source` uses a forbidden name, each as {"line", "name"}.

    A name is dotted (`numpy.polyfit`): imports and their aliases are followed, so that `np.polyfit`, `from numpy
    import polyfit as p` and `numpy.lib.polyfit` are the same thing. A name without a dot (`eval`) is a builtin.
    A program that does not parse has no findings; running it tells its author why.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    rules = {name.rpartition(".")[::2]: name for name in forbidden}
    found = [
        {"line": node.lineno, "name": rules[key]}
        for node, candidates in _mentions(tree)
        for key in candidates
        if key in rules
    ]
    return sorted(found, key=lambda finding: finding["line"])[:MAX_FINDINGS]


def _mentions(tree: ast.AST) -> Iterator[tuple[Any, set[tuple[str, str]]]]:
    """Yield (node, {(module, name)}) for everything that the program names from outside itself."""
    modules, imported, own = _bindings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node, {(node.module.split(".")[0], alias.name) for alias in node.names}
            yield node, {(node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.Attribute):
            path = _dotted(node)
            root = path[0] if path else None
            if root in modules:
                top = modules[root].split(".")[0]
                parents = ".".join([modules[root], *path[1:-1]])
                yield node, {(top, node.attr), (parents, node.attr)}
            elif root in imported:
                yield node, {(imported[root].split(".")[0], node.attr), (imported[root], node.attr)}
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
            yield node, {("", node.id)}


def _bindings(tree: ast.AST) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return names bound to modules, names imported from modules, and names that the program defines."""
    modules: dict[str, str] = {}
    imported: dict[str, str] = {}
    own: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                modules[alias.asname or alias.name.split(".")[0]] = (
                    alias.name if alias.asname else alias.name.split(".")[0]
                )
        elif isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                imported[alias.asname or alias.name] = f"{node.module}.{alias.name}"
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            own.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            own.add(node.id)
    return modules, imported, own


def _dotted(node: ast.Attribute) -> list[str]:
    """Return the parts of `a.b.c`, or [] where its root is no plain name."""
    parts = [node.attr]
    value = node.value
    while isinstance(value, ast.Attribute):
        parts.append(value.attr)
        value = value.value
    return [value.id, *reversed(parts)] if isinstance(value, ast.Name) else []
