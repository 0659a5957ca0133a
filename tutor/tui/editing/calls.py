"""The call that the cursor stands in: what is called, and which argument is being written."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from tutor.tui.editing.code_lines import Line
from tutor.tui.editing.library_names import entry
from tutor.tui.editing.program_names import split_arguments
from tutor.tui.editing.scopes import Scope
from tutor.tui.editing.value_kinds import Kind, kind_of, member

_MOST_LINES: Final = 30


class OpenCall(NamedTuple):
    """A call whose bracket is open: the text of what is called, and the arguments before the cursor."""

    callee: str
    arguments: list[str]


class Signature(NamedTuple):
    """How something is called.

    Attributes:
        name: as it is written, `np.sum`.
        parameters: as they are shown, `axis=None`.
        active: which of them is being written; None where that is none of them.
        path: the library's full name; "" for what the program defines.

    """

    name: str
    parameters: list[str]
    active: int | None
    path: str = ""


def open_call(lines: Sequence[Line], row: int, column: int) -> OpenCall | None:
    """Return the innermost call around a place, None where there is none."""
    depth, after = 0, ""
    for at in range(row, max(-1, row - _MOST_LINES), -1):
        code = lines[at].code[:column] if at == row else lines[at].code
        for place in range(len(code) - 1, -1, -1):
            sign = code[place]
            if sign in ")]}":
                depth += 1
            elif sign in "([{":
                depth -= 1
                if depth < 0:
                    callee = expression_before(code, place) if sign == "(" else ""
                    if callee:
                        return OpenCall(callee, split_arguments(code[place + 1 :] + after))
                    depth = 0  # a list or tuple in a call: the call is further out
        after = code + " " + after if at == row else " " + code + after
    return None


def expression_before(code: str, end: int) -> str:
    """Return the names, calls and indices that stand directly before a place: `a.b(c)[0]`."""
    at = end
    while at > 0:
        sign = code[at - 1]
        if sign.isalnum() or sign in "_.":
            at -= 1
        elif sign in ")]" or (sign in "\"'" and at == end):
            opened = _opening(code, at - 1)
            if opened is None or (at < end and code[at] not in ".(["):
                break
            at = opened
        else:
            break
    words = code[:at].split()
    if words and words[-1] in ("def", "class"):
        return ""
    return code[at:end]


def _opening(code: str, at: int) -> int | None:
    """Return the place of the bracket or quote that the one at `at` closes."""
    if code[at] in "\"'":
        start = code.rfind(code[at], 0, at)
        return start if start >= 0 else None
    depth = 0
    for place in range(at, -1, -1):
        if code[place] in ")]}":
            depth += 1
        elif code[place] in "([{":
            depth -= 1
            if depth == 0:
                return place
    return None


def signature_at(lines: Sequence[Line], row: int, column: int, scope: Scope) -> Signature | None:
    """Return how the thing is called in whose brackets a place is, None where that is not known."""
    call = open_call(lines, row, column)
    if call is None:
        return None
    kind = kind_of(call.callee, scope)
    written = _written(kind)
    if kind is None or written is None:
        return None
    parameters = [part for part in split_arguments(written.strip()[1:-1]) if part]
    path = kind.name if kind.scope is None and kind.what != "instance" else ""
    return Signature(call.callee, parameters, _active(parameters, call.arguments), path)


def _written(kind: Kind | None) -> str | None:
    """Return the signature of a thing, "(a, b=1)"."""
    if kind is None or kind.what == "module":
        return None
    if kind.scope is None:
        found = entry(kind.name) if kind.what != "instance" else None
        return found.signature if found is not None and found.signature else None
    if kind.what == "function":
        named = kind.scope.parent.names.get(kind.scope.name) if kind.scope.parent is not None else None
        written = named.signature if named is not None else ""
        is_method = kind.scope.parent is not None and kind.scope.parent.kind == "class"
        return without_first(written) if is_method else written
    for maker in ("__init__",) if kind.what == "class" else ("__call__", "forward"):
        found_member = member(Kind("instance", scope=kind.scope), maker)
        if found_member is not None and found_member.scope is not None:
            return _written(found_member)
    return None


def without_first(signature: str) -> str:
    """Return a method's signature as its caller sees it."""
    return f"({', '.join(split_arguments(signature[1:-1])[1:])})"


def _active(parameters: list[str], arguments: list[str]) -> int | None:
    """Return which parameter the last argument is for."""
    names = [part.lstrip("*").split("=")[0].strip("[] ") for part in parameters]
    last = arguments[-1]
    name, equals, _ = last.partition("=")
    if equals and not last.partition("=")[2].startswith("="):
        return names.index(name.strip()) if name.strip() in names else None
    starred = next((at for at, part in enumerate(parameters) if part.startswith("*")), None)
    index = len(arguments) - 1
    if starred is not None and index >= starred:
        return starred
    return index if index < len(parameters) else None
