"""What kind of thing an expression gives, as far as its text shows: an array, a module, an object of an own class."""

import re
from dataclasses import dataclass
from typing import Final, Literal

from tutor.tui.editing.library_names import ARRAY, MODULE, TENSOR, entry, members, modules
from tutor.tui.editing.program_names import closing, split_arguments
from tutor.tui.editing.scopes import Named, Scope

_DEEPEST: Final = 12
_ARRAYS: Final = (ARRAY, TENSOR)
_NAME: Final = re.compile(r"[^\W\d]\w*")
_OPERATOR: Final = re.compile(r"\s*(\*\*|//|[-+*/@%&|^]|[<>]=?|[=!]=)(?!=)")
_LITERALS: Final = {"[": "list", "{": "dict", '"': "str", "'": "str"}


@dataclass(frozen=True, slots=True)
class Kind:
    """What a thing is: a module, function or class, or an instance of a class.

    Attributes:
        what: which of these.
        name: the library's full name of it, or of the class of an instance; "" for what the program defines.
        scope: the program's own function or class.

    """

    what: Literal["module", "function", "class", "instance"]
    name: str = ""
    scope: Scope | None = None


def kind_of(expression: str, scope: Scope, depth: int = 0) -> Kind | None:
    """Return the kind of what an expression gives in a scope, None where its text does not show that."""
    if depth > _DEEPEST:
        return None
    text = expression.strip().lstrip("-+~ ")
    if text.startswith(("await ", "not ")):
        return None
    kind, at = _primary(text, scope, depth)
    if (operator := _OPERATOR.match(text, at)) is not None:
        if kind is not None and kind.name in _ARRAYS:
            return kind
        other = kind_of(text[operator.end() :], scope, depth + 1)
        return other if other is not None and other.name in _ARRAYS else kind if operator[1] in "+*%" else None
    return kind


def _primary(text: str, scope: Scope, depth: int) -> tuple[Kind | None, int]:
    """Return the kind of what stands first in a text, with its calls, indices and attributes, and where that ends."""
    if not text:
        return None, 0
    sign = text[0]
    if sign in "([{\"'":
        at = closing(text, 0)
        if sign == "(":
            inside = text[1 : at - 1]
            parts = split_arguments(inside)
            kind = kind_of(inside, scope, depth + 1) if len(parts) == 1 else Kind("instance", "tuple")
        else:
            kind = Kind("instance", _LITERALS[sign])
    elif match := _NAME.match(text):
        at = match.end()
        if text[at : at + 1] in ("'", '"'):  # f"…"
            return Kind("instance", "str"), closing(text, at)
        kind = named_kind(match[0], scope, depth + 1)
    else:
        return None, len(text) - len(text.lstrip("0123456789._eE"))
    while at < len(text):
        sign = text[at]
        if sign == "(":
            kind, at = called(kind, depth + 1), closing(text, at)
        elif sign == "[":
            kind, at = (kind if kind is not None and kind.name in _ARRAYS else None), closing(text, at)
        elif sign == "." and (match := _NAME.match(text, at + 1)):
            kind, at = member(kind, match[0], depth + 1), match.end()
        else:
            break
    return kind, at


def named_kind(name: str, scope: Scope, depth: int = 0) -> Kind | None:
    """Return the kind of what a name means in a scope."""
    found = scope.find(name)
    if found is None:
        if name == "np":
            return Kind("module", "numpy")
        return _of_library(name)
    named, where = found
    if named.kind == "argument" and name == where.first_argument and where.own_class is not None:
        return Kind("instance", scope=where.own_class)
    if named.kind in ("module", "imported"):
        return _of_library(named.value)
    if named.kind in ("function", "class") and name in where.children:
        return Kind("class" if named.kind == "class" else "function", scope=where.children[name])
    if named.kind == "argument":
        return _annotated(named, where, depth)
    value = named.value
    if re.match(rf"{name}\b(?!\s*\()", value):  # x = x.reshape(…) says nothing of x without the others
        return None
    return kind_of(value, where, depth + 1) if value else None


def _annotated(named: Named, scope: Scope, depth: int) -> Kind | None:
    """Return the kind of an argument by its annotation or default."""
    kind = kind_of(named.value, scope.parent or scope, depth + 1) if named.value else None
    return Kind("instance", kind.name, kind.scope) if kind is not None and kind.what == "class" else kind


def _of_library(path: str) -> Kind | None:
    """Return the kind of what a library calls by this full name."""
    found = entry(path)
    if (found is None and path in modules()) or (found is not None and found.kind == "module"):
        return Kind("module", path)
    if found is None:
        return None
    if found.kind == "value":
        return Kind("instance", found.gives) if found.gives else None
    return Kind(found.kind, path)


def called(kind: Kind | None, depth: int = 0) -> Kind | None:
    """Return the kind of what a call gives."""
    if kind is None:
        return None
    if kind.scope is not None:
        return _called_own(kind, kind.scope, depth)
    if kind.what == "instance":
        return Kind("instance", TENSOR) if kind.name == MODULE else None
    found = entry(kind.name)
    return Kind("instance", found.gives) if found is not None and found.gives else None


def _called_own(kind: Kind, scope: Scope, depth: int) -> Kind | None:
    if kind.what == "class":
        return Kind("instance", scope=scope)
    if kind.what == "instance":
        return Kind("instance", TENSOR) if base_of(scope) == MODULE else None
    annotation = scope.parent.names[scope.name].value if scope.parent is not None else ""
    given = kind_of(annotation, scope.parent or scope, depth + 1) if annotation else None
    if given is not None and given.what == "class":
        return Kind("instance", given.name, given.scope)
    return next((found for one in scope.returns if (found := kind_of(one, scope, depth + 1)) is not None), None)


def member(kind: Kind | None, name: str, depth: int = 0) -> Kind | None:
    """Return the kind of `.name` behind a thing of a kind."""
    if kind is None:
        return None
    if kind.scope is not None:
        return _own_member(kind.scope, name, depth)
    found = members(kind.name).get(name)
    if found is None:
        return None
    if found.kind == "module":
        return Kind("module", found.gives)
    if found.kind == "value":
        return Kind("instance", found.gives) if found.gives else None
    return Kind(found.kind, found.path)


def _own_member(scope: Scope, name: str, depth: int) -> Kind | None:
    if scope.kind != "class":
        return None
    if name in scope.children:
        return Kind("function", scope=scope.children[name])
    named = scope.attributes.get(name) or scope.names.get(name)
    if named is None:
        return member(Kind("instance", base_of(scope)), name, depth + 1)
    inside = scope.children.get("__init__", scope)
    return kind_of(named.value, inside, depth + 1) if named.value else None


def base_of(scope: Scope) -> str:
    """Return the library's full name of the first base of an own class that the table knows, else ""."""
    for base in split_arguments(scope.bases):
        kind = kind_of(base, scope.parent or scope, 1) if base else None
        if kind is not None and kind.what == "class" and kind.scope is None:
            found = entry(kind.name)
            return found.gives if found is not None else ""
    return ""
