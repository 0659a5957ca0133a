"""Text from a program, made safe to paint: no escape sequences, no control or invisible characters."""

import re
import unicodedata
from typing import Final

_UNSAFE_CATEGORIES: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_PLAIN: Final = re.compile(r"[\n\t -~]*\Z")
_MOST_COMBINING: Final = 2


def safe_text(text: str, longest: int = 64_000) -> str:
    r"""Return `text` with everything replaced that could move the cursor, hide, reorder or pile up.

    Control characters become their pictures (ESC is ␛), others that are unseen become `<U+202E>`; of combining
    marks two a letter stay. Line ends become \\n, and more than `longest` characters are cut.
    """
    text = text[:longest].replace("\r\n", "\n")
    if _PLAIN.match(text):
        return text
    result = []
    combining = 0
    for character in text:
        category = unicodedata.category(character)
        is_mark = category in {"Mn", "Me"}
        combining = combining + 1 if is_mark else 0
        if character in "\n\t":
            result.append(character)
        elif category == "Cc":
            code = ord(character)
            result.append(chr(0x2400 + code) if code < 0x20 else "␡" if code == 0x7F else f"<U+{code:04X}>")
        elif category in _UNSAFE_CATEGORIES:
            result.append(f"<U+{ord(character):04X}>")
        elif not is_mark or combining <= _MOST_COMBINING:
            result.append(character)
    return "".join(result)


def safe_line(text: str, longest: int = 400) -> str:
    """Return `text` as one safe line, its inner line ends shown as spaces."""
    return " ".join(safe_text(text, longest).split())


def safe_output(output: bytes, longest: int = 64_000) -> str:
    """Return a program's raw output as safe text."""
    return safe_text(output[: 4 * longest].decode("utf-8", "replace"), longest)
