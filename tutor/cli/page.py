"""A page of Markdown on a plain terminal: a task, a hint, an explanation."""

import re
from typing import Final

from tutor.cli.console import Console, Style
from tutor.cli.inline import inline

_FENCE: Final = re.compile(r"\s*(```|~~~)")
_HEADING: Final = re.compile(r"#{1,6}\s+(.+)")
_ITEM: Final = re.compile(r"(\s*)([-*]|\d+[.)])\s+(.+)")
_INTERRUPTING: Final = ("-", "*", "1.", "1)")
"""What can begin a list in the middle of a paragraph; a line may begin with another number by chance."""

_TABLE: Final = re.compile(r"\s*\|")
_QUOTED: Final = re.compile(r"^\s*> ?")


def write_page(console: Console, text: str, indent: str = "") -> None:
    """Write Markdown: paragraphs are wrapped, code and tables stay as they are; a quotation is a paragraph."""
    paragraph: list[str] = []
    item_indent = bullet = ""
    in_code = quoted_code = False

    def end_paragraph() -> None:
        nonlocal item_indent, bullet
        if paragraph:
            console.paragraph(*inline(" ".join(paragraph)), indent=indent + item_indent, bullet=bullet)
            paragraph.clear()
        item_indent = bullet = ""

    for raw in text.strip("\n").split("\n"):
        quoted = _QUOTED.match(raw) is not None
        if quoted_code and not quoted:
            in_code = quoted_code = False  # the end of a quotation ends the code in it
        line = raw if in_code and not quoted_code else _QUOTED.sub("", raw)
        if _FENCE.match(line):
            end_paragraph()
            in_code = not in_code
            quoted_code = in_code and quoted
        elif in_code:
            console.line(indent, "    ", (line, Style.CODE))
        elif _TABLE.match(line):
            end_paragraph()
            console.line(indent, line)
        elif heading := _HEADING.match(line):
            end_paragraph()
            pieces = inline(heading[1])
            console.line(indent, *((piece, Style.BOLD) if isinstance(piece, str) else piece for piece in pieces))
        elif (item := _ITEM.match(line)) and (not paragraph or bullet or item[2] in _INTERRUPTING):
            end_paragraph()
            item_indent, bullet = item[1], f"{item[2]} "
            paragraph.append(item[3])
        elif line.strip():
            paragraph.append(line.strip())
        else:
            end_paragraph()
            console.line()
    end_paragraph()
