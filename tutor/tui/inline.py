"""A line of an author's text with `code`, **bold** and *italic* in it, as Content.

Between fences of two or more backticks stand words that are shown as they are. Textual's own markup is never
used for texts that come from outside: square brackets are letters here.
"""

import re
from typing import Final

from textual.content import Content

from tutor.grading.literal import FENCED, unfenced

CODE_STYLE: Final = "$text-accent"

_MARKS: Final = re.compile(
    FENCED
    + r"|`(?P<code>[^`\n]+)`|(?<![\w)\]])\*\*(?P<bold>\S.*?)\*\*|(?<![\w*])\*(?P<italic>[^\s*][^*\n]*)\*(?![\w*])"
)
_STYLES: Final = {"code": CODE_STYLE, "bold": "bold", "italic": "italic"}


def inline(text: str) -> Content:
    """Return `text` with its marks turned into styles."""
    parts: list[str | tuple[str, str]] = []
    end = 0
    for match in _MARKS.finditer(text):
        parts.append(text[end : match.start()])
        if (words := match["literal"]) is not None:
            parts.append(unfenced(words))
        else:
            name = match.lastgroup or ""
            parts.append((match[name], _STYLES[name]))
        end = match.end()
    parts.append(text[end:])
    return Content.assemble(*(part for part in parts if part))
