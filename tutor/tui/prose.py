"""Lines of prose that keep what belongs together on one line: short code and formulas are not broken at their spaces."""

from typing import Final

from textual.content import Content

CODE: Final = ".code_inline"
"""The style of code within a line."""

_GLUE: Final = "\ue000"
"""Stands for a space at which no line may end; a private character of one cell, which no text has."""


def prose_lines(content: Content, width: int) -> list[Content]:
    """Wrap `content`; code in it is broken only where it takes more than two thirds of a line."""
    plain = list(content.plain)
    for span in content.spans:
        if span.style == CODE and span.end - span.start <= max(2 * width // 3, 12):
            for place in range(span.start, span.end):
                if plain[place] == " ":
                    plain[place] = _GLUE
    glued = Content("".join(plain), spans=list(content.spans))
    return [Content(line.plain.replace(_GLUE, " "), spans=list(line.spans)) for line in glued.wrap(max(width, 1))]
