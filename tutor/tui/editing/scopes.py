"""The scopes of a program: its module, classes and functions, each with the names that it gives."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

NameKind = Literal["variable", "argument", "function", "class", "module", "imported"]


class Named(NamedTuple):
    """A name that a statement gives: to the value of an expression, to a thing of a library, or to what is defined."""

    name: str
    kind: NameKind
    value: str = ""
    """The expression, the annotation of an argument, or the library's own name of what is imported."""
    signature: str = ""


@dataclass(slots=True)
class Scope:
    """A module, class or function with the names that its own statements give."""

    kind: Literal["module", "class", "function"]
    name: str
    indent: int
    row: int
    parent: "Scope | None" = None
    bases: str = ""
    names: dict[str, Named] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    attributes: dict[str, Named] = field(default_factory=dict)
    children: "dict[str, Scope]" = field(default_factory=dict)
    returns: list[str] = field(default_factory=list)

    def add(self, named: Named, row: int) -> None:
        """Take in a name; the first value that was given to it counts, as nothing later is better known."""
        old = self.names.get(named.name)
        if old is None or (not old.value and named.value):
            self.names[named.name] = named
        self.rows.setdefault(named.name, row)

    @property
    def own_class(self) -> "Scope | None":
        """Return the class whose method this scope is, or is in."""
        scope: Scope | None = self
        while scope is not None and scope.kind != "class":
            scope = scope.parent
        return scope

    @property
    def first_argument(self) -> str:
        """Return the name of a method's first argument, which is the object itself."""
        if self.kind == "function" and self.parent is not None and self.parent.kind == "class":
            return next((name for name, one in self.names.items() if one.kind == "argument"), "")
        return self.parent.first_argument if self.parent is not None else ""

    def visible(self) -> "Iterator[tuple[Named, Scope]]":
        """Yield what can be seen from here, the nearest first."""
        scope: Scope | None = self
        while scope is not None:
            if scope.kind != "class" or scope is self:
                for named in scope.names.values():
                    yield named, scope
            scope = scope.parent

    def find(self, name: str) -> "tuple[Named, Scope] | None":
        """Return what a name means here."""
        return next((found for found in self.visible() if found[0].name == name), None)
