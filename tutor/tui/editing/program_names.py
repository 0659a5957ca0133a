"""The names that a program gives to things, and where each of them can be seen."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final, Literal, NamedTuple

from tutor.tui.editing.code_lines import Line, Statement, statements
from tutor.tui.editing.scopes import Named, Scope

_DEFINITION: Final = re.compile(r"\s*(?:async\s+)?(def|class)\s+(\w+)\s*(.*)")
_IMPORT: Final = re.compile(r"\s*import\s+(.+)")
_FROM: Final = re.compile(r"\s*from\s+([\w.]+)\s+import\s+(.+)")
_FOR: Final = re.compile(r"\bfor\s+([\w\s,()*]+?)\s+in\s+([^:\]]*)")
_AS: Final = re.compile(r"\s*(?:async\s+)?(?:with\s+(.*?)|except\b.*?)\s+as\s+(\w+)")
_WALRUS: Final = re.compile(r"\b(\w+)\s*:=\s*([^):\]]*)")
_ASSIGNMENT: Final = re.compile(r"\s*([\w.,\s()*\[\]]+?)\s*(?::\s*([^=]+?)\s*)?(?<![=!<>+\-*/%@&|^~])=(?!=)\s*(.*)")
_RETURN: Final = re.compile(r"\s*return\s+(.+)")
_NAME: Final = re.compile(r"[^\W\d]\w*\Z")


def read_program(lines: Sequence[Line], row: int, column: int) -> Scope:
    """Return the scope in which the cursor is; the others hang on it.

    Args:
        lines: the program.
        row: of the cursor, counted from 0.
        column: of the cursor; on an empty line it tells to which block the line belongs.

    """
    module = scope = here = Scope("module", "", -1, -1)
    indent_here = _indent_at(lines, row, column)
    found = False
    for statement in statements(lines):
        indent = statement.indent
        if not found and statement.last >= row:
            here, found = _holding(scope, indent_here if statement.first > row else indent), True
        scope = _holding(scope, indent)
        scope = _take(statement, scope, indent)
    if not found:
        here = _holding(scope, indent_here)
    return here if here.kind != "module" else module


def _indent_at(lines: Sequence[Line], row: int, column: int) -> int:
    code = lines[row].code if row < len(lines) else ""
    return len(code) - len(code.lstrip()) if code.strip() else max(column, len(code[:column]))


def _holding(scope: Scope, indent: int) -> Scope:
    while scope.parent is not None and scope.indent >= indent:
        scope = scope.parent
    return scope


def _take(statement: Statement, scope: Scope, indent: int) -> Scope:
    """Note what a statement says; return the scope that is open behind it."""
    facts = _facts(statement.code)
    if facts.definition is not None:
        named, arguments, bases = facts.definition
        scope.add(named, statement.first)
        kind: Literal["class", "function"] = "class" if named.kind == "class" else "function"
        inner = Scope(kind, named.name, indent, statement.first, scope, bases)
        scope.children[named.name] = inner
        for argument in arguments:
            inner.add(argument, statement.first)
        return inner
    for named in facts.names:
        owner, _, attribute = named.name.partition(".")
        if not attribute:
            scope.add(named, statement.first)
        elif owner == scope.first_argument and "." not in attribute and (own := scope.own_class) is not None:
            own.attributes.setdefault(attribute, named._replace(name=attribute))
    if facts.returned and scope.kind == "function":
        scope.returns.append(facts.returned)
    return scope


class _Facts(NamedTuple):
    names: tuple[Named, ...]
    definition: tuple[Named, tuple[Named, ...], str] | None = None
    returned: str = ""


@lru_cache(maxsize=8192)
def _facts(code: str) -> _Facts:
    """Read one statement; the same text is read once."""
    if match := _DEFINITION.match(code):
        return _Facts((), _definition(match))
    if match := _FROM.match(code):
        return _Facts(tuple(_imported(match[1], match[2])))
    if match := _IMPORT.match(code):
        return _Facts(tuple(_modules(match[1])))
    names = [
        Named(name, "variable", f"({value})[0]")
        for targets, value in _FOR.findall(code)
        for name in _targets(targets)
    ]
    names += [Named(name, "variable", value) for name, value in _WALRUS.findall(code)]
    if match := _AS.match(code):
        names.append(Named(match[2], "variable", match[1] or ""))
    elif match := _ASSIGNMENT.match(code):
        names += _assigned(match)
    returned = _RETURN.match(code)
    return _Facts(tuple(names), returned=returned[1] if returned else "")


def _definition(match: re.Match[str]) -> tuple[Named, tuple[Named, ...], str]:
    end = closing(match[3], 0) if match[3].startswith("(") else 0
    inside = match[3][1:end].removesuffix(")")
    if match[1] == "class":
        return Named(match[2], "class"), (), inside
    given = re.match(r"\s*->\s*([^:]+)", match[3][end:])
    parts = [" ".join(part.split()) for part in split_arguments(inside)]
    arguments = []
    for part in parts:
        bare, _, default = part.partition("=")
        name, _, annotation = bare.partition(":")
        name = name.strip().lstrip("*")
        if _NAME.match(name):
            arguments.append(Named(name, "argument", annotation.strip() or default.strip()))
    shown = ", ".join(part.partition(":")[0] + _after_annotation(part) for part in parts if part)
    return Named(match[2], "function", given[1].strip() if given else "", f"({shown})"), tuple(arguments), ""


def _after_annotation(part: str) -> str:
    default = part.partition("=")[2].strip()
    return f"={default}" if default and ":" in part.partition("=")[0] else ""


def closing(text: str, at: int) -> int:
    """Return the place behind the bracket or quote that closes the one at `at`; the end where none does."""
    if text[at] in "'\"":
        end = text.find(text[at], at + 1)
        return len(text) if end < 0 else end + 1
    depth = 0
    for place in range(at, len(text)):
        if text[place] in "([{":
            depth += 1
        elif text[place] in ")]}":
            depth -= 1
            if depth == 0:
                return place + 1
    return len(text)


def split_arguments(text: str) -> list[str]:
    """Split what stands between the brackets of a call at its commas."""
    parts, depth, start = [], 0, 0
    for at, sign in enumerate(text):
        if sign in "([{":
            depth += 1
        elif sign in ")]}":
            depth -= 1
        elif sign == "," and depth == 0:
            parts.append(text[start:at].strip())
            start = at + 1
    return [*parts, text[start:].strip()]


def _imported(module: str, names: str) -> Iterator[Named]:
    for part in names.strip(" ()").split(","):
        words = part.split()
        if words and _NAME.match(words[-1]):
            yield Named(words[-1], "imported", f"{module}.{words[0]}")


def _modules(names: str) -> Iterator[Named]:
    for part in names.split(","):
        words = part.split()
        if len(words) == 3 and words[1] == "as":
            yield Named(words[2], "module", words[0])
        elif words:
            root = words[0].split(".")[0]
            yield Named(root, "module", root)


def _targets(text: str) -> Iterator[str]:
    for part in re.split(r"[,()\[\]\s]+", text):
        name = part.lstrip("*")
        if _NAME.match(name):
            yield name


def _assigned(match: re.Match[str]) -> Iterator[Named]:
    target, annotation, value = match[1].strip(), (match[2] or "").strip(), match[3].strip()
    if re.match(r"(if|elif|while|return|assert|print|lambda|raise|del|not|in|is)\b", target):
        return
    if _NAME.match(target):
        signature = ""
        if found := re.match(r"lambda\s*([^:]*):", value):
            signature = f"({found[1]})"
        yield Named(target, "function" if signature else "variable", annotation or value, signature)
    elif re.fullmatch(r"\w+\.\w+", target):
        yield Named(target, "variable", annotation or value)
    elif "," in target and re.fullmatch(r"[\w\s,*()\[\].]+", target):
        values = split_arguments(value)
        names = list(_targets(target))
        for index, name in enumerate(names):
            yield Named(name, "variable", values[index] if len(values) == len(names) else f"({value})[{index}]")
