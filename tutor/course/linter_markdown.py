"""The parts of an author's Markdown that both languages must share: headings, code, list items, table rows."""

import re
from dataclasses import dataclass, field
from typing import Final

_FENCE: Final = re.compile(r"\s*(`{3,}|~{3,})\s*(\S*)")
_HEADING: Final = re.compile(r"(#{1,6})\s+\S")
_ITEM: Final = re.compile(r"\s*(?:[-*+]|(\d+)[.)])\s+\S")
_ROW: Final = re.compile(r"\s*\|.*\|\s*\Z")
_INLINE_CODE: Final = re.compile(r"`+[^`\n]+`+")


@dataclass(frozen=True, slots=True)
class Block:
    """A fenced block: what its fence says (`python`), and its lines."""

    info: str
    lines: tuple[str, ...]


@dataclass(slots=True)
class Page:
    """What a text is made of.

    `headings` holds the level of each heading, `prose` the lines outside code with inline code left out, `closed`
    whether the last block has its end.
    """

    headings: list[int] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    items: int = 0
    rows: int = 0
    prose: list[str] = field(default_factory=list)
    closed: bool = True
    _inside: str = ""

    @classmethod
    def read(cls, text: str) -> "Page":
        """Take a text apart."""
        page = cls()
        fence = info = ""
        code: list[str] = []
        for line in text.split("\n"):
            match = _FENCE.match(line)
            if fence:
                if match and match[1].startswith(fence) and not match[2]:
                    page.blocks.append(Block(info, tuple(code)))
                    fence, code = "", []
                else:
                    code.append(line)
            elif match:
                fence, info = match[1], match[2]
            else:
                page._outside_code(line)
        if fence:
            page.closed = False
            page.blocks.append(Block(info, tuple(code)))
        return page

    @property
    def length(self) -> int:
        """Return how many characters of prose there are."""
        return sum(len(line.strip()) for line in self.prose)

    def _outside_code(self, line: str) -> None:
        item = _ITEM.match(line)
        if heading := _HEADING.match(line):
            self.headings.append(len(heading[1]))
            self._inside = ""
        elif item and not (self._inside == "paragraph" and item[1] not in (None, "1")):
            # Only a 1. can begin a list in the middle of a paragraph: https://spec.commonmark.org/0.31.2/#list-items
            self.items += 1
            self._inside = "item"
        elif _ROW.match(line):
            self.rows += 1
            self._inside = ""
        else:
            self._inside = (self._inside or "paragraph") if line.strip() else ""
        self.prose.append(_INLINE_CODE.sub("`", line))
