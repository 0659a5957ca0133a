"""Patterns and replacements as vim writes them, for Python's `re`."""

import re
from collections.abc import Callable
from typing import Final

from tutor.tui.editing.vim.buffer import Refused

_PLAIN_IN_VIM: Final = "+?(){}|"
_SPECIAL: Final = {
    "<": r"\b(?=\w)", ">": r"\b(?<=\w)", "(": "(", ")": ")", "|": "|", "+": "+", "=": "?", "?": "?", "{": "{",
    "s": r"[ \t]", "S": r"[^ \t]", "d": "[0-9]", "D": "[^0-9]", "w": "[0-9A-Za-z_]", "W": "[^0-9A-Za-z_]",
    "a": "[A-Za-z]", "l": "[a-z]", "u": "[A-Z]", "t": "\t", "%": "", "c": "", "C": "", "v": "", "m": "",
}  # fmt: skip


def compiled(pattern: str) -> re.Pattern[str]:
    """Return a vim pattern as Python's.

    Raises:
        Refused: it is no pattern.

    """
    flags = re.IGNORECASE if r"\c" in pattern else 0
    try:
        return re.compile(pattern[2:] if pattern.startswith(r"\v") else _translated(pattern), flags)
    except (re.error, OverflowError, RecursionError):
        raise Refused from None


def _translated(pattern: str) -> str:
    written, at = [], 0
    while at < len(pattern):
        sign = pattern[at]
        if sign == "\\" and at + 1 < len(pattern):
            at += 1
            following = pattern[at]
            if following == "{":
                end = pattern.find("}", at)
                written.append("{" + pattern[at + 1 : end].rstrip("\\") + "}" if end > 0 else r"\{")
                at = end if end > 0 else at
            elif following.isdigit():
                written.append("\\" + following)
            else:
                written.append(_SPECIAL.get(following, re.escape(following)))
        elif sign == "[" and "]" in pattern[at + 2 :]:
            end = pattern.index("]", at + 2)
            written.append("[" + pattern[at + 1 : end].replace("[", r"\[") + "]")
            at = end
        elif sign in _PLAIN_IN_VIM or sign == "[" or _is_plain(sign, at, pattern, bool(written)):
            written.append(re.escape(sign))
        else:
            written.append(sign)
        at += 1
    return "".join(written)


def _is_plain(sign: str, at: int, pattern: str, written: bool) -> bool:
    """Return whether `*`, `^` or `$` stands where it means itself."""
    return (sign == "*" and not written) or (sign == "^" and at > 0) or (sign == "$" and at + 1 < len(pattern))


def replacement(text: str) -> Callable[[re.Match[str]], str]:
    r"""Return what puts a vim replacement in: `&` and `\0` are all that was found, `\1` a group, `\r` a new line."""

    def put(match: re.Match[str]) -> str:
        written, signs = [], iter(text)
        for sign in signs:
            if sign == "&":
                written.append(match[0])
            elif sign == "\\":
                following = next(signs, "")
                if following.isdigit():
                    number = int(following)
                    written.append((match[number] or "") if number <= (match.re.groups) else "")
                else:
                    written.append({"r": "\n", "n": "\n", "t": "\t"}.get(following, following))
            else:
                written.append(sign)
        return "".join(written)

    return put
