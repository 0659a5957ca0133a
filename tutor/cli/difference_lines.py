"""What leads from one program to another, line by line: a sign before each, colours only repeat it."""

from typing import Final

from tutor.cli.console import Console, Style
from tutor.history.difference import SIGNS, Kind, difference
from tutor.language import Text

_ALIKE: Final = Text(uz="Ikkala dastur bir xil.", en="Both programs are the same.")
_FOLDED: Final = Text(uz="… oʻzgarmagan satrlar: {n}", en="… unchanged lines: {n}")
_STYLES: Final[dict[Kind, Style]] = {"removed": Style.BAD, "added": Style.GOOD, "folded": Style.FAINT}


def write_difference(console: Console, old: str, new: str) -> None:
    """Write the lines that differ, with some around them."""
    lines = difference(old, new)
    if not lines:
        console.line(_ALIKE[console.language])
    for line in lines:
        text = line.text if line.kind != "folded" else _FOLDED.format(n=line.number)[console.language]
        row = f"{SIGNS[line.kind]} {text}".rstrip()
        style = _STYLES.get(line.kind)
        console.line((row, style) if style else row)
