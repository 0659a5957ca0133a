"""Where the names come from that could stand at a place: the program, its libraries, Python."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from keyword import kwlist
from typing import Final, Literal

from tutor.tui.editing.calls import Signature, expression_before, without_first
from tutor.tui.editing.explanations import is_explained
from tutor.tui.editing.library_names import ARRAY, TENSOR, Entry, is_known, members, modules
from tutor.tui.editing.name_rules import NameRules
from tutor.tui.editing.scopes import Named, Scope
from tutor.tui.editing.value_kinds import Kind, base_of, kind_of

Sort = Literal["variable", "argument", "function", "class", "module", "keyword", "value", "parameter"]

_MOST_USED: Final = frozenset(
    [
        "shape",
        "T",
        "sum",
        "mean",
        "reshape",
        "array",
        "zeros",
        "exp",
        "log",
        "dot",
        "maximum",
        "arange",
        "max",
        "argmax",
        "random",
        "linalg",
        "copy",
        "item",
        "backward",
        "Linear",
        "ReLU",
        "Sequential",
        "Module",
        "parameters",
        "zero_grad",
        "step",
        "tensor",
        "default_rng",
        "normal",
    ]
)
"""What comes first where nothing is typed yet."""

_FROM_WHERE: Final = re.compile(r"\s*(?:from|import)\s+([\w.]*)\Z|\s*import\s+.*,\s*([\w.]*)\Z")
_FROM: Final = re.compile(r"\s*from\s+([\w.]+)\s+import\s+[\w\s,(]*\Z")
_KINDS: Final[dict[str, Sort]] = {"imported": "value"}


@dataclass(frozen=True, slots=True)
class Candidate:
    """One name that is offered.

    Attributes:
        name: what is put in.
        sort: what it is.
        signature: how it is called, "(a, axis=None)".
        path: the library's full name of it; "" for a name of the program.
        rank: the smaller, the earlier.

    """

    name: str
    sort: Sort
    signature: str = ""
    path: str = ""
    rank: int = 5


def candidates_at(
    code: str, start: int, row: int, scope: Scope, signature: Signature | None, rules: NameRules, *, typed: str
) -> Iterator[Candidate]:
    """Yield what could stand behind the code of a line up to `start`; not all of it fits what is `typed`."""
    if match := _FROM.match(code):
        yield from _of_library(match[1], rules)
    elif match := _FROM_WHERE.match(code):
        yield from _modules(match[1] or match[2] or "", rules)
    elif code[:start].endswith("."):
        yield from _attributes(expression_before(code, start - 1), scope, rules)
    else:
        yield from _parameters(code[:start], signature)
        yield from _visible(scope, row, rules, typed)
        yield from (Candidate(word, "keyword", rank=4) for word in kwlist)
        yield from _of_library("builtins", rules)


def _visible(scope: Scope, row: int, rules: NameRules, typed: str) -> Iterator[Candidate]:
    for named, where in scope.visible():
        if named.name == typed and where.rows.get(named.name) == row and named.kind == "variable":
            continue  # the name that is just being given
        rank = 0 if where is scope else 1
        if named.kind in ("module", "imported"):
            yield replace(_imported(named, rank), rank=rank)
        else:
            yield Candidate(named.name, _KINDS.get(named.kind) or named.kind, named.signature, rank=rank)  # type: ignore[arg-type]
    if scope.find("np") is None and rules.allows("numpy"):
        yield Candidate("np", "module", path="numpy", rank=2)


def _imported(named: Named, rank: int) -> Candidate:
    kind = kind_of(named.name, Scope("module", "", -1, -1, names={named.name: named}))
    if kind is None or kind.what == "instance":
        return Candidate(named.name, "value", path=named.value, rank=rank)
    found = next(iter(_entries([named.value])), None)
    return Candidate(named.name, kind.what, found.signature if found else "", named.value, rank)


def _entries(paths: Iterable[str]) -> Iterator[Entry]:
    for path in paths:
        owner, _, name = path.rpartition(".")
        if name in members(owner):
            yield members(owner)[name]


@lru_cache(maxsize=64)
def _of_library(owner: str, rules: NameRules, *, methods: bool = False) -> tuple[Candidate, ...]:
    """Return the names of a module or class that the exercise allows; those it is about come first."""
    found = [one for one in members(owner).values() if methods or rules.allows(one.path)]
    return tuple(Candidate(one.name, one.kind, one.signature, one.path, _rank(one, rules, methods)) for one in found)


def _rank(found: Entry, rules: NameRules, methods: bool) -> int:
    is_builtin = found.owner == "builtins"
    if found.path in rules.first or (methods and found.name in rules.first):
        return 1
    if is_explained(found.path):
        return 3 if is_builtin or found.name not in _MOST_USED else 2
    return 5 if is_builtin or found.name.islower() else 6


def _modules(typed: str, rules: NameRules) -> Iterator[Candidate]:
    owner, dot, _ = typed.rpartition(".")
    if dot:
        yield from (one for one in _of_library(owner, rules) if one.sort == "module")
    else:
        yield from (Candidate(name, "module", path=name, rank=3) for name in modules() if rules.allows(name))


def _parameters(before: str, signature: Signature | None) -> Iterator[Candidate]:
    """Offer the names of arguments, where one can begin: `axis=`."""
    if signature is None or (not before.rstrip().endswith(("(", ",")) and before.strip()):
        return
    for part in signature.parameters:
        name, equals, _ = part.partition("=")
        if equals and name.isidentifier():
            yield Candidate(f"{name}=", "parameter", rank=0)


def _attributes(expression: str, scope: Scope, rules: NameRules) -> Iterator[Candidate]:
    if not expression or expression[0].isdigit():
        return
    kind = kind_of(expression, scope)
    if kind is None:
        yield from _of_an_unknown_argument(expression, scope, rules)
    elif kind.what == "module":
        yield from _of_library(kind.name, rules)
    elif kind.scope is not None and kind.what != "function":
        yield from _of_own_class(kind, kind.scope, rules, expression == scope.first_argument)
    elif is_known(kind.name):
        yield from _of_library(kind.name, rules, methods=True)


def _of_an_unknown_argument(expression: str, scope: Scope, rules: NameRules) -> Iterator[Candidate]:
    """Offer what is much used of arrays: that is what the arguments of a course's functions mostly are."""
    found = scope.find(expression)
    if found is not None and found[0].kind == "argument" and not found[0].value:
        owner = TENSOR if rules.torch and scope.find("torch") else ARRAY
        yield from (one for one in _of_library(owner, rules, methods=True) if one.rank < 5)


def _of_own_class(kind: Kind, scope: Scope, rules: NameRules, inside: bool) -> Iterator[Candidate]:
    for name in scope.attributes:
        yield Candidate(name, "variable", rank=0)
    for named in scope.names.values():
        is_method = named.kind == "function"
        shown = without_first(named.signature) if is_method and kind.what == "instance" else named.signature
        yield Candidate(named.name, "function" if is_method else "variable", shown, rank=1 if inside else 0)
    if base := base_of(scope):
        yield from _of_library(base, rules, methods=True)
