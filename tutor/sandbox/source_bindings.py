"""What the statements of a program bind to names and attributes, read from the syntax tree."""

import ast
from collections.abc import Iterator


def assigned(node: ast.AST) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    """Yield (target, value) of what a node binds to a value in so many words."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                yield from _paired(target, value)
        case ast.AnnAssign(target=target, value=value) | ast.NamedExpr(target=target, value=value):
            yield from _paired(target, value)
        case ast.arguments(posonlyargs=first, args=positional, defaults=defaults, kwonlyargs=named, kw_defaults=more):
            plain = [*first, *positional]
            for arg, default in zip(plain[len(plain) - len(defaults) :] + named, [*defaults, *more], strict=True):
                yield ast.Name(arg.arg, ast.Store()), default
        case _:
            pass


def _paired(target: ast.expr, value: ast.expr | None) -> Iterator[tuple[ast.expr, ast.expr | None]]:
    match target, value:
        case ((ast.Name() | ast.Attribute()), _):
            yield target, value
        case ((ast.Tuple(elts=targets) | ast.List(elts=targets)), (ast.Tuple(elts=values) | ast.List(elts=values))):
            if len(targets) == len(values):
                for one, other in zip(targets, values, strict=True):
                    yield from _paired(one, other)
        case _:
            pass


def class_aliases(node: ast.ClassDef) -> Iterator[tuple[ast.Name, ast.expr]]:
    """Yield (name, value) of what becomes an attribute of a class: what its body assigns or imports."""
    for statement in node.body:
        match statement:
            case ast.Import(names=names) | ast.ImportFrom(names=names):
                for alias in names:
                    name = ast.Name(alias.asname or alias.name.split(".")[0], ast.Load())
                    yield name, name
            case _:
                for target, value in assigned(statement):
                    if isinstance(target, ast.Name) and value is not None:
                        yield target, value
