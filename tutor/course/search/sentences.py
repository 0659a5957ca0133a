"""Markdown as plain sentences: what a search looks through, and what it shows of a step."""

import re
from typing import Final

_FENCE: Final = re.compile(r"\s*(```|~~~)")
_HEAD: Final = re.compile(r"\s*(#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s?)")
_RULE: Final = re.compile(r"[\s|:-]+\Z")
_LINK: Final = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_MARKS: Final = re.compile(r"`+|\*\*|(?<![\w*])\*(?=[^\s*])|(?<=[^\s*])\*(?![\w*])")
_END: Final = re.compile(r"(?<=[.!?…])\s+(?=[“\"(]*[A-Z0-9])")
_CONTROL: Final = dict.fromkeys([*range(0x20), *range(0x7F, 0xA0)])


def sentences(markdown: str) -> list[str]:
    """Return the sentences of a text; a line of code or of a table is one."""
    found: list[str] = []
    paragraph: list[str] = []
    in_code = False

    def end_paragraph() -> None:
        if paragraph:
            found.extend(_END.split(_plain(" ".join(paragraph))))
            paragraph.clear()

    for line in markdown.splitlines():
        if _FENCE.match(line):
            end_paragraph()
            in_code = not in_code
        elif in_code:
            found.append(" ".join(line.split()))
        elif line.lstrip().startswith("|"):
            end_paragraph()
            if not _RULE.match(line):
                found.append(_plain(" · ".join(cell.strip() for cell in line.strip().strip("|").split("|"))))
        elif head := _HEAD.match(line):
            end_paragraph()
            paragraph.append(line[head.end() :].strip())
            if "#" in head[1]:
                end_paragraph()
        elif line.strip():
            paragraph.append(line.strip())
        else:
            end_paragraph()
    end_paragraph()
    return [plain for sentence in found if (plain := sentence.translate(_CONTROL).strip())]


def _plain(text: str) -> str:
    return _MARKS.sub("", _LINK.sub(r"\1", text))
