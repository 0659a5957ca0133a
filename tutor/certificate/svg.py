"""The certificate as a drawing: one SVG that needs nothing else, A4 across, the same in browsers and converters."""

import re
from html import unescape
from textwrap import wrap
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from tutor.certificate.contents import Contents
from tutor.certificate.name import cells
from tutor.certificate.ornaments import background, frame, seal
from tutor.certificate.page import Page
from tutor.language import LANGUAGES, Language

WIDTH: Final = 1123
HEIGHT: Final = 794
_MIDDLE: Final = WIDTH / 2

_SERIF: Final = "Georgia, 'Palatino Linotype', 'DejaVu Serif', 'Liberation Serif', serif"
_SANS: Final = "'Segoe UI', Roboto, 'DejaVu Sans', 'Liberation Sans', sans-serif"
_MONO: Final = "'DejaVu Sans Mono', 'Liberation Mono', Menlo, Consolas, monospace"
_INK: Final = "#14213d"
_SOFT: Final = "#4a5672"
_GOLD: Final = "#9a7424"

_NAME_ROOM: Final = 860
_NAME_LARGEST: Final = 54
_OF_A_LETTER: Final = 0.6
"""The width of a letter in units of the font's size, rather more than less."""

_LESSON_SIZES: Final = ((14.5, 96), (12.0, 116), (10.0, 140), (8.0, 170))
"""Sizes of the font and how many letters of it a row takes."""
_LESSONS_ROOM: Final = 100.0

_METADATA: Final = re.compile(r'<metadata id="nn-tutor-certificate" lang="(\w\w)">([^<]*)</metadata>')


def as_svg(page: Page, contents: Contents, language: Language) -> str:
    """Return the drawing; every text that comes from outside is escaped."""
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}" viewBox="0 0 {WIDTH} {HEIGHT}" '
        f'role="img" xml:lang="{language}" aria-label={quoteattr(f"{page.title}: {page.name}. {page.statement}.")}>',
        f"<title>{escape(page.title)}: {escape(page.name)}</title>",
        f'<metadata id="nn-tutor-certificate" lang="{language}">{escape(contents.as_text())}</metadata>',
        *background(WIDTH, HEIGHT),
        *frame(WIDTH, HEIGHT),
        _text(page.title.upper(), 128, 46, font=_SERIF, spacing=10),
        _text(page.subtitle, 162, 19, colour=_GOLD, font=_SERIF, italic=True),
        _text(page.given_to, 216, 17, colour=_SOFT),
        *_name(page.name),
        *(_text(line, 342 + 30 * row, 22, font=_SERIF) for row, line in enumerate(wrap(page.statement, 72))),
        *_lessons(page),
        *_numbers(page),
        *seal(_MIDDLE, 636),
        *_foot(page),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def read_svg(svg: str) -> tuple[Contents, Language]:
    """Return the contents that a drawing carries, and its language; nothing is compared.

    Raises:
        ValueError: it carries none.

    """
    match = _METADATA.search(svg)
    language = next((one for one in LANGUAGES if match and one == match[1]), None)
    if match is None or language is None:
        raise ValueError("no certificate")
    return Contents.from_text(unescape(match[2])), language


def _text(
    text: str,
    y: float,
    size: float,
    *,
    x: float = _MIDDLE,
    colour: str = _INK,
    font: str = _SANS,
    anchor: str = "middle",
    spacing: float = 0,
    italic: bool = False,
) -> str:
    style = f' letter-spacing="{spacing}"' if spacing else ""
    style += ' font-style="italic"' if italic else ""
    return (
        f'<text x="{x:g}" y="{y:g}" font-family="{font}" font-size="{size:g}" fill="{colour}" '
        f'text-anchor="{anchor}"{style}>{escape(text)}</text>'
    )


def _name(name: str) -> list[str]:
    """Write the name as large as it fits, over a line."""
    size = min(_NAME_LARGEST, _NAME_ROOM / (_OF_A_LETTER * max(cells(name), 1)))
    half = 300
    line = f'<path d="M{_MIDDLE - half} 296H{_MIDDLE + half}" stroke="{_GOLD}" stroke-width="1.2" fill="none"/>'
    return [_text(name, 280, round(size, 1), font=_SERIF), line]


def _lessons(page: Page) -> list[str]:
    """Write the lessons of each part, smaller where they are many; a title is not broken."""
    for size, letters in _LESSON_SIZES:
        step = 1.6 * size
        rows = [
            row
            for part, titles in page.lessons
            for row in wrap(f"{part}: {' · '.join(map(_whole, titles))}", letters)
        ]
        if step * len(rows) <= _LESSONS_ROOM:
            break
    return [_text(row, 390 + step * number, size, colour=_SOFT) for number, row in enumerate(rows)]


def _whole(title: str) -> str:
    return title.replace(" ", "\u00a0")


def _numbers(page: Page) -> list[str]:
    """Write the numbers, each over its name, beside one another."""
    step = 212.0
    first = _MIDDLE - step * (len(page.numbers) - 1) / 2
    written = []
    for place, (name, value) in enumerate(page.numbers):
        x = first + step * place
        written += [_text(value, 520, 34, x=x, font=_SERIF), _text(name, 544, 13.5, x=x, colour=_SOFT)]
    return written


def _foot(page: Page) -> list[str]:
    left, right = 214.0, WIDTH - 214.0
    rows = [
        _text(page.date, 640, 20, x=left, font=_SERIF),
        f'<path d="M{left - 104} 650H{left + 104}M{right - 104} 650H{right + 104}" stroke="{_GOLD}" fill="none"/>',
        _text(page.date_name, 669, 13, x=left, colour=_SOFT),
        _text("Ustoz", 640, 20, x=right, font=_SERIF),
        _text(page.version, 669, 13, x=right, colour=_SOFT),
        _text(f"{page.code_name}: {page.code}", 726, 11, colour=_SOFT, font=_MONO),
        _text(page.note, 743, 10.5, colour=_SOFT),
    ]
    return rows + ([_text(page.imported, 709, 12, colour=_SOFT, italic=True)] if page.imported else [])
