"""How wide a text is, at most: a file's reader chooses the font, so the widest common one is reckoned with."""

from typing import Final

from tutor.figures.export.surface import SIZE

# Advance widths of DejaVu Sans in thousandths of its size, rounded up; Helvetica and Arial are narrower.
_WIDTHS: Final = {
    letter: width
    for width, letters in {
        300: "'IJijl",
        350: " ,./:;\\|·ʻʼ’",
        400: "()-[]ft",
        450: "!r",
        500: '"*_`',
        550: "?csz",
        600: "FLkvxy",
        850: "#+<=>^w~−×→&DGHOQ",
        1000: "%@WmM…—",
    }.items()
    for letter in letters
}
_OTHERS: Final = 750
_BOLD: Final = 1.15


def text_width(text: str, size: float = SIZE, *, bold: bool = False) -> float:
    """Return the width of a text in points."""
    width = sum(_WIDTHS.get(letter, 700 if letter.isascii() else _OTHERS) for letter in text) * size / 1000
    return width * _BOLD if bold else width


def fitted(text: str, width: float, size: float = SIZE, *, bold: bool = False) -> str:
    """Return the text, ending in `…` where it is wider than `width`."""
    if text_width(text, size, bold=bold) <= width:
        return text
    while text and text_width(f"{text}…", size, bold=bold) > width:
        text = text[:-1]
    return f"{text.rstrip()}…" if text else ""


def lines_of(text: str, width: float, size: float = SIZE) -> list[str]:
    """Return the text in lines that are no wider than `width`; a word that is wider is shortened."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size) <= width:
            lines[-1] = longer
        else:
            lines.append(fitted(word, width, size))
    return lines
