"""A line of an author's text with `code`, **bold** and *italic* in it, as Content.

Textual's own markup is never used for texts that come from outside: square brackets are letters here.
"""

import re
from typing import Final

from textual.content import Content

CODE_STYLE: Final = "$text-accent"

_MARKS: Final = re.compile(
    r"`(?P<code>[^`\n]+)`|(?<![\w)\]])\*\*(?P<bold>\S.*?)\*\*|(?<![\w*])\*(?P<italic>[^\s*][^*\n]*)\*(?![\w*])"
)
_STYLES: Final = {"code": CODE_STYLE, "bold": "bold", "italic": "italic"}


def inline(text: str) -> Content:
    """Return `text` with its marks turned into styles."""
    parts: list[str | tuple[str, str]] = []
    end = 0
    for match in _MARKS.finditer(text):
        parts.append(text[end : match.start()])
        name = match.lastgroup or ""
        parts.append((match[name], _STYLES[name]))
        end = match.end()
    parts.append(text[end:])
    return Content.assemble(*(part for part in parts if part))
