"""Letters and signs that look like Python's and are others: Cyrillic letters in names, curly quotes, × and −."""

from __future__ import annotations

import builtins
import keyword
import re
from collections.abc import Iterator
from typing import Final

from tutor.language import Text
from tutor.tui.editing.lexing import code_only
from tutor.tui.editing.problem import Problem

_CYRILLIC: Final = dict(zip("аеорсхуіјѕԁһАВЕКМНОРСТХУІЈЅ", "aeopcxyijsdhABEKMHOPCTXYIJS", strict=True))
_TO_LATIN: Final = str.maketrans(_CYRILLIC)
_SIGNS: Final = {
    **dict.fromkeys("“”„«»", '"'),
    **dict.fromkeys("‘’`´", "'"),
    **dict.fromkeys("−–—", "-"),
    "×": "*",
    "÷": "/",
    "≤": "<=",
    "≥": ">=",
    "≠": "!=",
    "…": "...",
    "²": "**2",
    "\u00a0": " ",
}
_STRANGE: Final = re.compile(
    rf"[{re.escape(''.join(_SIGNS))}]|[\w]*[{''.join(_CYRILLIC)}]\w*|(?<!\w)[ʻʼ]\w*|\w*[ʻʼ](?!\w)"
)
_KNOWN: Final = frozenset(dir(builtins)) | frozenset(keyword.kwlist)

_LETTERS: Final = Text(
    uz="“{name}” ichidagi {letters} harfi kirillcha: koʻrinishi bir xil, lekin bu boshqa nom. Klaviaturani lotinchaga "
    "oʻtkazib, qayta yozing: {latin}",
    en="{letters} in “{name}” is Cyrillic: it looks the same, but the name is another. Type it with Latin letters: {latin}",
)
_SIGN: Final = Text(
    uz="{sign} belgisini Python bilmaydi. Oʻrniga {right} yozing.",
    en="Python does not know the sign {sign}. Write {right}.",
)
_NO_BREAK: Final = Text(
    uz="Bu yerda oddiy boʻsh joy emas, unga oʻxshash belgi bor (nusxa olganda kelib qoladi). Oʻchirib, qayta yozing.",
    en="This is no plain space, but a sign that looks like one (copied texts bring it). Delete it and type a space.",
)
_APOSTROPHE: Final = Text(
    uz="Matn oddiy qoʻshtirnoq bilan yoziladi: ' yoki \". ʻ va ʼ — oʻzbekcha harf belgilari.",
    en="A text stands between plain quotes, ' or \". ʻ and ʼ are signs of Uzbek letters.",
)


def look_alikes(source: str) -> Iterator[Problem]:
    """Yield what looks like Python and is not, outside of texts and comments."""
    if source.isascii():
        return
    code = code_only(source)
    names = set(re.findall(r"[A-Za-z_]\w*", code, re.ASCII)) | _KNOWN
    for row, line in enumerate(code.split("\n")):
        for match in _STRANGE.finditer(line) if not line.isascii() else ():
            if (text := _about(match[0], names)) is not None:
                yield Problem(row, match.start(), match.end(), text)


def _about(found: str, names: set[str] | frozenset[str]) -> Text | None:
    if found == "\u00a0":
        return _NO_BREAK
    if (right := _SIGNS.get(found)) is not None:
        return _SIGN.format(sign=found, right=right)
    letters = [one for one in found if one in _CYRILLIC]
    if not letters:
        return _APOSTROPHE
    latin = found.translate(_TO_LATIN)
    is_mixed = any(one.isascii() and one.isalpha() for one in found)
    if latin.isascii() and (is_mixed or len(latin) == 1 or latin in names):
        return _LETTERS.format(name=found, letters="".join(dict.fromkeys(letters)), latin=latin)
    return None
