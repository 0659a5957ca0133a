"""What leads from one program to another, line by line: a sign before each, ^ under words that differ; colours only repeat it."""

from typing import Final

from tutor.cli.console import Console, Style
from tutor.history.difference import SIGNS, Kind, Line, difference
from tutor.language import Text
from tutor.sandbox.text import safe_text

_ALIKE: Final = Text(uz="Ikkala dastur bir xil.", en="Both programs are the same.")
_ENDS: Final = Text(uz="Faqat satr oxirlari farq qiladi.", en="Only the ends of lines differ.")
_FOLDED: Final = Text(uz="… oʻzgarmagan satrlar: {n}", en="… unchanged lines: {n}")
_STYLES: Final[dict[Kind, Style]] = {"removed": Style.BAD, "added": Style.GOOD, "folded": Style.FAINT}


def write_difference(console: Console, old: str, new: str) -> None:
    """Write the lines that differ, with some around them."""
    lines = difference(safe_text(old, len(old)), safe_text(new, len(new)))
    if not lines:
        console.line((_ALIKE if old == new else _ENDS)[console.language])
    for line in lines:
        text = line.text if line.kind != "folded" else _FOLDED.format(n=line.number)[console.language]
        row = f"{SIGNS[line.kind]} {text}".rstrip()
        style = _STYLES.get(line.kind)
        console.line((row, style) if style else row)
        if line.words:
            console.line((f"  {_carets(line)}", Style.FAINT))


def _carets(line: Line) -> str:
    """Return ^ under the words that differ; tabs stay, so that all stands where the line has it."""
    marked = {place for start, end in line.words for place in range(start, end)}
    last = max(marked, default=-1)
    return "".join(
        "^" if place in marked else "\t" if character == "\t" else " "
        for place, character in enumerate(line.text[: last + 1])
    )
