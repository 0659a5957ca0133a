"""Finding a module of the engine, or what one of them defines, by the names people give it."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Final

from tutor.source.contents import MODULES, PACKAGES, Module

_NEAR: Final = 3


@dataclass(frozen=True)
class Place:
    """A piece of source: a whole module, or one definition in it.

    Attributes:
        name: `losses`, `losses.CrossEntropyLoss`, `optimizers.Optimizer.step`.
        module: the file.
        first: its first line, counted from 1.
        last: its last line.

    """

    name: str
    module: Module
    first: int
    last: int

    @property
    def short_name(self) -> str:
        """Return its name without its module, or the module's name."""
        return self.name if self.is_module else self.name.removeprefix(f"{self.module.name}.")

    @property
    def is_module(self) -> bool:
        """Return whether it is a whole module."""
        return self.name == self.module.name

    @property
    def text(self) -> str:
        """Return the lines."""
        return "\n".join(self.module.source.split("\n")[self.first - 1 : self.last]) + "\n"


class NameUnknown(LookupError):  # noqa: N818 - it says that a name is unknown
    """Nothing has this name, or several things have it; `near` are the names that may be meant."""

    def __init__(self, near: list[str], *, several: bool) -> None:
        super().__init__(", ".join(near))
        self.near = near
        self.several = several


def find(name: str) -> Place:
    """Return the source of a module or a definition.

    Case does not matter where it makes no difference. Modules may be written as paths (`layers/linear.py`), with or
    without `tutor.engine.`; definitions with or without their module. Of a class also inherited methods are found.

    Raises:
        NameUnknown: nothing is called so, or several things are.

    """
    wanted = _plain(name)
    places = _places()
    for key in (lambda text: text, str.lower):
        found = {place.name: place for known, place in places if key(known) == key(wanted)}
        found = {name: place for name, place in found.items() if place.is_module} or found
        if len(found) > 1:
            raise NameUnknown(sorted(place.short_name for place in found.values()), several=True)
        if found:
            return next(iter(found.values()))
    known = {known.lower(): known for known, _ in places if not known.rpartition(".")[2].startswith("_")}
    near = get_close_matches(wanted.lower(), known, _NEAR, 0.5)
    raise NameUnknown([known[name] for name in near], several=False)


def whole(module: Module) -> Place:
    """Return a module from its first line to its last."""
    return Place(module.name, module, 1, module.length)


def names() -> list[str]:
    """Return the names of all modules, and of all classes, functions and methods without their module."""
    own = [known for known, place in _places() if "." not in known or known == place.name]
    public = (known for known in own if not any(part.startswith("_") for part in known.split(".")))
    return list(dict.fromkeys(public))


def _plain(name: str) -> str:
    plain = name.strip().removesuffix("()").removeprefix("tutor/").removeprefix("tutor.")
    plain = plain.removesuffix(".py").replace("/", ".").removesuffix(".__init__")
    return "" if plain == "engine" else plain.removeprefix("engine.")


@cache
def _places() -> tuple[tuple[str, Place], ...]:
    """Return every name and the place it leads to: modules first, then definitions, each by all its names."""
    return (*_of_modules(), *_of_definitions())


def _of_modules() -> Iterator[tuple[str, Place]]:
    for module in (*MODULES, *PACKAGES):
        place = whole(module)
        yield module.name, place
        if "." in module.name:
            yield module.name.rpartition(".")[2], place


def _of_definitions() -> Iterator[tuple[str, Place]]:
    classes: dict[str, tuple[list[str], dict[str, Place]]] = {}
    for module in MODULES:
        for name, node, after in _defined(ast.parse(module.source).body):
            place = _place(module, name, node, after)
            yield from _by_all_names(place, name)
            if isinstance(node, ast.ClassDef):
                members = {
                    member: _place(module, f"{name}.{member}", inner, behind)
                    for member, inner, behind in _defined(node.body)
                }
                classes[name] = [ast.unparse(base) for base in node.bases], members
                for member, inner_place in members.items():
                    yield from _by_all_names(inner_place, f"{name}.{member}")
                    yield member, inner_place
    for name, (_, own) in classes.items():
        for member, place in _inherited(name, classes).items():
            if member not in own:
                yield f"{name}.{member}", place


def _defined(body: list[ast.stmt]) -> Iterator[tuple[str, ast.stmt, ast.stmt | None]]:
    """Yield what a module or class defines: its name, its node, and the statement after it."""
    for node, after in zip(body, [*body[1:], None], strict=True):
        match node:
            case ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                yield node.name, node, after
            case ast.Assign(targets=[ast.Name(id=name)]) | ast.AnnAssign(target=ast.Name(id=name)):
                yield name, node, after


def _place(module: Module, name: str, node: ast.stmt, after: ast.stmt | None) -> Place:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    last = node.end_lineno or node.lineno
    is_assignment = isinstance(node, ast.Assign | ast.AnnAssign)
    if is_assignment and isinstance(after, ast.Expr) and isinstance(after.value, ast.Constant):
        last = after.end_lineno or last  # the text below says what the name is for
    return Place(f"{module.name}.{name}", module, first, last)


def _by_all_names(place: Place, name: str) -> Iterator[tuple[str, Place]]:
    """Yield a definition by its name alone, after its module, and after the last part of its module."""
    module = place.module.name
    for known in dict.fromkeys((name, f"{module}.{name}", f"{module.rpartition('.')[2]}.{name}")):
        yield known, place


def _inherited(name: str, classes: dict[str, tuple[list[str], dict[str, Place]]]) -> dict[str, Place]:
    """Return what a class has from the classes above it, the nearest first."""
    members: dict[str, Place] = {}
    for base in classes[name][0]:
        if base in classes:
            members = {**_inherited(base, classes), **classes[base][1], **members}
    return members
