"""What a program's text may not name: judged on its syntax tree, before a line of it has run.

The sandbox enforces which libraries can be reached at all. These rules are for the parts of an allowed library: some
that would do the exercise's work (`numpy.polyfit` where a line is to be fitted), or all but those that an exercise
lists. They follow names, so a library with rules must be used by names that stand in the text: to take parts of it by
names that are put together while the program runs (`getattr(np, "poly" + "fit")`, `eval`) is a finding of its own. A
program's own objects are its own affair, `getattr` on them included.

Rules make the plain way round an exercise visible. They are no wall: whoever hides a name well enough is stopped by
what the checks compute.
"""

import ast
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Literal

from tutor.sandbox.source_names import OWN, Names, Path

MAX_FINDINGS: Final = 20
_LONGEST_NAME: Final = 60

Finding = dict[str, Any]
Why = Literal["forbidden", "not-allowed", "hidden"]

FORBIDDEN: Final[Why] = "forbidden"
NOT_ALLOWED: Final[Why] = "not-allowed"
HIDDEN: Final[Why] = "hidden"

_BUILTINS: Final = "builtins"
_ALWAYS_ALLOWED: Final = frozenset({"__doc__", "__name__", "__version__", "typing"})
_IMPORTED: Final = frozenset({"np", "numpy", "sys", "torch", _BUILTINS})
"""Names under which modules keep other modules that they import."""

_ROUNDABOUT: Final[frozenset[Path]] = frozenset(
    (module, name)
    for module, names in {
        _BUILTINS: (
            "__builtins__",
            "__import__",
            "__loader__",
            "__spec__",
            "compile",
            "eval",
            "exec",
            "globals",
            "locals",
        ),
        "cProfile": ("run", "runctx"),
        "code": ("InteractiveInterpreter",),
        "gc": ("get_objects", "get_referents", "get_referrers"),
        "importlib": ("__import__", "import_module"),
        "inspect": ("currentframe", "getmodule", "stack", "trace"),
        "marshal": ("loads",),
        "pickle": ("Unpickler", "load", "loads"),
        "pkgutil": ("resolve_name",),
        "profile": ("run", "runctx"),
        "pydoc": ("locate",),
        "runpy": ("run_module", "run_path"),
        "sys": ("_current_frames", "_getframe", "modules"),
        "timeit": ("Timer", "repeat", "timeit"),
    }.items()
    for name in names
)
"""What finds a function by a text, or a module in the memory of the process."""

_ROUNDABOUT_MODULES: Final[frozenset[Path]] = frozenset({("importlib", "machinery"), ("importlib", "util")})

_INSIDES: Final = frozenset(
    {"__array_namespace__", "__builtins__", "__globals__", "__loader__", "__self__", "__spec__", "__subclasses__"}
    | {"ag_frame", "cr_frame", "f_back", "f_builtins", "f_globals", "f_locals", "gi_frame", "tb_frame"}
)
"""Attributes that lead from any object to the modules behind it."""


def findings(
    source: str, forbidden: Iterable[str], allowed: Mapping[str, Iterable[str]] | None = None
) -> list[Finding]:
    """Return where `source` breaks a rule, each as {"line", "name", "why"}, in the order of lines.

    A name in `forbidden` is dotted (`numpy.polyfit`): imports and other names for the same thing are followed, so that
    `np.polyfit`, `from numpy import polyfit as p` and `numpy.lib.polyfit` are one. A name without a dot (`eval`) is a
    builtin. Of a library in `allowed` only the listed names may be used, dotted below the library (`random.default_rng`),
    and all that lies below them. `why` is "forbidden" (`name` is the rule's), "not-allowed" (the dotted name), or "hidden":
    at `name` the program reaches into a library with rules in a way that does not show what it takes.

    A program that does not parse has no findings; running it tells its author why.
    """
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return []
    rules = _Rules(forbidden, allowed or {})
    order = (FORBIDDEN, NOT_ALLOWED, HIDDEN)
    found = sorted(set(rules.broken(tree)), key=lambda one: (one[0], order.index(one[2]), one[1]))
    return [{"line": line, "name": name, "why": why} for line, name, why in found[:MAX_FINDINGS]]


