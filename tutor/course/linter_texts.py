"""Rules for texts in two languages: neither is empty or much shorter, both are built alike, code is the same."""

from collections.abc import Iterator
from itertools import zip_longest
from string import Formatter
from typing import Final

from tutor.course.linter_finding import Both, Finding, LessonFile
from tutor.course.linter_markdown import Page
from tutor.language import Text

WIDEST_CODE: Final = 76
"""Columns of a code block: an 80-column terminal without its frame."""

_RATIOS: Final = ((400, 1.4), (160, 1.6), (40, 2.0))
"""(length in characters, how many times as long one language may be): short texts differ more."""

_EMPTY = Text(uz="Matn boʻsh ({language}).", en="The text is empty ({language}).")
_WRITE = Text(uz="Uni shu tilda ham yozing.", en="Write it in this language as well.")
_LENGTHS = Text(
    uz="Matnlar uzunligi juda farq qiladi: uz {uz}, en {en} belgi.",
    en="The lengths differ too much: uz {uz}, en {en} characters.",
)
_SAME_CONTENT = Text(
    uz="Ikkala tilda ham bir xil narsa aytilganini tekshiring.",
    en="See that both languages say the same things.",
)
_COUNTS = Text(uz="{what} soni farq qiladi: uz {uz}, en {en}.", en="The number of {what} differs: uz {uz}, en {en}.")
_HEADINGS = Text(uz="Sarlavhalar", en="headings")
_BLOCKS = Text(uz="Kod bloklari", en="code blocks")
_ITEMS = Text(uz="Roʻyxat bandlari", en="list items")
_ROWS = Text(uz="Jadval qatorlari", en="table rows")
_BUILD_ALIKE = Text(uz="Ikkala matnni bir xil tuzing.", en="Build both texts alike.")
_LEVELS = Text(
    uz="Sarlavhalar darajasi farq qiladi: uz {uz}, en {en}.",
    en="The levels of the headings differ: uz {uz}, en {en}.",
)
_CODE = Text(
    uz="{number}-kod bloki ikki tilda bir xil emas: uz “{uz}”, en “{en}”.",
    en="Code block {number} is not the same in both languages: uz “{uz}”, en “{en}”.",
)
_SAME_CODE = Text(
    uz="Kodni, izohlari bilan birga, ikkala tilda bir xil qiling; tushuntirishni matnga yozing.",
    en="Make the code the same in both, comments included; explain in the text.",
)
_UNCLOSED = Text(uz="Kod bloki yopilmagan ({language}).", en="A code block is not closed ({language}).")
_CLOSE = Text(uz="Oxiriga ``` qoʻying.", en="Put ``` at its end.")
_WIDE = Text(
    uz="Kod satri {columns} ustun, koʻpi bilan {most}.", en="A line of code has {columns} columns; at most {most}."
)
_BREAK = Text(uz="Satrni boʻling.", en="Break the line.")
_FIELDS = Text(
    uz="Xabarning maydonlari ikki tilda farq qiladi: uz {uz}, en {en}.",
    en="The fields of the message differ: uz {uz}, en {en}.",
)
_SAME_FIELDS = Text(
    uz="Ikkala tilda ham bir xil {{maydonlar}}ni ishlating.", en="Use the same {{fields}} in both languages."
).format()
_NOT_A_FORMAT = Text(
    uz="Xabardagi {{ }} qavslari notoʻgʻri ({why}).", en="The {{ }} of the message are wrong ({why})."
)


def check(lesson: LessonFile) -> Iterator[Finding]:
    """Yield what is wrong with the texts of a lesson as pairs."""
    for both in lesson.texts():
        empty = [language for language, text in (("uz", both.uz), ("en", both.en)) if not text.strip()]
        for language in empty:
            yield lesson.finding((*both.place, language), _EMPTY.format(language=language), _WRITE)
        if empty:
            continue
        pages = Page.read(both.uz), Page.read(both.en)
        yield from _lengths(lesson, both, *pages)
        yield from _structure(lesson, both, *pages)
        yield from _code(lesson, both, *pages)
        if len(both.place) > 1 and both.place[-2] == "messages":
            yield from _fields(lesson, both)


def _lengths(lesson: LessonFile, both: Both, uz: Page, en: Page) -> Iterator[Finding]:
    if both.place[0] == "resources":
        return  # a note may say what is in which language
    longer, shorter = max(uz.length, en.length), min(uz.length, en.length)
    most = next((ratio for length, ratio in _RATIOS if longer >= length), None)
    if most is not None and longer > most * shorter:
        yield lesson.finding(both.place, _LENGTHS.format(uz=uz.length, en=en.length), _SAME_CONTENT)


def _structure(lesson: LessonFile, both: Both, uz: Page, en: Page) -> Iterator[Finding]:
    counts = (
        (_HEADINGS, len(uz.headings), len(en.headings)),
        (_BLOCKS, len(uz.blocks), len(en.blocks)),
        (_ITEMS, uz.items, en.items),
        (_ROWS, uz.rows, en.rows),
    )
    for what, of_uz, of_en in counts:
        if of_uz != of_en:
            yield lesson.finding(both.place, _COUNTS.format(what=what, uz=of_uz, en=of_en), _BUILD_ALIKE)
    if len(uz.headings) == len(en.headings) and uz.headings != en.headings:
        yield lesson.finding(both.place, _LEVELS.format(uz=uz.headings, en=en.headings), _BUILD_ALIKE)


def _code(lesson: LessonFile, both: Both, uz: Page, en: Page) -> Iterator[Finding]:
    for language, page in (("uz", uz), ("en", en)):
        place = (*both.place, language)
        if not page.closed:
            yield lesson.finding(place, _UNCLOSED.format(language=language), _CLOSE)
        for line in (line for block in page.blocks for line in block.lines):
            if len(line.rstrip()) > WIDEST_CODE:
                message = _WIDE.format(columns=len(line.rstrip()), most=WIDEST_CODE)
                yield lesson.finding(place, message, _BREAK, snippet=line.strip())
    if len(uz.blocks) != len(en.blocks) or not (uz.closed and en.closed):
        return
    for number, (one, other) in enumerate(zip(uz.blocks, en.blocks, strict=True), 1):
        if one == other:
            continue
        lines = zip_longest((one.info, *one.lines), (other.info, *other.lines), fillvalue="")
        first, second = next(((a, b) for a, b in lines if a != b), ("", ""))  # else only empty lines differ
        message = _CODE.format(number=number, uz=first.strip(), en=second.strip())
        yield lesson.finding((*both.place, "uz"), message, _SAME_CODE, snippet=first.strip())


def _fields(lesson: LessonFile, both: Both) -> Iterator[Finding]:
    try:
        uz, en = (
            {name for _, name, _, _ in Formatter().parse(text) if name is not None} for text in (both.uz, both.en)
        )
    except ValueError as error:
        yield lesson.finding(both.place, _NOT_A_FORMAT.format(why=error))
        return
    if uz != en:
        message = _FIELDS.format(uz=", ".join(sorted(uz)) or "—", en=", ".join(sorted(en)) or "—")
        yield lesson.finding(both.place, message, _SAME_FIELDS)
