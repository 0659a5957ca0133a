"""What beginners write for what Python has: recognised in a line that Python cannot read."""

from __future__ import annotations

import keyword
import re
from typing import Final

from tutor.language import Text

_KEYWORDS: Final = "|".join(keyword.kwlist)

_SLIPS: Final[tuple[tuple[str, Text], ...]] = (
    (
        r"\b\w*[oOgG]'\w",
        Text(
            uz="Nom ichida tutuq belgisi turmaydi: u matnni ochadi. Masalan, olcham yoki orta deb yozing.",
            en="A name holds no apostrophe: that opens a text. Write the name without it.",
        ),
    ),
    (
        r"\belse\s+if\b",
        Text(uz="Python-da else if emas, elif yoziladi.", en="Python writes elif, not else if."),
    ),
    (
        r"^\s*for\b(?!.*\bin\b)",
        Text(uz="for siklida in kerak: for i in range(10):", en="A for loop needs in: for i in range(10):"),
    ),
    (
        r"(\+\+|--)\s*(?:[;)]|$)",
        Text(uz="Python-da {0} yoʻq. Bunday yozing: i += 1", en="Python has no {0}. Write: i += 1"),
    ),
    (
        r"&&|\|\||(?<![=!<>])!(?!=)",
        Text(
            uz="Python-da && oʻrniga and, || oʻrniga or, ! oʻrniga not yoziladi.",
            en="Python writes and for &&, or for ||, not for !.",
        ),
    ),
    (
        r"=([<>])",
        Text(uz="Belgilar tartibi boshqacha: {0}=", en="The signs stand the other way round: {0}="),
    ),
    (
        r"^\s*(?:function|func|fun|fn)\s+\w+",
        Text(uz="Funksiya def bilan boshlanadi: def f(x):", en="A function begins with def: def f(x):"),
    ),
    (
        rf"^\s*({_KEYWORDS})\s*(?:=(?!=)|,\s*\w+\s*=)",
        Text(
            uz="{0} — Python-ning oʻz soʻzi, nom boʻla olmaydi. Boshqa nom tanlang, masalan {0}_.",
            en="{0} is a word of Python’s own and cannot be a name. Choose another, {0}_ for example.",
        ),
    ),
    (
        r"^\s*(?:if|elif|while)\b.*\bthen\b",
        Text(
            uz="Python-da then yoʻq: shartdan keyin ikki nuqta (:) turadi.",
            en="Python has no then: a colon (:) follows the condition.",
        ),
    ),
    (
        r"^\s*(?:if|elif|else|while|for|def|class)\b.*\{\s*$",
        Text(
            uz="Python-da blok {{ }} bilan emas, ikki nuqta (:) va chekinish bilan yoziladi.",
            en="Python writes a block with a colon (:) and indentation, not with {{ }}.",
        ),
    ),
    (
        r"^\s*(?:if|elif|else|while|for|def|class|try|except|finally|with)\b[^:]*$",
        Text(uz="Bu satr oxirida ikki nuqta (:) boʻlishi kerak.", en="This line needs a colon (:) at its end."),
    ),
    (
        r"^\s*(elif|else|except|finally)\b",
        Text(
            uz="Bu {0} yuqoridagi blokka tegishli emas. Uni oʻz if, for yoki try soʻzi bilan bir xil chekinishda yozing.",
            en="This {0} belongs to no block above it. Begin it where its if, for or try begins.",
        ),
    ),
    (
        r"([-+*/%@=<>]|\b(?:and|or|not|in|is|import|as|from))\s*$",
        Text(
            uz="Satr tugallanmagan: {0} dan keyin nimadir boʻlishi kerak.",
            en="The line is not finished: something must follow {0}.",
        ),
    ),
)

_PATTERNS: Final = tuple((re.compile(pattern), text) for pattern, text in _SLIPS)


def slip_in(line: str) -> Text | None:
    """Return what is wrong with a line that Python cannot read, or None where no known slip is in it.

    Args:
        line: the line, with blanks for its texts and comments unless they are what is wrong.

    """
    for pattern, text in _PATTERNS:
        if (match := pattern.search(line)) is not None:
            groups = match.groups()
            return Text(uz=text.uz.format(*groups), en=text.en.format(*groups))
    return None
