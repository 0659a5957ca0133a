"""A line of an author's text with `code`, **bold** and *italic* in it, as pieces to print.

Between fences of two or more backticks stand words that are printed as they are.
"""

import re
from typing import Final

from tutor.cli.console import Piece, Style
from tutor.grading.literal import FENCED, unfenced

_MARKS: Final = re.compile(
    FENCED + r"|(?P<code>`[^`\n]+`)|\*\*(?P<bold>\S[^\n]*?)\*\*|(?<![\w*])\*(?P<italic>[^\s*][^*\n]*)\*(?![\w*])"
)


def inline(line: str) -> list[Piece]:
    """Return the pieces of a line: the stars of bold and italic go, and fences; the backticks of code stay."""
    pieces: list[Piece] = []
    end = 0
    for match in _MARKS.finditer(line):
        pieces.append(line[end : match.start()])
        if (words := match["literal"]) is not None:
            pieces.append(unfenced(words))
        else:
            style = Style.CODE if match.lastgroup == "code" else Style.BOLD
            pieces.append((match[match.lastgroup or 0], style))
        end = match.end()
    return [*pieces, line[end:]]
