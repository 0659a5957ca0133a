"""The certificate as text: a framed page of 78 columns, the exercises below it, and two lines for verifying."""

import json
import re
import textwrap
from datetime import date
from typing import Final

from tutor.certificate.contents import FORMAT, VERSION, Contents, Passed
from tutor.certificate.name import cells, cleaned
from tutor.certificate.page import Page
from tutor.language import LANGUAGES, Language, Text

WIDTH: Final = 78
_INNER: Final = WIDTH - 6
_COLUMN: Final = 38

_SEEN: Final = "*"
_IMPORTED: Final = "+"
_EXERCISES: Final = Text(
    uz="Mashqlar: oʻtgan kuni (UTC), ishoralar; * yechimi avval koʻrilgan, + fayldan olingan",
    en="Exercises: day passed (UTC), hints; * solution seen first, + imported",
)
_ENTRY: Final = re.compile(
    r"(?P<id>[a-z0-9]+(?:-[a-z0-9]+)*) +(?P<on>\d{4}-\d\d-\d\d) +(?P<hints>\d+)(?P<marks>\*?\+?)(?= |$)"
)
_LAST: Final = re.compile(rf"{FORMAT} {VERSION} (?P<scope>[a-z0-9-]+) (?P<tutor>\S+) (?P<language>\w\w)")


def as_text(page: Page, contents: Contents, language: Language) -> str:
    """Return the certificate, lines of at most 78 columns (more only where letters of a name take none or two)."""
    lines = [
        "╔" + "═" * (WIDTH - 2) + "╗",
        *_framed("", " ".join(page.title.upper()), page.subtitle, "", page.given_to, ""),
        *_framed(page.name, "─" * min(max(cells(page.name) + 8, 30), _INNER), *_wrapped(page.statement), ""),
        *_fields(page),
        *_framed("", f"{page.code_name}:", page.code, ""),
        "╚" + "═" * (WIDTH - 2) + "╝",
        *textwrap.wrap(page.note, WIDTH),
        "",
        *textwrap.wrap(_EXERCISES[language], WIDTH),
        *_table(contents),
        "",
        f"{FORMAT} {VERSION} {contents.scope} {contents.tutor} {language}",
        *_broken(json.dumps(contents.name)),
    ]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def read_text(text: str) -> tuple[Contents, Language]:
    """Return the contents of a certificate in text, in ASCII or not, and its language; nothing is compared.

    Raises:
        ValueError: it is no certificate of this form.

    """
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if _LAST.fullmatch(line)), None)
    match = _LAST.fullmatch(lines[at]) if at is not None else None
    if at is None or match is None:
        raise ValueError("no certificate")
    name = json.loads("".join(lines[at + 1 :]))
    language = next((one for one in LANGUAGES if one == match["language"]), None)
    if language is None or not isinstance(name, str):
        raise ValueError("no certificate")
    passed = [_entry(entry) for line in lines[:at] for entry in _ENTRY.finditer(line)]
    return Contents(cleaned(name), match["scope"], match["tutor"], tuple(passed)), language


def _entry(match: re.Match[str]) -> Passed:
    marks = match["marks"]
    on = date.fromisoformat(match["on"])
    return Passed(match["id"], on, int(match["hints"]), _SEEN in marks, _IMPORTED in marks)


def _framed(*texts: str) -> list[str]:
    """Return texts in the middle between the sides of the frame."""
    rows = []
    for text in texts:
        room = max(WIDTH - 2 - cells(text), 0)
        rows.append(f"║{' ' * (room // 2)}{text}{' ' * (room - room // 2)}║")
    return rows


def _wrapped(text: str) -> list[str]:
    return textwrap.wrap(text, _INNER)


def _fields(page: Page) -> list[str]:
    """Return the lessons and the numbers, names at the left."""
    rows: list[str] = []
    for part, lessons in page.lessons:
        rows += textwrap.wrap(f"{part}: {', '.join(lessons)}", _INNER, subsequent_indent="  ")
    rows.append("")
    width = max(len(name) for name, _ in (*page.numbers, (page.date_name, "")))
    rows += [f"{name:<{width}}  {value}" for name, value in (*page.numbers, (page.date_name, page.date))]
    rows += ["", f"Ustoz, {page.version}", *(textwrap.wrap(page.imported, _INNER) if page.imported else [])]
    return [f"║   {row:<{WIDTH - 5}}║" for row in rows]


def _table(contents: Contents) -> list[str]:
    """Return the exercises two in a row; each has its id, day, hints and marks."""
    entries = [
        f"{one.exercise:<22} {one.on.isoformat()} {one.hints:>2}"
        + (_SEEN if one.solution_seen else "")
        + (_IMPORTED if one.imported else "")
        for one in contents.passed
    ]
    return [" ".join(f"{entry:<{_COLUMN}}" for entry in entries[at : at + 2]) for at in range(0, len(entries), 2)]


def _broken(text: str) -> list[str]:
    return [text[at : at + WIDTH] for at in range(0, len(text), WIDTH)]
