"""`tutor doctor`: looks at whatever the tutor depends on, and says what to do about each."""

from argparse import Namespace
from collections.abc import Iterator
from typing import Final

from tutor import __version__
from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.doctor import device, isolation, storage, terminal, versions
from tutor.cli.doctor.report import Finding
from tutor.cli.errors import FAILED, OK
from tutor.language import Text

_SECTIONS: Final = {
    "terminal": Text(uz="Terminal", en="Terminal"),
    "device": Text(uz="Qurilma", en="Device"),
    "isolation": Text(uz="Himoya qatlamlari", en="Isolation"),
    "service": Text(uz="Tekshirish xizmati", en="Grading service"),
    "storage": Text(uz="Maʼlumotlar", en="Data"),
    "versions": Text(uz="Versiyalar", en="Versions"),
}
_FINE: Final = Text(uz="Hammasi joyida.", en="All is fine.")
_ATTENTION: Final = Text(
    uz="Eʼtibor kerak boʻlgan joylar soni: {n} (! bilan belgilangan).",
    en="Points that need attention: {n} (marked with !).",
)


def run(context: Context, options: Namespace) -> int:
    """Report, and return 1 if something needs attention."""
    found: list[Finding] = []
    for one in _look(context):
        if not options.json:
            _write(context.console, one, new_section=not found or found[-1].section != one.section)
        found.append(one)
    attention = sum(one.state == "attention" for one in found)
    if options.json:
        findings = [one.as_json() for one in found]
        context.console.json({"version": __version__, "ok": not attention, "findings": findings})
    else:
        context.console.line()
        text = _ATTENTION.format(n=attention) if attention else _FINE
        context.console.line((text[context.language], Style.BOLD))
    return FAILED if attention else OK


def _look(context: Context) -> Iterator[Finding]:
    yield from terminal.look(context.console)
    yield from device.look()
    yield from isolation.look()
    yield from storage.look(context.course)
    yield from versions.look()


def _write(console: Console, one: Finding, *, new_section: bool) -> None:
    language = console.language
    if new_section:
        console.line()
        console.line((_SECTIONS[one.section][language], Style.BOLD))
    mark = {"ok": ("ok", Style.GOOD), "attention": ("!", Style.BAD), "info": ("", Style.FAINT)}[one.state]
    console.line("  ", (mark[0].ljust(2), mark[1]), f"  {one.title[language]}: {one.value[language]}")
    if one.advice is not None:
        console.paragraph(one.advice[language], indent=" " * 6, bullet="→ ")