class _Rules:
    """The rules of one exercise."""

    def __init__(self, forbidden: Iterable[str], allowed: Mapping[str, Iterable[str]]) -> None:
        self._forbidden = [(name, _rule_path(name)) for name in forbidden]
        self._allowed = {library: [tuple(name.split(".")) for name in names] for library, names in allowed.items()}
        whole = [path for _, path in self._forbidden]
        whole += [(library, *path) for library, paths in self._allowed.items() for path in paths]
        self._modules = {path[:end] for path in whole for end in range(1, len(path))}
        self._libraries = {path[0] for _, path in self._forbidden} | self._allowed.keys()

    def broken(self, tree: ast.AST) -> Iterator[tuple[int, str, Why]]:
        """Yield (line, name, why) of each broken rule, some of them twice."""
        if not self._libraries:
            return
        names = Names(tree)
        for node, path in names.mentions(tree):
            used = [name for name, rule in self._forbidden if _is_use(path, rule)]
            for name in used:
                yield node.lineno, name, FORBIDDEN
            if used:
                continue
            if not self._is_allowed(path):
                yield node.lineno, ".".join(path), NOT_ALLOWED
            elif self._is_private(path) or (not names.is_plain(node) and self._is_hiding(node, path, names)):
                yield node.lineno, _as_written(node, path), HIDDEN
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in _INSIDES:
                yield node.lineno, node.attr, HIDDEN

    def _is_allowed(self, path: Path) -> bool:
        library, *below = path
        if library not in self._allowed or not below or below[0] in _ALWAYS_ALLOWED or below[0] in ("*", "__dict__"):
            return True
        return any(
            tuple(below[: len(listed)]) == listed[: len(below)] for listed in self._allowed[library]
        )  # one is the beginning of the other

    def _is_private(self, path: Path) -> bool:
        """Return whether a path leads through what a library keeps to itself, or from one library into another."""
        inner = path[1:]
        if path[0] in self._libraries - {_BUILTINS} and any(p.startswith("_") and p[:2] != "__" for p in inner):
            return True
        return path[0] != _BUILTINS and any(p in _IMPORTED for p in inner)

    def _is_hiding(self, node: ast.AST, path: Path, names: Names) -> bool:
        """Return whether a mention that is not in plain sight gives a library, or a way into one, out of hand."""
        if isinstance(node, (ast.Import, ast.ImportFrom)):
            return path[:2] in _ROUNDABOUT_MODULES
        if isinstance(getattr(node, "ctx", None), ast.Store):
            return False
        if path in _ROUNDABOUT or path[:2] in _ROUNDABOUT_MODULES:
            return True
        if path[-1] == "__dict__":
            return path[:-1] in ((OWN,), (_BUILTINS,)) or self._is_module(path[:-1], names)
        return self._is_module(path, names)

    def _is_module(self, path: Path, names: Names) -> bool:
        """Return whether a path is a module of a library with rules."""
        if path[0] not in self._libraries:
            return False
        return len(path) == 1 or path in self._modules or path in names.modules or _is_importable(path)


def _is_importable(path: Path) -> bool:
    """Return whether a loaded library has a module of this path."""
    if path[0] not in sys.modules:
        return False
    try:
        return importlib.util.find_spec(".".join(path)) is not None
    except (ImportError, OSError, ValueError):
        return False


def _rule_path(name: str) -> Path:
    return tuple(name.split(".")) if "." in name else (_BUILTINS, name)


def _is_use(path: Path, rule: Path) -> bool:
    """Return whether a path ends in the rule's name and begins with its module; a builtin is in no other module."""
    *module, last = rule
    if module == [_BUILTINS]:
        return path == rule
    return len(path) > len(module) and path[-1] == last and path[: len(module)] == tuple(module)


def _as_written(node: ast.AST, path: Path) -> str:
    text = ".".join(path) if isinstance(node, (ast.Import, ast.ImportFrom)) else ast.unparse(node)
    return text if len(text) <= _LONGEST_NAME else text[: _LONGEST_NAME - 1] + "…"
