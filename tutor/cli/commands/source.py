"""`tutor source`: the engine's own code, as a table of modules in reading order, or piece by piece."""

from argparse import Namespace
from typing import Final

from tutor.cli.console import Console, Style
from tutor.cli.context import Context
from tutor.cli.errors import BAD_INPUT, OK, CommandError
from tutor.cli.pager import paged
from tutor.cli.python_code import write_python
from tutor.language import Text
from tutor.source.contents import CHAPTERS, MODULES
from tutor.source.lookup import NameUnknown, Place, find
from tutor.source.words import unknown

_LINES: Final = Text(uz="{path}, {first}–{last}-satrlar", en="{path}, lines {first}–{last}")
_WHOLE: Final = Text(uz="{path}, {last} satr", en="{path}, {last} lines")
_TOTAL: Final = Text(
    uz="Jami {lines} satr. Bittasini oʻqish: tutor source losses, tutor source Value.backward",
    en="{lines} lines in all. To read one: tutor source losses, tutor source Value.backward",
)


def run(context: Context, options: Namespace) -> int:
    """Show the table, or the source of what was named."""
    console = context.console
    if options.name is None:
        _write_table(console)
        return OK
    try:
        place = find(options.name)
    except NameUnknown as error:
        raise CommandError(unknown(options.name, error), BAD_INPUT) from None
    with paged(console):
        console.line((console.say(_heading(place)), Style.FAINT))
        console.line()
        write_python(console, place.text)
    return OK


def _heading(place: Place) -> Text:
    text = _WHOLE if place.is_module else _LINES
    return text.format(path=place.module.shown_path, first=place.first, last=place.last)


def _write_table(console: Console) -> None:
    width = max(len(module.name) for module in MODULES)
    for chapter in CHAPTERS:
        console.line((console.say(chapter.title), Style.BOLD))
        for module in chapter.modules:
            name = (f"{module.name:<{width}}", Style.CODE)
            console.line("  ", name, f"  {module.length:>4}  ", console.say(module.about))
        console.line()
    console.paragraph(console.say(_TOTAL.format(lines=sum(module.length for module in MODULES))))
